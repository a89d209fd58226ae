"""Receives webhooks, whatever the web framework: verifies each, stores it, and decides on the response."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from attrs import define, field

from ..errors import InboxError, SignatureError, WebhookDecodeError, WebhookError
from .inbox import Inbox
from .parsing import MAX_NOTIFICATION_BYTES, member_text

_LOGGER: Final = logging.getLogger("orderkit.webhooks")

Verify = Callable[[bytes, Mapping[str, str]], object]
"""Verifies a webhook from its body and its headers (names in lower case).

It raises SignatureError or WebhookError for one that is not genuine, and WebhookDecodeError for one that is, and cannot
be parsed or must match the contract and does not. So the clients' `parse_webhook` can be used.
"""
KeyOf = Callable[[bytes, Mapping[str, str]], str | None]


class WebhookResponse(NamedTuple):
    """The response to a webhook: the HTTP status, the body, and headers besides the body's type and length."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def all_headers(self) -> tuple[tuple[str, str], ...]:
        """The headers with those for the body's type and length, by names in lower case."""
        return ("content-type", "text/plain"), ("content-length", str(len(self.body))), *self.headers


ACCEPTED: Final = WebhookResponse(200, b"accepted")
CUT_OFF: Final = WebhookResponse(400, b"the body ends before its length")
NOT_GENUINE: Final = WebhookResponse(400, b"the body is not a notification")
NOT_SIGNED: Final = WebhookResponse(401, b"the signature is missing or wrong")
# RFC 9110, 15.5.6: a 405 must name the methods that are allowed.
NOT_POSTED: Final = WebhookResponse(405, b"method must be POST", (("allow", "POST"),))
NO_LENGTH: Final = WebhookResponse(411, b"the request must have a content-length")
TOO_LONG: Final = WebhookResponse(413, b"the body is too long")
ENCODED: Final = WebhookResponse(
    415, b"content-encoding must be identity", (("accept-encoding", "identity"),)
)
NOT_STORED: Final = WebhookResponse(
    503, b"the webhook cannot be stored now; send it again", (("retry-after", "30"),)
)


@define(frozen=True)
class Endpoint:
    """Verifies each webhook, stores it in an inbox, and only then responds with 200; so for a duplicate.

    A genuine webhook that does not match the contract is stored as well: it is read when it is processed. The content
    type is not looked at, because senders often declare a wrong one.

    Args:
        source: The sender's name in the inbox.
        verify: Verifies a webhook, for example `lambda body, headers: Nocnoc.parse_webhook(body)`. It runs in threads.
        inbox: The inbox that stores it.
        order_by: The member of the body that names what the webhook is about, such as `order_id`. Webhooks that agree
            in it are processed one after another, as they arrived; None for any order.
        key: Returns the sender's id of a webhook, from its body and headers, where the sender gives it one.
    """

    source: str
    verify: Verify = field(repr=False)
    inbox: Inbox = field(repr=False)
    order_by: str | None = None
    key: KeyOf | None = field(default=None, repr=False)

    def receive(self, body: bytes, headers: Mapping[str, str]) -> WebhookResponse:
        """Verify and store a webhook, and return the response; for frameworks without ASGI and WSGI.

        Args:
            body: The request's body as it arrived.
            headers: The request's headers.
        """
        known = {name.lower(): value for name, value in headers.items()}
        if refusal := refuse_unread(known) or self._refuse(body, known):
            return refusal
        order = None if self.order_by is None else member_text(body, self.order_by)
        try:
            key = None if self.key is None else self.key(body, known)
            self.inbox.accept(self.source, body, key=key, order=order)
        except InboxError as error:
            # A traceback would say no more than the message, which names the cause.
            _LOGGER.error("a webhook of %s was not stored and got a 503: %s", self.source, error)  # noqa: TRY400
            return NOT_STORED
        return ACCEPTED

    def _refuse(self, body: bytes, headers: Mapping[str, str]) -> WebhookResponse | None:
        if len(body) > MAX_NOTIFICATION_BYTES:
            return TOO_LONG
        try:
            self.verify(body, headers)
        except SignatureError:
            return NOT_SIGNED
        except WebhookDecodeError as error:
            # Its place is one of the contract, but an array's number or a key may stand in it: nothing a sender wrote.
            _LOGGER.warning(
                "a webhook of %s does not match the contract and is stored: %s", self.source, error
            )
        except WebhookError:
            return NOT_GENUINE
        return None


def refuse_unread(headers: Mapping[str, str]) -> WebhookResponse | None:
    """Return the refusal of a request whose headers, by names in lower case, tell that it cannot be received."""
    if headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        return ENCODED
    length = headers.get("content-length", "").strip()
    if length.isascii() and length.isdigit() and (len(length) > 9 or int(length) > MAX_NOTIFICATION_BYTES):
        return TOO_LONG
    return None
