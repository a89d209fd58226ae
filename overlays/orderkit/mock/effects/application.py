"""ASGI application that carries out the planned faults of one provider, in front of that provider's own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ..faults.hits import HIT, Hit
from ..faults.planned import PlannedFault, PlannedFaults
from .alteration import SentResponse, alter
from .wire import end_connection, ends_connection, send_with_stray

if TYPE_CHECKING:
    from ..asgi import ASGIApp, Message, Receive, Scope, Send


class FaultyApp:
    """Serves a provider, with the faults that are planned for its calls."""

    def __init__(self, app: ASGIApp, provider: str, faults: PlannedFaults) -> None:
        self._app = app
        self._provider = provider
        self._faults = faults
        self._last: dict[str, SentResponse] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, as ASGI calls it."""
        if not self._faults.is_pending(self._provider):
            await self._app(scope, receive, send)
            return
        hit, buffer = Hit(), _Buffer()
        await self._app({**scope, HIT: hit}, receive, buffer.send)
        if buffer.is_complete:
            await self._respond(hit, buffer.response(), scope, receive, send)

    async def _respond(
        self, hit: Hit, response: SentResponse, scope: Scope, receive: Receive, send: Send
    ) -> None:
        fault = hit.fault
        if fault is not None:
            response = self._altered(response, fault, hit.operation or "")
            await asyncio.sleep(fault.delay)
        # Kept while a page is going to be repeated, which may be the one that this response is.
        if hit.operation is not None and self._faults.repeats(self._provider, hit.operation):
            self._last[hit.operation] = response
        if fault is not None and ends_connection(scope, fault):
            await end_connection(scope, receive, fault, response)
        elif fault is not None and fault.kind == "stray":
            await send_with_stray(scope, fault, response, lambda: _send(response, send))
        else:
            await _send(response, send)

    def _altered(self, response: SentResponse, fault: PlannedFault, operation: str) -> SentResponse:
        if fault.kind == "repeat_page":
            return self._last.get(operation, response)
        return alter(response, fault)


class _Buffer:
    """Takes the messages of a response in place of the server."""

    def __init__(self) -> None:
        self._start: Message | None = None
        self._body = bytearray()
        self.is_complete = False

    async def send(self, message: Message) -> None:
        """Take a message."""
        if message["type"] == "http.response.start":
            self._start = message
        else:
            self._body += message.get("body", b"")
            self.is_complete = not message.get("more_body", False)

    def response(self) -> SentResponse:
        """Return the whole response."""
        start = self._start or {"status": 500, "headers": ()}
        return SentResponse(start["status"], tuple(start["headers"]), bytes(self._body))


async def _send(response: SentResponse, send: Send) -> None:
    await send({"type": "http.response.start", "status": response.status, "headers": list(response.headers)})
    await send({"type": "http.response.body", "body": response.body})
