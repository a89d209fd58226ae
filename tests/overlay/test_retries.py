"""When a request is sent again: policies alone, then a whole call without a network."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit import OrderkitError, Retry, Timeout
from orderkit.auth import NO_CREDENTIALS
from orderkit.clock import Clock
from orderkit.exchange import Policy, exchange
from orderkit.messages import Answer, Facts, Lost, Pause, Problem, Request
from orderkit.observation import Watched
from orderkit.retries import (
    RETRIED_STATUSES,
    asked_wait,
    backoff,
    may_resend_after_loss,
    may_resend_after_status,
    wait_before_next,
)

NOW = 1_700_000_000.0
QUICK = settings(max_examples=150, deadline=None)
SECONDS = st.floats(min_value=0, max_value=500)
CHANCE = st.floats(min_value=0, max_value=1)
RETRIES = st.builds(
    Retry, attempts=st.integers(1, 6), base=SECONDS, cap=SECONDS, budget=SECONDS, ceiling=SECONDS
)


@pytest.mark.parametrize(
    ("attempt", "wait"), [(1, 0.5), (2, 1.0), (3, 2.0), (4, 4.0), (5, 8.0), (6, 8.0), (99, 8.0)]
)
def test_the_upper_end_of_a_wait_doubles_up_to_its_cap(attempt: int, wait: float) -> None:
    assert backoff(Retry(), attempt, 1.0) == wait


def test_a_wait_falls_anywhere_below_its_upper_end() -> None:
    assert [backoff(Retry(), 3, chance) for chance in (0.0, 0.25, 1.0)] == [0.0, 0.5, 2.0]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("3", 3.0),
        (" 3 ", 3.0),
        ("0000000000003", 3.0),
        ("300", 300.0),
        ("9" * 400, 1e9),
        (formatdate(NOW + 20, usegmt=True), 20.0),
        (formatdate(NOW - 20, usegmt=True), 0.0),
        ("Tue, 14 Nov 2023 22:13:40 -0000", 20.0),
        ("Tue, 14 Nov 2023 23:13:40 +0100", 20.0),
        ("", None),
        ("-3", None),
        ("3.5", None),
        ("soon", None),
        ("\u0663", None),
        ("Mon, 01 Jan 2024 00:00:00 +99999999999999", None),
        ("Mon, 99 Jan 2024 00:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_moment(text: str, seconds: float | None) -> None:
    assert asked_wait({"retry-after": text}, NOW) == seconds


def test_an_answer_without_retry_after_asks_for_no_wait() -> None:
    assert asked_wait({}, NOW) is None


DATES = st.builds(
    "{}, {} {} {} {}:{}:{} {}{}".format,
    st.sampled_from(["Mon", "", "Xyz"]),
    st.integers(-1, 99999),
    st.sampled_from(["Jan", "Feb", "jan", "13", ""]),
    st.integers(-1, 99999),
    st.integers(-1, 99),
    st.integers(-1, 99),
    st.integers(-1, 99),
    st.sampled_from(["+", "-", "GMT", ""]),
    st.integers(0, 10**20),
)


@QUICK
@given(st.text() | DATES | st.from_regex(r"[0-9]{1,400}", fullmatch=True))
def test_nothing_that_retry_after_may_hold_breaks_a_client(text: str) -> None:
    wait = asked_wait({"retry-after": text}, NOW)
    assert wait is None or wait >= 0


@QUICK
@given(RETRIES, st.integers(1, 8), st.none() | SECONDS, SECONDS, CHANCE)
def test_no_wait_goes_beyond_budget_ceiling_or_cap(
    retry: Retry, attempt: int, asked: float | None, elapsed: float, chance: float
) -> None:
    wait = wait_before_next(retry, attempt, asked=asked, elapsed=elapsed, chance=chance)
    if wait is not None:
        assert attempt < retry.attempts
        assert elapsed + wait <= retry.budget
        assert 0 <= wait <= (retry.cap if asked is None else retry.ceiling)
        assert asked in (None, wait)


def test_a_wait_that_is_asked_for_may_be_longer_than_the_cap() -> None:
    assert wait_before_next(Retry(), 1, asked=30.0, elapsed=0.0, chance=1.0) == 30.0


def test_a_wait_of_exactly_the_rest_of_the_budget_is_begun() -> None:
    assert wait_before_next(Retry(), 1, asked=50.0, elapsed=10.0, chance=1.0) == 50.0


@pytest.mark.parametrize("status", sorted(RETRIED_STATUSES))
def test_a_write_is_sent_again_after_no_status_but_429(status: int) -> None:
    assert may_resend_after_status(Retry(), "never", status) == (status == 429)


@pytest.mark.parametrize("kind", ["safe", "upsert"])
@pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 501, 505, 302])
def test_a_refusal_is_final(kind: Any, status: int) -> None:
    assert not may_resend_after_status(Retry(), kind, status)


@pytest.mark.parametrize("kind", ["safe", "upsert"])
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520])
def test_a_failure_of_the_server_is_not(kind: Any, status: int) -> None:
    assert may_resend_after_status(Retry(), kind, status)


@pytest.mark.parametrize(
    ("kind", "sent", "may"),
    [
        ("safe", True, True),
        ("safe", False, True),
        ("upsert", True, True),
        ("upsert", False, True),
        ("never", True, False),
        ("never", False, True),
    ],
)
def test_a_write_that_may_have_left_is_not_sent_again(kind: Any, sent: bool, may: bool) -> None:
    assert may_resend_after_loss(kind, sent=sent) is may


@pytest.mark.parametrize(
    "wrong",
    [{"attempts": 0}, {"base": -1}, {"cap": -1}, {"budget": -1}, {"ceiling": -1}, {"cap": float("nan")}],
)
def test_a_policy_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Retry(**wrong)


def test_a_timeout_of_one_number_holds_for_all_but_is_no_longer_to_connect() -> None:
    assert Timeout.of(2.0) == Timeout(connect=2.0, read=2.0, write=2.0, pool=2.0)
    assert Timeout.of(90) == Timeout(connect=5.0, read=90, write=90, pool=90)


@pytest.mark.parametrize("wrong", [0, -1, float("nan"), float("inf"), 1e9, True])
def test_a_timeout_is_a_positive_number_that_a_socket_can_wait_for(wrong: float) -> None:
    for make in (Timeout.of, lambda value: Timeout(read=value), lambda value: Timeout(connect=value)):
        with pytest.raises(ValueError, match="timeout must be a positive number"):
            make(wrong)


def test_a_timeout_of_another_type_is_refused() -> None:
    for make in (Timeout.of, lambda value: Timeout(read=value)):
        with pytest.raises(TypeError):
            make("5")


OUTCOMES = st.lists(
    st.builds(
        Answer,
        status=st.sampled_from([200, 302, 400, 404, 408, 429, 500, 503, 520]),
        headers=st.sampled_from([{}, {"retry-after": "3"}, {"retry-after": "300"}, {"retry-after": "x"}]),
    )
    | st.builds(Lost, sent=st.booleans(), timed_out=st.booleans(), cause=st.just(OSError("no"))),
    min_size=6,
    max_size=6,
)


def converse(
    kind: Any, retry: Retry, outcomes: list[Answer | Lost], took: float, chance: float
) -> tuple[list[Answer | Lost], list[float]]:
    """The outcomes of the requests that were sent, and the waits between them."""
    time = [NOW]
    clock = Clock(now=lambda: time[0], monotonic=lambda: time[0], chance=lambda: chance)
    policy = Policy(
        retry=retry,
        credentials=NO_CREDENTIALS,
        read_problem=lambda answer: Problem(meaning=answer.status, message=""),
        clock=clock,
    )
    facts = Facts(operation="op", method="POST", path_template="/", kind=kind)
    request = Request(method="POST", base_url="https://p.test", path="/", timeout=Timeout())
    flow = exchange(request, facts, policy, Watched(facts, clock))
    left, seen, waits = iter(outcomes), [], []
    step = next(flow)
    while True:
        outcome = None
        if isinstance(step, Pause):
            waits.append(step.seconds)
            time[0] += step.seconds
        else:
            time[0] += took
            outcome = next(left)
            seen.append(outcome)
        try:
            step = flow.send(outcome)
        except (StopIteration, OrderkitError):
            return seen, waits


@QUICK
@given(RETRIES, OUTCOMES, SECONDS, CHANCE)
def test_a_write_is_never_sent_twice_after_it_may_have_been_taken(
    retry: Retry, outcomes: list[Answer | Lost], took: float, chance: float
) -> None:
    seen, _ = converse("never", retry, outcomes, took, chance)
    for outcome in seen[:-1]:
        assert not outcome.sent if isinstance(outcome, Lost) else outcome.status == 429


@QUICK
@given(st.sampled_from(["safe", "upsert", "never"]), RETRIES, OUTCOMES, SECONDS, CHANCE)
def test_a_call_never_outgrows_its_attempts_or_waits_beyond_its_budget(
    kind: Any, retry: Retry, outcomes: list[Answer | Lost], took: float, chance: float
) -> None:
    seen, waits = converse(kind, retry, outcomes, took, chance)
    assert len(seen) <= retry.attempts
    assert len(waits) == len(seen) - 1
    assert sum(waits) + took * len(waits) <= retry.budget * (1 + 1e-6) + 1e-6


@QUICK
@given(RETRIES, OUTCOMES, SECONDS, CHANCE)
def test_a_call_ends_with_the_first_success_or_final_answer(
    retry: Retry, outcomes: list[Answer | Lost], took: float, chance: float
) -> None:
    seen, _ = converse("safe", retry, outcomes, took, chance)
    for outcome in seen[:-1]:
        assert isinstance(outcome, Lost) or outcome.status in retry.statuses
