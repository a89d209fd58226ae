"""A clock that is wrong: nothing is missed, and nothing that is there is marked as deleted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from orderkit import Sendcloud
from orderkit.export import export, exporting
from orderkit.mock import MockServer, MockSettings
from orderkit.runtime.client.base_client import BaseClient
from orderkit.runtime.protocol.clock import Clock
from orderkit.sendcloud import OrderChangesDict

Accounts = Callable[..., Path]
TIMES = [timedelta(minutes=25), timedelta(hours=10), timedelta(days=30)]


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=20)) as server:
        yield server


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sets this machine's clock ahead of the provider's, or lets time pass for both."""

    def set_ahead(ahead: timedelta, passed: timedelta = timedelta()) -> None:
        monkeypatch.setattr(exporting, "_now", lambda: datetime.now(UTC) + ahead + passed)
        clock = Clock(now=lambda: time.time() + ahead.total_seconds())
        monkeypatch.setattr(BaseClient, "_clock", clock)

    return set_ahead


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


def change_some(mock: MockServer) -> None:
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        for order, _ in zip(client.list_orders(), range(3), strict=False):
            changes: OrderChangesDict = {
                "order_details": {"order_updated_at": datetime.now(UTC)},
                "payment_details": {"total_price": {"value": 12.34, "currency": "EUR"}},
            }
            client.update_order(order.id, changes)


def make_one(mock: MockServer) -> None:
    made = {"order_number": "NEW", "order_details": {"order_created_at": datetime.now(UTC).isoformat()}}
    mock.control.put_order(made, provider="sendcloud")


CHANGED = "select count(*) from orderkit.orders where total = 12.34"
MADE = "select number, deleted_at from orderkit.orders where number = 'NEW'"
DELETED = "select count(*) from orderkit.orders where deleted_at is not null"


@pytest.mark.parametrize("ahead", TIMES)
@pytest.mark.parametrize("later", [timedelta(), timedelta(minutes=40)])
def test_what_changed_after_a_run_whose_clock_was_ahead_is_found(
    accounts: Accounts,
    mock: MockServer,
    file: Path,
    set_clock: Callable[..., None],
    ahead: timedelta,
    later: timedelta,
) -> None:
    listed = accounts("sendcloud")
    set_clock(ahead)
    export(listed, to=str(file))
    change_some(mock)
    make_one(mock)
    set_clock(timedelta(), passed=later)
    result = export(listed, to=str(file))
    assert rows(file, CHANGED) == [(3,)]
    assert rows(file, MADE) == [("NEW", None)]
    # By the provider's clock it is known what is new; by another one of a month, nothing is.
    assert (result.orders < 20) is (ahead < timedelta(days=1))


@pytest.mark.parametrize("ahead", TIMES)
def test_a_full_read_whose_clock_was_ahead_marks_nothing_that_is_there(
    accounts: Accounts, mock: MockServer, file: Path, set_clock: Callable[..., None], ahead: timedelta
) -> None:
    listed = accounts("sendcloud")
    export(listed, to=str(file))
    set_clock(ahead)
    export(listed, to=str(file), full=True)
    set_clock(timedelta())
    make_one(mock)
    change_some(mock)
    for _ in range(2):
        assert not export(listed, to=str(file)).failed
        assert rows(file, CHANGED) == [(3,)]
        assert rows(file, MADE) == [("NEW", None)]
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        client.delete_order(next(iter(client.list_orders())).id)
    assert not export(listed, to=str(file), full=True).failed
    assert rows(file, DELETED) == [(1,)]
