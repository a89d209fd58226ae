"""A route of the control API: its path, the schema of its body, and what it does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from jsonschema_rs import Draft202012Validator

from ...contract import JsonObject
from .control import Control

# SQLite ends a text at a NUL, so that a stored one would be cut off.
TEXT: Final = {"type": "string", "pattern": "^[^\\u0000]*$"}
"""Schema of a text that may be stored."""


@dataclass(frozen=True)
class ControlCall:
    """A control request whose body is valid for its route."""

    control: Control
    parameters: Mapping[str, str]
    body: JsonObject


Perform = Callable[[ControlCall], Awaitable[Any]]


@dataclass(frozen=True)
class ControlRoute:
    """A control route; `properties` holds the JSON Schemas of the properties of its body, all of them optional."""

    method: str
    path: str
    summary: str
    perform: Perform
    properties: JsonObject = field(default_factory=dict[str, Any])
    rules: JsonObject = field(default_factory=dict[str, Any])

    @cached_property
    def validator(self) -> Draft202012Validator:
        """Compile the validator of request bodies, once."""
        schema = {
            "type": "object",
            "properties": self.properties,
            "additionalProperties": False,
            **self.rules,
        }
        return Draft202012Validator(schema)
