"""A run that is cut off is in the tables `runs` and `drift`, with what it had loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from account_files import write_accounts
from altering_server import AlteringServer
from orderkit.export import ExportResult, export, exporting, reader

SETTINGS = "page_size = 20\nconcurrency = 1"


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


RUNS = "select orders, drift, ended_at is null from orderkit.runs order by started_at"
DRIFT = "select run_at, sum(count) from orderkit.drift group by 1 order by 1"


def test_a_run_that_is_cut_off_is_in_the_tables(
    server: AlteringServer, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change(_: str, body: Any) -> Any:
        if isinstance(body, dict) and body.get("data"):
            body["data"][2]["payment_details"] = "x"
        return body

    def cut_off(result: ExportResult) -> None:
        if result.orders == 60:
            raise KeyboardInterrupt

    server.change = change
    for place, name in ((exporting, "LOAD"), (reader, "BATCH"), (reader, "_CONVERTED")):
        monkeypatch.setattr(place, name, 1)
    listed = write_accounts(tmp_path / "accounts.toml", server.url, "sendcloud", more=SETTINGS)
    with pytest.raises(KeyboardInterrupt):
        export(listed, to=str(file), on_progress=cut_off)
    assert rows(file, RUNS) == [(40, 2, True)]
    assert [count for _, count in rows(file, DRIFT)] == [2]
    result = export(listed, to=str(file)).accounts["sendcloud/one"]
    assert rows(file, RUNS) == [(40, 2, True), (result.orders, result.drift, False)]
    assert [count for _, count in rows(file, DRIFT)] == [2, result.drift]
    assert result.drift >= 4
