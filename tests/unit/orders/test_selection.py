"""What a provider is asked for never leaves out an order that is wanted, wherever its days begin."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from inspect import signature
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import EPages, NocnocStore, Noventiq, Sendcloud
from orderkit.contract import Contract
from orderkit.orders import Order, OrderMapping, OrderStatus, Period
from orderkit.orders.selection import Selection, select
from orderkit.runtime.client.attribute_names import attribute_name

LISTING = {"nocnoc_store": NocnocStore, "sendcloud": Sendcloud, "noventiq": Noventiq, "epages": EPages}
UNITS = {
    "day": timedelta(days=1),
    "second": timedelta(seconds=1),
    "millisecond": timedelta(milliseconds=1),
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone below
EXTREMES = TIMES | st.sampled_from(
    [
        datetime.min.replace(tzinfo=UTC),
        datetime.max.replace(tzinfo=UTC),
        datetime(1, 1, 1, 0, 0, 1, tzinfo=UTC),
    ]
)
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


each_provider = pytest.mark.parametrize("provider", list(LISTING))
SECONDS = {"noventiq", "nocnoc_store"}
"""Providers whose times are of whole seconds; those of others are of milliseconds at least."""


def selection_of(provider: str, **wanted: Any) -> Selection:
    given_ones = {"placed": None, "updated": None, "statuses": (), **wanted}
    return select(OrderMapping.load(provider), **given_ones)


def provider_lists(provider: str, selection: Selection, at: datetime, zone: tzinfo) -> bool:
    """Whether a provider whose days begin in a zone lists an order of a time, by the tests that the spec declares."""
    declared = Contract.load(provider).filters(OrderMapping.load(provider).listing["operation"])
    tests = {attribute_name(name): each for name, each in declared.items()}
    for argument, bound in selection.arguments.items():
        if argument in {"windows", "sort"}:
            continue
        unit, value, limit = tests[argument]["unit"], at, bound
        if unit == "day":
            value, limit = at.astimezone(zone).date(), bound  # type: ignore[assignment]
            assert type(bound) is date
        passes = {
            "at-least": value >= limit,
            "at-most": value <= limit,
            "after": value > limit,
            "before": value < limit,
        }
        if not passes[tests[argument]["test"]]:
            return False
    return True


def in_units(time: datetime, unit: timedelta) -> datetime:
    return time - (time - EPOCH) % unit


@given(
    start=TIMES, length=st.timedeltas(timedelta(), timedelta(days=800)), share=st.floats(0, 1), zone=OFFSETS
)
@pytest.mark.parametrize(
    ("provider", "member"),
    [(name, "placed") for name in LISTING] + [(name, "updated") for name in LISTING if name != "noventiq"],
)
def test_no_wanted_order_is_left_out(
    provider: str, member: str, start: datetime, length: timedelta, share: float, zone: timezone
) -> None:
    period = Period(start, start + length)
    at = in_units(start + length * share, UNITS["second" if provider in SECONDS else "millisecond"])
    if at in period:
        assert provider_lists(provider, selection_of(provider, **{member: period}), at, zone)


@each_provider
@given(
    start=TIMES,
    length=st.timedeltas(timedelta(), timedelta(days=800)),
    beyond=st.timedeltas(timedelta(), timedelta(9)),
)
def test_little_more_than_the_period_is_asked_for(
    provider: str, start: datetime, length: timedelta, beyond: timedelta
) -> None:
    """At most two days before and after it where the provider takes days, else nothing."""
    selection = selection_of(provider, placed=Period(start, start + length))
    most = timedelta(days=3) if provider in {"nocnoc_store", "sendcloud"} else UNITS["second"]
    for at in (start - most - beyond, start + length + most + beyond):
        assert not provider_lists(provider, selection, at, UTC)


@each_provider
@given(bounds=st.lists(EXTREMES, min_size=2, max_size=2).map(sorted), at=EXTREMES)
def test_the_ends_of_the_calendar_are_bounds_too(provider: str, bounds: list[datetime], at: datetime) -> None:
    at = in_units(at, UNITS["second" if provider in SECONDS else "millisecond"])
    for period in (Period(*bounds), Period(None, bounds[1]), Period(bounds[0], None)):
        for member in ("placed",) if provider == "noventiq" else ("placed", "updated"):
            selection = selection_of(provider, **{member: period})
            # Where a period must have an end, one without asks for the orders up to some time in the next year.
            if at in period and (provider != "epages" or at.year < 2026):
                assert provider_lists(provider, selection, at, UTC)
            bounds_asked = [each for each in selection.arguments.values() if isinstance(each, date)]
            assert all(1900 <= bound.year <= 2099 for bound in bounds_asked)


@each_provider
def test_every_argument_is_one_of_the_clients_method(provider: str) -> None:
    period = Period(datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    updated = None if provider == "noventiq" else period
    for statuses in ([], ["open"], ["cancelled"], ["open", "cancelled"]):
        wanted = [OrderStatus(status) for status in statuses]
        selection = selection_of(provider, placed=period, updated=updated, statuses=wanted)
        method = getattr(LISTING[provider], attribute_name(OrderMapping.load(provider).listing["operation"]))
        assert set(selection.arguments) <= set(signature(method).parameters)


@pytest.mark.parametrize(
    ("provider", "arguments"),
    [
        ("nocnoc_store", {"date_from": date(2026, 11, 28), "date_to": date(2026, 12, 1)}),
        (
            "sendcloud",
            {
                "order_created_at_min": date(2026, 11, 28),
                "order_created_at_max": date(2026, 12, 1),
                "sort": "-order_created_at",
            },
        ),
        (
            "noventiq",
            {
                "create_date_from": datetime(2026, 11, 29, 23, tzinfo=UTC),
                "create_date_to": datetime(2026, 11, 30, 22, 59, 59, tzinfo=UTC),
            },
        ),
        (
            "epages",
            {
                "created_after": datetime(2026, 11, 29, 22, 59, 59, 999000, tzinfo=UTC),
                "created_before": datetime(2026, 11, 30, 23, tzinfo=UTC),
            },
        ),
    ],
)
def test_a_day_of_berlin_is_asked_for_in_the_providers_own_filters(provider: str, arguments: Any) -> None:
    period = Period.of(date(2026, 11, 30), zone="Europe/Berlin")
    assert selection_of(provider, placed=period).arguments == arguments


@pytest.mark.parametrize(
    ("provider", "statuses", "arguments"),
    [
        ("nocnoc_store", ["open"], {"statuses": ["in_process"]}),
        ("nocnoc_store", ["open", "cancelled"], {"statuses": ["in_process", "cancelled"]}),
        ("nocnoc_store", ["delivered"], {}),
        ("sendcloud", ["shipped"], {"status": "fulfilled"}),
        ("sendcloud", ["open"], {}),
        ("noventiq", ["pending"], {"status": "not paid"}),
        ("noventiq", ["open"], {"status": "paid"}),
        ("noventiq", ["cancelled"], {}),
        ("epages", ["open"], {}),
    ],
)
def test_a_status_is_asked_for_where_one_request_can(
    provider: str, statuses: list[str], arguments: Any
) -> None:
    wanted = [OrderStatus(status) for status in statuses]
    assert selection_of(provider, statuses=wanted).arguments == arguments


def test_more_than_a_year_at_epages_is_read_in_windows() -> None:
    day = timedelta(days=1)
    start = datetime(2020, 1, 1, tzinfo=UTC)
    assert "windows" not in selection_of("epages", placed=Period(start, start + 363 * day)).arguments
    assert selection_of("epages", placed=Period(start, start + 366 * day)).arguments["windows"] == 364 * day
    open_end = selection_of("epages", placed=Period(start, None)).arguments
    assert set(open_end) == {"created_after", "created_before", "windows"}
    assert open_end["created_before"] > datetime.now(UTC) + day
    assert (open_end["created_before"].month, open_end["created_before"].day) == (1, 1)
    assert selection_of("epages", placed=Period(None, start)).arguments == {}


def order(**members: Any) -> Order:
    return Order(provider="epages", account="default", id="1", **members)


def test_an_order_without_a_time_of_creation_is_kept_and_one_without_a_change_is_not() -> None:
    period = Period(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC))
    assert selection_of("sendcloud", placed=period).keeps(order())
    assert not selection_of("sendcloud", updated=period).keeps(order())
    assert not selection_of("nocnoc_store", updated=period).keeps(order())


def test_at_epages_the_providers_word_on_the_start_of_changes_counts() -> None:
    start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    selection = selection_of("epages", updated=Period(start, end))
    assert selection.arguments == {"updated_from": start}
    assert selection.keeps(order())
    assert selection.keeps(order(updated_at=start - timedelta(days=9)))
    assert not selection.keeps(order(updated_at=end))
    assert not selection_of("epages", updated=Period(None, end)).keeps(order())


def test_a_provider_that_does_not_say_when_an_order_changed_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^updated must be left out: noventiq does not say when an order changed$"
    ):
        selection_of("noventiq", updated=Period(None, None))
