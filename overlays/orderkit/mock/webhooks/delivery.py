"""Delivery of queued notifications over HTTP, by a worker or on demand."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable
from contextlib import suppress

import httpx

from ..engine.clock import Clock
from ..engine.hosts import is_loopback
from ..engine.store import Store
from .outbox import Notification, Outcome, next_notifications, record_attempt
from .settings import WebhookSettings

_HEADERS = {"content-type": "application/json", "user-agent": "orderkit-mock"}
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
            async with self._open_client() as client, asyncio.TaskGroup() as attempts:
                while True:
                    event.clear()
                    for notification in self._claim(self.system_time()):
                        attempts.create_task(self._attempt(client, notification))
                    await self._pause(event)
        finally:
            self._worker = None

    async def _deliver_until(self, now: Callable[[], float]) -> None:
        async with self._open_client() as client:
            while (claimed := self._claim(now())) or self._busy:
                await asyncio.gather(*(self._attempt(client, notification) for notification in claimed))
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

    async def _attempt(self, client: httpx.AsyncClient, notification: Notification) -> None:
        try:
            outcome = await self._post(client, notification)
            # Read before the transaction: others wait for the database meanwhile, and a test's time source may be slow.
            now = self._clock.now().isoformat()
            with self._store.transaction() as connection:
                record_attempt(
                    connection, notification, outcome, time=now, retry_at=self._retry_at(notification)
                )
        finally:
            self._busy.discard((notification.provider, notification.order_id))
            self._wake()

    async def _post(self, client: httpx.AsyncClient, notification: Notification) -> Outcome:
        try:
            host = httpx.URL(notification.url).host
            if not self._is_allowed(host):
                reason = f"not sent: {host or 'no host'} is neither loopback nor allowed"
                return Outcome(error=reason, refused=True)
            # httpx's timeout counts each phase; this one bounds the whole attempt.
            async with asyncio.timeout(self.settings.timeout):
                headers, body = dict(notification.headers), notification.body
                async with client.stream("POST", notification.url, headers=headers, content=body) as response:
                    return Outcome(status=response.status_code)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            return Outcome(error=f"not sent: {error}", refused=True)
        except Exception as error:  # noqa: BLE001 - it is the attempt's outcome, never the worker's end
            return Outcome(error=f"{type(error).__name__}: {error}".removesuffix(": "))

    def _is_allowed(self, host: str) -> bool:
        return is_loopback(host) or host.lower() in {
            allowed.lower() for allowed in self.settings.allowed_hosts
        }

    def _retry_at(self, notification: Notification) -> float | None:
        backoff = self.settings.backoff
        if notification.attempts >= len(backoff):
            return None
        return self.system_time() + backoff[notification.attempts]

    def _open_client(self) -> httpx.AsyncClient:
        # No proxies from the environment: loopback requests must not leave the machine.
        transport = self.settings.transport() if self.settings.transport is not None else None
        return httpx.AsyncClient(
            transport=transport,
            headers=_HEADERS,
            timeout=self.settings.timeout,
            follow_redirects=False,
            trust_env=False,
        )

    def _wake(self) -> None:
        worker = self._worker
        if worker is not None:
            # Called from any thread that commits a transaction, hence thread-safe scheduling.
            loop, event = worker
            with suppress(RuntimeError):  # the event loop may have been closed meanwhile
                loop.call_soon_threadsafe(event.set)
