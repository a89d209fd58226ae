"""The calls of a run with nothing new: a few, however many orders there are."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from account_files import write_accounts
from orderkit.export import export
from orderkit.mock import MockServer, MockSettings

MOST = 20
ORDERS = {"nocnoc_store": 300, "sendcloud": 450, "epages": 250, "noventiq": 60}
"""So many that those of a day fill several pages, where a provider's filter takes days."""


@pytest.mark.parametrize("provider", ORDERS)
def test_a_second_run_with_nothing_new_makes_a_few_calls(provider: str, tmp_path: Path) -> None:
    calls = [_calls_of_the_second_run(provider, orders, tmp_path) for orders in (ORDERS[provider], 20)]
    assert calls[0] <= MOST
    assert calls[0] - calls[1] <= 2  # one page that is full, and one ahead of it


def _calls_of_the_second_run(provider: str, orders: int, folder: Path) -> int:
    with MockServer(MockSettings(orders=orders)) as mock:
        accounts = write_accounts(folder / "accounts.toml", mock.url, provider)
        file = str(folder / f"{orders}.duckdb")
        assert not export(accounts, to=file).failed
        time.sleep(1)  # Noventiq has seconds: within the same one, a second run reads less
        before = len(mock.control.requests())
        assert export(accounts, to=file).orders <= orders / 10
        return len(mock.control.requests()) - before
