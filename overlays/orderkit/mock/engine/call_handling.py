"""Handling of one call: its sender is authenticated, its body read, both validated, and the operation performed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...contract import Operation
from ..asgi import HttpRequest
from ..faults.hits import take_fault
from . import request_body
from .capabilities import ExtraRouteCall, ExtraRouteHandler, ExtraRoutes, StoredCredentials
from .captured_body import CAPTURED
from .declared import select_declared
from .errors import (
    InjectedFaultError,
    InvalidRequestError,
    MethodNotAllowedError,
    ResourceNotFoundError,
    RouteNotFoundError,
    UnknownError,
)
from .media_types import DocumentedBodies
from .messages import NO_BODY, Call, RequestHead, Response
from .null_properties import without_nulls
from .parameters import split_query
from .provider import Provider
from .reversed_ranges import find_reversed_ranges
from .routing import MethodNotAllowed, RouteMatch, Router
from .services import Services
from .unknown_names import UnknownNames
from .validation import Validator
from .violations import Violation


class CallHandler:
    """Handles the calls of one provider; a call that is refused raises RefusedError."""

    def __init__(self, provider: Provider, services: Services) -> None:
        self._provider = provider
        self._services = services
        self._bodies = DocumentedBodies(provider.contract)
        self._validator = Validator.of(provider.contract)
        self._unknown_names = UnknownNames.of(provider.contract)
        self._stored_credentials = provider if isinstance(provider, StoredCredentials) else None
        self._extra_router: Router[ExtraRouteHandler] = Router()
        if isinstance(provider, ExtraRoutes):
            for (method, path), handler in provider.extra_routes.items():
                self._extra_router.add(method, path, handler)

    async def handle(
        self,
        head: RequestHead,
        match: RouteMatch[Operation] | MethodNotAllowed | None,
        request: HttpRequest,
        warnings: list[Violation],
    ) -> Response:
        """Return the response to a call; add warnings about names that no spec has."""
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
