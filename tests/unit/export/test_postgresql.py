"""The export into PostgreSQL: the same content as in DuckDB, and messages without the password when it fails."""

from __future__ import annotations

import json
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest
from account_files import SECRETS, write_accounts
from altering_server import altering_server
from killed_export import kill_after
from orderkit import Sendcloud, cli
from orderkit.export import ExportError, destination, export, exporting, read_accounts
from orderkit.mock import MockServer, MockSettings
from orderkit.orders import orders
from postgresql_server import PASSWORD, PostgresqlServer, rows
from psycopg.rows import dict_row

Accounts = Callable[..., Path]
ALL = timedelta(days=4000)
KEYS = {"orders": "provider, account, id", "order_lines": "provider, account, order_id, position"}
pytestmark = pytest.mark.slow


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=40)) as server:
        yield server


def values_of(url: str, table: str) -> list[dict[str, Any]]:
    """All that a table has; JSON with every digit."""
    columns = "*" if table != "orders" else "*, raw::text as text"
    with psycopg.connect(url) as connection, connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute(f"select {columns} from orderkit.{table} order by {KEYS[table]}".encode())
        return [_comparable(row) for row in found.fetchall()]


def values_in(file: Path, table: str) -> list[dict[str, Any]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(f"select * from orderkit.{table} order by {KEYS[table]}")
        names = [each[0] for each in found.description or ()]
        return [_comparable(dict(zip(names, row, strict=True))) for row in found.fetchall()]


def _comparable(row: dict[str, Any]) -> dict[str, Any]:
    raw = row.pop("text", row.get("raw"))
    del row["read_at"]
    return {**row, "raw": None if raw is None else json.loads(raw, parse_float=Decimal)}


def test_it_has_the_content_of_duckdb(accounts: Accounts, database: str, tmp_path: Path) -> None:
    file = tmp_path / "orders.duckdb"
    for to in (database, str(file)):
        assert not export(accounts(), to=to).failed
    for table in KEYS:
        values = values_of(database, table)
        assert values
        assert sorted(values, key=str) == sorted(values_in(file, table), key=str)
    assert export(accounts(), to=database).orders == 0


def test_amounts_and_times_have_columns_of_their_kind(accounts: Accounts, database: str) -> None:
    export(accounts("sendcloud"), to=database)
    query = """
    select column_name, data_type, numeric_precision, numeric_scale from information_schema.columns
    where table_schema = 'orderkit' and table_name = 'orders'
    """
    kinds = {name: tuple(kind) for name, *kind in rows(database, query)}
    assert kinds["total"] == ("numeric", 38, 9)
    assert kinds["placed_at"][0] == kinds["deleted_at"][0] == "timestamp with time zone"
    assert kinds["raw"][0] == "jsonb"


def test_every_digit_of_money_arrives(mock: MockServer, database: str, tmp_path: Path) -> None:
    most = 12_345_678_901_234_567_890

    def enlarge(_: str, body: Any) -> Any:
        body["data"][0]["payment_details"]["total_price"]["value"] = most
        return body

    with altering_server(mock.url) as server:
        server.change = enlarge
        listed = write_accounts(tmp_path / "accounts.toml", server.url, "sendcloud")
        export(listed, to=database)
        (account,) = read_accounts(listed)
        with account.client() as client:
            wanted = {order.id: order.total for order in orders(client)}
    assert most in wanted.values()
    assert dict(rows(database, "select id, total from orderkit.orders")) == wanted


def test_a_late_change_and_a_deletion_are_found(accounts: Accounts, mock: MockServer, database: str) -> None:
    listed = accounts("sendcloud")
    export(listed, to=database)
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        changed, deleted = [order.id for order, _ in zip(client.list_orders(), range(2), strict=False)]
        client.update_order(changed, {"payment_details": {"total_price": {"value": 1.25, "currency": "EUR"}}})
        client.delete_order(deleted)
    export(listed, to=database, reread=ALL)
    assert rows(database, f"select total from orderkit.orders where id = '{changed}'") == [(Decimal("1.25"),)]
    result = export(listed, to=database, full=True)
    assert result.accounts["sendcloud/one"].deleted == 1
    assert rows(database, "select id from orderkit.orders where deleted_at is not null") == [(str(deleted),)]


@pytest.mark.parametrize("batches", [1, 2, 3])
def test_a_run_that_is_killed_is_continued(
    accounts: Accounts, database: str, tmp_path: Path, batches: int
) -> None:
    listed, file = accounts("sendcloud", "nocnoc_store", "epages"), tmp_path / "orders.duckdb"
    assert kill_after(listed, database, batches) == -signal.SIGKILL
    again = export(listed, to=database)
    assert not again.failed
    export(listed, to=str(file))
    for table in KEYS:
        assert values_of(database, table) == values_in(file, table)


def test_two_databases_have_nothing_of_each_other(
    accounts: Accounts, database: str, postgresql: PostgresqlServer
) -> None:
    other = postgresql.new_database()
    assert kill_after(accounts("sendcloud"), database, 1) == -signal.SIGKILL
    export(accounts("nocnoc_store"), to=other)
    assert rows(other, "select distinct provider from orderkit.orders") == [("nocnoc_store",)]
    assert export(accounts("nocnoc_store"), to=database).orders == 40


def test_a_server_that_stops_in_the_middle_loses_nothing(
    accounts: Accounts, database: str, postgresql: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = accounts("sendcloud", "nocnoc_store")
    with monkeypatch.context() as patch:
        patch.setattr(exporting, "LOAD", 1)
        with pytest.raises(ExportError, match="must keep the connection that keeps other runs out") as raised:
            export(listed, to=database, on_progress=lambda _: postgresql.stop())
    assert PASSWORD not in str(raised.value)
    postgresql.start()
    assert not export(listed, to=database).failed
    counts = rows(database, "select provider, count(*) from orderkit.orders group by 1 order by 1")
    assert counts == [("nocnoc_store", 40), ("sendcloud", 40)]


def test_the_password_may_be_in_the_environment(
    accounts: Accounts, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert export(accounts("sendcloud"), to=database.replace(f":{PASSWORD}", "")).orders == 40


def test_a_client_that_is_not_installed_is_named(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(destination, "find_spec", lambda _: None)
    with pytest.raises(ExportError, match="pip install psycopg2-binary"):
        export(accounts("sendcloud"), to="postgresql://user@127.0.0.1/orders")


WRONG = {
    "password": (PASSWORD, "another-secret", "password authentication failed"),
    "database": ("/test_", "/none_", "does not exist"),
    "host": ("127.0.0.1", "host.invalid", "could not translate host name"),
}


def test_a_server_that_is_not_running_is_named(
    accounts: Accounts, database: str, postgresql: PostgresqlServer, capsys: pytest.CaptureFixture[str]
) -> None:
    postgresql.stop()
    code = cli.main(["export", str(accounts("sendcloud")), "--to", database])
    postgresql.start()
    error = capsys.readouterr().err
    assert (code, error.count("\n"), "Connection refused" in error) == (2, 1, True)


@pytest.mark.parametrize("kind", WRONG)
def test_a_database_that_cannot_be_reached_is_refused_in_a_sentence(
    accounts: Accounts, database: str, kind: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    old, new, message = WRONG[kind]
    to = (
        database.replace(old, new).replace(":1", ":1/", 1) if kind == "server" else database.replace(old, new)
    )
    assert cli.main(["export", str(accounts("sendcloud")), "--to", to]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert "secret" not in error
    assert cli.main(["export", str(accounts("sendcloud")), "--to", database]) == 0


def test_no_password_is_kept_on_disk(
    accounts: Accounts, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("DLT_DATA_DIR", str(home / ".dlt"))
    assert kill_after(accounts("sendcloud"), database, 1) == -signal.SIGKILL
    assert cli.main(["export", str(accounts("sendcloud")), "--to", database, "--report", "page.html"]) == 0
    wrong = database.replace(PASSWORD, "another-secret")
    assert cli.main(["export", str(accounts("sendcloud")), "--to", wrong]) == 2
    files = [Path(folder) / name for folder, _, names in os.walk(tmp_path) for name in names]
    assert any(file.name == "trace.pickle" for file in files)
    hidden = [PASSWORD, "another-secret", SECRETS["SECRET"]]
    for file in files:
        content = file.read_bytes()
        if file.name == "trace.pickle":
            content += str(pickle.loads(content).asdict()).encode()
        assert [secret for secret in hidden if secret.encode() in content] == []
