"""Nulls in place of absent properties, in requests whose schemas do not allow them and responses whose schemas do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from ...contract import Contract, JsonObject
from .schema_matching import CHOICES, required_of, schema_for, types_of


def without_nulls(contract: Contract, schema: JsonObject, value: Any) -> Any:
    """Return a value without the nulls of optional properties whose schemas do not allow null."""
    node = schema_for(contract, schema, value)
    if isinstance(value, list):
        items: JsonObject = node.get("items", {})
        return [without_nulls(contract, items, item) for item in cast(Sequence[Any], value)]
    if not isinstance(value, dict):
        return value
    members, required = contract.members(node), required_of(contract, node)
    properties = cast(JsonObject, value)
    return {
        name: without_nulls(contract, members.get(name, {}), each)
        for name, each in properties.items()
        if each is not None or name in required or _allows_null(contract, members.get(name, {}))
    }


def with_nulls(contract: Contract, schema: JsonObject, value: Any) -> Any:
    """Return a value with null for each absent property whose schema allows null."""
    node = schema_for(contract, schema, value)
    if isinstance(value, list):
        items: JsonObject = node.get("items", {})
        return [with_nulls(contract, items, item) for item in cast(Sequence[Any], value)]
    if not isinstance(value, dict):
        return value
    properties, completed = cast(JsonObject, value), dict[str, Any]()
    for name, member in contract.members(node).items():
        if name in properties:
            completed[name] = with_nulls(contract, member, properties[name])
        elif _allows_null(contract, member):
            completed[name] = None
    return {**properties, **completed}


def _allows_null(contract: Contract, schema: JsonObject) -> bool:
    node = contract.resolve(schema)
    for choice in CHOICES:
        if choice in node:
            return any(_allows_null(contract, each) for each in node[choice])
    return "null" in (types_of(node) or ("null",))
