"""What a provider may do besides what every provider does: each a protocol of its own, which the engine looks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from .provider import RequestHead, Response


@runtime_checkable
class RequestRewriter(Protocol):
    """A provider that takes requests in more spellings than its contract has."""

    def rewrite_request(self, head: RequestHead) -> RequestHead:
        """The request as the contract would spell it."""
        ...


@runtime_checkable
class StoredCredentials(Protocol):
    """A provider whose credentials or limits live in the database."""

    def resolve_owner(
        self, connection: sqlite3.Connection, sender: str, head: RequestHead, now: datetime
    ) -> str:
        """The owner behind whom `admit` let in; RefusedError if that is nobody, or one who asks too often."""
        ...


@runtime_checkable
class TokenRevocation(Protocol):
    """A provider that hands out tokens."""

    def revoke_tokens(self, connection: sqlite3.Connection, api_key: str | None) -> int:
        """End the tokens of a key, of every key if None; how many there were."""
        ...


@runtime_checkable
class AddsHeaders(Protocol):
    """A provider that counts calls, or says something in the headers of every answer."""

    def response_headers(
        self, connection: sqlite3.Connection, head: RequestHead, now: datetime
    ) -> Mapping[str, str]:
        """Count a request before anything else of it is looked at; the headers of its answer, whatever that is.

        RefusedError if it is one too many.
        """
        ...


@dataclass(frozen=True, slots=True)
class ExtraRouteCall:
    """A request to a route that is not in the contract; its body is as it was sent, cut off where it is too large."""

    head: RequestHead
    content: bytes
    now: datetime


ExtraRouteHandler = Callable[[sqlite3.Connection, ExtraRouteCall], Response]
"""Answers a route that is not in the contract, inside a transaction; it looks at the credentials itself."""


@runtime_checkable
class ExtraRoutes(Protocol):
    """A provider that serves more than its contract, such as the place where tokens are given out."""

    @property
    def extra_routes(self) -> Mapping[tuple[str, str], ExtraRouteHandler]:
        """What answers, by method and path."""
        ...
