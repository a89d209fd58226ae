"""An endpoint that receives webhooks: an ASGI application, to be mounted in Starlette, FastAPI or any other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, Final

import anyio.to_thread
from attrs import define, field

from ..errors import SignatureError, WebhookError
from .inbox import Inbox
from .parsing import MAX_NOTIFICATION_BYTES

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Parse = Callable[[bytes, Mapping[str, str]], object]
"""Verifies a webhook from its body and its headers (names in lower case); raises SignatureError or WebhookError."""

_RESPONSES: Final[Mapping[int, bytes]] = {
    200: b"accepted",
    400: b"the body is not a notification",
    401: b"the signature is missing or wrong",
    405: b"method must be POST",
    413: b"the body is too long",
}


@define(frozen=True)
class WebhookEndpoint:
    """Verifies each webhook, stores it in an inbox, and only then responds with 200; so for a duplicate.

    Anything else is refused: 401 if the signature is missing or wrong, 400 if the body is no notification, 413 if it is
    too long, 405 if the method is not POST. Failures on our side, such as a full disk, are left to the server, which
    responds with 500, so that the sender tries again.

    Args:
        source: The sender's name in the inbox.
        parse: Verifies a webhook, for example `lambda body, headers: Nocnoc.parse_webhook(body)`.
        inbox: The inbox that stores it.
    """

    source: str
    parse: Parse = field(repr=False)
    inbox: Inbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, as ASGI expects it."""
        # A server that gets this error for `lifespan` goes on without it, as ASGI says; a websocket is closed.
        if scope["type"] != "http":
            raise RuntimeError(
                f"scope type must be http (got {scope['type']}); give the webhook endpoint a route of its own"
            )
        status = await self._status_for(scope, receive)
        length = str(len(_RESPONSES[status])).encode()
        headers = [(b"content-type", b"text/plain"), (b"content-length", length)]
        if status == 405:
            # RFC 9110, 15.5.6: a 405 must name the methods that are allowed.
            headers.append((b"allow", b"POST"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": _RESPONSES[status]})

    async def _status_for(self, scope: Scope, receive: Receive) -> int:
        if scope["method"] != "POST":
            return 405
        body = await _read(receive)
        if body is None:
            return 413
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        try:
            self.parse(body, headers)
        except SignatureError:
            return 401
        except WebhookError:
            return 400
        # SQLite waits for the disk; in a thread that does not hold up the event loop.
        await anyio.to_thread.run_sync(self.inbox.accept, self.source, body)
        return 200


async def _read(receive: Receive) -> bytes | None:
    """Read a body; None if it is longer than a notification, or if the sender disconnected."""
    content = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        content += message.get("body", b"")
        if len(content) > MAX_NOTIFICATION_BYTES:
            return None
        if not message.get("more_body", False):
            return bytes(content)
