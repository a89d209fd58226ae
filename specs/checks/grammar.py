"""The walk over a document by the grammar of OpenAPI 3.1, which the installed package holds as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from orderkit.contract.grammar import GRAMMAR, METHODS, PLAIN_KEYS, knows

from .finding import Place, is_mapping, is_sequence, mapping, members

__all__ = ["GRAMMAR", "METHODS", "Node", "knows", "walk"]


@dataclass(frozen=True, eq=False)
class Node:
    """One object of the document: its kind, its place, its value, and the object and key that hold it."""

    kind: str
    place: Place
    value: Any
    parent: Node | None = None
    role: str = ""

    @property
    def name(self) -> str:
        """The last key of the place."""
        return self.place[-1] if self.place else ""

    def ancestors(self) -> Iterator[Node]:
        """Yield the objects that hold this one, the nearest first."""
        node = self.parent
        while node:
            yield node
            node = node.parent

    def under(self, kind: str) -> bool:
        """Return whether an object of this kind holds this one."""
        return any(node.kind == kind for node in self.ancestors())

    @property
    def is_component(self) -> bool:
        """Return whether it is a component."""
        return self.parent is not None and self.parent.kind == "components"

    @property
    def is_property(self) -> bool:
        """Return whether it is a property of a schema."""
        return self.role == "properties" and self.parent is not None and self.parent.kind == "schema"


def walk(node: Node) -> Iterator[Node]:
    """Yield the object and every object in it, following the grammar but no reference."""
    yield node
    for key, value in mapping(node.value).items():
        for child in _children(node, key, value):
            yield from walk(child)


def _children(node: Node, key: str, value: Any) -> Iterator[Node]:
    """Yield the objects that a key of an object holds."""
    holds = GRAMMAR[node.kind][1]
    is_plain = key.startswith("x-") or key in PLAIN_KEYS[node.kind]
    shape = "" if is_plain else holds.get(key) or holds.get("*", "")
    kind, place = shape.strip("[]{}"), (*node.place, key)
    holds_many = is_sequence(value) if shape.startswith("[") else shape.startswith("{") and is_mapping(value)
    if holds_many:
        yield from (Node(kind, (*place, name), item, node, key) for name, item in members(value))
    elif shape:
        yield Node(kind if shape == kind else "misfit", place, value, node, key)
