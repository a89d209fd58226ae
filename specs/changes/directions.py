"""The ways in which the values of each component go: to the provider, to the client, or both."""

from __future__ import annotations

from typing import Any

from orderkit.contract.grammar import Place, parts
from orderkit.contract.pruning import references_of
from orderkit.contract.references import place_of, target_of

from .change import Direction, Directions

OTHER_WAY = {Direction.SENT: Direction.RECEIVED, Direction.RECEIVED: Direction.SENT}


def turns(kind: str, place: Place) -> bool:
    """Return whether the values of an object go the other way than those of what holds it."""
    is_call_by_provider = kind in {"path_item", "callback"} and place[-2] in {"webhooks", "callbacks"}
    return kind == "response" or is_call_by_provider


def turned(directions: Directions) -> Directions:
    """Return the opposite ways."""
    return frozenset(OTHER_WAY[each] for each in directions)


def component_directions(document: dict[str, Any]) -> dict[Place, Directions]:
    """Return how the values of each component go; one that nothing refers to is left out."""
    walk = _Walk(document)
    walk.enter(
        "document", {key: value for key, value in document.items() if key != "components"}, (), Direction.SENT
    )
    return {place: frozenset(ways) for place, ways in walk.found.items()}


class _Walk:
    """Follows references from what is sent and received."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self.found: dict[Place, set[Direction]] = {}

    def enter(self, kind: str, node: Any, place: Place, direction: Direction) -> None:
        """Note the way of an object and of all that it holds or refers to."""
        for reference in references_of(kind, node):
            self._follow("schema" if kind == "discriminator" else kind, reference, direction)
        for part_kind, part, part_place in parts(kind, node, place):
            way = OTHER_WAY[direction] if turns(part_kind, part_place) else direction
            self.enter(part_kind, part, part_place, way)

    def _follow(self, kind: str, reference: str, direction: Direction) -> None:
        ways = self.found.setdefault(place_of(reference), set())
        if direction not in ways:
            ways.add(direction)
            self.enter(kind, target_of(self._document, reference), place_of(reference), direction)
