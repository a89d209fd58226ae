"""One change of a document, and how much it asks of clients."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

from orderkit.contract.references import pointer

if TYPE_CHECKING:
    from orderkit.contract.grammar import Place


class Level(IntEnum):
    """How much a change asks of clients; each level is the part of the version that must grow."""

    TEXT = 0
    """Only texts, examples or sources differ: patch."""
    ADDITIVE = 1
    """Something is new, and what there was still works: minor."""
    BREAKING = 2
    """Code that worked, or compiled, may no longer do so: major."""


class Direction(StrEnum):
    """The way a value goes. It decides who may be stricter and who more generous."""

    SENT = "sent"
    """From the client to the provider."""
    RECEIVED = "received"
    """From the provider to the client."""


Directions = frozenset[Direction]
BOTH: Directions = frozenset(Direction)


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its level, its place in the document, and what happened."""

    level: Level
    place: Place
    what: str

    def __str__(self) -> str:
        return f"{pointer(self.place)}: {self.what} ({self.level.name.lower()})"


def narrowed(directions: Directions) -> Level:
    """Return the level of accepting less than before: it breaks those who send."""
    return Level.BREAKING if Direction.SENT in directions else Level.ADDITIVE


def widened(directions: Directions) -> Level:
    """Return the level of accepting more than before: it breaks those who receive."""
    return Level.BREAKING if Direction.RECEIVED in directions else Level.ADDITIVE
