"""Places in a document: JSON pointers, with the ledger entries and the mark that hold there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

from .compiled import JsonObject

UNMARKED: Final = "documented"
"""The mark of a place that has none around it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Node of a document.

    Attributes:
        pointer: The JSON pointer of the node, which begins with `#`.
        node: The node.
        ledger: The entries of the nearest node around it that has some.
        mark: Where the statement is known from: `documented`, `public`, `inferred` or `ours`, as `x-provenance` of the
            nearest node around it says.
    """

    pointer: str
    node: Any
    ledger: tuple[str, ...] = ()
    mark: str = UNMARKED

    @staticmethod
    def root(document: JsonObject) -> Place:
        """Return the place of a whole document."""
        return Place("#", document).moved("#", document)

    def child(self, *steps: str | int) -> Place:
        """Return the place below this one."""
        place = self
        for step in steps:
            escaped = str(step).replace("~", "~0").replace("/", "~1")
            mark = place._mark_of(str(step))
            place = Place(place.pointer, place.node, place.ledger, mark).moved(
                f"{place.pointer}/{escaped}", place.node[step]
            )
        return place

    def moved(self, pointer: str, node: Any) -> Place:
        """Return the place of a node that is below this one, or that a reference here leads to."""
        stands = _members(node)
        info: JsonObject = stands.get("info", {})
        provenance: dict[str, Any] = stands.get("x-provenance") or info.get("x-provenance") or {}
        ledger = tuple(stands.get("x-ledger") or self.ledger)
        return Place(pointer, node, ledger, provenance.get("status", self.mark))

    def has(self, name: str) -> bool:
        """Return whether the node has a member."""
        return name in _members(self.node)

    def _mark_of(self, step: str) -> str:
        """Return the mark of a member without one of its own."""
        exceptions: dict[str, list[str]] = _members(self.node).get("x-provenance", {}).get("except", {})
        return next((mark for mark, names in exceptions.items() if step in names), self.mark)


def _members(node: Any) -> JsonObject:
    return cast(JsonObject, node) if isinstance(node, dict) else {}
