"""An endpoint that receives webhooks: a WSGI application, to be mounted in Flask, Django or any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any, Final

from .endpoint import CUT_OFF, NO_LENGTH, NOT_POSTED, Endpoint, WebhookResponse, refuse_unread
from .parsing import MAX_NOTIFICATION_BYTES

StartResponse = Callable[[str, list[tuple[str, str]]], object]

# The two headers that WSGI names without the prefix of the others.
_PLAIN: Final = ("CONTENT_TYPE", "CONTENT_LENGTH")


class WsgiWebhookEndpoint(Endpoint):
    """Receives webhooks as a WSGI application: stores each genuine one, and only then responds with 200.

    Args:
        source: The sender's name in the inbox.
        verify: Verifies a webhook, for example `lambda body, headers: Nocnoc.parse_webhook(body)`. It runs in threads.
        inbox: The inbox that stores it.
        order_by: The member of the body that names what the webhook is about, such as `order_id`. Webhooks that agree
            in it are processed one after another, as they arrived; None for any order.
        key: Returns the sender's id of a webhook, from its body and headers, where the sender gives it one.
    """

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request, as WSGI expects it."""
        response = self._respond(environ)
        status = f"{response.status} {HTTPStatus(response.status).phrase}"
        start_response(status, list(response.all_headers))
        return [response.body]

    def _respond(self, environ: dict[str, Any]) -> WebhookResponse:
        if environ["REQUEST_METHOD"] != "POST":
            return NOT_POSTED
        headers = _headers(environ)
        if refusal := refuse_unread(headers):
            return refusal
        body = _read(environ, headers.get("content-length", "").strip())
        return body if isinstance(body, WebhookResponse) else self.receive(body, headers)


def _headers(environ: dict[str, Any]) -> dict[str, str]:
    return {
        name.removeprefix("HTTP_").replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_") or (name in _PLAIN and value)
    }


def _read(environ: dict[str, Any], length: str) -> bytes | WebhookResponse:
    """Read a body of a declared length, or to its end where the server knows it; never more than a notification."""
    stream = environ["wsgi.input"]
    if length.isascii() and length.isdigit():
        body = bytes(stream.read(int(length)))
        return body if len(body) == int(length) else CUT_OFF
    # Without a length, reading to the end could wait for ever, unless the server marks the end of a body in chunks.
    if not environ.get("wsgi.input_terminated"):
        return NO_LENGTH
    return bytes(stream.read(MAX_NOTIFICATION_BYTES + 1))
