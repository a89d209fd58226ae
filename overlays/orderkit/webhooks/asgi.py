"""An endpoint that receives webhooks: an ASGI application, to be mounted in Starlette, FastAPI or any other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import anyio.to_thread

from .endpoint import CUT_OFF, NOT_POSTED, TOO_LONG, Endpoint, WebhookResponse, refuse_unread
from .parsing import MAX_NOTIFICATION_BYTES

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class WebhookEndpoint(Endpoint):
    """Receives webhooks as an ASGI application: stores each genuine one, and only then responds with 200.

    Args:
        source: The sender's name in the inbox.
        verify: Verifies a webhook, for example `lambda body, headers: Nocnoc.parse_webhook(body)`. It runs in threads.
        inbox: The inbox that stores it.
        order_by: The member of the body that names what the webhook is about, such as `order_id`. Webhooks that agree
            in it are processed one after another, as they arrived; None for any order.
        key: Returns the sender's id of a webhook, from its body and headers, where the sender gives it one.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, as ASGI expects it."""
        # A server that gets this error for `lifespan` goes on without it, as ASGI says; a websocket is closed.
        if scope["type"] != "http":
            raise RuntimeError(
                f"scope type must be http (got {scope['type']}); give the webhook endpoint a route of its own"
            )
        response = await self._respond(scope, receive)
        encoded = [(name.encode(), value.encode()) for name, value in response.all_headers]
        await send({"type": "http.response.start", "status": response.status, "headers": encoded})
        await send({"type": "http.response.body", "body": response.body})

    async def _respond(self, scope: Scope, receive: Receive) -> WebhookResponse:
        if scope["method"] != "POST":
            return NOT_POSTED
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        if refusal := refuse_unread(headers):
            return refusal
        body = await _read(receive)
        if isinstance(body, WebhookResponse):
            return body
        # The database waits for the disk; in a thread that does not hold up the event loop.
        return await anyio.to_thread.run_sync(self.receive, body, headers)


async def _read(receive: Receive) -> bytes | WebhookResponse:
    """Read a body; a refusal if it is longer than a notification, or if the sender disconnected."""
    content = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return CUT_OFF
        content += message.get("body", b"")
        if len(content) > MAX_NOTIFICATION_BYTES:
            return TOO_LONG
        if not message.get("more_body", False):
            return bytes(content)
