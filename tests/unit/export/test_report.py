"""The page about an export: its figures are those of the tables, and it reads well everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from orderkit.export import Destination, export
from orderkit.export.bars import Bars
from orderkit.export.report import Report
from orderkit.mock import MockServer, MockSettings

Accounts = Callable[..., Path]
BAR = re.compile(r"<title>(\S+), (\w+): ([\d,.]+)</title>")


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=60)) as server:
        yield server


@pytest.fixture
def file(accounts: Accounts, tmp_path: Path) -> Path:
    file = tmp_path / "orders.duckdb"
    assert not export(accounts("sendcloud", "epages"), to=str(file)).failed
    return file


def execute(file: Path, statement: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file)) as connection:
        connection.execute("set TimeZone = 'UTC'")
        return connection.execute(statement).fetchall()


def page(file: Path) -> str:
    return Report.of(Destination.of(str(file))).html()


def bars_of(section: str) -> dict[tuple[str, str], Decimal]:
    return {(day, kind): Decimal(amount.replace(",", "")) for day, kind, amount in BAR.findall(section)}


RECENT = """
placed_at::date >= (select max(placed_at)::date - 89 from orderkit.orders) and deleted_at is null
"""


def test_the_bars_are_the_orders_and_the_money_of_each_day(file: Path) -> None:
    shown = page(file)
    orders, *money = re.split(r"<section>", shown)
    query = (
        f"select placed_at::date::text, provider, count(*) from orderkit.orders where {RECENT} group by all"
    )
    assert bars_of(orders) == {(day, kind): number for day, kind, number in execute(file, query)}
    query = f"""
    select currency, placed_at::date::text, provider, sum(total) from orderkit.orders
    where {RECENT} and total > 0 group by all
    """
    wanted: dict[str, dict[tuple[str, str], Decimal]] = {}
    for currency, day, kind, total in execute(file, query):
        wanted.setdefault(currency, {})[day, kind] = total
    assert {section[4:7]: bars_of(section) for section in money} == wanted
    assert sorted(wanted, key=lambda each: -sum(wanted[each].values())) == [section[4:7] for section in money]


def test_deleted_orders_are_counted_and_left_out(file: Path) -> None:
    (before,) = re.findall(r"<b>(\d+)</b> orders", page(file))
    assert "deleted at the provider" not in page(file)
    execute(file, "update orderkit.orders set deleted_at = now() where provider = 'sendcloud'")
    shown = page(file)
    assert f"<b>{int(before) - 60}</b> orders" in shown
    assert "<b>60</b> deleted at the provider" in shown
    assert {kind for _, kind in bars_of(shown)} == {"epages"}


def test_the_state_of_an_account_is_that_of_its_latest_run(file: Path) -> None:
    states = re.compile(r'<b>(\w+/\w+)</b></td><td><span class="state">(\w+)</span>([^<]*)')
    assert Counter(state for _, state, _ in states.findall(page(file))) == {"complete": 2}
    execute(
        file, "update orderkit.runs set ended_at = started_at + interval '2 min' where provider = 'epages'"
    )
    execute(
        file,
        "insert into orderkit.runs by name select provider, account, started_at + interval '1 day' as started_at, "
        "ended_at + interval '1 day' as ended_at, 0 as orders, 0 as problems, 0 as drift, 'no <key>' as error "
        "from orderkit.runs where provider = 'sendcloud'",
    )
    assert states.findall(page(file)) == [
        ("sendcloud/one", "failed", " no &lt;key&gt;"),
        ("epages/one", "slow", ""),
    ]


@pytest.mark.parametrize("most", [1, 3, 9, 11, 99, 101, 4_999, 12_345_678])
def test_the_scale_has_whole_numbers_up_to_the_most(most: int) -> None:
    day = date(2026, 11, 30)
    shown = Bars([day], ["one"], {(day, "one"): Decimal(most)}, "orders").html()
    lines = [int(text.replace(",", "")) for text in re.findall(r'text-anchor="end">([^<]*)<', shown)]
    steps = {after - before for before, after in pairwise(lines)}
    assert lines[0] == 0
    assert lines[-1] >= most > lines[-2]
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in {"1", "2", "5"}


def test_days_without_orders_have_their_place() -> None:
    first = datetime(2026, 11, 1, tzinfo=UTC).date()
    days = [first + timedelta(days=number) for number in range(30)]
    shown = Bars(
        days, ["one"], {(days[0], "one"): Decimal(1), (days[29], "one"): Decimal(1)}, "orders"
    ).html()
    left, right = (float(x) for x in re.findall(r'<rect class="c0" x="([\d.]+)"', shown))
    assert right - left > 29 * (960 - 64) / 30 - 1


def test_a_page_without_orders_says_so(file: Path) -> None:
    execute(file, "delete from orderkit.orders")
    shown = page(file)
    assert "<p>None.</p>" in shown
    assert "<b>0</b> orders" in shown
