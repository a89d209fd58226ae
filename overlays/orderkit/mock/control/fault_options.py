"""Planned faults as a test gives them: numbers, dates and JSON in place of headers and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, TypedDict

from ..engine.errors import UnknownError
from ..engine.json_writer import write_json
from ..engine.provider import Provider
from ..faults.planned import FaultKind, PlannedFault

_JSON = "application/json"
_LEAST_STATUS, _MOST_STATUS = 200, 599


class FaultOptions(TypedDict, total=False):
    """Options of a planned fault, all of them optional; see PlannedFault.

    `retry_after` is a number of seconds, a time, or any text. `body` is bytes or text as sent, or any other JSON value.
    """

    operation: str | None
    kind: FaultKind
    call: int
    times: int
    status: int | None
    retry_after: float | datetime | str | None
    headers: Mapping[str, str]
    body: Any
    content_type: str | None
    delay: float
    effect: bool | None
    part: str | None
    path: str | None
    value: Any


def make_fault(provider: Provider, options: FaultOptions) -> PlannedFault:
    """Make a fault of a provider; UnknownError for an unknown operation, ValueError for any other bad option."""
    operation, status = options.get("operation"), options.get("status")
    if operation is not None and operation not in provider.contract.operations:
        known = ", ".join(provider.contract.operations)
        raise UnknownError(f"operation must be one of {known} (got {operation}), for {provider.name}")
    # Codes of a provider may lie outside the range of HTTP statuses, such as 15010.
    if status is not None and status not in provider.error_codes and not _is_http(status):
        raise ValueError(
            f"status must be an error code of the provider or an HTTP status from {_LEAST_STATUS} to {_MOST_STATUS} "
            f"(got {status})"
        )
    # The page before the repeated one has to come first; there is none before the next call.
    if options.get("kind") == "repeat_page" and options.setdefault("call", 2) < 2:
        raise ValueError("call must be >= 2 for repeat_page: it repeats the response to the call before")
    body, content_type = _encode(options.get("body"))
    given: dict[str, Any] = {
        **options,
        "is_error": True if status in provider.error_codes else None,
        "provider": provider.name,
        "body": body,
        "content_type": options.get("content_type") or content_type,
        "retry_after": _write_delay(options.get("retry_after")),
    }
    return PlannedFault(**given)


def _is_http(status: int) -> bool:
    return _LEAST_STATUS <= status <= _MOST_STATUS


def _encode(body: Any) -> tuple[bytes | None, str | None]:
    """Return a body as it is sent, and its media type if it is JSON."""
    if body is None or isinstance(body, bytes):
        return body, None
    if isinstance(body, str):
        return body.encode("utf-8"), None
    return write_json(body).encode("utf-8"), _JSON


def _write_delay(delay: float | datetime | str | None) -> str | None:
    if delay is None or isinstance(delay, str):
        return delay
    if isinstance(delay, datetime):
        if delay.tzinfo is None:
            raise ValueError("retry_after must have a time zone, for example UTC")
        return format_datetime(delay.astimezone(UTC), usegmt=True)
    if delay < 0:
        raise ValueError(f"retry_after must be >= 0 (got {delay})")
    return f"{delay:g}"
