"""The ASGI door of a provider: reads a request, holds it against the contract, performs and remembers it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response as HttpResponse

from ...contract import Operation
from ..faults.dropped_connections import end_without_response
from ..faults.random_faults import CONNECTION_FAULTS, ERROR_STATUSES
from ..state import MockState
from . import request_body as body
from .capabilities import (
    AddsHeaders,
    ExtraRouteCall,
    ExtraRouteHandler,
    ExtraRoutes,
    RequestRewriter,
    StoredCredentials,
)
from .json_writer import write_json
from .media_types import Contents
from .parameters import split_query
from .provider import (
    NO_BODY,
    Call,
    InjectedFaultError,
    InternalError,
    InvalidRequestError,
    MethodNotAllowedError,
    Provider,
    RefusedError,
    RequestHead,
    Response,
    RouteNotFoundError,
)
from .request_log import ReceivedRequest
from .routing import MethodNotAllowed, RouteMatch, Router
from .schema_matching import select_declared
from .validation import Validator

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_SAFE_IN_URLS = "%/?:@!$&'()*+,;=-._~"
_LOG = logging.getLogger(__name__)


class ProviderApp:
    """Serves one provider under its name.

    Order of evaluation: who, which route, what, whether it may be.
    """

    def __init__(self, provider: Provider, state: MockState) -> None:
        self._provider = provider
        self._state = state
        self._contents = Contents(provider.contract)
        self._validator = Validator.of(provider.contract)
        self._router: Router[Operation] = Router()
        for operation in provider.contract.operations.values():
            self._router.add(operation.method, operation.path, operation)
        self._aside: Router[ExtraRouteHandler] = Router()
        if isinstance(provider, ExtraRoutes):
            for (method, path), handler in provider.extra_routes.items():
                self._aside.add(method, path, handler)
        self._adapting = provider if isinstance(provider, RequestRewriter) else None
        self._guarding = provider if isinstance(provider, StoredCredentials) else None
        self._metering = provider if isinstance(provider, AddsHeaders) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        url = _address(request)
        head = RequestHead(
            request.method, scope["steps"], tuple(scope["headers"]), scope["query_string"], url
        )
        if self._adapting is not None:
            head = self._adapting.rewrite_request(head)
        found = self._router.find(head.method, head.segments)
        fault = (
            self._state.random_faults.sample(self._provider.name) if isinstance(found, RouteMatch) else None
        )
        response = None if fault == "drop" else await self._apply_due_events(head, found, request, fault)
        self._remember(head, found, response, fault)
        if response is None or fault in CONNECTION_FAULTS:
            await end_without_response(scope, receive, at_once=fault != "hang")
        else:
            await _respond(response)(scope, receive, send)

    async def _apply_due_events(
        self,
        head: RequestHead,
        found: RouteMatch[Operation] | MethodNotAllowed | None,
        request: Request,
        fault: str | None,
    ) -> Response:
        """Whatever is answered in the end."""
        headers: Mapping[str, str] = {}
        try:
            headers = self._meter(head)
            await self._meet(fault)
            response = await self._answer(head, found, request)
        except RefusedError as failure:
            response = self._explain(failure, head)
        except Exception:  # noqa: BLE001 - a caller gets the provider's 500, the log the reason
            _LOG.exception("the mock failed to answer")
            response = self._explain(InternalError(), head)
        return replace(response, headers={**headers, **response.headers})

    async def _meet(self, fault: str | None) -> None:
        """InjectedFaultError if the trouble refuses the request; a wait if it slows it down."""
        current = self._state.random_faults.current()
        if fault in ERROR_STATUSES:
            raise InjectedFaultError(int(fault))
        if fault == "slow" and current is not None:
            await asyncio.sleep(current.seconds)

    def _meter(self, head: RequestHead) -> Mapping[str, str]:
        if self._metering is None:
            return {}
        with self._state.store.transaction() as connection:
            return self._metering.response_headers(connection, head, self._state.clock.now())

    async def _answer(
        self, head: RequestHead, found: RouteMatch[Operation] | MethodNotAllowed | None, request: Request
    ) -> Response:
        aside = self._aside.find(head.method, head.segments)
        if aside is not None:
            return await self._answer_aside(head, aside, request)
        owner = self._admit(head)
        if found is None:
            raise RouteNotFoundError
        if isinstance(found, MethodNotAllowed):
            raise MethodNotAllowedError(found.allowed)
        operation = found.target
        fault = self._state.faults.take(self._provider.name, operation.id)
        if fault is not None:
            raise InjectedFaultError(fault)
        self._provider.check_headers(head, operation)
        return self._perform(self._check(owner, found, head, await self._read(operation, head, request)))

    async def _answer_aside(
        self, head: RequestHead, found: RouteMatch[ExtraRouteHandler] | MethodNotAllowed, request: Request
    ) -> Response:
        if isinstance(found, MethodNotAllowed):
            raise MethodNotAllowedError(found.allowed)
        received = await body.receive(request)
        call = ExtraRouteCall(head, received.content, self._state.clock.now())
        with self._state.store.transaction() as connection:
            return found.target(connection, call)

    def _admit(self, head: RequestHead) -> str:
        sender = self._provider.authenticate(head)
        if self._guarding is None:
            return sender
        with self._state.store.transaction() as connection:
            return self._guarding.resolve_owner(connection, sender, head, self._state.clock.now())

    async def _read(self, operation: Operation, head: RequestHead, request: Request) -> Any:
        content = self._contents.request(operation)
        if content is None:
            return NO_BODY
        received = await body.receive(request)
        if received.whole and not received.content and not operation.request_required:
            return NO_BODY
        return body.read(head, received, content.media_types)

    def _check(self, owner: str, found: RouteMatch[Operation], head: RequestHead, value: Any) -> Call:
        operation, now = found.target, self._state.clock.now()
        query = split_query(head.query)
        parameters, violations = self._validator.read_parameters(operation, found.parameters, query)
        content = self._contents.request(operation)
        if content is None or value is NO_BODY:
            value = None
        else:
            checks = self._provider.checks(operation, now)
            violations += self._validator.body_violations(operation, value, checks)
            value = (
                select_declared(self._provider.contract, content.schema, value) if not violations else None
            )
        if violations:
            raise InvalidRequestError(violations, owner)
        return Call(operation, owner, parameters, value, now, head)

    def _perform(self, call: Call) -> Response:
        # What was due happens even if the call itself is refused, hence two transactions.
        with self._state.store.transaction() as connection:
            self._provider.apply_due_events(connection, call.now)
        with self._state.store.transaction() as connection:
            result = self._provider.handlers[call.operation.id](connection, call)
        return self._finish(call.operation, result)

    def _finish(self, operation: Operation, result: Any) -> Response:
        """The answer as the contract documents it for its status."""
        usual = self._contents.success_status(operation)
        response = result if isinstance(result, Response) else Response(usual, result)
        content = self._contents.response(operation, response.status)
        if content is None or response.document is NO_BODY:
            return replace(response, document=NO_BODY)
        document = select_declared(self._provider.contract, content.schema, response.document)
        return replace(response, document=document, media_type=response.media_type or content.media_types[0])

    def _explain(self, failure: RefusedError, head: RequestHead) -> Response:
        response = self._provider.render_error(failure, head)
        if isinstance(failure, MethodNotAllowedError):
            return replace(response, headers={**response.headers, "allow": ", ".join(failure.allowed)})
        return response

    def _remember(
        self,
        head: RequestHead,
        found: RouteMatch[Operation] | MethodNotAllowed | None,
        response: Response | None,
        fault: str | None,
    ) -> None:
        request_log = self._state.request_log
        path = "/".join(("", self._provider.name, *head.segments))
        request_log.record(
            ReceivedRequest(
                time=self._state.clock.now().isoformat(),
                provider=self._provider.name,
                method=head.method,
                path=request_log.mask(path),
                operation=found.target.id if isinstance(found, RouteMatch) else None,
                status=None if response is None else int(response.status),
                language=self._provider.language(head),
                fault=fault,
            )
        )


def _address(request: Request) -> str:
    """The URL as it was asked for, made safe to stand in a header."""
    path = request.scope.get("raw_path") or request.scope["path"].encode("utf-8")
    query = request.scope["query_string"]
    asked = quote(path + b"?" + query if query else path, safe=_SAFE_IN_URLS)
    return f"{str(request.base_url).rstrip('/')}{asked}"


def _respond(response: Response) -> HttpResponse:
    headers = dict(response.headers)
    if response.text is not None:
        return HttpResponse(
            response.text, response.status, headers, media_type=response.media_type or "text/plain"
        )
    if response.document is NO_BODY:
        return HttpResponse(None, response.status, headers)
    content_type = response.media_type or "application/json"
    return HttpResponse(write_json(response.document), response.status, headers, media_type=content_type)
