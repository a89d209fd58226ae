"""Objects that a run created, so that it can undo them and touches nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .problems import UNFORESEEN, ConformanceError

PREFIX = "okc-"
"""Every reference that the run invents begins so, for a person who finds one on a server."""


ANY = "any"
"""The id that stands for every object of the server."""


@dataclass(frozen=True, slots=True)
class Changeable:
    """Ids of objects that existed before the run and that it may change; `any` stands for all."""

    ids: frozenset[str] = frozenset()

    def allows(self, *ids: str) -> bool:
        """Return whether an object with one of these ids may be changed."""
        return ANY in self.ids or not self.ids.isdisjoint(ids)


@dataclass
class MadeObjects:
    """Objects that the run created or changed, each with how to undo it.

    Attributes:
        ids: Ids of those that it created.
    """

    _undo: list[tuple[str, Callable[[], bool] | None]] = field(
        default_factory=list[tuple[str, Callable[[], bool] | None]]
    )

    ids: set[str] = field(default_factory=set[str])

    def add(self, name: str, undo: Callable[[], bool] | None) -> None:
        """Add an object by a name for people, such as `order 10000017`; `undo` says whether it worked.

        One that is there already was only replaced.
        """
        if all(name != known for known, _ in self._undo):
            self._undo.append((name, undo))

    def undo_all(self) -> list[str]:
        """Undo everything, the latest first; return what could not be undone."""
        left = list[str]()
        for name, undo in reversed(self._undo):
            try:
                done = undo is not None and undo()
            except (ConformanceError, *UNFORESEEN):
                done = False
            if not done:
                left.append(name)
        self._undo.clear()
        return left[::-1]
