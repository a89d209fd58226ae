"""Arguments of `orderkit.export.export`: what the command line takes, a program may give as it has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from orderkit.export import Account, AccountsError, export
from orderkit.mock import MockServer

Accounts = Callable[..., Path]
TODAY = datetime.now(UTC).date()
NOCNOC = Account(name="one", provider="nocnoc")


def test_a_destination_may_be_a_path_and_a_bound_a_date(accounts: Accounts, file: Path) -> None:
    since, until = TODAY - timedelta(days=20), TODAY - timedelta(days=5)
    assert export(accounts("sendcloud"), to=file, since=since, until=until).orders > 0
    with duckdb.connect(str(file), read_only=True) as connection:
        query = "select min(placed_at) >= $1 and max(placed_at) < $2 from orderkit.orders"
        bounds = [datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (since, until)]
        assert connection.execute(query, bounds).fetchone() == (True,)


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        ({"since": date(2026, 2, 2), "until": date(2026, 2, 2)}, "^until must be later than since "),
        (
            {"since": date(2026, 2, 2), "until": datetime(2026, 2, 1, tzinfo=UTC)},
            "^until must be later than since ",
        ),
        ({"since": date(9999, 1, 1)}, "^since must not be in the future "),
        ({"since": datetime(2026, 1, 1)}, "^since must have a time zone"),  # noqa: DTZ001 - that is the mistake
    ],
)
def test_bounds_that_hold_nothing_are_refused(
    accounts: Accounts, file: Path, bounds: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        export(accounts("sendcloud"), to=file, **bounds)
    assert not file.exists()


def test_accounts_that_list_no_orders_are_left_out_and_not_alone(mock: MockServer, file: Path) -> None:
    sentence = r"^accounts must list an account of a provider that lists orders \(got none\)$"
    with pytest.raises(AccountsError, match=sentence):
        export([NOCNOC], to=file)
    settings = {"api_key": {"env": "MERCHANT"}, "base_url": mock.url_for("nocnoc-store")}
    listed = Account(name="one", provider="nocnoc_store", settings=settings)
    assert list(export([NOCNOC, listed], to=file).accounts) == ["nocnoc_store/one"]
