"""Notifications that a provider posts to us: from the bytes that arrived to a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from .contract import Contract
from .decoding import decode
from .errors import DecodeError, WebhookError
from .messages import Answer

T = TypeVar("T")
MAX_NOTIFICATION_BYTES: Final = 1024 * 1024
"""Bytes of a notification; a longer one is refused unread."""


def parse_notification(body: bytes | str, schema: Any, contract: Contract, build: Callable[[Any], T]) -> T:
    """Build a model from a notification's body.

    Raises:
        WebhookError: It is too long, is not JSON, or is not what the contract says.
        TypeError: The body is neither bytes nor text.
    """
    if not isinstance(body, bytes | str):  # pyright: ignore[reportUnnecessaryIsInstance] - a parsed body is likely
        raise TypeError(f"the body of a notification is bytes, not {type(body).__name__}: pass it unparsed")
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    if len(content) > MAX_NOTIFICATION_BYTES:
        raise WebhookError(f"the notification is longer than {MAX_NOTIFICATION_BYTES} bytes")
    try:
        return decode(Answer(status=200, content=content), schema, contract, build)
    except DecodeError as error:
        place = error.path or "its top"
        raise WebhookError(f"the notification should hold {error.expected} at {place}") from error
