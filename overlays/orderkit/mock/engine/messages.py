"""Requests and responses as the engine and a provider exchange them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from ...contract import Operation

MAX_SEED = 999_999
"""Largest random seed: a seed of up to six digits can be part of an order number."""

NO_BODY: Final = object()
"""Takes the place of a document in a response without a body."""


@dataclass(frozen=True, slots=True)
class RequestHead:
    """A request before its body is read; `url` is the requested URL, quoted so that it can be sent in a header."""

    method: str
    segments: tuple[str, ...]
    headers: tuple[tuple[bytes, bytes], ...]
    query: bytes = b""
    url: str = ""

    @property
    def origin(self) -> str:
        """Scheme, host and port of the URL, for links: `http://127.0.0.1:8787`."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    def values(self, name: str) -> list[bytes]:
        """Return every value of a header, in the order sent."""
        # Header names compare without case; ASGI servers send them in lower case, tests in any.
        wanted = name.lower().encode("ascii")
        return [value for sent, value in self.headers if sent.lower() == wanted]


@dataclass(frozen=True, slots=True)
class Call:
    """A validated request: operation, owner of the credentials, parameters, body, and the time in UTC."""

    operation: Operation
    owner: str
    parameters: Mapping[str, Any]
    body: Any
    now: datetime
    head: RequestHead


@dataclass(frozen=True, slots=True)
class Response:
    """A response: a JSON document, a text such as a gateway's HTML, or headers alone.

    `media_type` defaults to that of the contract for a document, and to plain text for a text.
    """

    status: int
    document: Any = NO_BODY
    text: str | None = None
    media_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def with_headers(self, headers: Mapping[str, str]) -> Response:
        """Return the response with other headers; `replace` would take several times as long."""
        return Response(self.status, self.document, self.text, self.media_type, headers)


Handler = Callable[[sqlite3.Connection, Call], Any]
"""Performs an operation inside a transaction.

It returns a document, sent with the operation's success status, or a `Response`. Properties that the contract does
not declare are removed from either. A part of a document that is rendered already may be a `JsonText`.
"""


@dataclass(frozen=True, slots=True)
class AdvanceRequest:
    """A change that the provider itself makes to an order: to `status`, or to the usual next one if None."""

    status: str | None
    description: str | None
    now: datetime


@dataclass(frozen=True, slots=True)
class SeedRequest:
    """Number of orders to make, their API key (the first one if None) and the random seed."""

    orders: int
    api_key: str | None
    seed: int
    now: datetime
