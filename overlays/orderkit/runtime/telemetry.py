"""Tracing with OpenTelemetry (the extra `otel`): one span for each call, an event for each retry."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from opentelemetry import context, trace

from .protocol.messages import OperationInfo, Response, TransportFailure
from .protocol.observers import CallSummary, observers
from .version import __version__

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer, TracerProvider


def instrument(tracer_provider: TracerProvider | None = None) -> Callable[[], None]:
    """Trace the calls of every client in this process, from now on.

    A span has the operation's name, and as attributes its method, path template, status, attempts and class of error;
    never a body, a query or a filled-in path. Spans of the HTTP library become its children.

    Args:
        tracer_provider: The provider of the spans; the process's own if left out.

    Returns:
        A function that ends the tracing.
    """
    tracer = trace.get_tracer("orderkit", __version__, tracer_provider)

    def observe(info: OperationInfo) -> _CallSpan:
        return _CallSpan(tracer, info)

    observers.append(observe)
    # A second call does nothing: cleanup may run twice.
    return lambda: observers.remove(observe) if observe in observers else None


class _CallSpan:
    """The span of one call, which is the current span while it lasts."""

    def __init__(self, tracer: Tracer, info: OperationInfo) -> None:
        attributes = {"http.request.method": info.method, "url.template": info.path_template}
        self._span = tracer.start_span(info.operation, kind=trace.SpanKind.CLIENT, attributes=attributes)
        # The span is made the current one, so that spans of the HTTP library find their parent.
        self._token = context.attach(trace.set_span_in_context(self._span))

    def retried(self, attempt: int, outcome: Response | TransportFailure, wait: float) -> None:
        """Add an event for an attempt that is repeated."""
        why = outcome.status if isinstance(outcome, Response) else type(outcome.cause).__name__
        self._span.add_event("retry", {"attempt": attempt, "reason": str(why), "wait_seconds": wait})

    def ended(self, summary: CallSummary) -> None:
        """End the span with the attributes of the result."""
        self._span.set_attribute("orderkit.attempts", summary.attempts)
        if summary.response is not None:
            self._span.set_attribute("http.response.status_code", summary.response.status)
        if summary.error is not None:
            kind = type(summary.error).__name__
            self._span.set_attribute("error.type", kind)
            self._span.set_status(trace.StatusCode.ERROR, kind)
        # Before the span ends: code that an exporter runs then must not find an ended span as the current one.
        context.detach(self._token)
        self._span.end()
