"""A load that the destination refuses for good stops no later run: its orders are read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from account_files import write_accounts
from altering_server import AlteringServer
from orderkit.export import ExportError, export, working_folder
from orderkit.mock import MockServer, MockSettings
from postgresql_server import rows

Accounts = Callable[..., Path]
pytestmark = pytest.mark.slow
REFUSE = "alter table orderkit.{} add constraint refusal check (provider <> 'sendcloud') not valid"
ACCEPT = "alter table orderkit.{} drop constraint refusal"


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=40)) as server:
        yield server


def execute(url: str, query: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(query.encode())


FULL_READ = """
insert into orderkit.full_reads (provider, account, started_at, placed_until, _load)
values ('sendcloud', 'one', now() + interval '1 h', now() + interval '1 day', 'refused')
"""
COUNTS = "select provider, count(*), count(deleted_at) from orderkit.orders group by 1 order by 1"


@pytest.mark.parametrize("table", ["orders", "order_lines"])
def test_what_was_refused_is_read_again(accounts: Accounts, database: str, table: str) -> None:
    export(accounts("nocnoc_store"), to=database)
    execute(database, REFUSE.format(table))
    for _ in range(2):
        with pytest.raises(ExportError, match=r"refusal.*is dropped, and the next run reads it again"):
            export(accounts("sendcloud"), to=database)
    assert export(accounts("nocnoc_store"), to=database, full=True).orders == 40
    execute(database, ACCEPT.format(table))
    assert export(accounts("sendcloud", "nocnoc_store"), to=database).accounts["sendcloud/one"].orders == 40
    assert rows(database, COUNTS) == [("nocnoc_store", 40, 0), ("sendcloud", 40, 0)]


def test_what_is_refused_after_a_run_was_cut_off_is_read_by_the_next(
    accounts: Accounts, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(accounts("nocnoc_store"), to=database)
    execute(database, REFUSE.format("orders"))
    with monkeypatch.context() as patch:
        patch.setattr(working_folder, "_empty", lambda _: None)  # as if it was killed before it could drop it
        with pytest.raises(ExportError, match="refusal"):
            export(accounts("sendcloud"), to=database)
    result = export(accounts("nocnoc_store"), to=database, full=True)
    assert (result.orders, result.resumed) == (40, False)
    execute(database, ACCEPT.format("orders"))
    assert export(accounts("sendcloud"), to=database).orders == 40


def test_a_full_read_that_was_refused_marks_nothing(accounts: Accounts, database: str) -> None:
    listed = accounts("sendcloud")
    export(listed, to=database)
    execute(database, REFUSE.format("orders"))
    with pytest.raises(ExportError, match="refusal"):
        export(listed, to=database, full=True)
    execute(database, FULL_READ)  # its row may have got in, or not: jobs of a load run at the same time
    execute(database, ACCEPT.format("orders"))
    export(listed, to=database)
    assert rows(database, COUNTS) == [("sendcloud", 40, 0)]
    assert export(listed, to=database, full=True).accounts["sendcloud/one"].deleted == 0


def test_texts_that_no_database_stores_are_replaced_in_each_table(
    server: AlteringServer, database: str, tmp_path: Path
) -> None:
    def change(_: str, body: Any) -> Any:
        if isinstance(body, dict) and body.get("data"):
            odd = body["data"][0]
            odd["id"] = "7\0"
            odd["payment_details"]["total_price"]["value"] = "x\0"
            odd["order_details"]["order_items"][0]["sku"] = "\ud800"
        return body

    server.change = change
    result = export(write_accounts(tmp_path / "accounts.toml", server.url, "sendcloud"), to=database)
    assert (result.failed, result.orders) == ([], 40)
    of_order = (
        "select distinct order_id from orderkit.{} where order_id not in (select id from orderkit.orders)"
    )
    for table in ("order_lines", "fulfilments", "problems"):
        assert rows(database, of_order.format(table)) == []
    assert rows(database, "select count(*) > 0 from orderkit.problems where order_id = '7\ufffd'") == [
        (True,)
    ]
    assert rows(database, "select count(*) > 0 from orderkit.drift") == [(True,)]


def test_numbers_that_json_of_postgresql_cannot_hold_are_texts(
    server: AlteringServer, database: str, tmp_path: Path
) -> None:
    small = "1e-20000"

    def change(_: str, body: Any) -> Any:
        if isinstance(body, dict) and body.get("data"):
            body["data"][0]["small"] = "SMALL"
        return json.dumps(body).replace('"SMALL"', small).encode()

    server.change = change
    result = export(write_accounts(tmp_path / "accounts.toml", server.url, "sendcloud"), to=database)
    assert (result.failed, result.orders) == ([], 40)
    stored = rows(database, "select distinct raw ->> 'small' from orderkit.orders where raw ? 'small'")
    assert stored == [("1E-20000",)]
