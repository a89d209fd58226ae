"""Snapshots: copies of the whole database in memory, taken and restored in a few milliseconds."""

from __future__ import annotations

import re
import sqlite3
import weakref
from typing import Final

from .errors import UnknownError
from .store import Store

MAX_SNAPSHOTS: Final = 32
"""Snapshots that are kept: each takes as much memory as the database."""

_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Snapshot:
    """A copy of a database, with orders, ids, tokens, notifications and the clock."""

    def __init__(self, store: Store) -> None:
        self._copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self._copy.close)
        store.copy_to(self._copy)

    def restore(self, store: Store) -> None:
        """Replace the contents of the database by the copy."""
        store.copy_from(self._copy)


class Snapshots:
    """Snapshots of a store by their names."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[str, Snapshot] = {}

    @property
    def names(self) -> list[str]:
        """Names of all snapshots, oldest first."""
        return list(self._kept)

    def take(self, name: str) -> None:
        """Take a snapshot, in place of one of the same name."""
        if not _NAME.fullmatch(name):
            raise ValueError(
                f"name must have 1 to 64 letters, digits, dots, hyphens and underscores (got {name[:80]!r})"
            )
        if name not in self._kept and len(self._kept) >= MAX_SNAPSHOTS:
            raise ValueError(f"there must be at most {MAX_SNAPSHOTS} snapshots; remove one first")
        self._kept[name] = Snapshot(self._store)

    def restore(self, name: str) -> None:
        """Restore a snapshot, which stays; UnknownError if there is none of that name."""
        self._find(name).restore(self._store)

    def remove(self, name: str) -> None:
        """Remove a snapshot; UnknownError if there is none of that name."""
        self._find(name)
        self._kept.pop(name, None)

    def _find(self, name: str) -> Snapshot:
        try:
            return self._kept[name]
        except KeyError:
            known = ", ".join(self._kept) or "none"
            raise UnknownError(f"snapshot must be one that was taken: {known} (got {name})") from None
