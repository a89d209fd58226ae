"""Forks of the process: objects with locks, connections or tasks take new ones in the child."""

from __future__ import annotations

import os
import threading
from typing import Final, Protocol
from weakref import WeakSet


class ForkAware(Protocol):
    """An object that must not share its state with the parent process."""

    def after_fork(self) -> None:
        """Take state of the object's own, in the child, before any other code of the child runs."""
        ...


_tracked: Final[WeakSet[ForkAware]] = WeakSet()
_parents: Final[list[object]] = []


def track(subject: ForkAware) -> None:
    """Have `after_fork` of an object called in every child process that is forked while the object exists."""
    _tracked.add(subject)


def keep_for_parent(inherited: object) -> None:
    """Keep something that belongs to the parent process from being finalized in the child.

    Connections that are finalized may end a TLS session or leave the parent's event loop, which both processes share
    with the parent. Kept like this, nothing is sent over them and nothing is closed.
    """
    _parents.append(inherited)


class ForkSafeLock:
    """A lock that is free in the child of a fork, even if another thread of the parent held it then.

    Enter `held` and not this object: an exception of a signal handler could come after a method of Python has acquired
    a lock and before its `with` block has begun. The lock would stay taken.

    Attributes:
        held: The lock, to be entered.
    """

    held: threading.Lock

    def __init__(self) -> None:
        self.after_fork()
        track(self)

    def after_fork(self) -> None:
        """Take a new lock: the thread that holds the old one does not exist in the child."""
        self.held = threading.Lock()


def _renew_all() -> None:
    for subject in list(_tracked):
        subject.after_fork()


if hasattr(os, "register_at_fork"):  # Windows has no fork
    os.register_at_fork(after_in_child=_renew_all)
