"""An export whose process is killed at random moments, and started again, ends with exactly the orders of the source.

SOAK_EXPORT says how often it is killed; `make soak` takes thirty.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from account_files import SECRETS, WITH_LISTS, write_accounts
from orderkit.export import export, read_accounts
from orderkit.mock import MockServer, MockSettings
from orderkit.orders import orders

KILLS = int(os.environ.get("SOAK_EXPORT", "4"))
SEED = int(os.environ.get("SOAK_SEED", "1"))
# Long enough for a run to end now and then, so that each step of it is met.
LONGEST = 5.0
COMMAND = [sys.executable, "-c", "from orderkit.cli import main; raise SystemExit(main())", "export"]

pytestmark = pytest.mark.soak


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=6_000)) as server:
        yield server


def test_a_killed_export_ends_with_the_orders_of_the_source(
    mock: MockServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    accounts = write_accounts(tmp_path / "accounts.toml", mock.url, *WITH_LISTS)
    file = tmp_path / "orders.duckdb"
    chance = random.Random(SEED)
    for _ in range(KILLS):
        with subprocess.Popen([*COMMAND, str(accounts), "--to", str(file), "--quiet"]) as process:
            time.sleep(chance.uniform(0.5, LONGEST))
            process.send_signal(signal.SIGKILL)
    assert not export(accounts, to=str(file)).failed
    assert exported(file) == source(accounts)


def source(accounts: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    found = dict[tuple[str, str], tuple[object, ...]]()
    for account in read_accounts(accounts):
        with account.client() as client:
            for order in orders(client, account=account.name, concurrency=2):
                lines = sum((line.quantity or 0) * (line.unit_price or 0) for line in order.lines or ())
                found[order.provider, order.id] = (order.status, order.total, order.placed_at, lines)
    return found


def exported(file: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    query = """
    select provider, id, status, total, placed_at, (
        select coalesce(sum(coalesce(quantity, 0) * coalesce(unit_price, 0)), 0) from orderkit.order_lines as line
        where line.provider = o.provider and line.account = o.account and line.order_id = o.id
    ) from orderkit.orders as o
    """
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute(query).fetchall()
        double = connection.execute(
            "select provider, id from orderkit.orders group by all having count(*) > 1"
        ).fetchall()
    assert double == []
    return {(row[0], row[1]): row[2:] for row in found}
