"""Lines of an order are left as they are where a run does not read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from account_files import write_accounts
from orderkit.export import export
from orderkit.mock import MockServer

LINES = "select order_id, position, sku, quantity from orderkit.order_lines order by 1, 2"


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_lines_stay_in_a_run_that_reads_none(mock: MockServer, file: Path, tmp_path: Path) -> None:
    listed = tmp_path / "accounts.toml"
    export(write_accounts(listed, mock.url, "epages", more="details = true"), to=str(file))
    lines = rows(file, LINES)
    assert lines
    assert export(write_accounts(listed, mock.url, "epages"), to=str(file), full=True).orders == 120
    assert rows(file, LINES) == lines
