"""Gates before the connection pools: calls beyond its connections wait in line here, the first come first.

httpx's own pool looks through all waiting requests whenever one begins or ends, so that a long queue costs more than
its requests, and the time in the queue counts against the timeout of the pool.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import Final
from weakref import WeakSet

from ..protocol.forks import track

# As many as httpx and aiohttp open by themselves.
CONNECTIONS: Final = 100
"""Largest number of open connections of a client."""

# Seconds after which a thread in line looks for a place that an interrupt gave back without a word.
_LOOK: Final = 1.0


class _Place:
    """A thread's place, or its wait for one. It is free again when nothing refers to it any more.

    So an exception of a signal handler, whenever it comes, leaves no place taken.
    """

    def __init__(self, gate: ThreadGate) -> None:
        self._gate, self.turn = gate, threading.Lock()
        self.turn.acquire()

    def __enter__(self) -> None:
        self._gate.enter(self)

    def __exit__(self, *_: object) -> None:
        self._gate.leave(self)


class ThreadGate:
    """Lets a number of threads in at the same time; the others wait, without a limit of time.

    Args:
        places: How many.
    """

    def __init__(self, places: int) -> None:
        self._places = places
        self.after_fork()
        track(self)

    def after_fork(self) -> None:
        """Free all places: the threads that had them, and those that wait, do not exist in the child."""
        self._lock, self._inside = threading.Lock(), WeakSet[_Place]()
        self._waiting: deque[_Place] = deque()

    def place(self) -> _Place:
        """Return a place to be entered."""
        return _Place(self)

    def enter(self, place: _Place) -> None:
        """Wait until a place is free, in the order of the calls."""
        with self._lock:
            self._waiting.append(place)
            self._let_in()
        # The lock of the place is released by the thread that lets it in, often before it is waited for.
        try:
            while not place.turn.acquire(timeout=_LOOK):
                with self._lock:
                    self._let_in()
        except BaseException:  # an interrupt, whose traceback may be kept, and the place with it
            with self._lock:
                if place in self._waiting:
                    self._waiting.remove(place)
            self.leave(place)
            raise

    def leave(self, place: _Place) -> None:
        """Free a place, for the first one in line."""
        with self._lock:
            self._inside.discard(place)
            self._let_in()

    def _is_free(self) -> bool:
        # An interrupt may come when a place that is gone is about to be taken out: it is counted, and not listed.
        return len(self._inside) < self._places or len(list(self._inside)) < self._places

    def _let_in(self) -> None:
        # One that an interrupt took out of the line is gone as soon as it has been let in, and the next one follows.
        while self._waiting and self._is_free():
            place = self._waiting.popleft()
            self._inside.add(place)
            place.turn.release()
            del place
