"""What the engine asks of a provider, and what the two tell each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from ...contract import Contract, Operation
from .schema_matching import Path
from .validation import Check
from .violations import Violation

MAX_SEED = 999_999
"""Random seeds are small enough to be part of an order's number."""


@dataclass(frozen=True, slots=True)
class RequestHead:
    """A request before its body is read; `url` is what was asked for, made safe to stand in a header."""

    method: str
    segments: tuple[str, ...]
    headers: tuple[tuple[bytes, bytes], ...]
    query: bytes = b""
    url: str = ""

    @property
    def origin(self) -> str:
        """Where the request was sent, for links: `http://127.0.0.1:8787`."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    def values(self, name: str) -> list[bytes]:
        """Every value of a header, as many as were sent."""
        wanted = name.lower().encode("ascii")
        return [value for sent, value in self.headers if sent.lower() == wanted]


@dataclass(frozen=True, slots=True)
class Call:
    """A request that passed the contract: who asks, for which operation, with what, when (UTC), and how."""

    operation: Operation
    owner: str
    parameters: Mapping[str, Any]
    body: Any
    now: datetime
    head: RequestHead


NO_BODY: Final = object()
"""Instead of a document: the answer has no body."""


@dataclass(frozen=True, slots=True)
class Response:
    """A response: a JSON document, a text such as the HTML of something in between, or nothing but headers.

    `media_type` is that of the contract unless said otherwise: `application/json` for a document, else plain text.
    """

    status: int
    document: Any = NO_BODY
    text: str | None = None
    media_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


class UnknownError(LookupError):
    """There is nothing of that name."""


class RefusedError(Exception):
    """A request that is refused. The provider words it; each has its own error body."""


class RouteNotFoundError(RefusedError):
    """No operation has that path."""


@dataclass(eq=False)
class MethodNotAllowedError(RefusedError):
    """The path exists, the method does not; `allowed` are those that do."""

    allowed: tuple[str, ...]


class UnsupportedMediaTypeError(RefusedError):
    """The body is not declared as the JSON that the contract wants."""


class UnreadableBodyError(RefusedError):
    """The body is missing, too large, or not JSON."""


@dataclass(eq=False)
class InvalidRequestError(RefusedError):
    """The request was read and does not follow the contract: in the path, in the query, then in the body."""

    violations: Sequence[Violation]
    owner: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is wrong, the first place first."""
        return tuple(violation.path for violation in self.violations)


class InternalError(RefusedError):
    """The mock itself failed."""


@dataclass(eq=False)
class InjectedFaultError(RefusedError):
    """A fault that a test asked for."""

    status: int


Handler = Callable[[sqlite3.Connection, Call], Any]
"""Performs an operation inside a transaction. The engine keeps of its result what the contract declares.

The result is a document, sent with the operation's usual status, or an `Answer` that says more.
"""


class Provider(Protocol):
    """One provider's facts and rules. Everything runs inside the engine's transactions."""

    @property
    def name(self) -> str:
        """The first step of the paths under which the provider is served."""
        ...

    @property
    def contract(self) -> Contract:
        """The compiled contract that requests and responses follow."""
        ...

    @property
    def tables(self) -> str:
        """The SQL that makes the provider's own tables where they are missing; names begin with its name."""
        ...

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """What performs each operation of the contract, by operationId."""
        ...

    @property
    def error_codes(self) -> frozenset[int]:
        """The codes of the provider's own errors, which have a documented body."""
        ...

    def authenticate(self, head: RequestHead) -> str:
        """Who asks, never the secret itself; RefusedError if the credentials or a header are not acceptable."""
        ...

    def check_headers(self, head: RequestHead, operation: Operation) -> None:
        """RefusedError if what is known before the body is read forbids an operation, such as a media type."""
        ...

    def language(self, head: RequestHead) -> str | None:
        """The language that errors are worded in, if the provider has several."""
        ...

    def checks(self, operation: Operation, now: datetime) -> Sequence[Check]:
        """Demands on the body of an operation that the contract cannot express."""
        ...

    def render_error(self, failure: RefusedError, head: RequestHead) -> Response:
        """The provider's error response for a refused request."""
        ...

    def apply_due_events(self, connection: sqlite3.Connection, now: datetime) -> None:
        """Let everything happen that was due by now."""
        ...

    def advance_order(self, connection: sqlite3.Connection, order_id: str, step: AdvanceRequest) -> Any:
        """Move an order along its life as the provider would; UnknownError or ValueError if it cannot."""
        ...

    def seed_initial(self, connection: sqlite3.Connection, request: SeedRequest) -> None:
        """Make what a new mock holds: so many orders where the provider lists them, else nothing."""
        ...

    def seed(self, connection: sqlite3.Connection, request: SeedRequest) -> Any:
        """Make realistic orders in every status; the same wish makes the same orders."""
        ...

    def count_orders(self, connection: sqlite3.Connection) -> Any:
        """How many orders there are in each status."""
        ...


@dataclass(frozen=True, slots=True)
class AdvanceRequest:
    """A move that the provider makes: to `status`, or to the usual next one."""

    status: str | None
    description: str | None
    now: datetime


@dataclass(frozen=True, slots=True)
class SeedRequest:
    """How many orders to make, for which API key (the first one if None), from which random seed."""

    orders: int
    api_key: str | None
    seed: int
    now: datetime
