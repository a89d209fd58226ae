"""Inboxes in every kind of database, with a clock that stands still."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import postgresql_server
import pytest
from orderkit import Inbox, Redelivery
from orderkit.runtime.protocol.clock import Clock
from postgresql_server import PostgresqlServer

START = 1_700_000_000.0
DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))
"""The quick lane starts no server."""


class Time:
    """A time that stands still until a test sets it."""

    seconds = START

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """A server for all tests; skipped where there is none."""
    if reason := postgresql_server.why_missing():
        pytest.skip(reason)
    with postgresql_server.postgresql_server() as server:
        yield server


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database; a test that has it runs with each."""
    return str(request.param)


@pytest.fixture
def new_location(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[], str]:
    """Makes the location of an inbox that does not exist yet."""
    if database == "postgresql":
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        return server.new_schema
    numbers = iter(range(1000))
    return lambda: str(tmp_path / f"inbox-{next(numbers)}.db")


@pytest.fixture
def location(new_location: Callable[[], str]) -> str:
    """Where a new inbox can be made: a path, or a URL."""
    return new_location()


@pytest.fixture
def now() -> Time:
    return Time()


@pytest.fixture
def clock(now: Time) -> Clock:
    return Clock(now=now, chance=lambda: 1.0)


@pytest.fixture
def redelivery() -> Redelivery:
    return Redelivery(max_attempts=3, first_delay=10, max_delay=1000, lease=60)


@pytest.fixture
def inbox(location: str, clock: Clock, redelivery: Redelivery) -> Iterator[Inbox]:
    with Inbox(location, clock=clock, redelivery=redelivery) as made:
        yield made


def other_connection(path: str) -> sqlite3.Connection:
    """Another program's connection to a SQLite file, which does not wait for locks."""
    return sqlite3.connect(path, timeout=0, isolation_level=None)
