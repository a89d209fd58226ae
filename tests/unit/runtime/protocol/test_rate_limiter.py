"""The rate limiter: no window is exceeded, no call waits without need, and announced limits are followed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import NotFoundError, NotSentError, RateLimitedError, RateLimiter, Retry, ServerError
from orderkit.runtime.protocol.clock import Clock
from orderkit.runtime.protocol.messages import Response

WRITES = ("POST", "PATCH", "PUT", "DELETE")
WINDOWS = (
    {"methods": ("GET",), "calls": 1000, "seconds": 60},
    {"methods": WRITES, "calls": 100, "seconds": 60},
    {"methods": WRITES, "calls": 15, "seconds": 1},
)
NOW = 1_700_000_000.0


def most_in_any(times: list[float], seconds: float) -> int:
    """Return the largest number of times within any `seconds` seconds, the end excluded."""
    return max(sum(begin <= time < begin + seconds - 1e-9 for time in times) for begin in (*times, 0.0))


def clock(now: float) -> Clock:
    return Clock(now=lambda: now, monotonic=lambda: now)


def announces(remaining: int, reset: float, spelling: str = "x-ratelimit-", *, limit: int = 6000) -> Response:
    values = {"limit": limit, "remaining": remaining, "reset": datetime.fromtimestamp(reset, UTC).isoformat()}
    headers = {spelling + name: str(value) for name, value in values.items()}
    return Response(status=200, headers=headers)


@given(
    st.lists(st.tuples(st.floats(0, 5), st.sampled_from(["GET", "POST"])), max_size=60),
    st.integers(1, 4),
    st.integers(1, 9),
)
def test_no_window_is_exceeded_and_no_call_waits_without_need(
    arrivals: list[tuple[float, str]], burst: int, calls: int
) -> None:
    windows: list[Any] = [
        {"methods": ("POST",), "calls": calls, "seconds": 10},
        {"methods": ("POST",), "calls": burst, "seconds": 1},
    ]
    limiter, now, sent = RateLimiter(windows, margin=0), 0.0, list[float]()
    for pause, method in arrivals:
        now += pause
        wait = limiter.reserve(method, now, float("inf"))
        assert wait is not None
        if method == "GET":
            assert wait == 0
            continue
        if wait:
            earlier = [*sent, now + wait - 1e-6]
            assert any(most_in_any(earlier, window["seconds"]) > window["calls"] for window in windows), (
                "it waited although there was room"
            )
        sent.append(now + wait)
    assert all(most_in_any(sent, window["seconds"]) <= window["calls"] for window in windows)


def test_a_call_that_would_wait_too_long_reserves_nothing() -> None:
    limiter = RateLimiter([{"methods": ("GET",), "calls": 1, "seconds": 60}], margin=0)
    assert limiter.reserve("GET", 0, 5) == 0
    assert [limiter.reserve("GET", 1, 5) for _ in range(3)] == [None] * 3
    assert limiter.reserve("GET", 58, 5) == 2


def test_threads_share_one_window() -> None:
    limiter = RateLimiter(WINDOWS, margin=0)
    waits, at_once = list[float | None](), threading.Barrier(45)

    def reserve() -> None:
        at_once.wait(10)
        waits.append(limiter.reserve("POST", 0, 60))

    threads = [threading.Thread(target=reserve) for _ in range(45)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(wait for wait in waits if wait is not None) == [0.0] * 15 + [1.0] * 15 + [2.0] * 15


@pytest.mark.parametrize("spelling", ["x-ratelimit-", "x-rate-limit-"])
def test_announced_calls_are_used_up_before_a_call_waits(spelling: str) -> None:
    limiter = RateLimiter()
    limiter.observe_response(announces(2, NOW + 30, spelling), None, clock(NOW))
    assert [limiter.reserve("GET", NOW + 1, 60) for _ in range(3)] == [0, 0, 29]
    assert limiter.reserve("GET", NOW + 30, 60) == 0


def test_a_late_response_returns_no_calls() -> None:
    limiter = RateLimiter()
    limiter.observe_response(announces(2, NOW + 30), None, clock(NOW))
    limiter.reserve("GET", NOW, 60)
    limiter.observe_response(announces(5, NOW + 30.5), None, clock(NOW))
    assert [limiter.reserve("GET", NOW, 60) for _ in range(2)] == [0, 30.5]


def test_a_later_reset_brings_new_calls() -> None:
    limiter = RateLimiter()
    limiter.observe_response(announces(0, NOW + 30), None, clock(NOW))
    limiter.observe_response(announces(10, NOW + 3630), None, clock(NOW + 31))
    assert limiter.reserve("GET", NOW + 31, 0) == 0


def test_announced_limits_replace_documented_ones() -> None:
    limiter = RateLimiter([{"methods": ("GET",), "calls": 1, "seconds": 3600}])
    assert limiter.reserve("GET", NOW, 0) == 0
    assert limiter.reserve("GET", NOW, 0) is None
    limiter.observe_response(announces(2, NOW + 30), None, clock(NOW))
    assert [limiter.reserve("GET", NOW, 60) for _ in range(3)] == [0, 0, 30]


def test_calls_that_wait_for_the_reset_count_towards_the_next_limit() -> None:
    limiter = RateLimiter()
    limiter.observe_response(announces(1, NOW + 30, limit=3), None, clock(NOW))
    assert [limiter.reserve("GET", NOW, 60) for _ in range(5)] == [0, 30, 30, 30, None]
    limiter.observe_response(announces(0, NOW + 30, limit=3), None, clock(NOW + 1))
    assert limiter.reserve("GET", NOW + 30, 60) is None
    limiter.observe_response(announces(0, NOW + 90, limit=3), None, clock(NOW + 30))
    assert limiter.reserve("GET", NOW + 31, 60) == 59


def test_a_response_from_before_the_reset_does_not_change_the_calls_left_after_it() -> None:
    limiter = RateLimiter()
    limiter.observe_response(announces(0, NOW + 30, limit=2), None, clock(NOW))
    assert limiter.reserve("GET", NOW + 31, 0) == 0
    limiter.observe_response(announces(0, NOW + 30, limit=2), None, clock(NOW + 31))
    assert [limiter.reserve("GET", NOW + 31, 0) for _ in range(2)] == [0, None]
    limiter.observe_response(announces(0, NOW + 3630, limit=2), None, clock(NOW + 32))
    limiter.observe_response(announces(2, NOW + 60, limit=2), None, clock(NOW + 32))
    assert limiter.reserve("GET", NOW + 32, 60) is None


def test_a_retry_reserved_for_after_the_reset_does_not_reset_early() -> None:
    limiter = RateLimiter()
    limiter.observe_response(announces(0, NOW + 30), None, clock(NOW))
    assert limiter.reserve("GET", NOW, 60, least=31) == 31
    assert limiter.reserve("GET", NOW, 60) == 30


def test_a_window_is_extended_by_the_margin() -> None:
    limiter = RateLimiter([{"methods": ("GET",), "calls": 1, "seconds": 10}], margin=0.5)
    assert [limiter.reserve("GET", 0, 60) for _ in range(2)] == [0, 10.5]


def test_a_429_delays_all_calls() -> None:
    limiter = RateLimiter()
    limiter.observe_response(Response(status=429), 7.0, clock(NOW))
    assert limiter.reserve("GET", NOW + 2, 60) == 5


@pytest.mark.parametrize("reset", [NOW + 3600 + 60, NOW + 76 * 365 * 86_400])
def test_a_reset_beyond_the_documented_window_is_not_believed(reset: float) -> None:
    limiter = RateLimiter([{"methods": ("GET",), "calls": 1, "seconds": 3600}])
    limiter.observe_response(announces(0, reset), None, clock(NOW))
    assert limiter.reserve("GET", NOW, 0) == 0


def test_a_reset_at_the_end_of_the_window_is_believed() -> None:
    limiter = RateLimiter([{"methods": ("GET",), "calls": 1, "seconds": 3600}])
    limiter.observe_response(announces(0, NOW + 3600), None, clock(NOW))
    assert limiter.reserve("GET", NOW, 4000) == 3600


@pytest.mark.parametrize("missing", ["remaining", "reset"])
def test_half_an_announcement_changes_nothing(missing: str) -> None:
    limiter = RateLimiter()
    headers = {name: value for name, value in announces(0, NOW + 30).headers.items() if missing not in name}
    limiter.observe_response(Response(status=200, headers=headers), None, clock(NOW))
    assert limiter.reserve("GET", NOW, 60) == 0


def test_a_reset_within_the_second_is_waited_for() -> None:
    limiter = RateLimiter()
    limiter.observe_response(announces(0, NOW + 0.5), None, clock(NOW))
    assert limiter.reserve("GET", NOW, 60) == 0.5


@pytest.mark.parametrize(("windows", "longest"), [(WINDOWS, 60.5), ((), 3600.0)])
def test_a_429_delays_calls_for_the_longest_window_at_most(windows: Any, longest: float) -> None:
    limiter = RateLimiter(windows)
    limiter.observe_response(Response(status=429), 1e9, clock(NOW))
    assert limiter.reserve("GET", NOW, 1e9) == longest


def test_a_reset_is_counted_from_the_date_of_its_response() -> None:
    limiter = RateLimiter()
    response = announces(0, NOW + 3600 + 30)
    ahead = {**response.headers, "date": "Tue, 14 Nov 2023 23:13:20 GMT"}
    limiter.observe_response(Response(status=200, headers=ahead), None, clock(NOW))
    assert limiter.reserve("GET", NOW, 60) == 30


def responds(status: int, **options: Any) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(status, **options)


ONE_A_MINUTE = [{"methods": ("GET", "POST", "PUT", "DELETE"), "calls": 1, "seconds": 60}]


def test_a_client_waits_for_its_limiter(client: Any, ok: Any, clock: Any) -> None:
    caller = client(ok("get_order"), ok("get_order"), limiter=RateLimiter(ONE_A_MINUTE, margin=0))
    for _ in range(2):
        caller.call("get_order", 10000001)
    assert clock.waits == [60.0]


def test_a_call_that_is_not_admitted_in_time_is_not_sent(client: Any, ok: Any, clock: Any) -> None:
    caller = client(ok("get_order"), limiter=RateLimiter(ONE_A_MINUTE, margin=0), retry=Retry(budget=10))
    caller.call("get_order", 10000001)
    with pytest.raises(NotSentError, match="rate limiter admits no request within 10 s") as caught:
        caller.call("place_order", 10000001)
    assert (caught.value.attempts, caught.value.operation) == (0, "placeOrder")
    assert len(caller.sent) == 1
    assert clock.waits == []


def test_a_retry_counts_and_waits_too(client: Any, ok: Any, clock: Any) -> None:
    windows = [{"methods": ("GET",), "calls": 1, "seconds": 20}]
    caller = client(responds(503), ok("get_order"), limiter=RateLimiter(windows, margin=0))
    caller.call("get_order", 10000001)
    assert clock.waits == [20.0]


def test_a_retry_that_would_wait_beyond_the_budget_is_given_up(client: Any, clock: Any) -> None:
    caller = client(responds(503), limiter=RateLimiter(ONE_A_MINUTE, margin=0), retry=Retry(budget=30))
    with pytest.raises(ServerError) as caught:
        caller.call("get_order", 10000001)
    assert caught.value.attempts == len(caller.sent) == 1
    assert clock.waits == []


def test_two_clients_of_a_token_share_their_limiter(client: Any, ok: Any, clock: Any) -> None:
    limiter = RateLimiter(ONE_A_MINUTE, margin=0)
    for _ in range(2):
        client(ok("get_order"), limiter=limiter).call("get_order", 10000001)
    assert clock.waits == [60.0]


def test_a_429_delays_the_calls_after_it(client: Any, ok: Any, clock: Any) -> None:
    limited = responds(429, headers={"retry-after": "300"})
    caller = client(limited, limiter=RateLimiter(), retry=Retry(budget=400))
    with pytest.raises(RateLimitedError):
        caller.call("get_order", 10000001)
    patient = Retry(budget=400, ceiling=400)
    later = client(ok("get_order"), limiter=caller.client._core.policy.limiter, retry=patient)
    later.call("get_order", 10000001)
    assert clock.waits == [300.0]


def test_a_call_is_reserved_after_its_token_was_fetched(noventiq: Any, clock: Any) -> None:
    def slow_token(_: httpx.Request) -> httpx.Response:
        clock.time += 5
        return httpx.Response(200, json={"token": "t", "refresh_token": "r"})

    limiter = RateLimiter([{"methods": ("GET",), "calls": 1, "seconds": 50}], margin=0)
    caller = noventiq(slow_token, responds(404, json={}), responds(404, json={}), limiter=limiter)
    for _ in range(2):
        with pytest.raises(NotFoundError):
            caller.call("get_order", 10000001)
    assert clock.waits == [50.0]


def test_a_limiter_is_not_waited_for_beyond_the_ceiling(client: Any, ok: Any, clock: Any) -> None:
    retry = Retry(budget=400, ceiling=50)
    caller = client(ok("get_order"), limiter=RateLimiter(ONE_A_MINUTE), retry=retry)
    caller.call("get_order", 10000001)
    with pytest.raises(NotSentError, match="rate limiter admits no request within 50 s"):
        caller.call("get_order", 10000001)
    assert clock.waits == []


def test_a_retry_that_the_limiter_delays_beyond_the_ceiling_is_given_up(client: Any, clock: Any) -> None:
    retry = Retry(budget=400, ceiling=50)
    caller = client(responds(503), limiter=RateLimiter(ONE_A_MINUTE), retry=retry)
    with pytest.raises(ServerError):
        caller.call("get_order", 10000001)
    assert clock.waits == []


def test_without_a_limiter_no_call_waits(client: Any, named: Any, clock: Any) -> None:
    caller = client(*[responds(200, json=named("get_order").answer)] * 3)
    for _ in range(3):
        caller.call("get_order", 10000001)
    assert clock.waits == []


def test_the_limiter_of_a_client_has_its_providers_limits(client: Any) -> None:
    assert isinstance(type(client().client).limiter(), RateLimiter)


@given(st.integers(1, 15), st.sampled_from(["GET", "POST"]))
def test_processes_that_share_a_token_keep_its_limits_together(parts: int, method: str) -> None:
    times = list[float]()
    for limiter in [RateLimiter(WINDOWS, margin=0.0, parts=parts) for _ in range(parts)]:
        now = 0.0
        for _ in range(2 + 60 // parts):
            wait = limiter.reserve(method, now, 1e6)
            assert wait is not None
            now += wait
            times.append(now)
    seconds, most = (60, 1000) if method == "GET" else (1, 15)
    assert most_in_any(times, seconds) <= most


def test_what_is_left_is_divided_among_processes() -> None:
    limiter = RateLimiter(WINDOWS, parts=4)
    limiter.observe_response(announces(8, NOW + 60), None, clock(NOW))
    assert [limiter.reserve("GET", NOW, 1e6) for _ in range(3)] == [0.0, 0.0, pytest.approx(60, abs=2)]


def test_parts_must_be_one_at_least() -> None:
    with pytest.raises(ValueError, match=r"parts must be at least 1 \(got 0\)"):
        RateLimiter(WINDOWS, parts=0)


def test_more_processes_than_calls_share_a_limit_on_average() -> None:
    limiter = RateLimiter(({"methods": ("GET",), "calls": 2, "seconds": 10},), margin=0.0, parts=5)
    assert [limiter.reserve("GET", 0.0, 1e6) for _ in range(3)] == [0.0, 25.0, 50.0]
