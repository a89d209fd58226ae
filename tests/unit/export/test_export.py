"""The export against the mock: the tables are the orders of the source, and stay so."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from orderkit import NocnocStore, Sendcloud, to_json
from orderkit.export import ExportError, export, exporting, read_accounts
from orderkit.mock import MockServer
from orderkit.orders import Order, orders

Accounts = Callable[..., Path]


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


def source(accounts: Path) -> list[Order]:
    found = list[Order]()
    for account in read_accounts(accounts):
        with account.client() as client:
            found += orders(client, account=account.name)
    return found


def exported(file: Path) -> dict[tuple[str, str], tuple[Any, ...]]:
    query = "select provider, id, status, placed_at, total, currency, raw from orderkit.orders"
    return {(row[0], row[1]): row[2:] for row in rows(file, query)}


def assert_equal(file: Path, wanted: list[Order]) -> None:
    found = exported(file)
    assert found.keys() == {(order.provider, order.id) for order in wanted}
    for order in wanted:
        status, placed_at, total, currency, raw = found[order.provider, order.id]
        assert (status, placed_at, total, currency) == (
            order.status,
            order.placed_at,
            order.total,
            order.currency,
        )
        assert json.loads(raw) == json.loads(to_json(order.raw))
    lines = rows(
        file,
        "select provider, order_id, position, sku, quantity, unit_price, total from orderkit.order_lines",
    )
    assert sorted(lines, key=str) == sorted(
        (
            (order.provider, order.id, position, line.sku, line.quantity, line.unit_price, line.total)
            for order in wanted
            for position, line in enumerate(order.lines or ())
        ),
        key=str,
    )


def test_the_tables_are_the_orders_of_the_source(accounts: Accounts, tmp_path: Path) -> None:
    file = tmp_path / "orders.duckdb"
    result = export(accounts(), to=str(file))
    assert not result.failed
    wanted = source(accounts())
    assert result.orders == len(wanted)
    assert_equal(file, wanted)
    assert export(accounts(), to=str(file)).orders == 0
    assert_equal(file, wanted)


def test_a_new_order_and_a_change_are_found(mock: MockServer, accounts: Accounts, tmp_path: Path) -> None:
    file, listed = tmp_path / "orders.duckdb", accounts("sendcloud")
    export(listed, to=str(file))
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        changed = client.list_orders(limit=1).first()
        assert changed is not None
        client.update_order(
            changed.id, {"payment_details": {"total_price": {"value": 12.34, "currency": "EUR"}}}
        )
    assert export(listed, to=str(file)).orders == 0  # for Sendcloud, only the shop's own changes count
    assert export(listed, to=str(file), reread=timedelta(days=7)).orders >= 1
    assert_equal(file, source(listed))


def test_a_late_change_is_found_when_the_order_is_read_again(
    mock: MockServer, accounts: Accounts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, listed = tmp_path / "orders.duckdb", accounts("nocnoc_store")
    export(listed, to=str(file))
    with NocnocStore("merchant-one", base_url=f"{mock.url}/nocnoc-store") as client:
        for order in list(client.list_orders(statuses="in_process")):
            client.cancel_order(order.tracking_id)
    mock.control.advance_clock(timedelta(days=2))  # the cancellations are decided by then
    for day in range(1, 80):
        monkeypatch.setattr(exporting, "_now", lambda day=day: datetime.now(UTC) + timedelta(days=day))
        if day in {1, 2, 3, 5, 9, 17, 33, 65, 79}:
            export(listed, to=str(file))
    recent = [
        order
        for order in source(listed)
        if order.placed_at and order.placed_at > datetime.now(UTC) - timedelta(days=60)
    ]
    found = exported(file)
    assert recent
    assert {order.id: found[order.provider, order.id][0] for order in recent} == {
        order.id: order.status for order in recent
    }


def test_an_account_that_fails_does_not_stop_the_others(accounts: Accounts, tmp_path: Path) -> None:
    file, listed = tmp_path / "orders.duckdb", accounts("sendcloud", "nocnoc_store")
    text = listed.read_text(encoding="utf-8").replace(
        'secret_key = { env = "SECRET" }', 'secret_key = { env = "MERCHANT" }'
    )
    listed.write_text(text, encoding="utf-8")
    result = export(listed, to=str(file))
    assert [failed.account.key for failed in result.failed] == ["sendcloud/one"]
    assert {provider for provider, _ in exported(file)} == {"nocnoc_store"}
    errors = rows(file, "select provider, error is null from orderkit.runs order by 1")
    assert errors == [("nocnoc_store", True), ("sendcloud", False)]


@pytest.mark.parametrize("form", ["parquet", "csv", "jsonl"])
def test_files_are_written_whole(accounts: Accounts, tmp_path: Path, form: str) -> None:
    folder = tmp_path / form
    result = export(accounts("nocnoc_store"), to=f"{form}:{folder}")
    assert {file.name for file in result.files} >= {f"orders.{form}", f"order_lines.{form}"}
    reader = {"parquet": "read_parquet", "csv": "read_csv", "jsonl": "read_json"}[form]
    with duckdb.connect() as connection:
        count = connection.execute(f"select count(*) from {reader}('{folder}/orders.{form}')").fetchone()
    assert count == (120,)
    assert not list(folder.glob(".*.part"))


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("orders.txt", "the destination must be a file that ends in .duckdb"),
        ("mysql://user:hunter2@host/db", r"user:\*\*\*@host"),
        ("NONE/orders.duckdb", "must be a folder that can be written to"),
    ],
)
def test_a_wrong_destination_is_refused_in_a_sentence(
    accounts: Accounts, tmp_path: Path, to: str, message: str
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(ExportError, match=message):
        export(accounts(), to=to.replace("NONE", str(blocked)))


def test_a_destination_that_is_no_database_is_named(accounts: Accounts, tmp_path: Path) -> None:
    file = tmp_path / "orders.duckdb"
    file.write_text("not a database, and much longer than a header of one would be" * 100)
    with pytest.raises(ExportError, match=r"orders\.duckdb must be a DuckDB file"):
        export(accounts("nocnoc_store"), to=str(file))
    file.unlink()
    assert not export(accounts("nocnoc_store"), to=str(file)).failed
    assert_equal(file, source(accounts("nocnoc_store")))


def test_two_runs_at_once_are_refused(accounts: Accounts, tmp_path: Path) -> None:
    file = tmp_path / "orders.duckdb"

    def again(_: object) -> None:
        with pytest.raises(ExportError, match="one run at a time"):
            export(accounts("nocnoc_store"), to=str(file))

    export(accounts("nocnoc_store"), to=str(file), on_progress=again)


def test_an_error_of_the_caller_is_raised_as_it_is(accounts: Accounts, tmp_path: Path) -> None:
    def fail(_: object) -> None:
        raise LookupError("of the caller")

    with pytest.raises(LookupError, match="of the caller"):
        export(accounts("nocnoc_store"), to=str(tmp_path / "orders.duckdb"), on_progress=fail)
