"""Holds every response of every mock in this process against the document of its API, whatever a test looks at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unittest.mock import patch

import pytest
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract, JsonObject, Operation
from orderkit.mock.asgi import HttpRequest, Message, Receive, Scope, Send
from orderkit.mock.engine.errors import InjectedFaultError, RefusedError
from orderkit.mock.engine.messages import RequestHead, Response
from orderkit.mock.engine.pipeline import ProviderApp
from orderkit.mock.engine.routing import RouteMatch
from orderkit.recordings.documented import response_node

# Headers for developers, which explain a response.
_OF_THE_MOCK = "x-mock-"
# Headers of HTTP itself, which documents do not repeat.
_OF_HTTP = frozenset({"date", "content-type", "content-length", "allow", "cache-control", "www-authenticate"})


@dataclass
class SentResponse:
    """A response as the provider sent it, before a fault altered it."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    is_of_gateway: bool = False
    """Whether a test injected a fault for which the provider has no response of its own."""


class Judge:
    """Finds what differs between responses and the document of their API."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._validators: dict[int, Draft202012Validator] = {}

    def differences(self, operation: Operation | None, response: SentResponse) -> list[str]:
        """Return what differs; a request without an operation may get a response of any operation."""
        operations = [*self._contract.operations.values()] if operation is None else [operation]
        found = [[*self._of_operation(each, response)] for each in operations]
        return min(found, key=len)

    def _of_operation(self, operation: Operation, response: SentResponse) -> Iterator[str]:
        found = response_node(self._contract, operation, response.status)
        if found is None:
            yield f"status {response.status} must be documented"
            return
        _, node = found
        yield from self._of_headers(node.get("headers", {}), response.headers)
        yield from self._of_content(node.get("content", {}), response)

    def _of_content(self, documented: JsonObject, response: SentResponse) -> Iterator[str]:
        media_type = response.headers.get("content-type", "").partition(";")[0]
        if not documented:
            if response.body:
                yield f"body must be empty (got {response.body[:100]!r})"
        elif media_type not in documented:
            yield f"content type must be {' or '.join(documented)} (got {media_type})"
        elif media_type.endswith("json"):
            validator = self._validator(documented[media_type]["schema"])
            for wrong in validator.iter_errors(json.loads(response.body)):
                yield f"body at /{'/'.join(map(str, wrong.instance_path))}: {wrong.message}"

    def _of_headers(self, documented: JsonObject, sent: Mapping[str, str]) -> Iterator[str]:
        nodes = {name.lower(): self._contract.resolve(node) for name, node in documented.items()}
        # Other spellings that a document declares of a header.
        aliases = {alias.lower(): node for node in nodes.values() for alias in node.get("x-alias", ())}
        known = nodes | aliases
        for name, value in sent.items():
            if name in known:
                yield from self._of_value(name, known[name]["schema"], value)
            elif name not in _OF_HTTP and not name.startswith(_OF_THE_MOCK):
                yield f"header {name} must be documented"
        missing = (name for name, node in nodes.items() if node.get("required") and name not in sent)
        yield from (f"header {name} must be sent" for name in missing)

    def _of_value(self, name: str, schema: JsonObject, value: str) -> Iterator[str]:
        read: Any = int(value) if value.isdigit() and "pattern" not in schema else value
        is_number = self._contract.resolve(schema).get("type") in ("integer", "number")
        for wrong in self._validator(schema).iter_errors(read if is_number else value):
            yield f"header {name}: {wrong.message}"

    def _validator(self, schema: JsonObject) -> Draft202012Validator:
        # Schemas live as long as their contract, which this object keeps.
        found = self._validators.get(id(schema))
        if found is None:
            found = Draft202012Validator(self._contract.standalone(schema), validate_formats=True)
            self._validators[id(schema)] = found
        return found


judge_of = lru_cache(maxsize=64)(Judge)

_CURRENT: ContextVar[SentResponse] = ContextVar("sent response")


@contextmanager
def recording() -> Iterator[list[str]]:
    """Hold every response that a mock of this process sends meanwhile against its document; collect what differs."""
    found: list[str] = []
    serve, render_error = ProviderApp.__call__, ProviderApp._render_error

    async def judged(app: ProviderApp, scope: Scope, receive: Receive, send: Send) -> None:
        response = SentResponse()
        token = _CURRENT.set(response)

        async def send_and_keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                response.status = message["status"]
                response.headers = {
                    name.decode().lower(): value.decode("latin-1") for name, value in message["headers"]
                }
            response.body += message.get("body", b"")
            await send(message)

        try:
            await serve(app, scope, receive, send_and_keep)
        finally:
            _CURRENT.reset(token)
        found.extend(_differences(app, HttpRequest(scope, receive), response))

    def marked(app: ProviderApp, error: RefusedError, head: RequestHead) -> Response:
        is_injected = isinstance(error, InjectedFaultError)
        _CURRENT.get().is_of_gateway = is_injected and error.status not in app._provider.error_codes
        return render_error(app, error, head)

    with patch.object(ProviderApp, "__call__", judged), patch.object(ProviderApp, "_render_error", marked):
        yield found


def check(found: list[str], *, is_marked: bool) -> None:
    """Fail a test whose mocks sent what is not documented, unless it is marked to do so; forget what was found."""
    texts = "\n".join(dict.fromkeys(found))
    found.clear()
    if texts and not is_marked:
        pytest.fail(f"responses must be as their document says:\n{texts}")


def _differences(app: ProviderApp, request: HttpRequest, response: SentResponse) -> Iterator[str]:
    head = app._read_head(request)
    is_extra = app._handler._extra_router.find(head.method, head.segments) is not None
    # A dropped request has no response; routes outside the document have no schema.
    if not response.status or response.is_of_gateway or is_extra:
        return
    match = app._router.find(head.method, head.segments)
    operation = match.target if isinstance(match, RouteMatch) else None
    named = operation.id if operation else f"{head.method} /{'/'.join(head.segments)}"
    for difference in judge_of(app._provider.contract).differences(operation, response):
        yield f"{app._provider.name} {named} {response.status}: {difference}"
