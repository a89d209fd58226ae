"""One run at a time exports to a destination, in whatever folder it is started."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killed_export import kill_after
from orderkit import Sendcloud
from orderkit.export import ExportError, export, exporting
from orderkit.mock import MockServer, MockSettings
from postgresql_server import PostgresqlServer, rows

Accounts = Callable[..., Path]
COMMAND = [sys.executable, "-c", "from orderkit.cli import main; raise SystemExit(main())", "export"]
HELD = "from pg_locks join pg_database on oid = database where locktype = 'advisory' and datname = current_database()"
pytestmark = pytest.mark.slow


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=40)) as server:
        yield server


@pytest.fixture
def database(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of an empty database; there are the folders `here`, which is the working folder, and `there`."""
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return database


def test_a_second_run_in_another_folder_is_refused(accounts: Accounts, database: str, tmp_path: Path) -> None:
    listed, found = str(accounts("nocnoc_store")), list[tuple[int, str]]()

    def again(_: object) -> None:
        done = subprocess.run(
            [*COMMAND, listed, "--to", database],
            cwd=tmp_path / "there",
            capture_output=True,
            text=True,
            check=False,
        )
        found.append((done.returncode, done.stderr))

    assert not export(listed, to=database, on_progress=again).failed
    assert found
    for code, error in found:
        assert (code, error.count("\n")) == (2, 1)
        assert "must be exported to by one run at a time (another one is running)" in error
    assert rows(database, "select count(*) from orderkit.orders") == [(40,)]
    assert rows(database, f"select count(*) {HELD}") == [(0,)]


def test_another_database_of_the_server_is_no_other_run(
    accounts: Accounts, database: str, postgresql: PostgresqlServer
) -> None:
    listed, other = accounts("nocnoc_store"), postgresql.new_database()
    codes = list[int]()
    command = [*COMMAND, str(listed), "--to", other]
    export(
        listed,
        to=database,
        on_progress=lambda _: codes.append(subprocess.run(command, check=False).returncode),
    )
    assert set(codes) == {0}


def test_a_run_that_lost_its_lock_loads_nothing_more(
    accounts: Accounts, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = accounts("nocnoc_store", "sendcloud")
    with monkeypatch.context() as patch:
        patch.setattr(exporting, "LOAD", 1)
        with pytest.raises(ExportError, match="must keep the connection that keeps other runs out"):
            export(
                listed,
                to=database,
                on_progress=lambda _: rows(database, f"select pg_terminate_backend(pid) {HELD}"),
            )
    assert rows(database, "select to_regclass('orderkit.orders')") == [(None,)]
    assert not export(listed, to=database).failed
    assert rows(database, "select count(*) from orderkit.orders") == [(80,)]


def change(mock: MockServer, total: float) -> str:
    """Change the total of an order, and return its id."""
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        order = client.list_orders(limit=1).first()
        assert order is not None
        client.update_order(
            order.id, {"payment_details": {"total_price": {"value": total, "currency": "EUR"}}}
        )
        return str(order.id)


def test_what_is_left_in_a_folder_does_not_undo_a_run_in_another(
    accounts: Accounts, database: str, mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = accounts("sendcloud")
    total = "select total from orderkit.orders where id = '{}'"
    change(mock, 1.25)
    assert kill_after(listed, database, "load") == -signal.SIGKILL
    changed = change(mock, 2.5)
    monkeypatch.chdir(tmp_path / "there")
    export(listed, to=database)
    monkeypatch.chdir(tmp_path / "here")
    export(listed, to=database)
    assert [float(row[0]) for row in rows(database, total.format(changed))] == [2.5]
