"""A listing that has the latest first is read up to the page that ends before the period, and never less."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.orders import Order, OrderMapping, Period
from orderkit.orders.latest_first import LastPage, LatestFirst
from orderkit.orders.selection import select

START = datetime(2026, 11, 30, tzinfo=UTC)
TIMES = st.integers(-50, 50).map(lambda minutes: START + timedelta(minutes=minutes))
LISTED = LatestFirst("placed_at", START, {})


def page(*times: datetime | None) -> list[Order]:
    return [Order(provider="sendcloud", account="one", id="1", placed_at=time) for time in times]


@given(times=st.lists(TIMES).map(lambda times: sorted(times, reverse=True)), size=st.integers(1, 9))
def test_no_wanted_order_is_behind_the_last_page(times: list[datetime], size: int) -> None:
    last, pages = LastPage(LISTED), [times[at : at + size] for at in range(0, len(times), size)]
    for number, each in enumerate(pages):
        reached = last.is_reached(page(*each))
        assert reached == (each[-1] < START)
        if reached:
            assert all(time < START for later in pages[number + 1 :] for time in later)


@pytest.mark.parametrize(
    "pages",
    [
        [[START, START + timedelta(1), START - timedelta(1)]],
        [[START], [START + timedelta(1), START - timedelta(1)]],
        [[START, None, START - timedelta(1)]],
        [[None], [START - timedelta(1)]],
    ],
    ids=[
        "a later one on the page",
        "a later one on the next page",
        "one without a time",
        "a page without times",
    ],
)
def test_a_listing_that_is_sorted_otherwise_is_read_to_its_end(pages: list[list[datetime | None]]) -> None:
    last = LastPage(LISTED)
    assert [last.is_reached(page(*each)) for each in pages] == [False] * len(pages)


@pytest.mark.parametrize(
    ("provider", "wanted", "arguments"),
    [
        ("sendcloud", "placed", {"sort": "-order_created_at"}),
        ("sendcloud", "updated", {"sort": "-order_updated_at"}),
        ("nocnoc_store", "placed", {}),
        ("nocnoc_store", "updated", None),
        ("epages", "placed", {}),
        ("epages", "updated", None),
        ("noventiq", "placed", None),
    ],
)
def test_what_has_the_latest_first_is_read_from_the_spec(provider: str, wanted: str, arguments: Any) -> None:
    periods: dict[str, Period | None] = {"placed": None, "updated": None, wanted: Period(START, None)}
    found = select(OrderMapping.load(provider), **periods, statuses=()).latest_first
    assert (None if found is None else found.arguments) == arguments


def test_a_period_without_a_start_has_no_last_page() -> None:
    assert select(OrderMapping.load("sendcloud"), Period(None, START), None, ()).latest_first is None
    assert not LastPage(None).is_reached(page(START))
