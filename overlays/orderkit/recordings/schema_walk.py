"""Schemas beside a JSON value: for each of its parts, all schemas that may declare it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..contract import Contract, JsonObject

_PARTS: Final = ("allOf", "oneOf", "anyOf")
_LISTS: Final = frozenset({"enum", "const", "x-extensible-enum"})
_WITHOUT_WORDS: Final = frozenset({"date", "date-time", "decimal"})
_COMPONENT: Final = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class SchemaNode:
    """A schema without references, with the name of the component that it is or is a part of."""

    component: str
    schema: JsonObject


class Declared:
    """The schemas that may declare a part of a value: those of all alternatives and of all parts of an `allOf`.

    What is asked once is kept, because the items of a list are walked by the same schemas again and again.
    """

    def __init__(self, contract: Contract, nodes: Iterable[SchemaNode]) -> None:
        self._contract = contract
        self.nodes = [flat for node in nodes for flat in _flat(contract, node)]
        self._members: dict[str, tuple[Declared, str]] = {}

    @staticmethod
    def by(contract: Contract, schema: JsonObject | None) -> Declared:
        """Start at a schema; None declares nothing."""
        return Declared(contract, [] if schema is None else [SchemaNode("", schema)])

    def member(self, name: str) -> tuple[Declared, str]:
        """Return the schemas of a property, and the name of the component that declares it."""
        return self._members.get(name) or self._find_member(name)

    @cached_property
    def items(self) -> Declared:
        """The schemas of the items of a list."""
        listed = [node for node in self.nodes if "items" in node.schema]
        return Declared(self._contract, [SchemaNode(each.component, each.schema["items"]) for each in listed])

    @cached_property
    def is_open(self) -> bool:
        """Whether a schema leaves open which JSON the value is."""
        return any(node.schema.get("x-any-value") for node in self.nodes)

    @cached_property
    def is_closed(self) -> bool:
        """Whether the value is one of a list, a time or an amount, and no words of anybody."""
        return any(
            node.schema.keys() & _LISTS or node.schema.get("format") in _WITHOUT_WORDS for node in self.nodes
        )

    def __bool__(self) -> bool:
        return bool(self.nodes)

    def _find_member(self, name: str) -> tuple[Declared, str]:
        found = [
            SchemaNode(node.component, node.schema["properties"][name])
            for node in self.nodes
            if name in node.schema.get("properties", {})
        ]
        if found:
            # Others are not kept: they are the provider's, and there may be any number of them.
            self._members[name] = Declared(self._contract, found), found[0].component
            return self._members[name]
        others = [
            SchemaNode(node.component, node.schema["additionalProperties"])
            for node in self.nodes
            if isinstance(node.schema.get("additionalProperties"), dict)
        ]
        return Declared(self._contract, others), ""


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
