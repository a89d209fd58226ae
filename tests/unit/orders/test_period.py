"""Periods begin and end where the days of a zone do, and two that touch share no time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.orders import Period

NAIVE = datetime(2026, 11, 30, 8)  # noqa: DTZ001 - that is the mistake
ZONES = ("UTC", "Europe/Berlin", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo")
TIMES = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone below


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("day", "zone", "start", "hours"),
    [
        (date(2026, 11, 30), "UTC", utc(2026, 11, 30), 24),
        (date(2026, 11, 30), "Europe/Berlin", utc(2026, 11, 29, 23), 24),
        (date(2026, 3, 29), "Europe/Berlin", utc(2026, 3, 28, 23), 23),
        (date(2026, 10, 25), "Europe/Berlin", utc(2026, 10, 24, 22), 25),
        (date(2018, 11, 4), "America/Sao_Paulo", utc(2018, 11, 4, 3), 23),  # no midnight
        (date(2018, 2, 17), "America/Sao_Paulo", utc(2018, 2, 17, 2), 25),  # midnight comes twice
        (date(2026, 11, 30), "Asia/Kathmandu", utc(2026, 11, 29, 18, 15), 24),
    ],
)
def test_a_day_has_the_hours_of_its_zone(day: date, zone: str, start: datetime, hours: int) -> None:
    period = Period.of(day, zone=zone)
    assert period == Period(start, start + timedelta(hours=hours))
    assert period == Period.of((day, day + timedelta(days=1)), zone=ZoneInfo(zone))


@given(st.dates(date(1970, 1, 2), date(2100, 1, 1)), st.sampled_from(ZONES), st.integers(1, 40))
def test_days_follow_each_other_without_gap_or_overlap(first: date, zone: str, count: int) -> None:
    days = [Period.of(first + timedelta(days=number), zone=zone) for number in range(count)]
    assert [day.end for day in days[:-1]] == [day.start for day in days[1:]]
    whole = Period.of((first, first + timedelta(days=count)), zone=zone)
    assert (days[0].start, days[-1].end) == (whole.start, whole.end)


@given(TIMES, TIMES, st.sampled_from([timezone(timedelta(hours=14)), ZoneInfo("Europe/Berlin")]))
def test_the_start_belongs_to_a_period_and_the_end_does_not(
    one: datetime, other: datetime, zone: Any
) -> None:
    start, end = sorted((one, other))
    period = Period.of((start.astimezone(zone), end.astimezone(zone)))
    assert (start in period) is (start < end)
    assert end not in period
    assert (end - timedelta(microseconds=1) in period) is (start < end)
    assert start - timedelta(microseconds=1) not in period


def test_a_missing_bound_has_no_end() -> None:
    assert utc(1, 1, 1) in Period.of((None, utc(2026, 1, 1)))
    assert utc(9999, 12, 31) in Period.of((utc(2026, 1, 1), None))
    assert utc(2026, 1, 1) in Period.of((None, None))


def test_a_period_is_taken_as_it_is() -> None:
    period = Period(utc(2026, 1, 1), None)
    assert Period.of(period, zone="Europe/Berlin") is period


def test_the_last_hours_end_now() -> None:
    now = utc(2026, 11, 30, 8)
    assert Period.last(timedelta(hours=48), now=now) == Period(utc(2026, 11, 28, 8), now)
    before = datetime.now(UTC)
    period = Period.last(timedelta(hours=1))
    assert period.end is not None
    assert before <= period.end <= datetime.now(UTC)


@pytest.mark.parametrize(
    ("value", "options", "kind", "message"),
    [
        ((NAIVE, None), {}, ValueError, r"^a bound must have a time zone, for example UTC \(got 2026-11"),
        ((utc(2026, 2, 1), utc(2026, 1, 1)), {}, ValueError, r"^a period must end at its start or later \(got 2026-02"),
        (("2026-01-01", None), {}, TypeError, r"^a bound must be a datetime, a date or None \(got str\)$"),
        ("2026-01-01", {}, TypeError, r"^a period must be a date, a pair of a start and an end, or a Period \(g"),
        (utc(2026, 1, 1), {}, TypeError, r"^a period must be a date, a pair .* \(got datetime\)$"),
        ((None,), {}, TypeError, r"^a period must be a date, a pair .* \(got tuple\)$"),
        (None, {}, TypeError, r"^a period must be a date, a pair .* \(got NoneType\)$"),
        (date(2026, 1, 1), {"zone": "Mars/Base"}, ValueError, r"^zone must be the name of a time zone, such as"),
        (date(2026, 1, 1), {"zone": "Europe"}, ValueError, r"^zone must be the name of a time zone.*\(got 'Europe'"),
        (date(2026, 1, 1), {"zone": "../x"}, ValueError, r"^zone must be the name of a time zone"),
        (date(2026, 1, 1), {"zone": 1}, TypeError, r"^zone must be the name of a time zone or a tzinfo \(got int\)$"),
        (date.max, {}, ValueError, r"^a period must be in the years 1 to 9999 in UTC \(got 9999-12-31\)$"),
        (date.min, {"zone": "Asia/Kathmandu"}, ValueError, r"^a period must be in the years 1 to 9999 in UTC"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_words(
    value: Any, options: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        Period.of(value, **options)


def test_a_length_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^length must end in the years 1 to 9999 \(got "):
        Period.last(timedelta.max)
