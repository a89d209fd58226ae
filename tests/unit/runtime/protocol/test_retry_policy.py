"""Retries: the pure functions of the policy, then whole calls without a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit import OrderkitError, RateLimiter, Retry, Timeout
from orderkit.runtime.protocol.clock import Clock
from orderkit.runtime.protocol.credentials import NO_CREDENTIALS
from orderkit.runtime.protocol.exchange import Completed, Policy, exchange
from orderkit.runtime.protocol.messages import (
    AuthHeaders,
    Flow,
    OperationInfo,
    Problem,
    Request,
    Response,
    Sleep,
    TransportFailure,
)
from orderkit.runtime.protocol.rate_limit_headers import wait_until_reset
from orderkit.runtime.protocol.retry_policy import (
    RETRIED_STATUSES,
    backoff,
    longest_duration,
    may_resend_after_loss,
    may_resend_after_status,
    retry_after_of,
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
def test_the_upper_bound_of_a_backoff_doubles_up_to_the_cap(attempt: int, wait: float) -> None:
    assert backoff(Retry(), attempt, 1.0) == wait


def test_a_backoff_is_anywhere_below_its_upper_bound() -> None:
    assert [backoff(Retry(), 3, chance) for chance in (0.0, 0.25, 1.0)] == [0.0, 0.5, 2.0]


@pytest.mark.parametrize(
    ("retry", "each", "elapsed", "seconds"),
    [
        (Retry.off(), 30, 0, 30),
        (Retry(attempts=2), 2, 0, 2 + 0.5 + 2),
        (Retry(attempts=3), 2, 0, 3 * 2 + 2 * 1.0),
        (Retry(attempts=3), 30, 0, 60),
        (Retry(attempts=3), 30, 20, 40),
        (Retry(attempts=3), 30, 59, 30),
        (Retry(attempts=3, budget=0), 2, 0, 2),
        (Retry(attempts=100, base=1, cap=3, budget=1e6), 1, 0, 100 + 99 * 3),
    ],
)
def test_a_call_lasts_as_long_as_its_attempts_and_waits_within_the_budget(
    retry: Retry, each: float, elapsed: float, seconds: float
) -> None:
    assert longest_duration(retry, each, elapsed) == seconds


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
        ("3.5", 3.5),
        ("soon", None),
        ("\u0663", None),
        ("Mon, 01 Jan 2024 00:00:00 +99999999999999", None),
        ("Mon, 99 Jan 2024 00:00:00 GMT", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(text: str, seconds: float | None) -> None:
    assert retry_after_of({"retry-after": text}, NOW) == seconds


def test_a_response_without_retry_after_requests_no_delay() -> None:
    assert retry_after_of({}, NOW) is None


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
def test_any_retry_after_is_read_without_an_error(text: str) -> None:
    wait = retry_after_of({"retry-after": text}, NOW)
    assert wait is None or wait >= 0


@QUICK
@given(RETRIES, st.integers(1, 8), st.none() | SECONDS, SECONDS, CHANCE)
def test_no_wait_exceeds_budget_ceiling_or_cap(
    retry: Retry, attempt: int, retry_after: float | None, elapsed: float, chance: float
) -> None:
    wait = wait_before_next(retry, attempt, retry_after=retry_after, elapsed=elapsed, chance=chance)
    if wait is not None:
        assert attempt < retry.attempts
        assert elapsed + wait <= retry.budget
        assert 0 <= wait <= (retry.cap if retry_after is None else retry.ceiling)
        assert retry_after in (None, wait)


def test_a_requested_delay_may_exceed_the_cap() -> None:
    assert wait_before_next(Retry(), 1, retry_after=30.0, elapsed=0.0, chance=1.0) == 30.0


def test_a_wait_of_exactly_the_rest_of_the_budget_is_allowed() -> None:
    assert wait_before_next(Retry(), 1, retry_after=50.0, elapsed=10.0, chance=1.0) == 50.0


@pytest.mark.parametrize("status", sorted(RETRIED_STATUSES))
def test_a_write_is_sent_again_only_after_a_429(status: int) -> None:
    assert may_resend_after_status(Retry(), "never", status) == (status == 429)


@pytest.mark.parametrize("kind", ["safe", "upsert"])
@pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 501, 505, 302])
def test_a_client_error_is_final(kind: Any, status: int) -> None:
    assert not may_resend_after_status(Retry(), kind, status)


@pytest.mark.parametrize("kind", ["safe", "upsert"])
@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520])
def test_a_server_error_is_retried(kind: Any, status: int) -> None:
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
def test_a_write_that_may_have_been_sent_is_not_sent_again(kind: Any, sent: bool, may: bool) -> None:
    assert may_resend_after_loss(kind, sent=sent) is may


@pytest.mark.parametrize(
    "wrong",
    [{"attempts": 0}, {"base": -1}, {"cap": -1}, {"budget": -1}, {"ceiling": -1}, {"cap": float("nan")}],
)
def test_invalid_retry_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Retry(**wrong)


OUTCOMES = st.lists(
    st.builds(
        Response,
        status=st.sampled_from([200, 302, 400, 401, 404, 408, 429, 500, 503, 520]),
        headers=st.sampled_from(
            [
                {},
                {"retry-after": "3"},
                {"retry-after": "300"},
                {"retry-after": "x"},
                {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "2023-11-14T22:14:00Z"},
            ]
        ),
    )
    | st.builds(TransportFailure, sent=st.booleans(), timed_out=st.booleans(), cause=st.just(OSError("no"))),
    min_size=7,  # six attempts, and one more after a renewal
    max_size=7,
)


class Renewable:
    """Credentials that can always be replaced."""

    def authenticate(self, call: object) -> Flow[AuthHeaders]:
        yield from ()
        return AuthHeaders()

    def replaces(self, refused: AuthHeaders) -> bool:
        return True

    def secrets(self) -> tuple[str, ...]:
        return ()


WINDOWS = st.lists(
    st.builds(
        lambda calls, seconds: {"methods": ("POST",), "calls": calls, "seconds": seconds},
        st.integers(1, 3),
        st.floats(min_value=0.1, max_value=100),
    ),
    max_size=2,
)


@dataclass
class Conversation:
    """A completed call: the outcomes of its requests, and the waits before and between them."""

    kind: Any
    retry: Retry
    outcomes: list[Response | TransportFailure]
    took: float
    """Seconds that each request takes."""
    chance: float
    limiter: RateLimiter | None = None
    credentials: Any = NO_CREDENTIALS
    seen: list[Response | TransportFailure] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    begun_at: float = NOW
    wait_ended_at: float = NOW

    def flow_with_response(self) -> Self:
        time = self.begun_at
        clock = Clock(now=lambda: time, monotonic=lambda: time, chance=lambda: self.chance)
        flow, left, outcome = self._flow(clock), iter(self.outcomes), None
        while True:
            try:
                step = flow.send(outcome)
            except (StopIteration, OrderkitError):
                return self
            if isinstance(step, Sleep):
                self.waits.append(step.seconds)
                time += step.seconds
                outcome, self.wait_ended_at = None, time
            else:
                time += self.took
                outcome = next(left)
                self.seen.append(outcome)

    def _flow(self, clock: Clock) -> Flow[Completed[Response]]:
        policy = Policy(
            retry=self.retry,
            credentials=self.credentials,
            read_problem=lambda response: Problem(meaning=response.status, message=""),
            retry_after_of=wait_until_reset,
            limiter=self.limiter,
            clock=clock,
        )
        info = OperationInfo(operation="op", method="POST", path_template="/", kind=self.kind)
        request = Request(method="POST", base_url="https://p.test", path="/", timeout=Timeout())
        return exchange(request, info, policy, lambda response: response)


@st.composite
def conversations(draw: st.DrawFn, kinds: Sequence[str] = ("safe", "upsert", "never")) -> Conversation:
    """Calls with any retry settings, with and without a used limiter and credentials that can be replaced."""
    limiter = draw(st.none() | st.builds(RateLimiter, WINDOWS))
    if limiter:
        for _ in range(draw(st.integers(0, 3))):
            limiter.reserve("POST", NOW, float("inf"))
    return Conversation(
        draw(st.sampled_from(kinds)),
        draw(RETRIES),
        draw(OUTCOMES),
        draw(SECONDS),
        draw(CHANCE),
        limiter,
        draw(st.sampled_from([NO_CREDENTIALS, Renewable()])),
    ).flow_with_response()


def is_renewal(call: Conversation, outcome: Response | TransportFailure) -> bool:
    return isinstance(outcome, Response) and outcome.status == 401 and call.credentials is not NO_CREDENTIALS


@QUICK
@given(conversations(["never"]))
def test_a_write_is_never_sent_again_after_it_may_have_succeeded(call: Conversation) -> None:
    resent = call.seen[:-1]
    assert sum(is_renewal(call, outcome) for outcome in resent) <= 1
    for outcome in resent:
        if not is_renewal(call, outcome):
            assert not outcome.sent if isinstance(outcome, TransportFailure) else outcome.status == 429


@QUICK
@given(conversations())
def test_a_call_never_exceeds_its_attempts(call: Conversation) -> None:
    renewals = sum(is_renewal(call, outcome) for outcome in call.seen[:-1])
    assert len(call.seen) <= call.retry.attempts + min(renewals, 1)


@QUICK
@given(conversations())
def test_no_wait_of_a_call_exceeds_its_budget_or_its_ceiling(call: Conversation) -> None:
    assert call.wait_ended_at - call.begun_at <= call.retry.budget * (1 + 1e-6) + 1e-6
    longest = max(call.retry.ceiling, call.retry.cap)
    assert max(call.waits, default=0.0) <= longest * (1 + 1e-6) + 1e-6


@QUICK
@given(conversations(["safe", "upsert"]))
def test_a_call_ends_with_the_first_success_or_final_response(call: Conversation) -> None:
    for outcome in call.seen[:-1]:
        renewed = is_renewal(call, outcome)
        assert renewed or isinstance(outcome, TransportFailure) or outcome.status in call.retry.statuses
