"""Holds calls back on our side until a provider's limits let them through, told without I/O."""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field

from .clock import Clock
from .messages import Response
from .rate_limit_headers import RateLimit

_SAME_RESET = 2.0
"""Seconds by which two announcements of the same moment may differ."""


@define
class _Window:
    """So many calls of some methods in any stretch of so many seconds."""

    methods: frozenset[str]
    calls: int
    seconds: float
    _reserved: deque[float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._reserved = deque(maxlen=self.calls)

    def free_at(self, now: float) -> float:
        full = len(self._reserved) == self.calls
        return max(now, self._reserved[0] + self.seconds) if full else now

    def book(self, moment: float) -> None:
        self._reserved.append(moment)


@define
class _Announced:
    """What the provider said of its calls: so many are left until they are renewed.

    Fewer than none are left if calls are booked for after the renewal.
    """

    limit: float
    left: float
    renewed_at: float

    def renew(self, now: float) -> None:
        """From the renewal on all calls are there but those that were booked; when the next one is, an answer tells."""
        if now >= self.renewed_at:
            self.left = self.limit + min(self.left, 0)
            self.renewed_at = math.inf

    def free_at(self, now: float) -> float:
        if self.left > 0:
            return now
        return self.renewed_at if self.left > -self.limit else math.inf

    def book(self) -> None:
        self.left -= 1

    def hear(self, limit: float, left: float, renewed_at: float) -> None:
        """An answer may be late: for the same renewal the smallest number counts, an earlier renewal nothing."""
        later = 0.0 if math.isinf(self.renewed_at) else renewed_at - self.renewed_at
        if later < -_SAME_RESET:
            return
        self.left = left if later > _SAME_RESET else min(left, self.left)
        self.limit, self.renewed_at = limit, renewed_at


class RateLimiter:
    """What one token may still do, for all clients that use it, from any thread and any task.

    It keeps to the limits that the provider documents until its answers announce others (the calls that are left and
    when they are renewed), to those from then on, and after a 429 to the wait that it asks for. A client makes one by
    its `limiter()`; hand the same one to every client of the same token. Calls of other processes it cannot see.

    Args:
        windows: The documented limits: `methods`, `calls` and `seconds` of each.
        margin: Seconds by which every window is kept longer, because one call may take so much longer than a later one
            to reach the provider, who counts them as they arrive.
    """

    def __init__(self, windows: Iterable[Mapping[str, Any]] = (), *, margin: float = 0.5) -> None:
        self._lock = threading.Lock()
        self._windows = [
            _Window(frozenset(each["methods"]), each["calls"], each["seconds"] + margin) for each in windows
        ]
        self._closed_until = 0.0
        self._announced: _Announced | None = None

    def reserve(self, method: str, now: float, most: float, *, least: float = 0.0) -> float | None:
        """Book the next call of an HTTP method.

        Args:
            method: The HTTP method.
            now: Seconds of a clock that nobody sets back.
            most: Seconds that the call can wait at most.
            least: Seconds that it waits in any case.

        Returns:
            Seconds to wait before the call; None if it would have to wait for longer, and nothing is booked.
        """
        with self._lock:
            moment = max(now + least, self._closed_until, self._free_at(method, now, now + least))
            if moment - now > most:
                return None
            self._book(method, moment)
            return moment - now

    def observe_response(self, answer: Response, asked: float | None, clock: Clock) -> None:
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
                limit = math.inf if told.limit is None else told.limit
                self._hear(now, limit, told.remaining, now + told.reset.timestamp() - clock.now())

    def _hear(self, now: float, limit: float, left: float, renewed_at: float) -> None:
        if renewed_at <= now:
            return
        if self._announced is None:
            self._announced = _Announced(limit, left, renewed_at)
        else:
            self._announced.renew(now)
            self._announced.hear(limit, left, renewed_at)

    def _free_at(self, method: str, now: float, wanted: float) -> float:
        if self._announced is not None:
            self._announced.renew(now)
            return self._announced.free_at(wanted)
        return max((window.free_at(wanted) for window in self._windows_of(method)), default=wanted)

    def _book(self, method: str, moment: float) -> None:
        if self._announced is not None:
            self._announced.book()
        for window in self._windows_of(method):
            window.book(moment)

    def _windows_of(self, method: str) -> list[_Window]:
        return [window for window in self._windows if method in window.methods]
