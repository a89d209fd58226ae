"""Settable clock: frozen, shifted or following its source, and saved as JSON."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from orderkit.mock.engine.clock import Clock, ClockState, check_timestamp, parse_timestamp, state_from_json

START = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_running_clock_follows_its_source() -> None:
    times = iter([START, START + HOUR])
    clock = Clock(lambda: next(times), ClockState(offset=HOUR))
    assert [clock.now(), clock.now()] == [START + HOUR, START + 2 * HOUR]


def test_a_frozen_clock_stands_still_until_it_is_moved() -> None:
    state = ClockState(frozen=START)
    assert Clock(lambda: START + HOUR, state).now() == START
    assert state.advanced_by(HOUR).read(lambda: START) == START + HOUR


@pytest.mark.parametrize("state", [ClockState(), ClockState(frozen=START), ClockState(offset=-HOUR)])
def test_a_setting_survives_as_json(state: ClockState) -> None:
    assert state_from_json(state.to_json()) == state


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-01T00:00:00Z", START),
        ("2026-01-01", START),
        ("2026-01-01T01:00:00+01:00", START),
    ],
)
def test_a_timestamp_is_parsed_to_utc(text: str, expected: datetime) -> None:
    assert parse_timestamp(text) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "0001-01-01T00:00:00+01:00"])
def test_anything_else_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="must be an ISO 8601 time"):
        parse_timestamp(text)


@pytest.mark.parametrize("year", [1969, 9001])
def test_years_out_of_bounds_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="must be from 1970 to 9000"):
        check_timestamp(datetime(year, 6, 1, tzinfo=timezone(HOUR)))
