"""Sendcloud's messages for violations of properties and parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...engine.violations import Violation

# Sendcloud's API is written in Python, and its messages name the types of that language.
_TYPES = {"object": "dictionary", "array": "list"}


def describe(violation: Violation) -> str:
    """Describe a violation; the message for a quantity is the published one (SC-62)."""
    if (
        violation.keyword == "minimum"
        and violation.path[-1] == "quantity"
        and violation.details["limit"] == 1
    ):
        return "Input should be greater than 0"
    write = _SENTENCES.get(violation.keyword)
    return f"Input {violation.reason}" if write is None else write(violation.details)


def _name_types(types: Sequence[str]) -> str:
    named = (_TYPES.get(name, name) for name in types if name != "null")
    return f"Input should be a valid {' or '.join(named) or 'null'}"


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


_SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "required": lambda _: "Field required",
    "type": lambda it: _name_types(it["types"]),
    "format": lambda it: f"Enter a valid {it['format']}.",
    "enum": lambda it: f"Input should be {' or '.join(repr(option) for option in it['options'])}",
    "minLength": lambda it: f"String should have at least {_count(it['limit'], 'character')}",
    "maxLength": lambda it: f"String should have at most {_count(it['limit'], 'character')}",
    "minItems": lambda it: f"List should have at least {_count(it['limit'], 'item')}",
    "maxItems": lambda it: f"List should have at most {_count(it['limit'], 'item')}",
    "maxProperties": lambda it: f"Dictionary should have at most {_count(it['limit'], 'item')}",
    "minimum": lambda it: f"Input should be greater than or equal to {it['limit']}",
    "maximum": lambda it: f"Input should be less than or equal to {it['limit']}",
    "exclusiveMinimum": lambda it: f"Input should be greater than {it['limit']}",
}
