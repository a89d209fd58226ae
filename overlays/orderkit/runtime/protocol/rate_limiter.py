"""Client-side rate limiting, sans-I/O: calls wait until the provider's limits admit them."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import define, field

from .clock import Clock
from .forks import ForkSafeLock
from .header_times import server_time
from .messages import Response
from .pickling import NotPicklable
from .rate_limit_headers import RESET_TOLERANCE, RateLimit

# Seconds for which one response may stop all calls where the provider documents no window. An hour is the longest that
# any provider documents.
_LONGEST_WINDOW: Final = 3600.0


@define
class _Window:
    """A sliding window: at most `calls` calls of some HTTP methods in any `seconds` seconds."""

    methods: frozenset[str]
    calls: int
    seconds: float
    _reserved: deque[float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        # The last `calls` reservations are enough: the next call is free when the oldest of them leaves the window.
        self._reserved = deque(maxlen=self.calls)

    def free_at(self, now: float) -> float:
        full = len(self._reserved) == self.calls
        return max(now, self._reserved[0] + self.seconds) if full else now

    def book(self, at: float) -> None:
        self._reserved.append(at)


def _part(calls: int, seconds: float, parts: int) -> tuple[int, float]:
    """Return the calls and the seconds of one of several equal parts of a limit."""
    return (calls // parts, seconds) if calls >= parts else (1, seconds * parts / calls)


@define
class _Announced:
    """The limit that the provider announced: `left` calls until the reset.

    `left` is negative if calls are reserved for after the reset.
    """

    limit: float
    left: float
    reset_at: float

    def reset_if_due(self, now: float) -> None:
        """From the reset on all calls are free but those reserved; the next response announces the next reset."""
        if now >= self.reset_at:
            self.left = self.limit + min(self.left, 0)
            self.reset_at = math.inf

    def free_at(self, now: float) -> float:
        if self.left > 0:
            return now
        return self.reset_at if self.left > -self.limit else math.inf

    def book(self) -> None:
        self.left -= 1

    def update(self, limit: float, left: float, reset_at: float) -> None:
        """Take over an announcement."""
        # Responses may arrive out of order: one of an earlier reset is ignored, and of one reset the smallest number
        # counts. Two resets are a minute apart or more.
        later = 0.0 if math.isinf(self.reset_at) else reset_at - self.reset_at
        if later < -RESET_TOLERANCE:
            return
        self.left = left if later > RESET_TOLERANCE else min(left, self.left)
        self.limit, self.reset_at = limit, reset_at


class RateLimiter(NotPicklable):
    """Keeps the calls of one token within the provider's limits. Thread-safe, and shared by sync and async clients.

    It keeps to the documented limits until a response announces others (the calls that are left and the time of their
    reset), to those from then on, and after a 429 to the delay that it requests. No response stops calls for longer
    than the longest documented window, or an hour where none is documented; a reset that is later is ignored.

    `limiter()` of a client class makes one; pass the same one to every client of the same token. It does not see the
    calls of other processes: where several share a token, give each its part of the limits, by `parts`.

    Args:
        windows: The documented limits: `methods`, `calls` and `seconds` of each.
        margin: Seconds by which every window is extended. The provider counts calls as they arrive, and an early call
            may take longer to arrive than a later one.
        parts: The number of limiters that share the limits, each in a process of its own. If they are more than the
            calls of a window, they keep to it on average only.
    """

    # The default margin of half a second is more than two requests differ in latency on a working connection, one of
    # which may have to be opened first; in a window of a minute it costs less than one call in a hundred.

    def __init__(
        self, windows: Iterable[Mapping[str, Any]] = (), *, margin: float = 0.5, parts: int = 1
    ) -> None:
        if parts < 1:
            raise ValueError(f"parts must be at least 1 (got {parts})")
        # The child of a fork counts its own calls, from those known at the fork on.
        self._lock = ForkSafeLock()
        self._windows = [
            _Window(frozenset(each["methods"]), *_part(each["calls"], each["seconds"] + margin, parts))
            for each in windows
        ]
        self._parts = parts
        # No response is believed beyond it: a wrong clock, or a number that is wrong, would stop all calls for years.
        self._longest = max((window.seconds for window in self._windows), default=_LONGEST_WINDOW)
        self._closed_until = 0.0
        self._announced: _Announced | None = None

    def reserve(self, method: str, now: float, most: float, *, least: float = 0.0) -> float | None:
        """Reserve the next call of an HTTP method.

        Args:
            method: The HTTP method.
            now: Seconds of a monotonic clock.
            most: Seconds that the call can wait at most.
            least: Seconds that it waits in any case.

        Returns:
            Seconds to wait before the call; None if it would have to wait for longer, and nothing is reserved.
        """
        with self._lock.held:
            start = max(now + least, self._closed_until, self._free_at(method, now, now + least))
            if start - now > most:
                return None
            self._book(method, start)
            return start - now

    def observe_response(self, response: Response, retry_after: float | None, clock: Clock) -> None:
        """Learn from a response.

        Args:
            response: The response.
            retry_after: Delay that it requests, in seconds, if it does.
            clock: The source of time.
        """
        now, announced = clock.monotonic(), RateLimit.of(response.headers)
        with self._lock.held:
            if response.status == 429 and retry_after is not None:
                self._closed_until = max(self._closed_until, now + min(retry_after, self._longest))
            if announced.remaining is not None and announced.reset is not None:
                limit = math.inf if announced.limit is None else announced.limit
                until_reset = announced.reset.timestamp() - server_time(response.headers, clock.now())
                if 0 < until_reset <= self._longest + RESET_TOLERANCE:
                    # What is left is left for all that share the token.
                    left = announced.remaining // self._parts
                    self._update(now, limit / self._parts, left, now + until_reset)

    def _update(self, now: float, limit: float, left: float, reset_at: float) -> None:
        if self._announced is None:
            self._announced = _Announced(limit, left, reset_at)
        else:
            self._announced.reset_if_due(now)
            self._announced.update(limit, left, reset_at)

    def _free_at(self, method: str, now: float, wanted: float) -> float:
        if self._announced is not None:
            self._announced.reset_if_due(now)
            return self._announced.free_at(wanted)
        return max((window.free_at(wanted) for window in self._windows_of(method)), default=wanted)

    def _book(self, method: str, start: float) -> None:
        if self._announced is not None:
            self._announced.book()
        for window in self._windows_of(method):
            window.book(start)

    def _windows_of(self, method: str) -> list[_Window]:
        return [window for window in self._windows if method in window.methods]
