"""Selection of what a contract declares of a value: its properties, in the order of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any, cast

from ...contract import Contract, JsonObject
from .schema_matching import CHOICES, closest_schema, required_of, types_of

# Values of other types, such as texts, are what they are whatever a schema says.
_SELECTED = frozenset({dict, list, Decimal})


def select_declared(
    contract: Contract, schema: JsonObject, value: Any, *, only_required: bool = False
) -> Any:
    """Return what a schema declares of a value, in the schema's order; whole Decimals of integers become int.

    An object with additional properties keeps them; a value without a schema is returned unchanged. With
    `only_required`, declared properties that are not required are left out.
    """
    return _schemas_of(contract, only_required).at(schema).select(value)


class _Schemas:
    """Schemas of a contract, each read once: walking the document for every value takes most of a response's time."""

    def __init__(self, contract: Contract, only_required: bool) -> None:
        self.contract = contract
        self.only_required = only_required
        self._read: dict[int, _Schema] = {}

    def at(self, node: JsonObject) -> _Schema:
        """Return a node of the document as a schema."""
        found = self._read.get(id(node))
        if found is None:
            # The schema keeps its node, so that no other object gets the same id.
            found = self._read[id(node)] = _Schema(self, node)
        return found


class _Schema:
    """One schema; its parts are read when a value first needs them."""

    def __init__(self, schemas: _Schemas, node: JsonObject) -> None:
        self._schemas = schemas
        self._given = node
        self._node = schemas.contract.resolve(node)
        self._offered: list[JsonObject] | None = next(
            (self._node[choice] for choice in CHOICES if choice in self._node), None
        )

    def select(self, value: Any) -> Any:
        """Return what the schema declares of a value."""
        if type(value) not in _SELECTED:
            return value
        if self._offered is not None:
            return self._closest(self._offered, value).select(value)
        if isinstance(value, dict):
            return self._select_properties(cast(JsonObject, value))
        if isinstance(value, list):
            select, items = self._items.select, cast(Iterable[Any], value)
            return [select(item) if type(item) in _SELECTED else item for item in items]
        # JSON Schema counts 2.0 as an integer; responses show it as 2.
        is_whole = "integer" in self._types and value == value.to_integral_value()
        return int(value) if is_whole else value

    def _closest(self, offered: list[JsonObject], value: object) -> _Schema:
        alone = self._alone.get(type(value))
        if alone is not None:
            return alone
        return self._schemas.at(offered[closest_schema(self._schemas.contract, offered, value)])

    @cached_property
    def _alone(self) -> dict[type, _Schema]:
        """The one alternative for objects and for lists, where there is only one, as beside null."""
        alone: dict[type, _Schema] = {}
        for kind, name in ((dict, "object"), (list, "array")):
            resolved = [(self._schemas.contract.resolve(node), node) for node in self._offered or ()]
            fitting = [node for schema, node in resolved if name in (types_of(schema) or (name,))]
            if len(fitting) == 1:
                alone[kind] = self._schemas.at(fitting[0])
        return alone

    @cached_property
    def _types(self) -> frozenset[str]:
        return frozenset(types_of(self._node))

    @cached_property
    def _items(self) -> _Schema:
        return self._schemas.at(self._node.get("items", {}))

    @cached_property
    def _members(self) -> dict[str, Callable[[Any], Any]]:
        required = required_of(self._schemas.contract, self._node) if self._schemas.only_required else None
        return {
            name: self._schemas.at(node).select
            for name, node in self._declared.items()
            if required is None or name in required
        }

    @cached_property
    def _declared(self) -> JsonObject:
        return self._schemas.contract.members(self._node)

    @cached_property
    def _additional(self) -> Callable[[Any], Any] | None:
        """Selection of properties without a schema of their own; None if they are left out."""
        is_open = "properties" not in self._node and "allOf" not in self._node
        declared: JsonObject | bool = self._node.get("additionalProperties", is_open)
        if declared is False:
            return None
        return self._schemas.at(declared).select if isinstance(declared, dict) else _unchanged

    def _select_properties(self, value: JsonObject) -> JsonObject:
        members, additional = self._members, self._additional
        kept = {
            name: select(value[name]) if type(value[name]) in _SELECTED else value[name]
            for name, select in members.items()
            if name in value
        }
        if additional is not None and len(kept) < len(value):
            kept |= {name: additional(value[name]) for name in value if name not in self._declared}
        return kept


def _unchanged(value: Any) -> Any:
    return value


# Few contracts exist at a time: one for each provider, and copies that a setting changes.
_schemas_of = lru_cache(maxsize=32)(_Schemas)
