"""Holds calls back on our side until a provider's limits let them through, told without I/O."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field

from .clock import Clock
from .messages import Answer
from .rate_limits import RateLimit

_SAME_RESET = 2.0
"""Seconds by which two announcements of the same moment may differ."""


@define
class _Window:
    """So many calls of some methods in any stretch of so many seconds."""

    methods: frozenset[str]
    calls: int
    seconds: float
    _booked: deque[float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._booked = deque(maxlen=self.calls)

    def free_at(self, now: float) -> float:
        full = len(self._booked) == self.calls
        return max(now, self._booked[0] + self.seconds) if full else now

    def book(self, moment: float) -> None:
        self._booked.append(moment)


class RateLimiter:
    """What one token may still do, for all clients that use it, from any thread and any task.

    It keeps to the limits that the provider documents, to those that its answers announce (the calls that are left and
    when they are renewed), and after a 429 to the wait that it asks for. A client makes one by its `limiter()`; hand
    the same one to every client of the same token. Calls of other processes it cannot see.

    Args:
        windows: The documented limits: `methods`, `calls` and `seconds` of each.
    """

    def __init__(self, windows: Iterable[Mapping[str, Any]] = ()) -> None:
        self._lock = threading.Lock()
        self._windows = [
            _Window(frozenset(each["methods"]), each["calls"], each["seconds"]) for each in windows
        ]
        self._closed_until = 0.0
        self._left: int | None = None
        self._renewed_at = 0.0

    def reserve(self, method: str, now: float, most: float) -> float | None:
        """Book the next call of an HTTP method.

        Args:
            method: The HTTP method.
            now: Seconds of a clock that nobody sets back.
            most: Seconds that the call can wait at most.

        Returns:
            Seconds to wait before the call; None if it would have to wait for longer, and nothing is booked.
        """
        with self._lock:
            windows = [window for window in self._windows if method in window.methods]
            moment = max(self._open_at(now), *(window.free_at(now) for window in windows), now)
            if moment - now > most:
                return None
            for window in windows:
                window.book(moment)
            if self._left is not None:
                self._left -= 1
            return moment - now

    def heed(self, answer: Answer, asked: float | None, clock: Clock) -> None:
        """Learn from an answer.

        Args:
            answer: The answer.
            asked: Seconds that it asks to wait, if it does.
            clock: The time now.
        """
        now, told = clock.monotonic(), RateLimit.of(answer.headers)
        with self._lock:
            if answer.status == 429 and asked is not None:
                self._closed_until = max(self._closed_until, now + asked)
            if told.remaining is not None and told.reset is not None:
                self._announce(told.remaining, now + told.reset.timestamp() - clock.now())

    def _announce(self, left: int, renewed_at: float) -> None:
        known = self._left if abs(renewed_at - self._renewed_at) < _SAME_RESET else None
        self._left = left if known is None else min(left, known)
        self._renewed_at = renewed_at

    def _open_at(self, now: float) -> float:
        if self._left is not None and now >= self._renewed_at:
            self._left = None
        used_up = self._left is not None and self._left <= 0
        return max(now, self._closed_until, self._renewed_at if used_up else now)
