"""Requests and replies that a defect changes between a client and the mock."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote

from ...contract import Operation
from ...mock.engine.json_writer import JsonTextError, read_json, write_json_bytes

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as the client sent it.

    Attributes:
        method: Method in capitals.
        path: Path as sent, still percent-encoded.
        query: Names and values of the query, decoded.
        headers: Names in lower case, and values.
        body: Bytes of the body.
        sent_query: Query as sent; None if a middleware changed it.
        operation: Operation of the contract that the request is for, None if there is none.
        ids: Parameters of the path, by name.
    """

    method: str
    path: str
    query: Pairs = ()
    headers: Pairs = ()
    body: bytes = b""
    sent_query: str | None = None
    operation: Operation | None = None
    ids: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def name(self) -> str:
        """Return the operationId; empty if the request is for no operation."""
        return self.operation.id if self.operation else ""

    @property
    def target(self) -> str:
        """Return the path and the query, encoded."""
        query = self.sent_query
        if query is None:
            query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in self.query)
        return f"{self.path}?{query}" if query else self.path

    def document(self) -> Any:
        """Return the JSON of the body; None if it is none."""
        return _document(self.body)

    def parameter(self, name: str) -> str | None:
        """Return the value of a query parameter; None if it was not sent."""
        return dict(self.query).get(name)

    def header(self, name: str) -> str | None:
        """Return the value of a header; None if it was not sent."""
        return dict(self.headers).get(name.lower())

    def with_parameter(self, name: str, value: object | None) -> Request:
        """Return the request with another value of a query parameter, without it if None."""
        kept = tuple(pair for pair in self.query if pair[0] != name)
        changed = kept if value is None else (*kept, (name, str(value)))
        return replace(self, query=changed, sent_query=None)

    def with_header(self, name: str, value: str | None) -> Request:
        """Return the request with another value of a header, without it if None."""
        kept = tuple(pair for pair in self.headers if pair[0] != name.lower())
        return replace(self, headers=kept if value is None else (*kept, (name.lower(), value)))

    def with_document(self, document: Any) -> Request:
        """Return the request with another body of JSON."""
        return replace(self, body=write_json_bytes(document)).with_header("content-length", None)

    def with_id(self, value: str) -> Request:
        """Return the request for another object, whose id ends the path or stands before its last segment."""
        old, new = self.ids_text(), quote(value, safe="")
        head, separator, tail = self.path.rpartition(f"/{old}")
        return replace(self, path=f"{head}/{new}{tail}" if separator else self.path)

    def ids_text(self) -> str:
        """Return the last parameter of the path as sent; empty if there is none."""
        return quote(list(self.ids.values())[-1], safe="") if self.ids else ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A response on its way to the client."""

    status: int
    headers: Pairs = ()
    body: bytes = b""

    @property
    def ok(self) -> bool:
        """Return whether the request succeeded."""
        return 200 <= self.status < 300

    def document(self) -> Any:
        """Return the JSON of the body; None if it is none."""
        return _document(self.body)

    def header(self, name: str) -> str | None:
        """Return the value of a header; None if there is none."""
        return dict(self.headers).get(name.lower())

    def with_header(self, name: str, value: str | None) -> Reply:
        """Return the reply with another value of a header, without it if None."""
        kept = tuple(pair for pair in self.headers if pair[0] != name.lower())
        return replace(self, headers=kept if value is None else (*kept, (name.lower(), value)))

    def with_document(self, document: Any) -> Reply:
        """Return the reply with another body of JSON."""
        return self.with_body(write_json_bytes(document))

    def with_body(self, body: bytes) -> Reply:
        """Return the reply with another body, and its length."""
        return replace(self, body=body).with_header("content-length", str(len(body)))

    @staticmethod
    def of(status: int, document: Any) -> Reply:
        """Return a reply of JSON."""
        return Reply(status, (("content-type", "application/json"),)).with_document(document)


Handler = Callable[[Request], Awaitable[Reply]]
"""Turns a request into a reply; the innermost is the mock."""
Middleware = Callable[[Handler], Handler]
"""Wraps a handler; made again for each server, so that its state begins empty."""


def _document(body: bytes) -> Any:
    try:
        return read_json(body) if body else None
    except JsonTextError:
        return None


def read_query(raw: bytes) -> Pairs:
    """Return the names and values of a query string."""
    return tuple(parse_qsl(raw.decode("latin-1"), keep_blank_values=True))
