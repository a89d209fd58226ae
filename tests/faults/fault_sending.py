"""Promises 1 to 8: retries, and the delays before them."""

from __future__ import annotations

from typing import Final

from fault_moves import (
    AT_ONCE,
    CUT_IN_BODY,
    CUT_IN_HEAD,
    DROP,
    FAILED,
    IN_TWENTY,
    OK,
    REFUSE,
    RESET,
    UNREAD,
    Move,
    reset_at,
    status,
)
from fault_scenario import ALL, ONCE, REPEATED, THREE, Scenario
from orderkit import NotSentError, OutcomeUnknownError, RateLimitedError, ServerError

LOST: Final = {
    "is dropped": DROP,
    "is reset": RESET,
    "loses its response within the head": CUT_IN_HEAD,
    "loses its response within the body": CUT_IN_BODY,
}


def limited(claim: str, seconds: int) -> Scenario:
    shows = {"status": 429, "retry_after": float(seconds)}
    return Scenario(6, claim, ALL, (status(429, retry_after=str(seconds)),), RateLimitedError, shows=shows)


def reset_in(seconds: float, spelling: str) -> Move:
    return status(429, x_ratelimit_remaining="0", **{spelling: reset_at(seconds)})


def unreached_reset(seconds: float, spelling: str) -> Scenario:
    claim = f"{spelling.replace('_', '-')} in {seconds:g} s is too far away to wait for"
    shows = {"status": 429, "retry_after": float(seconds)}
    move = reset_in(seconds, spelling)
    return Scenario(8, claim, ALL, (move,), RateLimitedError, shows=shows, needs=("reset",))


SPELLINGS: Final = ("x_ratelimit_reset", "x_rate_limit_reset")
SENDING: Final = (
    Scenario(
        1, "a write that gets a 500 is sent once", (ONCE,), (FAILED, OK), ServerError, shows={"status": 500}
    ),
    Scenario(
        1,
        "a write that gets a 503 is sent once, even with Retry-After",
        (ONCE,),
        (status(503, retry_after="1"), OK),
        ServerError,
        shows={"status": 503, "retry_after": 1.0},
    ),
    Scenario(1, "a repeatable operation is sent again", REPEATED, (FAILED, OK), waits=(0.5,)),
    *(
        Scenario(2, f"a write that {what} is sent once", (ONCE,), (move, OK), OutcomeUnknownError)
        for what, move in LOST.items()
    ),
    Scenario(
        2,
        "a write to a server that closes without reading is sent once",
        (ONCE,),
        (UNREAD, OK),
        OutcomeUnknownError,
        arrived=0,
        needs=("first call",),
    ),
    Scenario(
        2, "a repeatable operation is sent again after a loss", REPEATED, (DROP, RESET, OK), waits=THREE
    ),
    Scenario(
        2,
        "a repeatable operation is sent again after half a response",
        REPEATED,
        (CUT_IN_HEAD, CUT_IN_BODY, OK),
        waits=THREE,
    ),
    Scenario(
        2,
        "an operation that is lost every time has an unknown outcome",
        REPEATED,
        (DROP,) * 3,
        OutcomeUnknownError,
        waits=THREE,
    ),
    Scenario(
        3,
        "a connection refused every time is an error",
        ALL,
        (REFUSE,) * 3,
        NotSentError,
        waits=THREE,
        arrived=0,
    ),
    Scenario(
        3,
        "a connection refused once is opened at the next attempt",
        ALL,
        (REFUSE, OK),
        waits=(0.5,),
        arrived=1,
    ),
    Scenario(4, "the seconds of a 429 are waited for", ALL, (status(429, retry_after="3"), OK), waits=(3.0,)),
    Scenario(5, "the date of a 429 is waited for", ALL, (IN_TWENTY, OK), waits=(20.0,)),
    Scenario(5, "a date in the past is not waited for", ALL, (AT_ONCE, OK), waits=(0.0,)),
    limited("a delay above the ceiling is not waited for", 300),
    limited("a delay above the budget of the call is not waited for", 61),
    Scenario(
        6,
        "of two delays that together exceed the budget only the first is waited for",
        ALL,
        (status(429, retry_after="40"),) * 2,
        RateLimitedError,
        waits=(40.0,),
    ),
    Scenario(
        7,
        "three attempts are made",
        ALL,
        (status(429),) * 3,
        RateLimitedError,
        waits=THREE,
        shows={"retry_after": None},
    ),
    Scenario(
        7,
        "a Retry-After of neither seconds nor a date is ignored",
        ALL,
        (status(429, retry_after="soon"), OK),
        waits=(0.5,),
    ),
    *(
        Scenario(
            8,
            f"{spelling.replace('_', '-')} in 20.5 s is waited for",
            ALL,
            (reset_in(20.5, spelling), OK),
            waits=(20.5,),
            needs=("reset",),
        )
        for spelling in SPELLINGS
    ),
    *(unreached_reset(seconds, spelling) for seconds in (61, 1800) for spelling in SPELLINGS),
    Scenario(
        8,
        "Retry-After has precedence",
        ALL,
        (status(429, retry_after="3", x_ratelimit_reset=reset_at(50)), OK),
        waits=(3.0,),
        needs=("reset",),
    ),
    Scenario(
        8,
        "after a 500 the client does not wait for the reset of the hourly quota",
        REPEATED,
        (status(500, x_ratelimit_remaining="5999", x_ratelimit_reset=reset_at(20)), OK),
        waits=(0.5,),
        needs=("reset",),
    ),
)
