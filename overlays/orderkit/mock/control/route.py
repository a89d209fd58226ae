"""A route of the control API: its path, the schema of its body, and what it does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from jsonschema_rs import Draft202012Validator

from ...contract import JsonObject
from ..engine.parameters import split_query
from .control import Control

_MAX_DIGITS: Final = 18

# SQLite ends a text at a NUL, so that a stored one would be cut off.
TEXT: Final = {"type": "string", "pattern": "^[^\\u0000]*$"}
"""Schema of a text that may be stored."""


@dataclass(frozen=True)
class ControlCall:
    """A control request whose body is valid for its route."""

    control: Control
    parameters: Mapping[str, str]
    body: JsonObject
    query: Mapping[str, Any] = field(default_factory=dict[str, Any])
    headers: tuple[tuple[bytes, bytes], ...] = ()


def parse_number(text: str) -> int:
    """Parse a number in a path; 0, which nothing has, if it is none."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS
    return int(text) if is_number else 0


Perform = Callable[[ControlCall], Awaitable[Any]]


@dataclass(frozen=True)
class ControlRoute:
    """A control route.

    `properties` holds the JSON Schemas of the properties of its body, and `query` those of the parameters of its query,
    which are texts or integers; all of them are optional.
    """

    method: str
    path: str
    summary: str
    perform: Perform
    properties: JsonObject = field(default_factory=dict[str, Any])
    rules: JsonObject = field(default_factory=dict[str, Any])
    query: JsonObject = field(default_factory=dict[str, Any])

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

    def read_query(self, query: bytes) -> dict[str, Any]:
        """Return the parameters of a query; ValueError if one is unknown, repeated or wrong."""
        values: dict[str, Any] = {}
        for name, texts in split_query(query).items():
            if name not in self.query:
                known = ", ".join(self.query) or "none"
                raise ValueError(f"query parameters must be among those of the route: {known} (got {name})")
            if len(texts) > 1:
                raise ValueError(f"{name} must be given once (got {len(texts)})")
            values[name] = self._read_parameter(name, texts[0])
        return values

    def _read_parameter(self, name: str, text: str) -> Any:
        is_number = self.query[name]["type"] == "integer" and text.isascii() and text.isdigit()
        # Longer numbers are out of every range, and SQLite cannot store them.
        value = int(text) if is_number and len(text) <= _MAX_DIGITS else text
        for wrong in Draft202012Validator(self.query[name]).iter_errors(value):
            raise ValueError(f"{name}: {wrong.message}")
        return value
