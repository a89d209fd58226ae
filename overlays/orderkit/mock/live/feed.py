"""Feed of events: bounded, with ids by which a reader goes on where it stopped."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

MAX_EVENTS_KEPT: Final = 2000
"""Events that a reader can catch up on: more than a page of a browser misses while it connects again."""


Facts = Callable[[], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: its number, its kind such as `order`, and the facts about it.

    The facts are read when the event is sent; None if there are none any more.
    """

    number: int
    kind: str
    facts: Facts


class MissedEventsError(Exception):
    """Events that a reader has not seen are kept no longer."""


class EventFeed:
    """The last events. Thread-safe; each reader waits in its own event loop."""

    def __init__(self, kept: int = MAX_EVENTS_KEPT) -> None:
        self._lock = Lock()
        self._events: deque[Event] = deque(maxlen=kept)
        self._last = 0
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._is_closed = False
        # Tells the ids of this feed from those of a mock that was restarted on the same port.
        self._name = secrets.token_hex(4)

    def publish(self, kind: str, data: Mapping[str, Any] | None = None) -> None:
        """Add an event, and wake the readers."""
        known = data or {}
        self.publish_later(kind, lambda: known)

    def publish_later(self, kind: str, facts: Facts) -> None:
        """Add an event whose facts are put together only if somebody reads them."""
        with self._lock:
            self._last += 1
            self._events.append(Event(self._last, kind, facts))
            self._wake()

    def close(self) -> None:
        """End all readers."""
        with self._lock:
            self._is_closed = True
            self._wake()

    def id_of(self, number: int) -> str:
        """Return the id of an event by its number."""
        return f"{self._name}-{number}"

    def position(self, event_id: str | None) -> int | None:
        """Return the number of the event that a reader saw last; None if it has to start afresh."""
        name, _, digits = (event_id or "").partition("-")
        is_ours = name == self._name and digits.isascii() and digits.isdigit() and len(digits) < 18
        number = int(digits) if is_ours else -1
        with self._lock:
            return number if self._is_kept(number) else None

    @property
    def last(self) -> int:
        """Number of the last event; 0 if there was none."""
        return self._last

    async def follow(self, number: int, pause: float) -> AsyncGenerator[list[Event], None]:
        """Yield the events after a number as they come, an empty list after each pause without one, until closed.

        MissedEventsError ends a reader that is too slow.
        """
        wake = asyncio.Event()
        reader = asyncio.get_running_loop(), wake
        with self._lock:
            self._waiting.add(reader)
        try:
            while not self._is_closed:
                wake.clear()
                events = self._after(number)
                if events:
                    number = events[-1].number
                    yield events
                    continue
                try:
                    async with asyncio.timeout(pause):
                        await wake.wait()
                except TimeoutError:
                    yield []
        finally:
            with self._lock:
                self._waiting.discard(reader)

    def _after(self, number: int) -> list[Event]:
        with self._lock:
            if not self._is_kept(number):
                raise MissedEventsError
            return [event for event in self._events if event.number > number]

    def _is_kept(self, number: int) -> bool:
        """Return whether every event after a number is kept."""
        return self._last - len(self._events) <= number <= self._last

    def _wake(self) -> None:
        for loop, event in self._waiting:
            with suppress(RuntimeError):  # the event loop may have been closed meanwhile
                loop.call_soon_threadsafe(event.set)
