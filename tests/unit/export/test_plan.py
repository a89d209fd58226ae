"""What a run reads: nothing is missed, an order is read again at its ages, and a run that was cut off goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.export.parts import FullRead, Part
from orderkit.export.plan import AGES, LEFT_OUT, OVERLAP, PAUSE, State

START = datetime(2026, 11, 30, 12, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def ran(
    state: State, now: datetime, unit: timedelta = SECOND, **more: object
) -> tuple[State, tuple[Part, ...]]:
    """Run to the end; return the state after, and what was read."""
    options: dict[str, object] = {"since": None, "until": None, "has_updated": False, "unit": unit, **more}
    state = state.next_run(now, **options)  # type: ignore[arg-type]
    parts = state.parts
    while state.parts:
        state = state.read_to(None)
    return state, parts


def reads(parts: tuple[Part, ...], placed: datetime) -> bool:
    return any(
        (part.start is None or part.start <= placed) and placed < part.end
        for part in parts
        if part.by == "placed"
    )


def test_the_first_run_reads_everything() -> None:
    state, parts = ran(State(), START)
    assert [(part.by, part.start) for part in parts] == [("placed", None)]
    assert parts[0].end > START
    assert state.read_until == START


def test_a_run_right_after_reads_little() -> None:
    state, _ = ran(State(), START)
    _, parts = ran(state, START + SECOND, has_updated=True)
    whole = sum((min(part.end, START) - (part.start or START) for part in parts), timedelta())
    assert whole <= 2 * OVERLAP + len(AGES) * 2 * SECOND


@pytest.mark.parametrize("has_updated", [True, False])
@pytest.mark.parametrize("unit", [SECOND, DAY])
def test_a_run_goes_on_from_the_one_before_it(has_updated: bool, unit: timedelta) -> None:
    state, _ = ran(State(), START, unit, has_updated=has_updated)
    for day in range(1, 100):
        state, _ = ran(state, START + day * DAY, unit, has_updated=has_updated)
        assert state.read_until == START + day * DAY


def test_days_that_were_read_again_are_not_read_twice_on_one_day() -> None:
    state, _ = ran(State(), START, unit=DAY)
    _, parts = ran(state, START + timedelta(hours=2), unit=DAY)
    assert len(parts) == 1


@given(
    st.lists(st.floats(0.01, 80), min_size=1, max_size=12), st.floats(0, 90), st.sampled_from([SECOND, DAY])
)
def test_every_order_is_read_and_read_again_at_its_ages(
    gaps: list[float], placed_after: float, unit: timedelta
) -> None:
    placed = START + timedelta(days=placed_after)
    state, runs, seen = State(), [START], list[datetime]()
    for gap in gaps:
        runs.append(runs[-1] + timedelta(days=gap))
    for now in runs:
        state, parts = ran(state, now, unit)
        if placed <= now and reads(parts, placed):
            seen.append(now)
    for age in (timedelta(), *AGES):
        # The first run by which the order has that age, and its last unit of time is over.
        late = unit + PAUSE if age else timedelta()
        due = next((run for run in runs if run >= placed + age + late), None)
        assert due is None or any(placed + age <= each <= due for each in seen)


@given(st.lists(st.integers(0, 3), max_size=6))
def test_a_run_that_was_cut_off_goes_on_where_it_stopped(pages: list[int]) -> None:
    state, _ = ran(State(), START)
    later = state.next_run(START + DAY, since=None, until=None, has_updated=True, unit=SECOND)
    for number, count in enumerate(pages):
        for page in range(count):
            if later.parts:
                later = later.read_to(f"{number}-{page}")
        if later.parts:
            later = later.read_to(None)
    kept = State.from_dict(later.to_dict())
    assert kept == later
    if not later.parts:
        assert later.read_until == START + DAY
        return
    again = kept.next_run(START + 2 * DAY, since=None, until=None, has_updated=True, unit=SECOND)
    first = later.parts[0]
    assert (first == again.parts[0]) is (first.cursor is not None)
    for part in later.parts:
        assert covers(again.parts, part)
    assert reads(again.parts, START + 1.5 * DAY)
    assert covers(again.parts, Part("updated", START + DAY - OVERLAP, START + 2 * DAY))


def covers(parts: tuple[Part, ...], wanted: Part) -> bool:
    return any(
        part.by == wanted.by
        and (part.start is None or (wanted.start is not None and part.start <= wanted.start))
        and part.end >= wanted.end
        for part in parts
    )


@pytest.mark.parametrize("cursor", [None, "page 3"])
@pytest.mark.parametrize("since", [None, START - 30 * DAY])
def test_a_first_run_that_was_cut_off_is_continued_by_what_is_due(
    cursor: str | None, since: datetime | None
) -> None:
    options: dict[str, Any] = {"until": None, "has_updated": True, "unit": SECOND}
    state = State().next_run(START, since=since, **options)
    state = state.read_to(cursor) if cursor else state
    state, parts = ran(state, START + 3 * DAY, since=since, has_updated=True)
    assert parts[0].cursor == cursor
    assert reads(parts, START - 29 * DAY)
    assert reads(parts, START + 2.5 * DAY)
    assert covers(parts, Part("updated", START - OVERLAP, START + 3 * DAY))
    assert state.read_until == START + 3 * DAY


@given(
    st.lists(st.tuples(st.floats(0.1, 5), st.integers(0, 6), st.none() | st.floats(0, 40)), max_size=6),
    st.floats(-60, 20),
    st.booleans(),
)
def test_no_order_is_missed_by_runs_that_are_cut_off_or_have_an_end(
    runs: list[tuple[float, int, float | None]], placed_after: float, has_updated: bool
) -> None:
    placed, now, state, was_read = START + timedelta(days=placed_after), START, State(), False
    for gap, count, back in [*runs, (1.0, 99, None)]:
        now += timedelta(days=gap)
        until = None if back is None else now - timedelta(days=back)
        state = state.next_run(now, since=None, until=until, has_updated=has_updated, unit=SECOND)
        assert all(until is None or part.by == "updated" or part.end <= until for part in state.parts)
        assert all(part.start is None or part.start < part.end for part in state.parts)
        for _ in range(count):
            if state.parts:
                was_read = was_read or (placed <= now and reads(state.parts[:1], placed))
                state = State.from_dict(state.read_to(None).to_dict())
    assert was_read or placed > now


def test_changed_orders_are_bounded_by_their_creation_too() -> None:
    state, _ = ran(State(), START, since=START - 10 * DAY)
    _, parts = ran(state, START + DAY, since=START - 10 * DAY, until=START, has_updated=True)
    (changed,) = [part for part in parts if part.by == "updated"]
    assert (changed.since, changed.until) == (START - 10 * DAY, START)
    assert changed.end > START + DAY


def test_a_run_every_few_minutes_reads_no_order_again_for_its_age() -> None:
    state, _ = ran(State(), START)
    for minute in range(5, 60, 5):
        state, parts = ran(state, START + timedelta(minutes=minute))
        assert len(parts) == 1
    state, parts = ran(state, START + PAUSE)
    assert len(parts) > len(AGES) / 2


def test_an_earlier_beginning_reads_what_is_missing() -> None:
    state, _ = ran(State(), START, since=START - 10 * DAY)
    assert state.since == START - 10 * DAY
    state, parts = ran(state, START + DAY, since=START - 30 * DAY)
    assert reads(parts, START - 20 * DAY)
    assert not reads(parts, START - 40 * DAY)
    assert state.since == START - 30 * DAY


def test_a_run_without_a_beginning_reads_all_that_is_missing_once() -> None:
    state, _ = ran(State(), START, since=START - 10 * DAY)
    state, parts = ran(state, START + DAY)
    assert reads(parts, START - 4000 * DAY)
    assert state.since is None
    _, parts = ran(state, START + 2 * DAY)
    assert not reads(parts, START - 4000 * DAY)


def test_a_later_beginning_leaves_out_nothing_that_is_known() -> None:
    state, _ = ran(State(), START)
    state, parts = ran(state, START + DAY, since=START)
    assert reads(parts, START - 7.5 * DAY)
    assert state.since is None


def test_a_run_up_to_a_time_leaves_the_rest_for_the_next() -> None:
    state, parts = ran(State(), START, until=START - 5 * DAY)
    assert not reads(parts, START - 4 * DAY)
    assert state.read_until == START - 5 * DAY
    _, parts = ran(state, START)
    assert reads(parts, START - 4 * DAY)


@given(st.integers(0, 3), st.sampled_from([None, START - 30 * DAY]), st.booleans())
def test_a_full_read_reads_all_beside_what_is_due(
    done: int, since: datetime | None, has_updated: bool
) -> None:
    options: dict[str, Any] = {"until": None, "has_updated": has_updated, "unit": SECOND}
    state, _ = ran(State(), START)
    due = state.next_run(START + DAY, since=None, **options)
    for _ in range(done):
        due = due.read_to(None) if due.parts else due
    full = due.next_run(START + 2 * DAY, since=since, **options, full=True)
    assert full.full == FullRead(START + 2 * DAY, since, START + 3 * DAY)
    for placed in (START - 400 * DAY, START - 29 * DAY, START - DAY, START + DAY):
        if since is None or placed >= since or reads(due.parts, placed):
            assert reads(full.parts, placed)
    assert all(covers(full.parts, part) for part in due.parts if part.by == "updated")
    assert State.from_dict(full.to_dict()) == full
    again = full.next_run(START + 3 * DAY, since=None, **options)
    assert again.full == full.full
    assert all(covers(again.parts, part) for part in full.parts)
    while full.parts:
        full = full.read_to(None)
    assert full.full is None


def test_a_full_read_is_continued_by_one_that_wants_no_more() -> None:
    state, _ = ran(State(), START)
    options: dict[str, Any] = {"until": None, "has_updated": False, "unit": SECOND, "full": True}
    later = state.next_run(START + DAY, since=START - 30 * DAY, **options)
    narrow = later.next_run(START + 2 * DAY, since=START - 20 * DAY, **options)
    assert narrow.full == later.full
    wide = later.next_run(START + 2 * DAY, since=None, **options)
    assert wide.full == FullRead(START + 2 * DAY, None, START + 3 * DAY)
    assert reads(wide.parts, START - 400 * DAY)
    until = state.next_run(START + DAY, since=None, **{**options, "until": START - 5 * DAY})
    whole = until.next_run(START + 2 * DAY, since=None, **options)
    assert whole.full == FullRead(START + 2 * DAY, None, START + 3 * DAY)
    assert reads(whole.parts, START - 4 * DAY)


def test_a_full_read_that_a_run_with_an_end_goes_on_with_is_complete_by_the_next_without_one() -> None:
    options: dict[str, Any] = {"since": None, "has_updated": False, "unit": SECOND}
    state, _ = ran(State(), START)
    state = state.next_run(START + DAY, until=None, **options, full=True)
    begun = state.full
    state, parts = ran(state, START + 2 * DAY, until=START - 5 * DAY)
    assert (state.full, bool(state.postponed)) == (begun, True)
    assert not reads(parts, START - 4 * DAY)
    state = State.from_dict(state.to_dict()).next_run(START + 3 * DAY, until=None, **options)
    assert (state.full, state.postponed) == (begun, ())
    assert reads(state.parts, START - 4 * DAY)
    while state.parts:
        state = state.read_to(None)
    assert state.full is None


@pytest.mark.parametrize(
    ("ahead", "until"),
    [
        (2 * OVERLAP, None),
        (DAY, None),
        (400 * DAY, None),
        (DAY, START - 5 * DAY),
        (400 * DAY, START - 5 * DAY),
    ],
)
def test_a_run_after_one_whose_clock_was_ahead_reads_everything(
    ahead: timedelta, until: datetime | None
) -> None:
    state, _ = ran(State(), START, has_updated=True)
    state, _ = ran(state, START + ahead, until=until, has_updated=True)
    again, parts = ran(State.from_dict(state.to_dict()), START + SECOND, has_updated=True)
    assert [(part.by, part.start) for part in parts] == [("placed", None)]
    assert again.read_until == START + SECOND
    _, parts = ran(again, START + DAY, has_updated=True)
    assert not reads(parts, START - 400 * DAY)


@pytest.mark.parametrize("ahead", [OVERLAP + SECOND, timedelta(hours=10)])
def test_a_clock_that_is_ahead_of_the_providers_leaves_nothing_out(ahead: timedelta) -> None:
    options: dict[str, Any] = {"since": None, "until": None, "has_updated": True, "unit": SECOND}
    state, _ = ran(State(), START - 10 * DAY, has_updated=True)
    for day in range(3):
        now = START + day * DAY  # by the provider's clock
        state = state.next_run(now + ahead, **options)
        for part in ("placed", "updated"):
            assert any(each.by == part and (each.start or START) < now - DAY for each in state.parts)
        while state.parts:
            state = state.by_clock(ahead).read_to(None)
        assert (state.read_until, state.reread_at) == (now, now)


@pytest.mark.parametrize("behind", [-DAY, timedelta(), OVERLAP, 2 * DAY, 20_000 * DAY])
def test_a_clock_that_is_right_or_a_date_that_is_none_changes_nothing(behind: timedelta) -> None:
    state = State().next_run(START, since=None, until=None, has_updated=True, unit=SECOND)
    assert state.by_clock(behind) == state


def test_a_clock_that_is_a_little_ahead_costs_nothing() -> None:
    state, _ = ran(State(), START + OVERLAP)
    _, parts = ran(state, START)
    assert reads(parts, START - SECOND)
    assert not reads(parts, START - 400 * DAY)


@given(st.lists(st.tuples(st.floats(-400, 400), st.booleans()), min_size=2, max_size=8))
def test_a_full_read_is_later_than_the_runs_before_it_whatever_the_clock_says(
    runs: list[tuple[float, bool]],
) -> None:
    state, times = State(), list[datetime]()
    for days, full in runs:
        options: dict[str, Any] = {"since": None, "until": None, "has_updated": True, "unit": SECOND}
        state = state.next_run(START + timedelta(days=days), **options, full=full)
        assert state.read_at is not None
        if state.full is not None:
            assert all(each < state.full.started_at for each in times)
            assert state.full.started_at <= state.read_at
        times.append(state.read_at)
        while state.parts:
            state = State.from_dict(state.read_to(None).to_dict())
    assert times == sorted(set(times))


def test_ids_of_orders_that_were_left_out_are_kept_until_they_are_read() -> None:
    state = State().tried({"1"}, ["2", "3"]).tried((), ["2", "4"])
    assert State.from_dict(state.to_dict()).left_out == ("2", "3", "4")
    assert state.tried({"2", "3"}, ()).left_out == ("4",)
    assert len(state.tried((), [str(number) for number in range(1_000)]).left_out) == LEFT_OUT


def test_a_part_can_be_read_from_its_beginning() -> None:
    state = State().next_run(START, since=None, until=None, has_updated=False, unit=SECOND).read_to("page 3")
    assert state.parts[0].cursor == "page 3"
    assert state.again().parts[0].cursor is None


@pytest.mark.parametrize("since", [None, START])
def test_the_state_is_written_and_read(since: datetime | None) -> None:
    state = State().next_run(START, since=since, until=None, has_updated=True, unit=DAY)
    assert State.from_dict(state.to_dict()) == state
