"""Delivery of queued notifications over HTTP, by a worker or on demand."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING

from ..engine.clock import Clock
from ..engine.store import Store
from .outbox import Notification, next_notifications, record_attempt
from .settings import WebhookSettings

if TYPE_CHECKING:
    from .sender import Sender

# Interval between looks at the attempts of the worker; an attempt in a test takes a few milliseconds.
_POLL_SECONDS = 0.01


class Delivery:
    """Sends notifications, at least once, and in sequence for each order.

    Retries follow the system's time, not the simulated clock, which may stand still.
    """

    def __init__(self, settings: WebhookSettings, store: Store, clock: Clock) -> None:
        self.system_time: Callable[[], float] = time.time
        self.settings = settings
        self._store = store
        self._clock = clock
        self._busy: set[tuple[str, str]] = set()
        self._worker: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        store.on_change = self._wake

    async def deliver_due(self) -> None:
        """Deliver the notifications and retries that are due.

        Needed only without a server, whose worker delivers them.
        """
        await self._deliver_until(self.system_time)

    async def deliver_all(self) -> None:
        """Deliver all pending notifications, without waiting between retries."""
        await self._deliver_until(lambda: math.inf)

    async def run(self) -> None:
        """Deliver each notification as soon as it is due, until cancelled.

        Pending notifications stay in the queue.
        """
        event = asyncio.Event()
        self._worker = asyncio.get_running_loop(), event
        try:
            async with AsyncExitStack() as stack, asyncio.TaskGroup() as attempts:
                sender: Sender | None = None
                while True:
                    event.clear()
                    for notification in self._claim(self.system_time()):
                        if sender is None:
                            sender = await stack.enter_async_context(self._open_sender())
                        attempts.create_task(self._attempt(sender, notification))
                    await self._pause(event)
        finally:
            self._worker = None

    async def _deliver_until(self, now: Callable[[], float]) -> None:
        async with self._open_sender() as sender:
            while (claimed := self._claim(now())) or self._busy:
                await asyncio.gather(*(self._attempt(sender, notification) for notification in claimed))
                if not claimed:  # the worker has attempts under way, which may leave retries that are due
                    await asyncio.sleep(_POLL_SECONDS)

    async def _pause(self, event: asyncio.Event) -> None:
        with self._store.transaction() as connection:
            waiting = [
                notification.due
                for notification in next_notifications(connection)
                if (notification.provider, notification.order_id) not in self._busy
            ]
        with suppress(TimeoutError):
            # Sleep until the next retry, at most until a change of the database wakes the worker.
            async with asyncio.timeout(max(0.0, min(waiting) - self.system_time()) if waiting else None):
                await event.wait()

    def _claim(self, now: float) -> list[Notification]:
        with self._store.transaction() as connection:
            due = [notification for notification in next_notifications(connection) if notification.due <= now]
            free = [
                notification
                for notification in due
                if (notification.provider, notification.order_id) not in self._busy
            ]
            # Marks orders with an attempt under way: their next notification must wait for it.
            self._busy.update((notification.provider, notification.order_id) for notification in free)
        return free

    async def _attempt(self, sender: Sender, notification: Notification) -> None:
        try:
            outcome = await sender.send(notification, self.settings)
            # Read before the transaction: others wait for the database meanwhile, and a test's time source may be slow.
            now = self._clock.now().isoformat()
            with self._store.transaction() as connection:
                record_attempt(
                    connection, notification, outcome, time=now, retry_at=self._retry_at(notification)
                )
        finally:
            self._busy.discard((notification.provider, notification.order_id))
            self._wake()

    def _retry_at(self, notification: Notification) -> float | None:
        backoff = self.settings.backoff
        if notification.attempts >= len(backoff):
            return None
        return self.system_time() + backoff[notification.attempts]

    def _open_sender(self) -> Sender:
        from .sender import Sender  # only here: its HTTP client takes longer to load than the mock to start

        return Sender(self.settings.transport)

    def _wake(self) -> None:
        worker = self._worker
        if worker is not None:
            # Called from any thread that commits a transaction, hence thread-safe scheduling.
            loop, event = worker
            with suppress(RuntimeError):  # the event loop may have been closed meanwhile
                loop.call_soon_threadsafe(event.set)
