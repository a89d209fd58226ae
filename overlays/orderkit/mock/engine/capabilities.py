"""Optional capabilities of providers: the engine looks for each of these protocols."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from .messages import RequestHead, Response


# Checked once per provider, when its application is created, not for each request.
@runtime_checkable
class RequestRewriter(Protocol):
    """A provider that accepts more spellings of a request than its contract has."""

    def rewrite_request(self, head: RequestHead) -> RequestHead:
        """Return the request as the contract spells it."""
        ...


@runtime_checkable
class StoredCredentials(Protocol):
    """A provider whose tokens or rate limits are kept in the database."""

    def resolve_owner(
        self, connection: sqlite3.Connection, sender: str, head: RequestHead, now: datetime
    ) -> str:
        """Return the owner for the result of `authenticate`; RefusedError if it is unknown or over its limit."""
        ...


@runtime_checkable
class TokenRevocation(Protocol):
    """A provider that issues tokens."""

    def revoke_tokens(self, connection: sqlite3.Connection, api_key: str | None) -> int:
        """Revoke the tokens of an API key, of every key if None; return their number."""
        ...


@runtime_checkable
class AddsHeaders(Protocol):
    """A provider that adds headers to every response, such as the state of a rate limit."""

    def response_headers(
        self, connection: sqlite3.Connection, head: RequestHead, now: datetime
    ) -> Mapping[str, str]:
        """Count a request before it is looked at, and return the headers of its response.

        RefusedError if the request exceeds the limit.
        """
        ...


@dataclass(frozen=True, slots=True)
class ExtraRouteCall:
    """A request to a route outside the contract; `content` is its body as sent, empty if it was too large."""

    head: RequestHead
    content: bytes
    now: datetime


ExtraRouteHandler = Callable[[sqlite3.Connection, ExtraRouteCall], Response]
"""Handles a route outside the contract, inside a transaction; it authenticates the request itself."""


@runtime_checkable
class ExtraRoutes(Protocol):
    """A provider that serves routes outside its contract, such as a token endpoint."""

    @property
    def extra_routes(self) -> Mapping[tuple[str, str], ExtraRouteHandler]:
        """Handlers by method and path."""
        ...
