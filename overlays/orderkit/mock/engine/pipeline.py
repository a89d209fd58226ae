"""ASGI application of one provider: authenticates, validates, handles and logs each request."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from ...contract import Operation
from ..asgi import HttpRequest, Receive, Scope, Send
from ..faults.dropped_connections import end_without_response
from ..faults.hits import fault_of, take_fault
from ..faults.planned import PlannedFault, PlannedFaults
from ..faults.random_faults import CONNECTION_FAULTS, ERROR_STATUSES, RandomFaults
from . import request_body
from .capabilities import (
    AddsHeaders,
    ExtraRouteCall,
    ExtraRouteHandler,
    ExtraRoutes,
    RequestRewriter,
    StoredCredentials,
)
from .captured_body import CAPTURED, CapturedBody
from .clock import Clock
from .declared import select_declared
from .errors import (
    InjectedFaultError,
    InternalError,
    InvalidRequestError,
    MethodNotAllowedError,
    RefusedError,
    ResourceNotFoundError,
    RouteNotFoundError,
    UnknownError,
)
from .explanations import WARNING_HEADER, Explainer, Explanation, describe_warnings
from .media_types import DocumentedBodies
from .messages import NO_BODY, Call, RequestHead, Response
from .null_properties import without_nulls
from .parameters import split_query
from .provider import Provider
from .request_log import CHANGED_ORDERS, ReceivedRequest, RequestLog
from .reversed_ranges import find_reversed_ranges
from .routing import MethodNotAllowed, RouteMatch, Router
from .sending import format_date, to_http
from .store import Store
from .unknown_names import UnknownNames
from .validation import Validator
from .violations import Violation

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Services:
    """Parts of a running mock that all providers share."""

    clock: Clock
    store: Store
    request_log: RequestLog
    faults: PlannedFaults
    random_faults: RandomFaults


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
        self._bodies = DocumentedBodies(provider.contract)
        self._validator = Validator.of(provider.contract)
        self._router: Router[Operation] = Router()
        # Templates are split once here, not for each request.
        for operation in provider.contract.operations.values():
            self._router.add(operation.method, operation.path, operation)
        self._extra_router: Router[ExtraRouteHandler] = Router()
        if isinstance(provider, ExtraRoutes):
            for (method, path), handler in provider.extra_routes.items():
                self._extra_router.add(method, path, handler)
        self._rewriter = provider if isinstance(provider, RequestRewriter) else None
        self._stored_credentials = provider if isinstance(provider, StoredCredentials) else None
        self._unknown_names = UnknownNames.of(provider.contract)
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
            response = await self._handle(head, match, request, warnings)
        except RefusedError as error:
            response, refusal = self._render_error(error, head), error
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
        response = replace(response, headers={"date": date, **headers, **notes, **response.headers})
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
            await asyncio.sleep(rule.seconds)

    def _added_headers(self, head: RequestHead) -> Mapping[str, str]:
        if self._header_source is None:
            return {}
        with self._services.store.transaction() as connection:
            return self._header_source.response_headers(connection, head, self._services.clock.now())

    async def _handle(
        self,
        head: RequestHead,
        match: RouteMatch[Operation] | MethodNotAllowed | None,
        request: HttpRequest,
        warnings: list[Violation],
    ) -> Response:
        # Extra routes authenticate requests themselves: a token endpoint takes no token.
        extra = self._extra_router.find(head.method, head.segments)
        if extra is not None:
            return await self._handle_extra_route(head, extra, request)
        owner = self._authenticate(head)
        # After authentication: providers do not tell unauthenticated callers which routes exist.
        if match is None:
            raise RouteNotFoundError
        if isinstance(match, MethodNotAllowed):
            raise MethodNotAllowedError(match.allowed)
        operation = match.target
        # Before the body is read: a fault hits whatever the body is. What it does to the response is done in front.
        fault = take_fault(request.scope, self._services.faults, self._provider.name, operation.id)
        refusal = None if fault is None else fault.refusal
        if fault is not None and refusal is not None and not fault.has_effect:
            await request.scope[CAPTURED].read_ahead()
            raise InjectedFaultError(refusal)
        self._provider.check_headers(head, operation)
        body = await self._read_body(operation, head, request)
        response = self._perform(self._validate(owner, match, head, body, warnings))
        if refusal is not None:
            raise InjectedFaultError(refusal)
        return response

    async def _handle_extra_route(
        self, head: RequestHead, match: RouteMatch[ExtraRouteHandler] | MethodNotAllowed, request: HttpRequest
    ) -> Response:
        if isinstance(match, MethodNotAllowed):
            raise MethodNotAllowedError(match.allowed)
        received = await request_body.receive(request)
        call = ExtraRouteCall(head, received.content, self._services.clock.now())
        with self._services.store.transaction() as connection:
            return match.target(connection, call)

    def _authenticate(self, head: RequestHead) -> str:
        sender = self._provider.authenticate(head)
        if self._stored_credentials is None:
            return sender
        with self._services.store.transaction() as connection:
            return self._stored_credentials.resolve_owner(
                connection, sender, head, self._services.clock.now()
            )

    async def _read_body(self, operation: Operation, head: RequestHead, request: HttpRequest) -> Any:
        documented = self._bodies.request(operation)
        if documented is None:
            return NO_BODY
        received = await request_body.receive(request)
        # An optional body may be missing; its content type does not matter then.
        if received.is_complete and not received.content and not operation.request_required:
            return NO_BODY
        return request_body.parse(head, received, documented.media_types)

    def _validate(
        self,
        owner: str,
        match: RouteMatch[Operation],
        head: RequestHead,
        body: Any,
        warnings: list[Violation],
    ) -> Call:
        operation, now = match.target, self._services.clock.now()
        query = split_query(head.query)
        parameters, violations = self._validator.read_parameters(operation, match.parameters, query)
        documented = self._bodies.request(operation)
        schema = None if documented is None or body is NO_BODY else documented.schema
        if schema is not None and self._provider.null_is_absent:
            body = without_nulls(self._provider.contract, schema, body)
        if schema is not None:
            violations += self._validator.body_violations(
                operation, body, self._provider.checks(operation, now)
            )
        if not violations and self._provider.common.refuse_reversed_ranges:
            violations += find_reversed_ranges(self._provider.contract, operation, parameters, body)
        unknown = self._unknown_names.find(operation, head, query, body, schema)
        (violations if self._provider.common.strict else warnings).extend(unknown)
        if violations:
            raise InvalidRequestError(violations, owner)
        body = None if schema is None else select_declared(self._provider.contract, schema, body)
        return Call(operation, owner, parameters, body, now, head)

    def _perform(self, call: Call) -> Response:
        try:
            with self._services.store.transaction() as connection:
                self._provider.apply_due_events(connection, call.now)
                # They stay applied even if the call itself is refused.
                self._services.store.keep()
                result = self._provider.handlers[call.operation.id](connection, call)
        except UnknownError as error:
            raise ResourceNotFoundError from error
        return self._complete(call.operation, result)

    def _complete(self, operation: Operation, result: Any) -> Response:
        """Return the response as the contract documents it for its status."""
        success = self._bodies.success_status(operation)
        response = result if isinstance(result, Response) else Response(success, result)
        documented = self._bodies.response(operation, response.status)
        if documented is None or response.document is NO_BODY:
            return replace(response, document=NO_BODY)
        only_required = self._provider.common.only_required
        document = select_declared(
            self._provider.contract, documented.schema, response.document, only_required=only_required
        )
        media_type = response.media_type or self._provider.media_type or documented.media_types[0]
        # Not by `replace`, which takes several times as long.
        return Response(response.status, document, media_type=media_type, headers=response.headers)

    def _render_error(self, error: RefusedError, head: RequestHead) -> Response:
        response = self._provider.render_error(error, head)
        if isinstance(error, MethodNotAllowedError):
            return replace(response, headers={**response.headers, "allow": ", ".join(error.allowed)})
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
                time=self._services.clock.now().isoformat(),
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
