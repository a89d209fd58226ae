"""Parses notifications that a provider posts to us: from the bytes that arrived to a model."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, TypeVar, cast

from ..contract import Contract
from ..errors import DecodeError, WebhookDecodeError, WebhookError
from ..runtime.client.decoding import Reading, decode
from ..runtime.client.drift import Drift, OnDrift, check_on_drift, report
from ..runtime.protocol.messages import Response

T = TypeVar("T")

# The longest documented notifications are a few kilobytes. Anyone can post to the address, and the body has to be
# parsed before its signature can be checked: the limit bounds the work that a stranger can cause.
MAX_NOTIFICATION_BYTES: Final = 1024 * 1024


WEBHOOK_DRIFT: Final = Drift()
"""The drift of all notifications that were parsed without a client, in this process."""


def parse_notification(
    body: bytes | str,
    schema_name: str,
    contract: Contract,
    build: Callable[[Any], T],
    *,
    on_drift: OnDrift = "keep",
    drift: Drift = WEBHOOK_DRIFT,
) -> T:
    """Build a model from the body of a notification.

    Args:
        body: The body as it arrived.
        schema_name: The schema of the contract that describes it; it is the operation of its drift.
        contract: The provider's contract.
        build: Makes the model from JSON.
        on_drift: What becomes of a notification that differs from the contract, as in a client.
        drift: Counts it.

    Raises:
        WebhookDecodeError: The body cannot be parsed, or differs from the contract while differences are raised, and is
            a notification nevertheless: it holds an object with at least one of the contract's members.
        WebhookError: The body is too long, or is no notification.
        TypeError: The body is neither bytes nor str, or `on_drift` is of a wrong type.
        ValueError: `on_drift` is another text than `keep` and `raise`.
    """
    check_on_drift(on_drift)
    content, schema = as_content(body), contract.schema(schema_name)
    genuine = _resembles(content, schema, contract)
    # An object that has nothing of a notification is none, rather than one of which everything is missing.
    keeps = genuine and on_drift != "raise"
    kept = partial(report, drift, on_drift, schema_name) if keeps else None
    read = partial(Reading, report=kept, shows_body=False)
    try:
        return decode(Response(status=200, content=content), schema, contract, build, read=read)
    except DecodeError as error:
        kind = WebhookDecodeError if genuine else WebhookError
        refusal = kind(f"notification must hold {error.expected} at {error.path or 'its top'}")
        if isinstance(refusal, WebhookDecodeError):
            refusal.path, refusal.expected = error.path, error.expected
        raise refusal from error


def as_content(body: bytes | str) -> bytes:
    """Return the bytes of a body.

    Raises:
        WebhookError: It is too long.
        TypeError: It is neither bytes nor str.
    """
    if not isinstance(body, bytes | str):  # pyright: ignore[reportUnnecessaryIsInstance] - a parsed body is likely
        raise TypeError(f"body must be bytes or str (got {type(body).__name__}); pass it unparsed")
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
    if len(content) > MAX_NOTIFICATION_BYTES:
        raise WebhookError(
            f"notification must be at most {MAX_NOTIFICATION_BYTES} bytes (got {len(content)})"
        )
    return content


def read_loosely(content: bytes) -> Any:
    """Read the first JSON object of a body, whatever its sender's software put around it or wrong into it.

    It serves to recognise a notification, not to process it. Numbers are returned as their texts, with the digits that
    were signed; null as an empty text, as senders that join texts write it.

    Raises:
        ValueError: There is no object.
    """
    text = content.decode(json.detect_encoding(content), "replace")
    try:
        value, _ = _LOOSE.raw_decode(text, text.index("{"))
    except RecursionError:
        raise ValueError("JSON must not be nested so deeply") from None
    return value


def member_text(content: bytes, name: str) -> str | None:
    """Return a member of a body's object as text; None if it is missing or is an object or an array."""
    try:
        value = read_loosely(content).get(name)
    except ValueError:
        return None
    return value if isinstance(value, str) and value else None


def _resembles(content: bytes, schema: Any, contract: Contract) -> bool:
    try:
        found = cast(Mapping[str, Any], read_loosely(content))
    except ValueError:
        return False
    return not contract.resolve(schema).get("properties", {}).keys().isdisjoint(found)


def _without_null(members: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: "" if value is None else value for name, value in members}


# Takes control characters in texts, NaN, and numbers of any length: nothing of that is a reason to lose a notification.
_LOOSE: Final = json.JSONDecoder(
    object_pairs_hook=_without_null, parse_int=str, parse_float=str, parse_constant=str, strict=False
)
