"""Orders that cannot be read, where each is read by itself: they are problems, and the others are exported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from account_files import write_accounts
from altering_server import AlteringServer, Change
from orderkit.export import AccountResult, export, exporting
from orderkit.mock import MockServer, MockSettings

PROBLEMS = "select order_id, member, reason from orderkit.problems"
IDS = "select id from orderkit.orders order by id"


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=8)) as server:
        yield server


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True) as connection:
        return connection.execute(query).fetchall()


def instead_of(order_id: str, answer: Any) -> Change:
    """Puts something in the place of one order."""
    return lambda path, body: answer if path.endswith(f"/{order_id}") else body


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(403, "ForbiddenError"), (500, "ServerError"), ([1], "DecodeError"), ("oops", "DecodeError")],
)
def test_an_order_that_cannot_be_read_ends_no_account(
    server: AlteringServer, file: Path, answer: Any, kind: str
) -> None:
    listed = write_accounts(file.parent / "accounts.toml", server.url, "noventiq")
    whole = file.with_name("whole.duckdb")
    export(listed, to=str(whole))
    wanted = [row[0] for row in rows(whole, IDS)]
    server.change = instead_of(wanted[4], answer)
    result = export(listed, to=str(file))
    assert not result.failed
    assert [row[0] for row in rows(file, IDS)] == [*wanted[:4], *wanted[5:]]
    ((order_id, member, reason),) = rows(file, PROBLEMS)
    assert (order_id, member, reason.partition(":")[0]) == (wanted[4], "", kind)
    assert result.accounts["noventiq/one"].problems == 1
    server.change = lambda _, body: body
    assert export(listed, to=str(file)).orders >= 1
    assert [row[0] for row in rows(file, IDS)] == wanted


def later_runs(
    file: Path, monkeypatch: pytest.MonkeyPatch, listed: Path, days: Sequence[float]
) -> list[AccountResult]:
    """Run on later days, when no order is of an age at which it is read again."""
    done = list[AccountResult]()
    for day in days:
        monkeypatch.setattr(exporting, "_now", lambda day=day: datetime.now(UTC) + timedelta(days=day))
        (result,) = export(listed, to=str(file)).accounts.values()
        done.append(result)
    return done


def test_an_order_that_could_not_be_read_is_tried_by_each_run(
    server: AlteringServer, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = write_accounts(file.parent / "accounts.toml", server.url, "noventiq")
    whole = file.with_name("whole.duckdb")
    export(listed, to=str(whole))
    gone, hidden, *others = [row[0] for row in rows(whole, IDS)]
    server.change = lambda path, body: 403 if path.endswith((gone, hidden)) else body
    export(listed, to=str(file))
    tried = later_runs(file, monkeypatch, listed, [300, 301, 302])[1:]
    assert [(each.error, each.problems, each.orders) for each in tried] == [(None, 2, 0)] * 2
    server.change = lambda path, body: 404 if path.endswith(gone) else body
    tried = later_runs(file, monkeypatch, listed, [303, 304])
    assert [(each.problems, each.orders) for each in tried] == [(0, 1), (0, 0)]
    assert [row[0] for row in rows(file, IDS)] == [hidden, *others]


def test_orders_that_are_tried_again_are_kept_when_the_token_is_refused_among_them(
    server: AlteringServer, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = write_accounts(file.parent / "accounts.toml", server.url, "noventiq")
    whole = file.with_name("whole.duckdb")
    export(listed, to=str(whole))
    wanted = [row[0] for row in rows(whole, IDS)]
    server.change = lambda path, body: 403 if path.endswith(tuple(wanted[:3])) else body
    export(listed, to=str(file))
    later_runs(file, monkeypatch, listed, [300])
    for number, left in enumerate((2, 1, 0)):
        server.change = instead_of(wanted[3 - left], 401) if left else lambda _, body: body
        (failed,) = later_runs(file, monkeypatch, listed, [301 + number])
        assert (failed.error is not None, failed.orders) == (bool(left), 1)
        assert [row[0] for row in rows(file, IDS)] == sorted([*wanted[: number + 1], *wanted[3:]])


def test_an_order_that_a_full_read_could_not_read_is_not_deleted(server: AlteringServer, file: Path) -> None:
    listed = write_accounts(file.parent / "accounts.toml", server.url, "noventiq")
    export(listed, to=str(file))
    server.change = instead_of(rows(file, IDS)[0][0], 403)
    result = export(listed, to=str(file), full=True).accounts["noventiq/one"]
    assert (result.error, result.problems, result.deleted) == (None, 1, 0)


def test_a_provider_that_fails_for_every_order_ends_the_account(server: AlteringServer, file: Path) -> None:
    listed = write_accounts(file.parent / "accounts.toml", server.url, "noventiq")
    server.change = lambda path, body: 500 if "search" not in path and "order" in path else body
    (failed,) = export(listed, to=str(file)).failed
    assert (failed.orders, failed.problems) == (0, 0)
    server.change = lambda _, body: body
    assert not export(listed, to=str(file)).failed
    assert len(rows(file, IDS)) > 1
    assert rows(file, PROBLEMS) == []
