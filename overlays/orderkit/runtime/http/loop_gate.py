"""The gate before the connection pool of an event loop; `gates.py` has that of threads."""

from __future__ import annotations

from collections import deque

import anyio

from ..protocol.forks import track


class LoopGate:
    """Lets a number of tasks of one event loop in at the same time; the others wait, without a limit of time.

    Args:
        places: How many.
    """

    def __init__(self, places: int) -> None:
        self._places = places
        self.after_fork()
        track(self)

    def after_fork(self) -> None:
        """Free all places: no loop of the child runs the tasks that had them, or those that wait."""
        self._free = self._places
        self._waiting: deque[anyio.Event] = deque()

    async def __aenter__(self) -> None:
        if self._free:
            self._free -= 1
            return
        turn = anyio.Event()
        self._waiting.append(turn)
        try:
            await turn.wait()
        except BaseException:  # cancelled; the place may have been given to this task already
            if turn.is_set():
                self._leave()
            else:
                self._waiting.remove(turn)
            raise

    async def __aexit__(self, *_: object) -> None:
        self._leave()

    def _leave(self) -> None:
        # A place is handed over, not freed: a task that has just come cannot take it before those that wait.
        if self._waiting:
            self._waiting.popleft().set()
        else:
            self._free += 1
