"""Orders with texts and numbers that databases refuse: each is stored, as nearly as it can be, and stops no other."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from account_files import write_accounts
from altering_server import AlteringServer
from orderkit.export import export
from postgresql_server import rows

ODD = {
    "zero": "a\0b",
    "half": "cut \ud83d",
    "escape": r"\ud83d \u0000 NaN",
    "emoji": "\U0001f4e6",
    "nan": math.nan,
    "large": 10**400,
}
"""Members that no contract names."""
STORED = {**ODD, "zero": "a\ufffdb", "half": "cut \ufffd", "nan": "NaN"}

Query = Callable[[str], list[tuple[Any, ...]]]


def query_duckdb(location: str, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(location, read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def listed(server: AlteringServer, tmp_path: Path) -> Path:
    """An account of which the first order of each page is odd."""

    def change(_: str, body: Any) -> Any:
        if isinstance(body, dict) and body.get("data"):
            body["data"][0] |= {"order_number": "1\0\ud800", **ODD}
            body["data"][0]["shipping_address"]["name"] = "\udc00"
        return body

    server.change = change
    return write_accounts(tmp_path / "accounts.toml", server.url, "sendcloud")


def check(query: Query) -> None:
    assert query("select count(*) from orderkit.orders") == [(120,)]
    found = query("select number, cast(raw as text) from orderkit.orders where number like '1%\ufffd%'")
    assert {number for number, _ in found} == {"1\ufffd\ufffd"}
    for _, raw in found:
        odd = json.loads(raw)
        assert {name: odd[name] for name in ODD} == STORED


@pytest.mark.slow
def test_duckdb_stores_odd_orders(listed: Path, file: Path) -> None:
    assert export(listed, to=str(file)).orders == 120
    check(lambda query: query_duckdb(str(file), query))


@pytest.mark.slow
def test_so_does_postgresql(listed: Path, database: str) -> None:
    assert export(listed, to=database).orders == 120
    check(lambda query: rows(database, query))
