"""Keeps the calls of walks within the limits that a document declares by `x-rate-limits`."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_LONGEST = 90.0
"""Seconds: a limit of calls in an hour is not waited for."""
_MARGIN = 0.1


@dataclass
class _Limit:
    methods: frozenset[str]
    calls: int
    seconds: float
    times: deque[float] = field(default_factory=deque[float])


class Pace:
    """Counts the calls that a server has taken, and waits before one that it would refuse."""

    def __init__(
        self,
        document: dict[str, Any],
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        declared = document.get("x-rate-limits", ())
        self._limits = [
            _Limit(frozenset(each["methods"]), each["calls"], each["seconds"])
            for each in declared
            if each["seconds"] <= _LONGEST and "methods" in each
        ]
        self._now = now
        self._sleep = sleep

    def count(self, method: str) -> None:
        """Note a call that was not refused for its rate."""
        for limit in self._limits:
            if method in limit.methods:
                limit.times.append(self._now())

    def wait(self, method: str) -> None:
        """Wait until a call of this method is within all limits."""
        now, until = self._now(), 0.0
        for limit in self._limits:
            while limit.times and limit.times[0] <= now - limit.seconds - _MARGIN:
                limit.times.popleft()
            if method in limit.methods and len(limit.times) >= limit.calls:
                until = max(until, limit.times[-limit.calls] + limit.seconds + _MARGIN)
        if until > now:
            self._sleep(until - now)
