"""An export whose process is killed at random moments, and started again, ends with exactly the orders of the source.

SOAK_EXPORT says how often it is killed; `make soak` takes thirty. The same is tried at chosen places: a run is killed
before it changes a name or a folder of its working folder, at places spread over all of them.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from account_files import SECRETS, WITH_LISTS, write_accounts
from killed_export import kill_after
from orderkit import Sendcloud
from orderkit.export import Destination, export, read_accounts
from orderkit.export.loading import query
from orderkit.mock import MockServer, MockSettings
from orderkit.orders import orders
from orderkit.sendcloud import OrderChangesDict
from postgresql_server import PostgresqlServer

KILLS = int(os.environ.get("SOAK_EXPORT", "4"))
SEED = int(os.environ.get("SOAK_SEED", "1"))
# Long enough for a run to end now and then, so that each step of it is met.
LONGEST = 5.0
COMMAND = [sys.executable, "-c", "from orderkit.cli import main; raise SystemExit(main())", "export"]

# A run makes about 75 changes.
STEP = max(1, 75 // KILLS)

OPTIONS: tuple[Sequence[str], ...] = ((), ("--reread", "4000"), ("--full",))
Orders = dict[tuple[str, str], tuple[object, ...]]

pytestmark = pytest.mark.soak


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=6_000)) as server:
        yield server


@pytest.fixture(params=["duckdb", "postgresql"])
def destination(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    if request.param == "duckdb":
        return str(tmp_path / "orders.duckdb")
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return server.new_database()


def test_a_killed_export_ends_with_the_orders_of_the_source(
    mock: MockServer, destination: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    accounts = write_accounts(tmp_path / "accounts.toml", mock.url, *WITH_LISTS)
    chance, deleted = random.Random(SEED), set[str]()
    for number in range(KILLS):
        options = chance.choice(OPTIONS)
        command = [*COMMAND, str(accounts), "--to", destination, "--quiet", *options]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.5, LONGEST))
            process.send_signal(signal.SIGKILL)
        deleted.add(change_one_and_delete_one(mock, number))
    assert not export(accounts, to=destination, full=True).failed
    # The full read that ended may have been begun by a run that was killed, before the last changes.
    assert not export(accounts, to=destination, full=True).failed
    found, gone = exported(destination)
    assert found == source(accounts)
    # An order that was deleted before it was ever read is not in the table.
    assert {order_id for _, order_id in gone} <= deleted


def test_an_export_that_is_killed_before_any_change_of_a_file_is_continued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    with MockServer(MockSettings(orders=150)) as mock:
        accounts = write_accounts(tmp_path / "accounts.toml", mock.url, "sendcloud")
        assert not export(accounts, to=str(before / "orders.duckdb")).failed
        change_some(mock)
        expected = source(accounts)
        for place in itertools.count(1, STEP):
            shutil.copytree(before, after)
            to = str(after / "orders.duckdb")
            if kill_after(accounts, to, f"change {place}") == 0:
                break
            assert not export(accounts, to=to).failed, f"killed before change {place}"
            assert exported(to) == (expected, set()), f"killed before change {place}"
            shutil.rmtree(after)
    assert place > STEP


def change_some(mock: MockServer) -> None:
    """Change the totals of three orders at Sendcloud, which an export finds by the time of their change."""
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        for order, value in zip(client.list_orders(), (12.34, 12.35, 12.36), strict=False):
            changes: OrderChangesDict = {
                "order_details": {"order_updated_at": datetime.now(UTC)},
                "payment_details": {"total_price": {"value": value, "currency": "EUR"}},
            }
            client.update_order(order.id, changes)


def change_one_and_delete_one(mock: MockServer, number: int) -> str:
    """Change the total of an order at Sendcloud, and delete another; return the id of that one."""
    with Sendcloud("merchant-one", "merchant-one-secret", base_url=f"{mock.url}/sendcloud") as client:
        changed, removed = (order.id for order, _ in zip(client.list_orders(), range(2), strict=False))
        client.update_order(
            changed, {"payment_details": {"total_price": {"value": 1.25 + number, "currency": "EUR"}}}
        )
        client.delete_order(removed)
    return str(removed)


def source(accounts: Path) -> Orders:
    found = Orders()
    for account in read_accounts(accounts):
        with account.client() as client:
            for order in orders(client, account=account.name, concurrency=2):
                lines = order.lines or ()
                worth = sum((line.quantity or 0) * (line.unit_price or 0) for line in lines)
                values = (order.status, order.total, order.currency, order.placed_at, len(lines), worth)
                found[order.provider, order.id] = values
    return found


def exported(destination: str) -> tuple[Orders, set[tuple[str, str]]]:
    """Return what is in the tables, and the keys of orders that are marked as deleted."""
    each = """
    select o.provider, o.id, o.deleted_at is null, o.status, o.total, o.currency, o.placed_at,
      count(line.order_id), coalesce(sum(coalesce(line.quantity, 0) * coalesce(line.unit_price, 0)), 0)
    from orders as o left join order_lines as line
      on line.provider = o.provider and line.account = o.account and line.order_id = o.id
    group by 1, 2, 3, 4, 5, 6, 7
    """
    double = "select provider, id from orders group by 1, 2 having count(*) > 1"
    rows, doubles = query(Destination.of(destination), each, double)
    assert list(doubles) == []
    return {(row[0], row[1]): tuple(row[3:]) for row in rows if row[2]}, {
        (row[0], row[1]) for row in rows if not row[2]
    }
