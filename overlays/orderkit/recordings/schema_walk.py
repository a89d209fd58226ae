"""Schemas beside a JSON value: for each of its parts, all schemas that may declare it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..contract import Contract, JsonObject

_PARTS: Final = ("allOf", "oneOf", "anyOf")
_COMPONENT: Final = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class SchemaNode:
    """A schema without references, with the name of the component that it is or is a part of."""

    component: str
    schema: JsonObject


class Declared:
    """The schemas that may declare a part of a value: those of all alternatives and of all parts of an `allOf`."""

    def __init__(self, contract: Contract, nodes: Iterable[SchemaNode]) -> None:
        self._contract = contract
        self.nodes = [flat for node in nodes for flat in _flat(contract, node)]

    @staticmethod
    def by(contract: Contract, schema: JsonObject | None) -> Declared:
        """Start at a schema; None declares nothing."""
        return Declared(contract, [] if schema is None else [SchemaNode("", schema)])

    def member(self, name: str) -> tuple[Declared, str]:
        """Return the schemas of a property, and the name of the component that declares it."""
        found = [
            SchemaNode(node.component, node.schema["properties"][name])
            for node in self.nodes
            if name in node.schema.get("properties", {})
        ]
        owner = next((node.component for node in found), "")
        others = (
            ()
            if found
            else (
                SchemaNode(node.component, node.schema["additionalProperties"])
                for node in self.nodes
                if isinstance(node.schema.get("additionalProperties"), dict)
            )
        )
        return Declared(self._contract, [*found, *others]), owner

    def items(self) -> Declared:
        """Return the schemas of the items of a list."""
        return Declared(
            self._contract,
            [
                SchemaNode(node.component, node.schema["items"])
                for node in self.nodes
                if "items" in node.schema
            ],
        )

    def __bool__(self) -> bool:
        return bool(self.nodes)

    @property
    def is_open(self) -> bool:
        """Whether a schema leaves open which JSON the value is."""
        return any(node.schema.get("x-any-value") for node in self.nodes)


def _flat(contract: Contract, node: SchemaNode) -> Iterator[SchemaNode]:
    reference = node.schema.get("$ref", "")
    # One step at a time: `Contract.resolve` would skip the names of components on the way.
    if reference:
        name = reference.removeprefix(_COMPONENT) if reference.startswith(_COMPONENT) else node.component
        target = contract.resolve({"$ref": reference})
        yield from _flat(contract, SchemaNode(name, target))
        return
    yield node
    for keyword in _PARTS:
        for part in node.schema.get(keyword, ()):
            yield from _flat(contract, SchemaNode(node.component, part))
