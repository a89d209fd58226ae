"""ASGI application of one provider: routes, answers and logs each request."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from ...contract import Operation
from ..asgi import HttpRequest, Receive, Scope, Send
from ..faults.dropped_connections import end_without_response
from ..faults.hits import fault_of
from ..faults.planned import PlannedFault
from ..faults.random_faults import CONNECTION_FAULTS, ERROR_STATUSES
from .call_handling import CallHandler
from .capabilities import AddsHeaders, RequestRewriter
from .captured_body import CAPTURED, MAX_BYTES_KEPT, CapturedBody
from .errors import InjectedFaultError, InternalError, MethodNotAllowedError, RefusedError
from .explanations import WARNING_HEADER, Explainer, Explanation, describe_warnings
from .messages import RequestHead, Response
from .provider import Provider
from .request_log import CHANGED_ORDERS, ReceivedRequest
from .routing import MethodNotAllowed, RouteMatch, Router
from .sending import format_date, to_http
from .services import Services
from .violations import Violation

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Response to a request, the explanation of a refusal, and warnings about names that no spec has."""

    response: Response
    explanation: Explanation | None
    warnings: tuple[str, ...]


class ProviderApp:
    """Serves one provider.

    A request is authenticated, routed, checked for injected faults, validated and handled, in this order.
    """

    def __init__(self, provider: Provider, services: Services) -> None:
        self._provider = provider
        self._services = services
        self._handler = CallHandler(provider, services)
        self._router: Router[Operation] = Router()
        # Templates are split once here, not for each request.
        for operation in provider.contract.operations.values():
            self._router.add(operation.method, operation.path, operation)
        self._rewriter = provider if isinstance(provider, RequestRewriter) else None
        self._explainer = Explainer(provider.contract)
        self._header_source = provider if isinstance(provider, AddsHeaders) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, as ASGI calls it."""
        CHANGED_ORDERS.set([])
        body = CapturedBody(receive)
        scope[CAPTURED] = body
        request = HttpRequest(scope, body.receive)
        head = self._read_head(request)
        match = self._router.find(head.method, head.segments)
        is_operation = isinstance(match, RouteMatch)
        # Sampled only for operations, so that equal seeds hit the same calls whatever else is
        # requested.
        fault = self._services.random_faults.sample(self._provider.name) if is_operation else None
        # A dropped request is not handled; a lost one is handled, and only its response is lost.
        outcome = None if fault == "drop" else await self._respond(head, match, request, fault)
        self._log_request(head, match, outcome, fault or fault_of(scope), body)
        response = None if outcome is None else outcome.response
        if response is None or fault in CONNECTION_FAULTS:
            await end_without_response(scope, receive, at_once=fault != "hang")
        else:
            await to_http(response).send(send)

    def _read_head(self, request: HttpRequest) -> RequestHead:
        head = RequestHead(request.method, request.segments, request.headers, request.query, request.url)
        return head if self._rewriter is None else self._rewriter.rewrite_request(head)

    async def _respond(
        self,
        head: RequestHead,
        match: RouteMatch[Operation] | MethodNotAllowed | None,
        request: HttpRequest,
        fault: str | None,
    ) -> _Outcome:
        """Return the response to a request, errors included, and what the log says about it."""
        headers: Mapping[str, str] = {}
        refusal: RefusedError | None = None
        warnings: list[Violation] = []
        try:
            # First of all, so that errors carry the headers too, and refused requests count.
            headers = self._added_headers(head)
            await self._apply_random_fault(fault)
            response = await self._handler.handle(head, match, request, warnings)
        except RefusedError as error:
            response, refusal = self._render_error(error, head), error
            if _has_small_body(head):
                await request.scope[CAPTURED].read_ahead()  # for the log
        except Exception:  # noqa: BLE001 - callers get the provider's 500, the log the reason
            _LOG.exception("the mock failed to handle a request")
            refusal = InternalError()
            response = self._render_error(refusal, head)
        explanation = self._explain(match, response.status, refusal)
        notes = {WARNING_HEADER: describe_warnings(warnings)} if warnings else {}
        if explanation is not None and self._provider.common.explain:
            notes |= explanation.headers()
        # Of the simulated clock, so that a client relates the times in other headers to it.
        date = format_date(self._services.clock.now())
        response = response.with_headers({"date": date, **headers, **notes, **response.headers})
        return _Outcome(response, explanation, tuple(map(str, warnings)))

    def _explain(
        self,
        match: RouteMatch[Operation] | MethodNotAllowed | None,
        status: int,
        refusal: RefusedError | None,
    ) -> Explanation | None:
        """Explain a refusal; None if the request was not refused."""
        if status < HTTPStatus.BAD_REQUEST:
            return None
        operation = match.target if isinstance(match, RouteMatch) else None
        return self._explainer.explain(refusal, operation, status)

    async def _apply_random_fault(self, fault: str | None) -> None:
        rule = self._services.random_faults.current()
        if fault in ERROR_STATUSES:
            raise InjectedFaultError(int(fault))
        if fault == "slow" and rule is not None:
            await asyncio.sleep(float(rule.seconds))

    def _added_headers(self, head: RequestHead) -> Mapping[str, str]:
        if self._header_source is None:
            return {}
        with self._services.store.transaction() as connection:
            return self._header_source.response_headers(connection, head, self._services.clock.now())

    def _render_error(self, error: RefusedError, head: RequestHead) -> Response:
        response = self._provider.render_error(error, head)
        if isinstance(error, MethodNotAllowedError):
            return response.with_headers({**response.headers, "allow": ", ".join(error.allowed)})
        return response

    def _log_request(
        self,
        head: RequestHead,
        match: RouteMatch[Operation] | MethodNotAllowed | None,
        outcome: _Outcome | None,
        fault: str | PlannedFault | None,
        body: CapturedBody,
    ) -> None:
        request_log = self._services.request_log
        path = "/".join(("", self._provider.name, *head.segments))
        status = None if outcome is None else int(outcome.response.status)
        if isinstance(fault, PlannedFault) and status is not None:
            status, fault = fault.status_of(status), fault.name
        request_log.record(
            ReceivedRequest(
                time=self._services.clock.now(),
                provider=self._provider.name,
                method=head.method,
                path=path,
                operation=match.target.id if isinstance(match, RouteMatch) else None,
                status=status,
                language=self._provider.language(head),
                fault=fault if isinstance(fault, str) else None,
                query=head.query,
                headers=head.headers,
                body=body,
                explanation=None if outcome is None else outcome.explanation,
                warnings=() if outcome is None else outcome.warnings,
            )
        )


def _has_small_body(head: RequestHead) -> bool:
    """Return whether a body is on its way that can be kept; one is not if its caller waits for 100 Continue."""
    lengths = head.values("Content-Length")
    is_declared = (
        len(lengths) == 1 and lengths[0].isdigit() and len(lengths[0]) < len(str(MAX_BYTES_KEPT)) + 1
    )
    return is_declared and int(lengths[0]) <= MAX_BYTES_KEPT and not head.values("Expect")
