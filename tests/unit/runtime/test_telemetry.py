"""Tracing of calls: one span for each, without bodies, queries, filled-in paths or secrets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode, get_current_span
from orderkit import NotFoundError
from orderkit.runtime.protocol.observers import observers
from orderkit.runtime.telemetry import instrument

UNKNOWN = {"code": 312, "message": "An invalid order id", "key": "order_not_found"}


def responds(status: int, **options: Any) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(status, **options)


@pytest.fixture
def spans() -> Iterator[Callable[[], list[Any]]]:
    """The spans that have ended, while calls are traced."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    end = instrument(provider)
    yield lambda: list(exporter.get_finished_spans())
    end()
    end()
    provider.shutdown()
    assert len(observers) == 1


def test_a_call_is_one_span(client: Any, ok: Any, spans: Any) -> None:
    client(ok("get_order")).call("get_order", 10000001)
    (span,) = spans()
    assert (span.name, dict(span.attributes)) == (
        "getOrder",
        {
            "http.request.method": "GET",
            "url.template": "/api/order/{order_id}",
            "orderkit.attempts": 1,
            "http.response.status_code": 200,
        },
    )
    assert span.status.status_code is StatusCode.UNSET


def test_a_retry_is_an_event(client: Any, ok: Any, spans: Any) -> None:
    client(responds(503), ok("get_order")).call("get_order", 10000001)
    (span,) = spans()
    assert [(event.name, dict(event.attributes)) for event in span.events] == [
        ("retry", {"attempt": 1, "reason": "503", "wait_seconds": 0.5})
    ]
    assert span.attributes["orderkit.attempts"] == 2


def test_a_failure_is_an_error_of_the_span(client: Any, spans: Any) -> None:
    with pytest.raises(NotFoundError):
        client(responds(404, json=UNKNOWN)).call("get_order", 10000001)
    (span,) = spans()
    assert span.status.status_code is StatusCode.ERROR
    assert span.attributes["error.type"] == "NotFoundError"
    assert "invalid" not in repr(span.to_json())


def test_the_span_is_current_while_the_request_is_sent(client: Any, named: Any, spans: Any) -> None:
    seen = []

    def respond(_: httpx.Request) -> httpx.Response:
        seen.append(get_current_span())
        return httpx.Response(200, json=named("get_order").answer)

    client(respond).call("get_order", 10000001)
    assert [span.get_span_context().span_id for span in seen] == [spans()[0].context.span_id]
    assert not get_current_span().get_span_context().is_valid
