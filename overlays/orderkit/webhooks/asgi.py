"""A web address that takes webhooks in: an ASGI application to be routed to in Starlette, FastAPI or any other."""

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
"""Reads body and headers of a webhook (names in lower case); SignatureError or WebhookError if it is none."""

_ANSWERS: Final[Mapping[int, bytes]] = {
    200: b"taken",
    400: b"this is not a notification",
    401: b"the signature is missing or wrong",
    405: b"notifications are posted",
    413: b"the notification is too long",
}


@define(frozen=True)
class WebhookEndpoint:
    """Checks each webhook, takes it into an inbox, and only then answers 200; a duplicate is answered the same.

    Anything else is refused: 401 if its signature is missing or wrong, 400 if it is no notification, 413 if it is too
    long, 405 if it is not posted. What goes wrong on our side is left to the server, which answers 500, so that the
    sender tries again.

    Args:
        source: The name under which the inbox keeps the sender.
        parse: Holds a webhook to be genuine, for example `lambda body, headers: Nocnoc.parse_webhook(body)`.
        inbox: Where it is kept.
    """

    source: str
    parse: Parse = field(repr=False)
    inbox: Inbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as ASGI has it."""
        if scope["type"] != "http":
            raise RuntimeError(
                f"a webhook endpoint answers http, not {scope['type']}: give it a route of its own"
            )
        status = await self._status_for(scope, receive)
        length = str(len(_ANSWERS[status])).encode()
        headers = [(b"content-type", b"text/plain"), (b"content-length", length)]
        if status == 405:
            headers.append((b"allow", b"POST"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": _ANSWERS[status]})

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
        await anyio.to_thread.run_sync(self.inbox.accept, self.source, body)
        return 200


async def _read(receive: Receive) -> bytes | None:
    """A body; None if it is longer than notifications are, or if the sender went away."""
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
