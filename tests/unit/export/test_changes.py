"""Orders that change at the provider: what is gone there is gone in the tables, or is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from account_files import write_accounts
from altering_server import AlteringServer
from orderkit import Sendcloud
from orderkit.export import ExportResult, export, exporting
from orderkit.mock import MockServer, MockSettings

ALL = timedelta(days=4000)
DAY = timedelta(days=1)
Accounts = Callable[..., Path]


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=20)) as server:
        yield server


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


def of_each_order(change: Callable[[dict[str, Any]], object]) -> Callable[[str, Any], Any]:
    """Changes each order of a listing of Sendcloud in place."""

    def changed(_: str, body: Any) -> Any:
        for order in body["data"]:
            change(order)
        return body

    return changed


def export_sendcloud(server: AlteringServer, file: Path, **options: Any) -> ExportResult:
    result = export(
        write_accounts(file.parent / "accounts.toml", server.url, "sendcloud"), to=str(file), **options
    )
    assert not result.failed
    return result


COUNTS = """
select count(*), count(distinct order_id), (select count(*) from orderkit.orders) from orderkit.order_lines
"""


def test_lines_that_are_gone_are_removed(server: AlteringServer, file: Path) -> None:
    export_sendcloud(server, file)
    ((before, with_lines, count),) = rows(file, COUNTS)
    assert before > with_lines == count

    def leave_one(order: dict[str, Any]) -> None:
        del order["order_details"]["order_items"][1:]

    server.change = of_each_order(leave_one)
    export_sendcloud(server, file, reread=ALL)
    assert rows(file, COUNTS) == [(count, count, count)]


@pytest.mark.parametrize("empty", [[], None])
def test_an_order_without_lines_has_none_in_the_table(
    server: AlteringServer, file: Path, empty: list[Any] | None
) -> None:
    export_sendcloud(server, file)
    ((_, _, count),) = rows(file, COUNTS)
    ((first,),) = rows(file, "select min(order_id) from orderkit.order_lines")

    def take_lines(order: dict[str, Any]) -> None:
        if order["id"] == first:
            order["order_details"]["order_items"] = empty

    server.change = of_each_order(take_lines)
    export_sendcloud(server, file, reread=ALL)
    assert rows(file, COUNTS)[0][1:] == (count - 1, count)
    assert rows(file, f"select * from orderkit.order_lines where order_id = '{first}'") == []


def test_fulfilments_that_are_gone_are_removed(server: AlteringServer, file: Path) -> None:
    export_sendcloud(server, file)
    assert rows(file, "select count(*) > 0 from orderkit.fulfilments") == [(True,)]
    server.change = of_each_order(lambda order: order.pop("shipping_details", None))
    export_sendcloud(server, file, reread=ALL)
    assert rows(file, "select count(*) from orderkit.fulfilments") == [(0,)]


def test_an_order_that_changes_its_time_is_in_the_table_once(server: AlteringServer, file: Path) -> None:
    export_sendcloud(server, file)
    (before,) = rows(file, "select count(*), max(placed_at) from orderkit.orders")

    def move(order: dict[str, Any]) -> None:
        details = order["order_details"]
        placed = datetime.fromisoformat(details["order_created_at"])
        details["order_created_at"] = (placed - 2 * DAY).isoformat()

    server.change = of_each_order(move)
    export_sendcloud(server, file, reread=ALL)
    (after,) = rows(file, "select count(*), max(placed_at) from orderkit.orders")
    assert after == (before[0], before[1] - 2 * DAY)


def delete_first(mock: MockServer) -> str:
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        first = client.list_orders(limit=1).first()
        assert first is not None
        client.delete_order(first.id)
    return str(first.id)


DELETED = "select id from orderkit.orders where deleted_at is not null"


def test_a_full_read_marks_what_is_deleted(mock: MockServer, accounts: Accounts, file: Path) -> None:
    listed = accounts("sendcloud", "nocnoc_store")
    export(listed, to=str(file))
    gone = delete_first(mock)
    assert export(listed, to=str(file), reread=ALL).accounts["sendcloud/one"].deleted == 0
    assert rows(file, DELETED) == []
    result = export(listed, to=str(file), full=True)
    assert (result.orders, result.accounts["sendcloud/one"].deleted) == (39, 1)
    assert rows(file, DELETED) == [(gone,)]
    again = export(listed, to=str(file), full=True)
    assert again.accounts["sendcloud/one"].deleted == 0
    assert rows(file, DELETED) == [(gone,)]


def test_an_order_that_is_back_is_not_marked(server: AlteringServer, file: Path) -> None:
    export_sendcloud(server, file)

    def without_last(_: str, body: Any) -> Any:
        del body["data"][-1:]
        return body

    server.change = without_last
    assert export_sendcloud(server, file, full=True).accounts["sendcloud/one"].deleted >= 1
    server.change = lambda _, body: body
    export_sendcloud(server, file, reread=ALL)
    assert rows(file, DELETED) == []


def test_a_full_read_of_a_time_marks_orders_of_that_time(server: AlteringServer, file: Path) -> None:
    export_sendcloud(server, file)
    ((since,),) = rows(file, "select median(placed_at) from orderkit.orders")
    of_the_time = f"placed_at >= '{since.isoformat()}'"
    wanted = rows(file, f"select id from orderkit.orders where {of_the_time} order by id")

    def nothing(_: str, body: Any) -> Any:
        body["data"] = []
        return body

    server.change = nothing
    export_sendcloud(server, file, full=True, since=since)
    assert rows(file, f"{DELETED} order by id") == wanted


def test_a_full_read_that_failed_marks_nothing_until_it_is_complete(
    mock: MockServer, server: AlteringServer, file: Path
) -> None:
    export_sendcloud(server, file)
    gone = delete_first(mock)
    listed = write_accounts(file.parent / "accounts.toml", server.url, "sendcloud")
    server.change = lambda _, body: 400
    assert export(listed, to=str(file), full=True).failed
    assert rows(file, DELETED) == []
    server.change = lambda _, body: body
    export_sendcloud(server, file)  # it goes on with the full read
    assert rows(file, DELETED) == [(gone,)]


def test_marks_of_a_run_that_was_cut_off_are_made_by_the_next(
    mock: MockServer, accounts: Accounts, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = accounts("sendcloud")
    export(listed, to=str(file))
    gone = delete_first(mock)
    with monkeypatch.context() as patch:
        patch.setattr(exporting, "mark_deleted", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            export(listed, to=str(file), full=True)
    assert rows(file, DELETED) == []
    export(listed, to=str(file))
    assert rows(file, DELETED) == [(gone,)]


def test_orders_of_many_megabytes_are_loaded(server: AlteringServer, file: Path) -> None:
    def enlarge(order: dict[str, Any]) -> None:
        order["order_details"]["order_items"][0]["description"] = "x" * 2_000_000

    server.change = of_each_order(enlarge)
    export_sendcloud(server, file)
    assert rows(file, "select count(*), min(length(raw)) > 2000000 from orderkit.orders") == [(20, True)]


NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


@pytest.fixture
def earlier_mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=20, clock=NOW)) as server:
        yield server


@pytest.fixture
def at(earlier_mock: MockServer, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock of the provider and of the export."""

    def set_clock(time: datetime) -> None:
        earlier_mock.control.set_clock(time)
        monkeypatch.setattr(exporting, "_now", lambda: time)

    return set_clock


