"""Names in the catalogue of errors for violations of properties and parameters, with the words of their texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...engine.violations import Violation

Words = dict[str, object]

# Sendcloud's API is written in Python, and its messages name the types of that language.
_TYPES = {"object": "dictionary", "array": "list"}
# Properties whose smallest value stands for "more than 0", which has a published text (SC-62).
_POSITIVE = (("quantity",), ("weight", "value"))


def describe(violation: Violation) -> tuple[str, Words]:
    """Return the name of the error and the words of its text."""
    if violation.keyword == "minimum" and violation.details["limit"] > 0 and _is_positive(violation.path):
        return "NotPositive", {}
    name, words = _ERRORS.get(violation.keyword, ("WrongForm", lambda _: {"reason": violation.reason}))
    return name, words(violation.details)


def _is_positive(path: Sequence[str | int]) -> bool:
    return any(tuple(path[-len(end) :]) == end for end in _POSITIVE)


def _name_types(types: Sequence[str]) -> str:
    return " or ".join(_TYPES.get(name, name) for name in types if name != "null") or "null"


def _count(noun: str) -> Callable[[Mapping[str, Any]], Words]:
    def words(details: Mapping[str, Any]) -> Words:
        count: int = details["limit"]
        return {"length": f"{count} {noun}" if count == 1 else f"{count} {noun}s"}

    return words


def _limit(details: Mapping[str, Any]) -> Words:
    return {"limit": details["limit"]}


_ERRORS: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], Words]]] = {
    "required": ("FieldRequired", lambda _: {}),
    "type": ("WrongType", lambda it: {"type": _name_types(it["types"])}),
    "format": ("WrongFormat", lambda it: {"format": it["format"]}),
    "enum": ("NotListed", lambda it: {"values": " or ".join(repr(option) for option in it["options"])}),
    "minLength": ("TextTooShort", _count("character")),
    "maxLength": ("TextTooLong", _count("character")),
    "maxItems": ("ListTooLong", _count("item")),
    "maxProperties": ("ObjectTooLarge", _count("item")),
    "minimum": ("TooSmall", _limit),
    "maximum": ("TooLarge", _limit),
}
