"""What a provider may do besides what every provider does: each a protocol of its own, which the engine looks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from .provider import Answer, Head


@runtime_checkable
class Adapting(Protocol):
    """A provider that takes requests in more spellings than its contract has."""

    def adapt(self, head: Head) -> Head:
        """The request as the contract would spell it."""
        ...


@runtime_checkable
class Guarding(Protocol):
    """A provider whose credentials or limits live in the database."""

    def enter(self, connection: sqlite3.Connection, sender: str, head: Head, moment: datetime) -> str:
        """The owner behind whom `admit` let in; RefusedError if that is nobody, or one who asks too often."""
        ...


@runtime_checkable
class TokenIssuing(Protocol):
    """A provider that hands out tokens."""

    def revoke(self, connection: sqlite3.Connection, api_key: str | None) -> int:
        """End the tokens of a key, of every key if None; how many there were."""
        ...


@runtime_checkable
class Metering(Protocol):
    """A provider that counts calls, or says something in the headers of every answer."""

    def meter(self, connection: sqlite3.Connection, head: Head, moment: datetime) -> Mapping[str, str]:
        """Count a request before anything else of it is looked at; the headers of its answer, whatever that is.

        RefusedError if it is one too many.
        """
        ...


@dataclass(frozen=True, slots=True)
class SideCall:
    """A request to a route that is not in the contract; its body is as it was sent, cut off where it is too large."""

    head: Head
    content: bytes
    moment: datetime


SideHandler = Callable[[sqlite3.Connection, SideCall], Answer]
"""Answers a route that is not in the contract, inside a transaction; it looks at the credentials itself."""


@runtime_checkable
class SideServing(Protocol):
    """A provider that serves more than its contract, such as the place where tokens are given out."""

    @property
    def side_routes(self) -> Mapping[tuple[str, str], SideHandler]:
        """What answers, by method and path."""
        ...