def put_order(mock: MockServer, number: str, created: datetime, updated: datetime) -> None:
    times = {"order_created_at": created.isoformat(), "order_updated_at": updated.isoformat()}
    mock.control.put_order({"id": number, "order_details": times}, provider="sendcloud")


def test_a_run_that_continues_another_also_reads_what_is_new(
    earlier_mock: MockServer, file: Path, at: Callable[[datetime], None]
) -> None:
    at(NOW)
    accounts = write_accounts(
        file.parent / "accounts.toml", earlier_mock.url, "sendcloud", more="page_size = 5\nconcurrency = 1"
    )
    earlier_mock.control.plan_fault("sendcloud", status=403, call=3)
    first = export(accounts, to=str(file))
    assert (len(first.failed), first.orders) == (1, 10)
    at(NOW + 3 * DAY)
    put_order(earlier_mock, "777001", NOW + 2 * DAY, NOW + 2 * DAY)
    assert not export(accounts, to=str(file)).failed
    assert rows(file, "select count(*), count(*) filter (id = '777001') from orderkit.orders") == [(21, 1)]


def test_an_order_from_before_the_beginning_is_not_read_when_it_changes(
    earlier_mock: MockServer, file: Path, at: Callable[[datetime], None]
) -> None:
    at(NOW)
    accounts = write_accounts(
        file.parent / "accounts.toml",
        earlier_mock.url,
        "sendcloud",
        more=f"since = {NOW - 10 * DAY:%Y-%m-%d}",
    )
    export(accounts, to=str(file))
    put_order(earlier_mock, "555", NOW - 200 * DAY, NOW + DAY)
    put_order(earlier_mock, "556", NOW - 5 * DAY, NOW + DAY)
    at(NOW + DAY)
    assert not export(accounts, to=str(file)).failed
    assert rows(file, "select id from orderkit.orders where id in ('555', '556')") == [("556",)]


def test_an_account_that_is_renamed_in_the_tables_has_its_orders_once(accounts: Accounts, file: Path) -> None:
    listed = accounts("sendcloud")
    export(listed, to=str(file))
    tables = [name for (name,) in rows(file, _WITH_AN_ACCOUNT)]
    assert {"orders", "order_lines", "fulfilments", "runs"} <= set(tables)
    with duckdb.connect(str(file)) as connection:
        for table in tables:
            connection.execute(f"update orderkit.{table} set account = 'two' where account = 'one'")
    listed.write_text(listed.read_text(encoding="utf-8").replace('"one"', '"two"'), encoding="utf-8")
    assert export(listed, to=str(file)).orders == 20
    assert rows(file, "select account, count(*), count(distinct id) from orderkit.orders group by 1") == [
        ("two", 20, 20)
    ]
    assert rows(file, COUNTS)[0][2] == 20


_WITH_AN_ACCOUNT = """
select table_name from information_schema.columns where table_schema = 'orderkit' and column_name = 'account'
"""
