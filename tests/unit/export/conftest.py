"""Fixtures of the export: a mock on a socket, and files of accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from account_files import SECRETS, write_accounts
from altering_server import AlteringServer, altering_server
from inbox_fixtures import postgresql
from orderkit.mock import MockServer, MockSettings
from postgresql_server import PostgresqlServer

__all__ = ["postgresql"]


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=120)) as server:
        yield server


@pytest.fixture
def accounts(mock: MockServer, tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of accounts named `one`, of some providers or of all."""

    return lambda *providers: write_accounts(tmp_path / "accounts.toml", mock.url, *providers)


@pytest.fixture
def server(mock: MockServer) -> Iterator[AlteringServer]:
    """A server before the mock, which alters its responses."""
    with altering_server(mock.url) as server:
        yield server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The database to export into."""
    return tmp_path / "orders.duckdb"


@pytest.fixture
def database(postgresql: PostgresqlServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of an empty database of PostgreSQL. The working folder is that of the test."""
    monkeypatch.chdir(tmp_path)
    return postgresql.new_database()
