"""Relay between schemathesis and the server: it sends requests as calls of the run, within its limits."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import Any, Final
from urllib.parse import unquote

from ...contract import Operation
from ...recordings.exchange import RecordedRequest
from ..calls import ABSENT, Call, Exchange
from ..connection import Connection, only_reads
from ..problems import ConformanceError
from .marks import CREDENTIAL, EXCHANGE, OPERATION, PHASE, PREFIX, SPENT

_OF_ONE_CONNECTION: Final = frozenset(
    {"connection", "content-length", "content-encoding", "host", "keep-alive", "te", "transfer-encoding"}
)
_SPARE: Final = 10
"""Calls that are left for undoing."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the relay answers to schemathesis."""

    status: int
    headers: Sequence[tuple[str, str]] = ()
    body: bytes = b""


@dataclass
class Relay:
    """Sends requests to the server as calls of the run.

    A request that it does not send is answered with 429 and without the number of an exchange.

    Attributes:
        connection: The connection to the server.
        most: How many requests it may send.
        dense: How many requests of the coverage phase it sends for each operation before it leaves some out.
        seed: Chooses which ones it leaves out.
        sent: What it has sent.
        error: Why nothing more can be sent; None while something can.
    """

    connection: Connection
    most: int
    dense: int
    seed: int
    sent: list[Exchange] = field(default_factory=list[Exchange])
    error: ConformanceError | None = None
    _counts: Counter[str] = field(default_factory=Counter[str])
    _made: int = 0

    def answer(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> Reply:
        """Send a request and return the response."""
        marks = {name.lower(): value for name, value in headers if name.lower().startswith(PREFIX)}
        operation = self.connection.contract.operations.get(marks.get(OPERATION, ""))
        if operation is None:
            return Reply(HTTPStatus.NOT_FOUND)
        if self.is_spent:
            return Reply(HTTPStatus.TOO_MANY_REQUESTS, ((SPENT, "1"),))
        if marks.get(PHASE) == "coverage" and not self._is_due(operation):
            return Reply(HTTPStatus.TOO_MANY_REQUESTS)
        request = RecordedRequest(
            method, self.connection.base_url + target, tuple(self._headers(headers)), body
        )
        try:
            exchange = self.connection.send(_call(operation, request, target), request)
        except PermissionError:
            return Reply(HTTPStatus.TOO_MANY_REQUESTS)
        except ConformanceError as error:
            self.error = error
            return Reply(HTTPStatus.TOO_MANY_REQUESTS, ((SPENT, "1"),))
        self._note(exchange)
        return _reply(exchange)

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be sent."""
        limits = self.connection.limits
        left = limits.calls - limits.spent - self._made - _SPARE
        return self.error is not None or len(self.sent) >= self.most or left <= 0

    def _is_due(self, operation: Operation) -> bool:
        """Return whether a request of the coverage phase is sent: all at first, then fewer and fewer.

        The phase has every bound of every member, one after the other, for a large body more than a budget allows.
        """
        number = self._counts[operation.id]
        self._counts[operation.id] += 1
        chance = Random(f"{self.seed}:{operation.id}:{number}")  # noqa: S311 - it has to repeat
        return chance.random() * (number + 1) < self.dense

    def _headers(self, headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return the headers to send, with the credentials in place of what stands for them."""
        account = {name.lower(): value for name, value in self.connection.credentials(0).items()}
        return [
            (name.lower(), account.get(name.lower(), value) if value == CREDENTIAL else value)
            for name, value in headers
            if name.lower() not in _OF_ONE_CONNECTION and not name.lower().startswith(PREFIX)
        ]

    def _note(self, exchange: Exchange) -> None:
        self.sent.append(exchange)
        self._made += exchange.succeeded and not only_reads(self.connection.contract, exchange.call.operation)


def _call(operation: Operation, request: RecordedRequest, target: str) -> Call:
    path = target.partition("?")[0].split("/")
    texts = zip(operation.path.split("/"), path, strict=False)
    parameters = {name[1:-1]: unquote(text) for name, text in texts if name.startswith("{")}
    body: Any = ABSENT
    if request.body:
        body = request.body
        with suppress(ValueError):
            body = json.loads(request.body)
    method = "" if request.method == operation.method else request.method
    return Call(operation, parameters, body, method=method, is_generated=True)


def _reply(exchange: Exchange) -> Reply:
    headers = [
        (name, value) for name, value in exchange.response.headers if name not in _OF_ONE_CONNECTION
    ]
    return Reply(exchange.status, [*headers, (EXCHANGE, str(exchange.number))], exchange.response.body or b"")
