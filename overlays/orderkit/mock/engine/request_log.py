"""Log of the received requests, in memory only."""

from __future__ import annotations

import json
import math
from collections import Counter, deque
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NoReturn
from urllib.parse import parse_qsl

from .captured_body import CapturedBody
from .errors import UnknownError
from .explanations import Explanation
from .masking import SecretMask

MAX_REQUESTS_KEPT: Final = 1000
"""Requests that the log lists; older ones are counted only, so that a long run does not fill the memory."""

MAX_BYTES_KEPT: Final = 16 * 1024 * 1024
"""Bytes of the bodies of these requests; the oldest requests make place for newer ones."""

_FORM: Final = "application/x-www-form-urlencoded"
_Key = tuple[str, str | None, int | None, str | None]


@dataclass(slots=True)
class ReceivedRequest:
    """One received request, as it was sent; secrets are masked when it is shown.

    `status` is the status of the response, or that which the response would have had without the random fault; None
    if the request was not handled. `body` holds what was read of the body. `number` counts the requests since the
    start, and `orders` lists the ids of those that the request created or changed. `explanation` is that of a refusal.
    """

    time: datetime
    provider: str
    method: str
    path: str
    operation: str | None
    status: int | None
    language: str | None
    fault: str | None = None
    number: int = 0
    orders: tuple[str, ...] = ()
    query: bytes = b""
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: CapturedBody | None = None
    explanation: Explanation | None = None
    warnings: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes that the body takes."""
        return 0 if self.body is None else len(self.body.content)


CHANGED_ORDERS: ContextVar[list[tuple[str, str]] | None] = ContextVar("changed_orders", default=None)
"""Provider and id of each order that the current request has changed."""


class RequestLog:
    """The last requests, newest last, and counts of all requests. Secrets are masked in both."""

    def __init__(
        self, secrets: Iterable[str], kept: int = MAX_REQUESTS_KEPT, size: int = MAX_BYTES_KEPT
    ) -> None:
        self._requests: deque[ReceivedRequest] = deque()
        self._counts: Counter[_Key] = Counter()
        self._mask = SecretMask(secrets)
        self._kept, self._size = kept, size
        self._bytes = 0
        self._number = 0
        self.on_record: Callable[[int], None] = lambda _: None

    def record(self, request: ReceivedRequest) -> None:
        """Add a request; give it its number and the orders that it changed."""
        self._number += 1
        changed = CHANGED_ORDERS.get() or ()
        orders = dict.fromkeys(order for provider, order in changed if provider == request.provider)
        request.number, request.orders = self._number, tuple(orders)
        self._requests.append(request)
        self._bytes += request.size
        while len(self._requests) > self._kept or (self._bytes > self._size and len(self._requests) > 1):
            self._bytes -= self._requests.popleft().size
        self._counts[request.provider, request.operation, request.status, request.fault] += 1
        self.on_record(self._number)

    def to_json(self) -> list[dict[str, Any]]:
        """Return the last requests as JSON; `operationId` is null if the request reached no operation."""
        # Copied into a list first: another thread may append while this one reads.
        return [self._show(request) for request in list(self._requests)]

    def counts(self) -> list[dict[str, Any]]:
        """Return the number of requests by provider, operation, status and fault, as JSON."""
        names = ("provider", "operationId", "status", "fault")
        return [{**dict(zip(names, key, strict=True)), "count": count} for key, count in self._counts.items()]

    def clear(self) -> None:
        """Remove all requests."""
        self._requests.clear()
        self._counts.clear()
        self._bytes = 0

    def lines(self) -> list[dict[str, Any]]:
        """Return the last requests as JSON, without queries, headers and bodies."""
        return [self._show_line(request) for request in list(self._requests)]

    def line(self, number: int) -> dict[str, Any] | None:
        """Return a request as in `lines`; None if it is kept no longer."""
        request = self._find(number)
        return None if request is None else self._show_line(request)

    def show(self, number: int) -> dict[str, Any]:
        """Return a request by its number; UnknownError if it is kept no longer."""
        request = self._find(number)
        if request is None:
            raise UnknownError(f"request must be the number of one that is listed (got {number})")
        return self._show(request)

    def _find(self, number: int) -> ReceivedRequest | None:
        # Their numbers are consecutive. Copied first: another thread may append meanwhile.
        kept = list(self._requests)
        index = number - kept[0].number if kept else -1
        return kept[index] if 0 <= index < len(kept) else None

    def _show_line(self, request: ReceivedRequest) -> dict[str, Any]:
        return {
            "number": request.number,
            "time": request.time.isoformat(),
            "provider": request.provider,
            "method": request.method,
            "path": self._mask.text(request.path),
            "operationId": request.operation,
            "status": request.status,
            "language": request.language,
            "fault": request.fault,
            "orders": list(request.orders),
            "refusal": None if request.explanation is None else _show_explanation(request.explanation),
            "warnings": list(request.warnings),
        }

    def _show(self, request: ReceivedRequest) -> dict[str, Any]:
        return {
            **self._show_line(request),
            "query": self._show_pairs(request.query.decode("latin-1")),
            "headers": self._show_headers(request.headers),
            **self._show_body(request),
        }

    def _show_pairs(self, text: str) -> dict[str, list[str]]:
        shown: dict[str, list[str]] = {}
        for name, value in parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="replace"):
            shown.setdefault(self._mask.text(name), []).append(self._mask.named(name, value))
        return shown

    def _show_headers(self, headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
        shown: dict[str, str] = {}
        for raw_name, raw_value in headers:
            name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
            masked = self._mask.named(name, value)
            shown[name] = f"{shown[name]}, {masked}" if name in shown else masked
        return shown

    def _show_body(self, request: ReceivedRequest) -> dict[str, Any]:
        """Show JSON as such, a form by its parameters, and anything else as text."""
        body = request.body
        if body is None or not body.content:
            return {"body": None}
        text = body.content.decode("utf-8", "replace")
        if not body.is_whole:
            return {"body": self._mask.text(text), "body_is_whole": False}
        content_type = b", ".join(value for name, value in request.headers if name.lower() == b"content-type")
        if content_type.lower().startswith(_FORM.encode("ascii")):
            return {"body": self._show_pairs(text)}
        try:
            # Plain floats, not Decimals: a test compares them with those that it sent.
            return {"body": self._mask.json(json.loads(text, parse_float=_finite, parse_constant=_refuse))}
        except (ValueError, RecursionError):
            return {"body": self._mask.text(text)}


def _show_explanation(explanation: Explanation) -> dict[str, Any]:
    place = explanation.place
    return {
        "rule": explanation.rule,
        "pointer": None if place is None else place.pointer,
        "ledger": [] if place is None else list(place.ledger),
    }


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse(text)


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")
