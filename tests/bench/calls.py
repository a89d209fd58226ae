"""Costs of a call above httpx alone: the whole layer from the arguments of a method to its model, in memory.

httpx alone sends the same request: method, address, headers and body as ours put them on the wire, and reads the
answer by `json()`. Ours also checks the arguments, writes the request, proves who calls, watches for retries and
errors, and builds the model.
"""

from __future__ import annotations

import asyncio
import json
import statistics
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx
import measure
from orderkit import AsyncNocnoc, AsyncSendcloud, Nocnoc, Sendcloud
from orderkit.contract import Contract

BATCH = 50
"""Calls in a turn, so that starting an event loop counts for nothing."""
RAW, OURS, HANDED_IN = "httpx", "orderkit", "orderkit over an httpx client that was passed in"
OF_HTTPX = {"host", "accept-encoding", "connection", "content-length"}
"""Headers that httpx writes itself."""
HEADERS = [
    (b"date", b"Sun, 22 Nov 2026 08:00:00 GMT"),
    (b"server", b"nginx"),
    (b"content-type", b"application/json"),
    (b"x-ratelimit-limit", b"1000"),
    (b"x-ratelimit-remaining", b"999"),
    (b"x-ratelimit-reset", b"2026-11-22T09:00:00+00:00"),
    (b"x-request-id", b"0f9c7f60-6d3c-4d32-9a2c-0a3b6a6cb9f1"),
]
EXTENSIONS = {"http_version": b"HTTP/1.1", "reason_phrase": b"OK"}
KEYS = {
    Nocnoc: {"api_key": "key", "language": "pt-BR"},
    Sendcloud: {"public_key": "key", "secret_key": "secret"},
}
KEYS |= {AsyncNocnoc: KEYS[Nocnoc], AsyncSendcloud: KEYS[Sendcloud]}


class Case(NamedTuple):
    """A call and the response that it gets."""

    title: str
    sync: type[Any]
    tasks: type[Any]
    method: str
    argument: Any
    status: int
    example: str | None


CASES = (
    Case("Sendcloud, delete an order (no body)", Sendcloud, AsyncSendcloud, "delete_order", 669, 204, None),
    Case(
        "nocnoc, track an order (0.7 KB)",
        Nocnoc,
        AsyncNocnoc,
        "track_order",
        "NC10000001",
        200,
        "TrackingClearedByCustoms",
    ),
    Case(
        "nocnoc, get an order (3 KB)", Nocnoc, AsyncNocnoc, "get_order", 10000001, 200, "OrderDetailCancelled"
    ),
)


def content_of(case: Case) -> bytes:
    """The body of the response."""
    if case.example is None:
        return b""
    examples = Contract.load("nocnoc").document["components"]["examples"]
    return json.dumps(examples[case.example]["value"]).encode()


def figures(rounds: int) -> dict[str, dict[str, Any]]:
    """Cost of each case above httpx, sync and async: the ratio, and microseconds a call."""
    found: dict[str, dict[str, Any]] = {}
    for case in CASES:
        for mode, contenders in (("sync", sync_contenders), ("async", async_contenders)):
            with contenders(case) as ways:
                taken = measure.times(ways, rounds)
            found[f"{case.title}, {mode}"] = {name: above(taken, name) for name in (OURS, HANDED_IN)}
    return found


def above(taken: dict[str, list[float]], name: str) -> dict[str, Any]:
    """Ratio to httpx alone and microseconds a call above it."""
    more = [(ours - raw) / BATCH * 1e6 for ours, raw in zip(taken[name], taken[RAW], strict=True)]
    least = (min(taken[name]) - min(taken[RAW])) / BATCH * 1e6
    return {
        "ratio": measure.ratios(taken, RAW)[name],
        "microseconds": {"median": round(statistics.median(more), 1), "minimum": round(least, 1)},
    }


class Wire(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers every request at once, in the form in which httpx's own transports do, and remembers the last."""

    def __init__(self, status: int, content: bytes) -> None:
        self._status, self._content = status, content
        length = str(len(content)).encode()
        self._headers = [*HEADERS, (b"content-length", length)] if content else HEADERS
        self.request: httpx.Request | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.request = request
        return httpx.Response(
            self._status, headers=self._headers, stream=Body(self._content), extensions=dict(EXTENSIONS)
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in one piece."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content


@contextmanager
def sync_contenders(case: Case) -> Iterator[dict[str, Callable[[], Any]]]:
    """Synchronous calls."""
    wire = Wire(case.status, content_of(case))
    with httpx.Client(transport=wire) as http:
        call, other = (
            getattr(case.sync(http_client=given, **KEYS[case.sync]), case.method) for given in (wire, http)
        )
        call(case.argument)
        sent = as_sent(wire)

        def ours(call: Callable[[Any], Any]) -> None:
            for _ in range(BATCH):
                call(case.argument)

        def raw() -> None:
            for _ in range(BATCH):
                response = http.request(**sent)
                _ = response.json() if response.content else None

        yield {RAW: raw, OURS: lambda: ours(call), HANDED_IN: lambda: ours(other)}


@contextmanager
def async_contenders(case: Case) -> Iterator[dict[str, Callable[[], Any]]]:
    """Asynchronous calls."""
    wire = Wire(case.status, content_of(case))
    http = httpx.AsyncClient(transport=wire)
    call, other = (
        getattr(case.tasks(http_client=given, **KEYS[case.tasks]), case.method) for given in (wire, http)
    )

    async def ours(call: Callable[[Any], Any]) -> None:
        for _ in range(BATCH):
            await call(case.argument)

    async def raw() -> None:
        for _ in range(BATCH):
            response = await http.request(**sent)
            _ = response.json() if response.content else None

    with asyncio.Runner() as loop:
        loop.run(call(case.argument))
        sent = as_sent(wire)
        yield {
            RAW: lambda: loop.run(raw()),
            OURS: lambda: loop.run(ours(call)),
            HANDED_IN: lambda: loop.run(ours(other)),
        }
        loop.run(http.aclose())


def as_sent(wire: Wire) -> dict[str, Any]:
    """The request as httpx sends it."""
    request = wire.request
    assert request is not None
    headers = {name: value for name, value in request.headers.items() if name not in OF_HTTPX}
    return {
        "method": request.method,
        "url": str(request.url),
        "headers": headers,
        "content": request.content or None,
    }
