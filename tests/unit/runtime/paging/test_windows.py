"""Windows cover a time range without gap or overlap, and none is longer than wanted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.runtime.paging.windows import TimeRange, split, write_day
from orderkit.runtime.protocol.messages import Request, Timeout

FIRST = date(2026, 1, 1)


SPANS = {
    "days": TimeRange(lower="low", upper="high", arguments="", unit=timedelta(days=1), write=write_day),
    "seconds": TimeRange(
        lower="low",
        upper="high",
        arguments="",
        unit=timedelta(seconds=1),
        write=datetime.isoformat,
        newest_first=False,
    ),
    "milliseconds between": TimeRange(
        lower="low",
        upper="high",
        arguments="",
        unit=timedelta(milliseconds=1),
        write=datetime.isoformat,
        inclusive=False,
    ),
}


def request_between(span: TimeRange, units: int) -> Request:
    begin = datetime(2024, 2, 28, tzinfo=UTC)
    params = {"low": span.write(begin), "high": span.write(begin + units * span.unit)}
    return Request(method="GET", base_url="https://p.test", path="/", timeout=Timeout(), params=params)


def timestamps(span: TimeRange, inputs: Any) -> list[int]:
    """The timestamps that two bounds let through, in units since the epoch."""
    ends = [datetime.fromisoformat(inputs[name]).replace(tzinfo=UTC) for name in ("low", "high")]
    first, last = ((end - datetime(1970, 1, 1, tzinfo=UTC)) // span.unit for end in ends)
    return list(range(first, last + 1) if span.inclusive else range(first + 1, last))


@pytest.mark.parametrize("kind", SPANS)
@given(st.integers(-3, 60), st.integers(1, 70), st.booleans())
def test_every_timestamp_between_the_bounds_is_in_one_window(
    kind: str, units: int, windows: int, as_length: bool
) -> None:
    span = SPANS[kind]
    request = request_between(span, units)
    split_as = (windows + 1) * span.unit if as_length else windows
    parts = split(request, span, split_as)
    assert parts is not None
    found = [timestamps(span, parts.params_for(number)) for number in range(parts.count)]
    in_time = found[::-1] if span.newest_first else found
    assert [timestamp for part in in_time for timestamp in part] == timestamps(span, request.params)
    assert as_length or parts.count <= windows
    assert parts.count == 1 or (parts.count > 1 and all(found))


def test_a_length_in_the_wrong_unit_is_refused() -> None:
    span = SPANS["milliseconds between"]
    with pytest.raises(
        ValueError, match=r"windows must make at most 10000 windows \(got 999999999 from 0:00:00\.002000\)"
    ):
        split(request_between(span, 10**9), span, timedelta(milliseconds=2))


@given(st.integers(1, 60), st.integers(2, 70))
def test_no_window_is_longer_than_wanted(units: int, length: int) -> None:
    span = SPANS["milliseconds between"]
    parts = split(request_between(span, units), span, length * span.unit)
    assert parts is not None
    for number in range(parts.count):
        low, high = (datetime.fromisoformat(parts.params_for(number)[name]) for name in ("low", "high"))
        assert high - low <= length * span.unit


@pytest.mark.parametrize("given", [{}, {"order_created_at_min": FIRST}, {"order_created_at_max": FIRST}])
def test_windows_need_both_bounds(sendcloud: Any, given: dict[str, Any]) -> None:
    with pytest.raises(
        ValueError, match="windows must be given with both order_created_at_min and order_created_at_max"
    ):
        sendcloud().client.list_orders(windows=4, **given)


def test_a_range_of_another_time_than_creation_cannot_be_split(shop: Any) -> None:
    times = {
        "created_after": datetime(2026, 1, 1, tzinfo=UTC),
        "created_before": datetime(2026, 2, 1, tzinfo=UTC),
    }
    with pytest.raises(ValueError, match="windows must be left out with last_updated"):
        shop().client.list_orders(windows=2, last_updated=True, **times)


def test_a_window_of_epages_longer_than_a_year_is_refused_before_any_is_listed(shop: Any) -> None:
    two_years = {
        "created_after": datetime(2023, 1, 1, tzinfo=UTC),
        "created_before": datetime(2025, 1, 1, tzinfo=UTC),
    }
    with pytest.raises(
        ValueError, match=r"windows must be at most a year long .got 2023-01-01 .*windows=timedelta"
    ):
        shop().client.list_orders(windows=2, **two_years)
    assert shop().client.list_orders(windows=timedelta(days=365), **two_years).progress.windows == 3
