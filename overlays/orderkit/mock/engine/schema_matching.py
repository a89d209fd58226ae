"""Matching of values with the schemas that declare them: the order of properties, and alternatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from ...contract import Contract, JsonObject

Path = tuple[str | int, ...]

CHOICES = ("oneOf", "anyOf")
"""Keywords of alternatives. `allOf` is none: all its parts apply."""


def rank(contract: Contract, schema: JsonObject, value: Any, path: Path) -> tuple[int, ...]:
    """Return the position of a path in the contract's order of properties, as a sort key."""
    ranks: list[int] = []
    for step in path:
        node = schema_for(contract, schema, value)
        if isinstance(step, int):
            ranks.append(step)
            schema = node.get("items", {})
        else:
            members = contract.members(node)
            ranks.append(list(members).index(step) if step in members else len(members))
            schema = members.get(step, {})
        value = _child(value, step)
    return tuple(ranks)


def schema_for(contract: Contract, schema: JsonObject, value: Any) -> JsonObject:
    """Return the schema, resolved; of alternatives (`oneOf`, `anyOf`) the one closest to the value."""
    node = contract.resolve(schema)
    for choice in CHOICES:
        if choice in node:
            offered: list[JsonObject] = node[choice]
            return schema_for(contract, offered[closest_schema(contract, offered, value)], value)
    return node


def closest_schema(contract: Contract, offered: Sequence[JsonObject], value: Any) -> int:
    """Return the index of the schema closest to a value: by type, then by properties; the first of equals."""
    scores = [_similarity(contract, contract.resolve(schema), value) for schema in offered]
    return scores.index(max(scores))


def _similarity(contract: Contract, node: JsonObject, value: Any) -> tuple[bool, bool, int]:
    types = types_of(node)
    is_of_type = not types or any(_is_a(value, name) for name in types)
    if not isinstance(value, dict):
        return is_of_type, value in node.get("enum", [value]), 0
    # Objects of one type differ by their properties; constants such as `type` decide between them.
    names = cast(JsonObject, value).keys()
    members = contract.members(node)
    constants = all(
        value[name] in _constants(contract.resolve(members[name]), value[name])
        for name in names & members.keys()
    )
    # A missing required property weighs twice as much as a present known one: it rules a schema out almost
    # surely.
    return is_of_type, constants, len(names & members.keys()) - 2 * len(required_of(contract, node) - names)


def required_of(contract: Contract, node: JsonObject) -> set[str]:
    """Return the required properties of a resolved schema, with those of its `allOf`."""
    inherited = (required_of(contract, contract.resolve(part)) for part in node.get("allOf", []))
    return set(node.get("required", [])).union(*inherited)


def _constants(node: JsonObject, default: Any) -> Sequence[Any]:
    found: Sequence[Any] = [node["const"]] if "const" in node else node.get("enum", [default])
    return found


def types_of(node: JsonObject) -> Sequence[str]:
    """Return the types that a resolved schema allows; none if it does not say."""
    named: str | Sequence[str] = node.get("type", ())
    return (named,) if isinstance(named, str) else named


def _is_a(value: Any, name: str) -> bool:
    # Booleans are integers in Python, but not in JSON Schema.
    if isinstance(value, bool) or value is None:
        return name == ("null" if value is None else "boolean")
    kinds: Mapping[str, tuple[type, ...]] = {
        "object": (dict,),
        "array": (list,),
        "string": (str,),
        "integer": (int, Decimal),
        "number": (int, Decimal, float),
    }
    return isinstance(value, kinds.get(name, ()))


def _child(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return cast(Sequence[Any], value)[step] if isinstance(value, list) else None
    return cast(JsonObject, value).get(step) if isinstance(value, dict) else None
