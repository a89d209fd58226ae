"""Resets: the first orders, settings and clock come back, whether they are made again or copied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from orderkit.mock import Control, MockApplication, MockServer, MockSettings, create_app
from orderkit.mock.control import initial_state
from orderkit.mock.state import seed_initial

START = datetime(2030, 1, 1, tzinfo=UTC)
FROZEN = MockSettings(orders=7, clock=START)


@pytest.fixture
def app() -> Iterator[MockApplication]:
    created = create_app(FROZEN)
    yield created
    created.close()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """States whose first orders were made by a reset."""
    seeded: list[Any] = []

    def seed(state: Any) -> None:
        seeded.append(state)
        seed_initial(state)

    monkeypatch.setattr("orderkit.mock.control.initial_state.seed_initial", seed)
    return seeded


class Time:
    """A source of times that a test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def contents(control: Control) -> list[str]:
    """Return the whole database as SQL, in an order that does not depend on that of the changes."""
    with control._state.store.transaction() as connection:
        return sorted(connection.iterdump())


def change_everything(control: Control) -> None:
    control.advance_clock(timedelta(days=400))
    control.change_settings({"http_status": "semantic"})
    control.seed(3)
    control.plan_fault(status=500)


def test_every_reset_brings_back_the_same(app: MockApplication) -> None:
    control = app.control
    before = contents(control), control.settings(), control.clock()
    for _ in range(3):
        change_everything(control)
        assert contents(control) != before[0]
        control.reset()
        assert (contents(control), control.settings(), control.clock()) == before
        assert control.faults() == []


def test_a_reset_copies_the_orders_that_the_last_one_made(app: MockApplication, made: list[Any]) -> None:
    for _ in range(3):
        app.control.reset()
    assert len(made) == 1


@pytest.mark.parametrize(("passed", "count"), [(0, 1), (59, 1), (61, 2), (-1, 2), (86_400, 2)])
def test_orders_have_the_times_of_a_later_reset(made: list[Any], passed: int, count: int) -> None:
    time = Time()
    app = create_app(MockSettings(orders=7, time_source=time))
    app.control.reset()
    time.now += timedelta(seconds=passed)
    app.control.advance_clock(timedelta(days=9))
    app.control.reset()
    assert len(made) == count
    assert app.control.now() == time.now
    fresh = create_app(MockSettings(orders=7, time_source=time if count == 2 else Time()))
    assert contents(app.control) == contents(fresh.control)
    app.close()
    fresh.close()


def test_very_many_orders_are_not_copied(
    app: MockApplication, made: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(initial_state, "_MOST_ORDERS", FROZEN.orders - 1)
    before = contents(app.control)
    for _ in range(2):
        app.control.seed(3)
        app.control.reset()
    assert contents(app.control) == before
    assert len(made) == 2


def test_a_state_file_keeps_a_copied_reset(tmp_path: Path) -> None:
    settings = MockSettings(orders=7, clock=START, state=tmp_path / "orders.sqlite")
    with MockServer(settings) as server:
        before = contents(server.control)
        for _ in range(2):
            server.control.seed(3)
            server.control.reset()
    with MockServer(settings) as server:
        assert contents(server.control) == before


def test_changes_after_a_copied_reset_are_events(app: MockApplication) -> None:
    app.control.reset()
    app.control.reset()
    last = app.control._state.feed.last
    app.control.seed(1, provider="nocnoc")
    assert app.control._state.feed.last > last
