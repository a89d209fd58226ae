"""Times of files and days of reports are in UTC, wherever the machine and the server of the database are."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import psycopg
import pytest
from orderkit.export import Destination, export, read_accounts
from orderkit.export.report import Report
from orderkit.mock import MockServer, MockSettings
from orderkit.orders import orders

Accounts = Callable[..., Path]
COMMAND = "import sys; from orderkit.cli import main; raise SystemExit(main(sys.argv[1:]))"
PAGE = """
import sys
from orderkit.export import Destination
from orderkit.export.report import Report
sys.stdout.write(Report.of(Destination.of(sys.argv[1])).html())
"""
TOKYO = "Asia/Tokyo"
LAST = datetime(2026, 11, 30, 20, tzinfo=UTC)
"""In Tokyo it is the next day already."""
BAR = re.compile(r"<title>(\d{4}-\d\d-\d\d), sendcloud: (\d+)</title>")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="TZ is of POSIX")


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=12)) as server:
        yield server


def run_in_tokyo(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "TZ": TOKYO},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def times_in(folder: Path, form: str) -> dict[str, str]:
    text = (folder / f"orders.{form}").read_text(encoding="utf-8")
    found = csv.DictReader(text.splitlines()) if form == "csv" else map(json.loads, text.splitlines())
    return {row["id"]: row["placed_at"] for row in found}


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_files_have_times_in_utc(accounts: Accounts, tmp_path: Path, form: str) -> None:
    listed = accounts("sendcloud")
    run_in_tokyo(COMMAND, "export", str(listed), "--to", f"{form}:{tmp_path}/files")
    (account,) = read_accounts(listed)
    with account.client() as client:
        wanted = {order.id: order.placed_at for order in orders(client)}
    found = times_in(tmp_path / "files", form)
    assert {order: text[-3:] for order, text in found.items()} == dict.fromkeys(wanted, "+00")
    assert {order: datetime.fromisoformat(text) for order, text in found.items()} == wanted


@pytest.fixture
def exported(accounts: Accounts, file: Path) -> Path:
    """Orders of which the first two and the last two days are known."""
    export(accounts("sendcloud"), to=str(file))
    first = LAST.replace(hour=0, minute=30) - timedelta(days=89)
    times = [LAST, LAST.replace(hour=1), first, first.replace(hour=23), first - timedelta(hours=1)]
    with duckdb.connect(str(file)) as connection:
        connection.execute("update orderkit.orders set placed_at = $1", [LAST - timedelta(days=10)])
        ids = connection.execute("select id from orderkit.orders order by id").fetchall()
        for (order,), time in zip(ids, times, strict=False):
            connection.execute("update orderkit.orders set placed_at = $1 where id = $2", [time, order])
        connection.execute("update orderkit.runs set started_at = $1, ended_at = $1", [LAST])
    return file


def bars(page: str) -> dict[str, int]:
    orders_by_day, *_ = page.split("<section>")
    return {day: int(count) for day, count in BAR.findall(orders_by_day)}


DAYS = {"2026-11-30": 2, "2026-11-20": 7, "2026-09-02": 2}


def assert_days_in_utc(page: str) -> None:
    assert bars(page) == DAYS
    assert "from <b>2026-09-01</b> to <b>2026-11-30</b>" in page
    assert '<td class="time" data-name="Latest run">2026-11-30 20:00</td>' in page


def test_a_report_has_days_in_utc_and_its_first_day_is_whole(exported: Path) -> None:
    assert_days_in_utc(run_in_tokyo(PAGE, str(exported)))
    assert_days_in_utc(Report.of(Destination.of(str(exported))).html())


@pytest.mark.slow
def test_a_report_of_postgresql_has_days_in_utc(accounts: Accounts, database: str) -> None:
    export(accounts("sendcloud"), to=database)
    name = database.rpartition("/")[2].partition("?")[0]
    first = LAST.replace(hour=0, minute=30) - timedelta(days=89)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f"alter database {name} set timezone = '{TOKYO}'".encode())
        connection.execute("update orderkit.orders set placed_at = %s", [LAST])
        connection.execute("update orderkit.runs set started_at = %s, ended_at = %s", [LAST, LAST])
        query = "update orderkit.orders set placed_at = %s where id = (select min(id) from orderkit.orders)"
        connection.execute(query, [first])
    page = Report.of(Destination.of(database)).html()
    assert bars(page) == {"2026-11-30": 11, "2026-09-02": 1}
    assert "from <b>2026-09-02</b> to <b>2026-11-30</b>" in page
    assert '<td class="time" data-name="Latest run">2026-11-30 20:00</td>' in page
