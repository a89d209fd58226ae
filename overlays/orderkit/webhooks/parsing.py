"""Parses notifications that a provider posts to us: from the bytes that arrived to a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from ..contract import Contract
from ..errors import DecodeError, WebhookError
from ..runtime.client.decoding import decode
from ..runtime.protocol.messages import Response

T = TypeVar("T")

# The longest documented notifications are a few kilobytes. Anyone can post to the address, and the body has to be
# parsed before its signature can be checked: the limit bounds the work that a stranger can cause.
MAX_NOTIFICATION_BYTES: Final = 1024 * 1024


def parse_notification(body: bytes | str, schema: Any, contract: Contract, build: Callable[[Any], T]) -> T:
    """Build a model from the body of a notification.

    Raises:
        WebhookError: The body is too long, is not JSON, or does not match the contract.
        TypeError: The body is neither bytes nor str.
    """
    if not isinstance(body, bytes | str):  # pyright: ignore[reportUnnecessaryIsInstance] - a parsed body is likely
        raise TypeError(f"body must be bytes or str (got {type(body).__name__}); pass it unparsed")
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    if len(content) > MAX_NOTIFICATION_BYTES:
        raise WebhookError(
            f"notification must be at most {MAX_NOTIFICATION_BYTES} bytes (got {len(content)})"
        )
    try:
        return decode(Response(status=200, content=content), schema, contract, build)
    except DecodeError as error:
        raise WebhookError(f"notification must hold {error.expected} at {error.path or 'its top'}") from error
