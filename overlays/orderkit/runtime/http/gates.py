"""Gates before the connection pools: calls beyond its connections wait in line here, the first come first.

httpx's own pool looks through all waiting requests whenever one begins or ends, so that a long queue costs more than
its requests, and the time in the queue counts against the timeout of the pool.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import Final

from ..protocol.forks import track

# As many as httpx and aiohttp open by themselves.
CONNECTIONS: Final = 100
"""Largest number of open connections of a client."""


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
        self._free, self._lock = self._places, threading.Lock()
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        turn = threading.Lock()
        with self._lock:
            if self._free:
                self._free -= 1
                return
            turn.acquire()
            self._waiting.append(turn)
        try:
            turn.acquire()  # until the thread that leaves releases it
        except BaseException:  # an interrupt; the place may have been given to this thread already
            if not self._left_line(turn):
                self.__exit__()
            raise

    def __exit__(self, *_: object) -> None:
        with self._lock:
            # A place is handed over, not freed: a thread that has just come cannot take it before those that wait.
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1

    def _left_line(self, turn: threading.Lock) -> bool:
        with self._lock:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return True
            return False
