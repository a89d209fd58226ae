"""Whether a schema of OpenAPI 3.1 accepts null: the only value that 3.0 treats in a way of its own."""

from __future__ import annotations

from typing import Any

from ..grammar import is_array, is_object
from ..references import reference_in, target_of

NULL_SCHEMA: dict[str, Any] = {"type": "string", "nullable": True, "enum": [None]}
"""The schema of OpenAPI 3.0 that accepts null and nothing else: 3.0 has no type `null`."""


def is_null(schema: Any) -> bool:
    """Return whether a schema of 3.1 says no more than that a value is null."""
    return schema in ({"type": "null"}, {"type": ["null"]}, {"const": None}, {"enum": [None]})


def accepts_null(document: dict[str, Any], schema: Any, seen: frozenset[str] = frozenset()) -> bool:
    """Return whether null is valid by a schema of 3.1. Keywords that concern other types do not matter."""
    if isinstance(schema, bool):
        return schema
    if "type" in schema and "null" not in _listed(schema["type"]):
        return False
    if ("const" in schema and schema["const"] is not None) or (
        "enum" in schema and None not in schema["enum"]
    ):
        return False
    return _reference_accepts(document, schema, seen) and _applicators_accept(document, schema, seen)


def _reference_accepts(document: dict[str, Any], schema: dict[str, Any], seen: frozenset[str]) -> bool:
    reference = reference_in(schema)
    if reference is None or reference in seen:
        return True
    return accepts_null(document, target_of(document, reference), seen | {reference})


def _applicators_accept(document: dict[str, Any], schema: dict[str, Any], seen: frozenset[str]) -> bool:
    def accept(keyword: str) -> list[bool]:
        return [accepts_null(document, each, seen) for each in schema[keyword]]

    if "allOf" in schema and not all(accept("allOf")):
        return False
    if "anyOf" in schema and not any(accept("anyOf")):
        return False
    if "oneOf" in schema and sum(accept("oneOf")) != 1:
        return False
    if "not" in schema and accepts_null(document, schema["not"], seen):
        return False
    if "if" not in schema:
        return True
    branch = "then" if accepts_null(document, schema["if"], seen) else "else"
    return branch not in schema or accepts_null(document, schema[branch], seen)


def type_of(document: dict[str, Any], schema: Any, seen: frozenset[str] = frozenset()) -> str | None:
    """Return the only type that a schema of 3.1 accepts besides null, where it names one."""
    if not is_object(schema):
        return None
    named = [name for name in _listed(schema.get("type", [])) if name != "null"]
    if named:
        return str(named[0]) if len(named) == 1 else None
    reference = reference_in(schema)
    if reference is not None and reference not in seen:
        return type_of(document, target_of(document, reference), seen | {reference})
    found = {type_of(document, part, seen) for part in schema.get("allOf", ())} - {None}
    return found.pop() if len(found) == 1 else None


def _listed(names: Any) -> list[Any]:
    return names if is_array(names) else [names]
