"""What a document of OpenAPI 3.0 cannot express: one entry for each place, with the effect on validation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

from ..grammar import Place
from ..references import pointer


class Effect(StrEnum):
    """What a loss means for somebody who validates by the document of OpenAPI 3.0."""

    ACCEPTS_MORE = "accepts-more"
    """Values that the document of 3.1 refuses may be valid."""
    ACCEPTS_LESS = "accepts-less"
    """Values that the document of 3.1 accepts may be refused by a strict reader."""
    INFORMATION = "information"
    """The same values are valid; something that people or tools could know is missing or elsewhere."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One construct that OpenAPI 3.0 cannot express.

    Attributes:
        pointer: Its place in the document of OpenAPI 3.1.
        keyword: The key that 3.0 does not have, or does not have with this meaning.
        effect: What it means for validation.
        reason: What became of it.
    """

    pointer: str
    keyword: str
    effect: Effect
    reason: str

    def as_json(self) -> dict[str, str]:
        """Return the entry as it stands in `info.x-lost`."""
        return {key: str(value) for key, value in asdict(self).items()}


class LossList:
    """Collects the losses of one conversion."""

    def __init__(self) -> None:
        self._losses: list[Loss] = []

    def __len__(self) -> int:
        return len(self._losses)

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._losses)

    def add(self, place: Place, keyword: str, effect: Effect, reason: str) -> None:
        """Add the loss of a keyword of the object at a place."""
        self._losses.append(Loss(pointer((*place, keyword)), keyword, effect, reason))

    def since(self, length: int) -> list[Loss]:
        """List the losses that were added after there were this many."""
        return self._losses[length:]

    def forget_since(self, length: int) -> None:
        """Forget the losses that were added after there were this many."""
        del self._losses[length:]
