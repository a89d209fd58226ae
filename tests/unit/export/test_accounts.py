"""Accounts that fail, wholly or in part: the others are complete, and the next run goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from account_files import WITH_LISTS, write_accounts
from altering_server import AlteringServer
from orderkit import cli
from orderkit.export import export, reader, tables
from orderkit.mock import MockServer, MockSettings

Accounts = Callable[..., Path]
LISTS = {"sendcloud": "data", "nocnoc_store": "orders", "epages": "items"}
"""The member of a listing that has the orders."""


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=20)) as server:
        yield server


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


WRONG = {
    "a variable that is not set": (
        '"SECRET"',
        '"NOT_SET"',
        "secret_key must be in the environment as NOT_SET",
    ),
    "a key that is refused": ('"SECRET"', '"MERCHANT"', "401"),
    "a host that does not respond": (
        "MOCK/sendcloud",
        "http://127.0.0.1:1",
        "listOrders failed (ConnectError)",
    ),
    "a host without TLS": ("MOCK/sendcloud", "http://shop.example", "base_url must be an https URL"),
    "a path that is not there": ("MOCK/sendcloud", "MOCK/none", "404"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_the_other_accounts_are_complete(
    kind: str, mock: MockServer, accounts: Accounts, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, message = (each.replace("MOCK", mock.url) for each in WRONG[kind])
    listed = accounts("sendcloud", "nocnoc_store")
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace(old, new), encoding="utf-8")
    assert cli.main(["export", str(listed), "--to", str(file)]) == 1
    assert message in capsys.readouterr().out
    found = rows(file, "select provider, orders, error from orderkit.runs order by provider")
    assert found[0] == ("nocnoc_store", 20, None)
    assert message in found[1][2]
    listed.write_text(text, encoding="utf-8")
    assert export(listed, to=str(file)).accounts["sendcloud/one"].orders == 20


def test_a_provider_that_goes_down_in_the_middle_is_read_on_from_there(
    server: AlteringServer, file: Path
) -> None:
    listed = write_accounts(
        file.parent / "a.toml", server.url, "sendcloud", "nocnoc_store", more="page_size = 5"
    )
    paths = list[str]()

    def down(path: str, body: Any) -> Any:
        paths.append(path)
        return 503 if sum("sendcloud" in each for each in paths) > 2 and "sendcloud" in path else body

    server.change = down
    result = export(listed, to=str(file))
    assert [each.account.key for each in result.failed] == ["sendcloud/one"]
    assert (result.accounts["sendcloud/one"].orders, result.accounts["nocnoc_store/one"].orders) == (10, 20)
    paths.clear()

    def note(path: str, body: Any) -> Any:
        paths.append(path)
        return body

    server.change = note
    result = export(listed, to=str(file))
    assert result.accounts["sendcloud/one"].orders == 10
    assert rows(file, "select provider, count(*) from orderkit.orders group by 1 order by 1") == [
        ("nocnoc_store", 20),
        ("sendcloud", 20),
    ]


@pytest.mark.parametrize("provider", WITH_LISTS)
@pytest.mark.parametrize("broken", [None, "text", 5, [], {}])
def test_an_order_that_is_none_leaves_the_others(
    server: AlteringServer, file: Path, provider: str, broken: Any
) -> None:
    def spoil(_: str, body: Any) -> Any:
        if len(body[LISTS[provider]]) > 3:
            body[LISTS[provider]][3] = broken
        return body

    server.change = spoil
    listed = write_accounts(file.parent / "accounts.toml", server.url, provider)
    (account,) = export(listed, to=str(file)).accounts.values()
    assert (account.error, account.orders, account.problems) == (None, 19, 1)
    assert rows(file, "select count(*) from orderkit.orders") == [(19,)]
    assert rows(file, "select order_id, reason from orderkit.problems") == [
        (None, "the order must have an id")
    ]
    assert rows(file, "select sum(count) from orderkit.drift") == [(account.drift,)]
    assert account.drift > 0


def test_values_of_another_kind_leave_the_rest_of_an_order(server: AlteringServer, file: Path) -> None:
    def spoil(_: str, body: Any) -> Any:
        body["data"][3]["order_details"] = "text"
        body["data"][4]["payment_details"]["total_price"]["value"] = {"much": True}
        return body

    server.change = spoil
    listed = write_accounts(file.parent / "accounts.toml", server.url, "sendcloud")
    (account,) = export(listed, to=str(file)).accounts.values()
    assert (account.error, account.orders) == (None, 20)
    members = rows(file, "select distinct member from orderkit.problems order by 1")
    assert [member for (member,) in members] == [
        "lines",
        "placed_at",
        "provider_status",
        "total",
        "updated_at",
    ]
    kept = rows(file, "select raw from orderkit.orders where total is null")
    assert any('"much"' in raw for (raw,) in kept)


def test_an_order_that_could_not_be_read_is_not_taken_for_a_deleted_one(
    server: AlteringServer, file: Path
) -> None:
    listed = write_accounts(file.parent / "accounts.toml", server.url, "sendcloud")
    export(listed, to=str(file))

    def spoil(_: str, body: Any) -> Any:
        body["data"][3] = None
        return body

    server.change = spoil
    result = export(listed, to=str(file), full=True)
    assert (result.orders, result.accounts["sendcloud/one"].deleted) == (19, 0)
    server.change = lambda _, body: body
    assert export(listed, to=str(file), full=True).accounts["sendcloud/one"].deleted == 0


def test_an_error_that_no_one_expects_ends_its_account_only(
    accounts: Accounts, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables_of = tables.order_tables

    def fail(read: Any, *rest: Any) -> Any:
        if any(order.provider == "sendcloud" for order in read):
            raise KeyError("a mistake")
        return tables_of(read, *rest)

    listed = accounts("sendcloud", "nocnoc_store")
    with monkeypatch.context() as patch:
        patch.setattr(reader, "order_tables", fail)
        result = export(listed, to=str(file))
    assert [(each.account.key, repr(each.error)) for each in result.failed] == [
        ("sendcloud/one", "KeyError('a mistake')")
    ]
    assert rows(file, "select distinct provider from orderkit.orders") == [("nocnoc_store",)]
    assert not export(listed, to=str(file)).failed


def test_drift_is_in_the_table_and_not_in_the_output(
    server: AlteringServer, file: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def spoil(_: str, body: Any) -> Any:
        body["data"][3]["order_number"] = None
        return body

    server.change = spoil
    listed = write_accounts(file.parent / "accounts.toml", server.url, "sendcloud")
    assert cli.main(["export", str(listed), "--to", str(file), "--json"]) == 0
    shown = capfd.readouterr()
    assert json.loads(shown.out)["accounts"][0]["drift"] == 1
    assert (shown.err, caplog.records) == ("", [])
    query = "select operation, path, kind, count from orderkit.drift"
    assert rows(file, query) == [("listOrders", "data[].order_number", "null", 1)]
