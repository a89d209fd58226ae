"""The ASGI door of a provider: reads a request, holds it against the contract, performs and remembers it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from ..contract import Operation
from .journal import ReceivedRequest
from .json_text import JsonTextError, read_json, write_json
from .provider import (
    Answer,
    BrokenMockError,
    Call,
    Head,
    InjectedFaultError,
    InvalidMembersError,
    Provider,
    RefusedError,
    UnknownRouteError,
    UnreadableBodyError,
    WrongMediaError,
    WrongMethodError,
)
from .routing import Found, Router, WrongMethod
from .settings import LARGEST_BODY
from .validation import Validator, declared
from .world import World

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Body:
    """What was read of a body; `whole` is false if there was more than the mock reads."""

    content: bytes
    whole: bool = True


class ProviderDoor:
    """Serves one provider under its name.

    Order of evaluation: who, which route, what, whether it may be.
    """

    def __init__(self, provider: Provider, world: World) -> None:
        self._provider = provider
        self._world = world
        self._validator = Validator(provider.contract)
        self._router: Router[Operation] = Router()
        for operation in provider.contract.operations.values():
            self._router.add(operation.method, operation.path, operation)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        head = Head(request.method, scope["steps"], tuple(scope["headers"]))
        found = self._router.find(head.method, head.steps)
        try:
            answer = await self._answer(head, found, request)
        except RefusedError as failure:
            answer = self._explain(failure, head)
        except Exception:  # noqa: BLE001 - a caller gets the provider's 500, the log the reason
            _LOG.exception("the mock failed to answer")
            answer = self._explain(BrokenMockError(), head)
        self._remember(head, found, answer)
        await _respond(answer)(scope, receive, send)

    async def _answer(
        self, head: Head, found: Found[Operation] | WrongMethod | None, request: Request
    ) -> Answer:
        owner = self._provider.admit(head)
        if found is None:
            raise UnknownRouteError
        if isinstance(found, WrongMethod):
            raise WrongMethodError(found.allowed)
        operation = found.target
        fault = self._world.faults.take(self._provider.name, operation.id)
        if fault is not None:
            raise InjectedFaultError(fault)
        value = None if operation.request_schema is None else _read(head, await _receive(request))
        return self._perform(self._check(operation, owner, found, value))

    def _check(self, operation: Operation, owner: str, found: Found[Operation], value: Any) -> Call:
        moment = self._world.clock.now()
        parameters, wrong = self._validator.read_parameters(operation, found.parameters)
        if operation.request_schema is not None:
            checks = self._provider.checks(operation, moment)
            wrong += self._validator.invalid_members(operation, value, checks)
        if wrong:
            raise InvalidMembersError(wrong)
        if operation.request_schema is not None:
            value = declared(self._provider.contract, operation.request_schema, value)
        return Call(operation, owner, parameters, value, moment)

    def _perform(self, call: Call) -> Answer:
        # What was due happens even if the call itself is refused, hence two transactions.
        with self._world.store.transaction() as connection:
            self._provider.settle(connection, call.moment)
        with self._world.store.transaction() as connection:
            result = self._provider.handlers[call.operation.id](connection, call)
        responses = call.operation.responses
        status = next(status for status in responses if status.startswith("2"))
        return Answer(int(status), declared(self._provider.contract, responses[status] or {}, result))

    def _explain(self, failure: RefusedError, head: Head) -> Answer:
        answer = self._provider.explain(failure, head)
        if isinstance(failure, WrongMethodError):
            return Answer(answer.status, answer.document, headers={"allow": ", ".join(failure.allowed)})
        return answer

    def _remember(self, head: Head, found: Found[Operation] | WrongMethod | None, answer: Answer) -> None:
        journal = self._world.journal
        path = "/".join(("", self._provider.name, *head.steps))
        journal.note(
            ReceivedRequest(
                time=self._world.clock.now().isoformat(),
                provider=self._provider.name,
                method=head.method,
                path=journal.mask(path),
                operation=found.target.id if isinstance(found, Found) else None,
                status=int(answer.status),
                language=self._provider.language(head),
            )
        )


async def _receive(request: Request) -> Body:
    length = request.headers.get("content-length", "0")
    if length.isascii() and length.isdigit() and (len(length) > 10 or int(length) > LARGEST_BODY):
        return Body(b"", whole=False)
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > LARGEST_BODY:
                return Body(b"", whole=False)
    except ClientDisconnect as error:
        raise UnreadableBodyError from error
    return Body(bytes(content))


def _read(head: Head, body: Body) -> Any:
    if body.whole and not body.content:
        raise UnreadableBodyError
    if not _is_json(head.values("Content-Type")):
        raise WrongMediaError
    if not body.whole:
        raise UnreadableBodyError
    try:
        return read_json(body.content)
    except JsonTextError as error:
        raise UnreadableBodyError from error


def _is_json(sent: list[bytes]) -> bool:
    if len(sent) != 1:
        return False
    media_type, *parameters = (part.strip() for part in sent[0].decode("latin-1").lower().split(";"))
    charsets = [
        text.removeprefix("charset=").strip('"') for text in parameters if text.startswith("charset=")
    ]
    return media_type == "application/json" and all(charset == "utf-8" for charset in charsets)


def _respond(answer: Answer) -> Response:
    headers = dict(answer.headers)
    if answer.text is not None:
        return Response(answer.text, answer.status, headers, media_type="text/plain")
    return Response(write_json(answer.document), answer.status, headers, media_type="application/json")
