"""What the parts of a conversion share: the document, the losses, and which components are not exact."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..grammar import Place
from ..pruning import whole_component
from ..references import pointer
from .losses import Effect, LossList


@dataclass
class Context:
    """State of one pass over a document.

    `inexact` names the components that accept more or less than in 3.1, as an earlier pass found out. They must not
    stand where the difference would turn around, such as under `not`.
    """

    document: dict[str, Any]
    inexact: dict[Effect, set[str]] = field(
        default_factory=lambda: {Effect.ACCEPTS_MORE: set(), Effect.ACCEPTS_LESS: set()}
    )
    losses: LossList = field(default_factory=LossList)

    def lose(self, place: Place, keyword: str, effect: Effect, reason: str) -> None:
        """Note that a keyword of the object at a place cannot be expressed."""
        self.losses.add(place, keyword, effect, reason)

    def is_inexact(self, references: list[str], effect: Effect) -> bool:
        """Return whether one of these references leads to a component that an effect concerns."""
        return any(whole_component(reference) in self.inexact[effect] for reference in references)


def refuse(place: Place, keyword: str, reason: str) -> ValueError:
    """Make the error for a construct that this conversion does not know; nothing is converted halfway."""
    return ValueError(f"{pointer((*place, keyword))} cannot be converted to OpenAPI 3.0: {reason}")
