"""Connections to a database, shared by the threads of a process, and never by two processes.

There is no lock, and nothing that an exception of a signal handler could leave taken: a connection that is not put back
is closed when its last reference goes, and its place is free again.
"""

from __future__ import annotations

import os
import time
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any, Final, Generic, Protocol, TypeVar

from ..runtime.protocol.forks import keep_for_parent, track

T = TypeVar("T")

# More at once gain nothing: SQLite has one writer, and a server's connections are few.
_MOST: Final = 8
_PAUSE: Final = 0.002
# A thread that hangs in the network must not keep another from forking for ever.
_FORK_SECONDS: Final = 30.0


class Closable(Protocol):
    """A connection."""

    def close(self) -> None:
        """Close it."""
        ...


ConnectionT = TypeVar("ConnectionT", bound=Closable)


class _Use:
    """A thread's use of a connection; gone with the frame that holds it."""


class Connections(Generic[ConnectionT]):
    """Opens connections when they are needed, and keeps them for the next use.

    Before a fork all are closed. SQLite's locks belong to a process: a child that inherited an open file would believe
    that it holds those of its parent, and could damage the file. To a server, two processes on one connection are one.

    Args:
        connect: Opens a connection.
    """

    def __init__(self, connect: Callable[[], ConnectionT]) -> None:
        self._connect = connect
        self._idle: deque[ConnectionT] = deque()
        self._uses: weakref.WeakSet[_Use] = weakref.WeakSet()
        self._is_forking = False
        self.closed = False
        _ALL.add(self)
        track(self)

    def use(self, work: Callable[[ConnectionT], T]) -> T:
        """Do some work with a connection; one whose work fails is closed."""
        use = _Use()
        self._uses.add(use)
        while self._is_forking or len(self._uses) > _MOST:
            self._uses.discard(use)
            time.sleep(_PAUSE)
            self._uses.add(use)
        try:
            return self._use(work)
        finally:
            # At once: an error that somebody keeps holds this frame.
            self._uses.discard(use)

    def _use(self, work: Callable[[ConnectionT], T]) -> T:
        connection = self._take()
        try:
            result = work(connection)
            self._idle.append(connection)
        except BaseException:
            if connection not in self._idle:
                connection.close()
            raise
        return result

    def close(self) -> None:
        """Close the connections that nobody uses; those in use are closed by the fork or the end of their use."""
        while True:
            try:
                self._idle.pop().close()
            except IndexError:
                return

    def _take(self) -> ConnectionT:
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def before_fork(self) -> None:
        """Wait until nobody uses a connection, and close all."""
        self._is_forking = True
        end = time.monotonic() + _FORK_SECONDS
        while self._uses and time.monotonic() < end:
            time.sleep(_PAUSE)
        self.close()

    def after_fork_in_parent(self) -> None:
        """Let threads go on."""
        self._is_forking = False

    def after_fork(self) -> None:
        """Forget, in the child, what threads did that it does not have."""
        # Still open only after a fork in C, which runs no hooks before it. To close them is not the child's to do.
        keep_for_parent(list(self._idle))
        self._idle.clear()
        self._uses, self._is_forking = weakref.WeakSet(), False


_ALL: Final[weakref.WeakSet[Connections[Any]]] = weakref.WeakSet()


def _before_fork() -> None:
    for connections in list(_ALL):
        connections.before_fork()


def _after_fork_in_parent() -> None:
    for connections in list(_ALL):
        connections.after_fork_in_parent()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork_in_parent)
