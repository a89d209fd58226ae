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
from .violations import Flaw

LARGEST_SEED = 999_999
"""Random seeds are small enough to be part of an order's number."""


@dataclass(frozen=True, slots=True)
class Head:
    """A request before its body is read; `url` is what was asked for, made safe to stand in a header."""

    method: str
    steps: tuple[str, ...]
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
    moment: datetime
    head: Head


NOTHING: Final = object()
"""Instead of a document: the answer has no body."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response: a JSON document, a text such as the HTML of something in between, or nothing but headers.

    `media_type` is that of the contract unless said otherwise: `application/json` for a document, else plain text.
    """

    status: int
    document: Any = NOTHING
    text: str | None = None
    media_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


class UnknownError(LookupError):
    """There is nothing of that name."""


class RefusedError(Exception):
    """A request that is refused. The provider words it; each has its own error body."""


class UnknownRouteError(RefusedError):
    """No operation has that path."""


@dataclass(eq=False)
class WrongMethodError(RefusedError):
    """The path exists, the method does not; `allowed` are those that do."""

    allowed: tuple[str, ...]


class WrongMediaError(RefusedError):
    """The body is not declared as the JSON that the contract wants."""


class UnreadableBodyError(RefusedError):
    """The body is missing, too large, or not JSON."""


@dataclass(eq=False)
class InvalidMembersError(RefusedError):
    """The request was read and does not follow the contract: in the path, in the query, then in the body."""

    flaws: Sequence[Flaw]
    owner: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Where it is wrong, the first place first."""
        return tuple(flaw.path for flaw in self.flaws)


class BrokenMockError(RefusedError):
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

    def admit(self, head: Head) -> str:
        """Who asks, never the secret itself; RefusedError if the credentials or a header are not acceptable."""
        ...

    def examine(self, head: Head, operation: Operation) -> None:
        """RefusedError if what is known before the body is read forbids an operation, such as a media type."""
        ...

    def language(self, head: Head) -> str | None:
        """The language that errors are worded in, if the provider has several."""
        ...

    def checks(self, operation: Operation, moment: datetime) -> Sequence[Check]:
        """Demands on the body of an operation that the contract cannot express."""
        ...

    def explain(self, failure: RefusedError, head: Head) -> Answer:
        """The provider's error response for a refused request."""
        ...

    def settle(self, connection: sqlite3.Connection, moment: datetime) -> None:
        """Let everything happen that was due by now."""
        ...

    def advance(self, connection: sqlite3.Connection, order_id: str, step: Step) -> Any:
        """Move an order along its life as the provider would; UnknownError or ValueError if it cannot."""
        ...

    def furnish(self, connection: sqlite3.Connection, wish: SeedWish) -> None:
        """Make what a new mock holds: so many orders where the provider lists them, else nothing."""
        ...

    def seed(self, connection: sqlite3.Connection, wish: SeedWish) -> Any:
        """Make realistic orders in every status; the same wish makes the same orders."""
        ...

    def summarise(self, connection: sqlite3.Connection) -> Any:
        """How many orders there are in each status."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """A move that the provider makes: to `status`, or to the usual next one."""

    status: str | None
    description: str | None
    moment: datetime


@dataclass(frozen=True, slots=True)
class SeedWish:
    """How many orders to make, for which API key (the first one if None), from which random seed."""

    orders: int
    api_key: str | None
    seed: int
    moment: datetime
