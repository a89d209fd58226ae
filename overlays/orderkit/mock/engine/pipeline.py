"""The ASGI door of a provider: reads a request, holds it against the contract, performs and remembers it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ...contract import Operation
from ..faults.dropped_connections import lose
from ..faults.random_faults import LOSSES, REFUSALS
from . import request_body as body
from .capabilities import Adapting, Guarding, Metering, SideCall, SideHandler, SideServing
from .json_writer import write_json
from .media_types import Contents
from .parameters import split_query
from .provider import (
    NOTHING,
    Answer,
    BrokenMockError,
    Call,
    Head,
    InjectedFaultError,
    InvalidMembersError,
    Provider,
    RefusedError,
    UnknownRouteError,
    WrongMethodError,
)
from .request_log import ReceivedRequest
from .routing import Found, Router, WrongMethod
from .schema_matching import declared
from .state import World
from .validation import Validator

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_SAFE_IN_URLS = "%/?:@!$&'()*+,;=-._~"
_LOG = logging.getLogger(__name__)


class ProviderDoor:
    """Serves one provider under its name.

    Order of evaluation: who, which route, what, whether it may be.
    """

    def __init__(self, provider: Provider, world: World) -> None:
        self._provider = provider
        self._world = world
        self._contents = Contents(provider.contract)
        self._validator = Validator.of(provider.contract)
        self._router: Router[Operation] = Router()
        for operation in provider.contract.operations.values():
            self._router.add(operation.method, operation.path, operation)
        self._aside: Router[SideHandler] = Router()
        if isinstance(provider, SideServing):
            for (method, path), handler in provider.side_routes.items():
                self._aside.add(method, path, handler)
        self._adapting = provider if isinstance(provider, Adapting) else None
        self._guarding = provider if isinstance(provider, Guarding) else None
        self._metering = provider if isinstance(provider, Metering) else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        url = _address(request)
        head = Head(request.method, scope["steps"], tuple(scope["headers"]), scope["query_string"], url)
        if self._adapting is not None:
            head = self._adapting.adapt(head)
        found = self._router.find(head.method, head.steps)
        trouble = self._world.troubles.strike(self._provider.name) if isinstance(found, Found) else None
        answer = None if trouble == "drop" else await self._settle(head, found, request, trouble)
        self._remember(head, found, answer, trouble)
        if answer is None or trouble in LOSSES:
            await lose(scope, receive, at_once=trouble != "hang")
        else:
            await _respond(answer)(scope, receive, send)

    async def _settle(
        self, head: Head, found: Found[Operation] | WrongMethod | None, request: Request, trouble: str | None
    ) -> Answer:
        """Whatever is answered in the end."""
        headers: Mapping[str, str] = {}
        try:
            headers = self._meter(head)
            await self._meet(trouble)
            answer = await self._answer(head, found, request)
        except RefusedError as failure:
            answer = self._explain(failure, head)
        except Exception:  # noqa: BLE001 - a caller gets the provider's 500, the log the reason
            _LOG.exception("the mock failed to answer")
            answer = self._explain(BrokenMockError(), head)
        return replace(answer, headers={**headers, **answer.headers})

    async def _meet(self, trouble: str | None) -> None:
        """InjectedFaultError if the trouble refuses the request; a wait if it slows it down."""
        current = self._world.troubles.current()
        if trouble in REFUSALS:
            raise InjectedFaultError(int(trouble))
        if trouble == "slow" and current is not None:
            await asyncio.sleep(current.seconds)

    def _meter(self, head: Head) -> Mapping[str, str]:
        if self._metering is None:
            return {}
        with self._world.store.transaction() as connection:
            return self._metering.meter(connection, head, self._world.clock.now())

    async def _answer(
        self, head: Head, found: Found[Operation] | WrongMethod | None, request: Request
    ) -> Answer:
        aside = self._aside.find(head.method, head.steps)
        if aside is not None:
            return await self._answer_aside(head, aside, request)
        owner = self._admit(head)
        if found is None:
            raise UnknownRouteError
        if isinstance(found, WrongMethod):
            raise WrongMethodError(found.allowed)
        operation = found.target
        fault = self._world.faults.take(self._provider.name, operation.id)
        if fault is not None:
            raise InjectedFaultError(fault)
        self._provider.examine(head, operation)
        return self._perform(self._check(owner, found, head, await self._read(operation, head, request)))

    async def _answer_aside(
        self, head: Head, found: Found[SideHandler] | WrongMethod, request: Request
    ) -> Answer:
        if isinstance(found, WrongMethod):
            raise WrongMethodError(found.allowed)
        received = await body.receive(request)
        call = SideCall(head, received.content, self._world.clock.now())
        with self._world.store.transaction() as connection:
            return found.target(connection, call)

    def _admit(self, head: Head) -> str:
        sender = self._provider.admit(head)
        if self._guarding is None:
            return sender
        with self._world.store.transaction() as connection:
            return self._guarding.enter(connection, sender, head, self._world.clock.now())

    async def _read(self, operation: Operation, head: Head, request: Request) -> Any:
        content = self._contents.request(operation)
        if content is None:
            return NOTHING
        received = await body.receive(request)
        if received.whole and not received.content and not operation.request_required:
            return NOTHING
        return body.read(head, received, content.media_types)

    def _check(self, owner: str, found: Found[Operation], head: Head, value: Any) -> Call:
        operation, moment = found.target, self._world.clock.now()
        query = split_query(head.query)
        parameters, flaws = self._validator.read_parameters(operation, found.parameters, query)
        content = self._contents.request(operation)
        if content is None or value is NOTHING:
            value = None
        else:
            checks = self._provider.checks(operation, moment)
            flaws += self._validator.body_flaws(operation, value, checks)
            value = declared(self._provider.contract, content.schema, value) if not flaws else None
        if flaws:
            raise InvalidMembersError(flaws, owner)
        return Call(operation, owner, parameters, value, moment, head)

    def _perform(self, call: Call) -> Answer:
        # What was due happens even if the call itself is refused, hence two transactions.
        with self._world.store.transaction() as connection:
            self._provider.settle(connection, call.moment)
        with self._world.store.transaction() as connection:
            result = self._provider.handlers[call.operation.id](connection, call)
        return self._finish(call.operation, result)

    def _finish(self, operation: Operation, result: Any) -> Answer:
        """The answer as the contract documents it for its status."""
        usual = self._contents.usual_status(operation)
        answer = result if isinstance(result, Answer) else Answer(usual, result)
        content = self._contents.answer(operation, answer.status)
        if content is None or answer.document is NOTHING:
            return replace(answer, document=NOTHING)
        document = declared(self._provider.contract, content.schema, answer.document)
        return replace(answer, document=document, media_type=answer.media_type or content.media_types[0])

    def _explain(self, failure: RefusedError, head: Head) -> Answer:
        answer = self._provider.explain(failure, head)
        if isinstance(failure, WrongMethodError):
            return replace(answer, headers={**answer.headers, "allow": ", ".join(failure.allowed)})
        return answer

    def _remember(
        self,
        head: Head,
        found: Found[Operation] | WrongMethod | None,
        answer: Answer | None,
        trouble: str | None,
    ) -> None:
        journal = self._world.journal
        path = "/".join(("", self._provider.name, *head.steps))
        journal.note(
            ReceivedRequest(
                time=self._world.clock.now().isoformat(),
                provider=self._provider.name,
                method=head.method,
                path=journal.mask(path),
                operation=found.target.id if isinstance(found, Found) else None,
                status=None if answer is None else int(answer.status),
                language=self._provider.language(head),
                trouble=trouble,
            )
        )


def _address(request: Request) -> str:
    """The URL as it was asked for, made safe to stand in a header."""
    path = request.scope.get("raw_path") or request.scope["path"].encode("utf-8")
    query = request.scope["query_string"]
    asked = quote(path + b"?" + query if query else path, safe=_SAFE_IN_URLS)
    return f"{str(request.base_url).rstrip('/')}{asked}"


def _respond(answer: Answer) -> Response:
    headers = dict(answer.headers)
    if answer.text is not None:
        return Response(answer.text, answer.status, headers, media_type=answer.media_type or "text/plain")
    if answer.document is NOTHING:
        return Response(None, answer.status, headers)
    content_type = answer.media_type or "application/json"
    return Response(write_json(answer.document), answer.status, headers, media_type=content_type)
