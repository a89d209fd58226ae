"""Sends single notifications over HTTP, to hosts that the settings allow."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import TracebackType

import httpx

from ..engine.hosts import is_loopback
from .outbox import Notification, Outcome
from .settings import WebhookSettings

_HEADERS = {"content-type": "application/json", "user-agent": "orderkit-mock"}


class Sender:
    """HTTP client for notifications; an asynchronous context manager."""

    def __init__(self, transport: Callable[[], httpx.AsyncBaseTransport] | None) -> None:
        # No proxies from the environment: loopback requests must not leave the machine.
        self._client = httpx.AsyncClient(
            transport=None if transport is None else transport(),
            headers=_HEADERS,
            timeout=None,  # noqa: S113 - httpx counts each phase; `send` bounds a whole attempt
            follow_redirects=False,
            trust_env=False,
        )

    async def __aenter__(self) -> Sender:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def send(self, notification: Notification, settings: WebhookSettings) -> Outcome:
        """Send a notification once, by the settings of now; a failure of any kind is its outcome."""
        try:
            host = httpx.URL(notification.url).host
            if not _is_allowed(host, settings):
                reason = f"not sent: {host or 'no host'} is neither loopback nor allowed"
                return Outcome(error=reason, refused=True)
            async with asyncio.timeout(settings.timeout):
                return await self._post(notification)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            return Outcome(error=f"not sent: {error}", refused=True)
        except Exception as error:  # noqa: BLE001 - it is the attempt's outcome, never the worker's end
            return Outcome(error=f"{type(error).__name__}: {error}".removesuffix(": "))

    async def _post(self, notification: Notification) -> Outcome:
        headers, body = dict(notification.headers), notification.body
        async with self._client.stream("POST", notification.url, headers=headers, content=body) as response:
            return Outcome(status=response.status_code)


def _is_allowed(host: str, settings: WebhookSettings) -> bool:
    return is_loopback(host) or host.lower() in {allowed.lower() for allowed in settings.allowed_hosts}
