"""The promise under fault as data: twenty rows, each with its scenarios."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Final

from fault_clients import Call, Client
from fault_moves import (
    AT_ONCE,
    CANCEL,
    CUT_IN_BODY,
    CUT_IN_HEAD,
    CUT_JSON,
    DRIP,
    DROP,
    FAILED,
    FIRST_PAGE,
    GATEWAY,
    HTML,
    IN_PIECES,
    IN_TWENTY,
    INTERRUPT,
    LAST_PAGE,
    LINKED_AWAY,
    LONGER,
    OK,
    OTHER_TYPE,
    OVER,
    REFUSAL,
    REFUSE,
    RESET,
    SAME_CURSOR,
    STRANGE,
    TOKEN,
    UNREAD,
    WITHOUT_MEMBER,
    Move,
    quiet,
    redirect,
    reset_at,
    status,
)
from fault_providers import CLIENTS
from orderkit import (
    ApiError,
    DecodeError,
    NotSentError,
    OutcomeUnknownError,
    PaginationError,
    RateLimitedError,
    ServerError,
    Timeout,
    UnauthorizedError,
)
from orderkit.errors import OutcomeUnknownTimeoutError

ROWS: Final = {
    1: "a write that may have been taken is not sent again after a 500; what may be repeated is",
    2: "a write whose answer is lost is sent once, and its outcome is unknown",
    3: "a connection that is refused is tried again, for reads and writes alike: nothing was sent",
    4: "a 429 is waited for as many seconds as it asks, then the call succeeds, writes too",
    5: "a 429 that names a date is waited for until then",
    6: "a 429 that asks for more than the ceiling or the budget is told at once",
    7: "a 429 that asks for nothing is backed off from: 0.5 s, doubling, at most 8 s, three attempts",
    8: "a 429 with a reset header is waited for until then, under either spelling, within the same ceilings",
    9: "a page of a failing gateway is an error with its status, not one of a parser",
    10: "a status that HTTP does not know is a failure of the server",
    11: "an answer that is no JSON, none at all or cut short is a DecodeError that holds it",
    12: "an answer that lacks a required member, or has one of another type, is a DecodeError that names its path",
    13: "an unknown member and an unknown value of an enum are kept and written back unchanged",
    14: "a listing that leads in a circle ends with an error that holds a cursor, after one repeat",
    15: "a page that fails is asked for again in its place, or the error says where to resume",
    16: "no redirect and no link leads the credentials to another host",
    17: "a token that is over is renewed once and the call made again",
    18: "an answer that does not come in time is a TimeoutError",
    19: "an interrupted or cancelled call ends at once and leaves the pool usable",
    20: "a documented refusal is told with all that it holds, and never sent again",
}

READ, UPSERT, ONCE, LISTING = "read", "upsert", "once", "listing"
REPEATED: Final = (READ, UPSERT, LISTING)
ALL: Final = (READ, UPSERT, ONCE, LISTING)
BOTH: Final = ("sync", "async")
SHORT: Final = Timeout(read=0.02)
THREE: Final = (0.5, 1.0)
"""The waits between three attempts."""

Shown = Callable[[Client, Call], Mapping[str, Any]]


@dataclass(frozen=True)
class Scenario:
    """What the server does, and what is seen of a client.

    Attributes:
        row: The promise that it belongs to.
        claim: What it shows.
        on: The kinds of operation that it is told for.
        script: What the server does, request by request.
        error: What the call ends with, if not well.
        waits: Seconds between the attempts.
        attempts: How often the error says that it was tried, if not once more than was waited.
        arrived: Requests that reach the server, if not as many, that for a first token left out.
        shows: Attributes of the error.
        found: Items that a listing gave before its error.
        then: What the server does after the error, to the same call; a listing is resumed. It must succeed.
        needs: What an operation or a client must have for it.
        timeout: A timeout of the call's own.
        fresh: Whether a client that renews a token has none yet.
        colours: For which of the two it makes sense.
    """

    row: int
    claim: str
    on: tuple[str, ...]
    script: tuple[Move, ...]
    error: type[BaseException] | None = None
    _: KW_ONLY
    waits: tuple[float, ...] = ()
    attempts: int = 0
    arrived: int = -1
    shows: Shown | Mapping[str, Any] = field(default_factory=dict)
    found: int = 0
    then: tuple[Move, ...] = ()
    needs: tuple[str, ...] = ()
    timeout: Timeout | None = None
    fresh: bool = False
    colours: tuple[str, ...] = BOTH

    @property
    def tries(self) -> int:
        return self.attempts or len(self.waits) + 1

    @property
    def arrivals(self) -> int:
        return self.tries if self.arrived < 0 else self.arrived

    def shown_by(self, client: Client, call: Call) -> Mapping[str, Any]:
        return self.shows(client, call) if callable(self.shows) else self.shows


NO_JSON: Final = {
    "a page in place of an answer": status(200, HTML, words="200 with a page", content_type="text/html"),
    "an empty answer": status(200, words="200 without a body"),
    "an answer without content": Move("204", lambda _: b"HTTP/1.1 204 No Content\r\n\r\n"),
    "JSON that breaks off": CUT_JSON,
    "JSON longer than its content-length": LONGER,
    "NaN": status(200, b"NaN", words="200 with NaN"),
    "an answer in no encoding of Unicode": status(200, b'{"id": "\xff\xfe"}', words="200 with other bytes"),
    "an answer nested too deeply": status(200, b"[" * 100_000, words="200 with 100,000 brackets"),
}
QUIET: Final = {
    "its head": quiet("before the head"),
    "the rest of its head": quiet("in the head", b"HTTP/1.1 200 OK\r\nContent-"),
    "its body": quiet("before the body", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
    "the rest of its body": quiet("in the body", b'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"id"'),
}
LOST: Final = {
    "is dropped": DROP,
    "is reset": RESET,
    "breaks off in the head of the answer": CUT_IN_HEAD,
    "breaks off in the body of the answer": CUT_IN_BODY,
}


def scenarios() -> Iterator[Scenario]:
    """Every scenario, row by row."""
    yield from sent_once_or_again()
    yield from unsent_and_limited()
    yield from wrong_answers()
    yield from paged()
    yield from tokens()
    yield from slow_and_ended()


def sent_once_or_again() -> Iterator[Scenario]:
    yield Scenario(
        1, "a write answered with 500 is sent once", (ONCE,), (FAILED, OK), ServerError, shows={"status": 500}
    )
    yield Scenario(
        1,
        "a write answered with 503 is sent once, whatever Retry-After says",
        (ONCE,),
        (status(503, retry_after="1"), OK),
        ServerError,
        shows={"status": 503, "retry_after": 1.0},
    )
    yield Scenario(1, "what may be repeated is sent again", REPEATED, (FAILED, OK), waits=(0.5,))
    for what, move in LOST.items():
        yield Scenario(2, f"a write that {what} is sent once", (ONCE,), (move, OK), OutcomeUnknownError)
    yield Scenario(
        2,
        "a write to a server that closes without reading is sent once",
        (ONCE,),
        (UNREAD, OK),
        OutcomeUnknownError,
        arrived=0,
        needs=("first call",),
    )
    yield Scenario(
        2, "what may be repeated is sent again after a loss", REPEATED, (DROP, RESET, OK), waits=THREE
    )
    yield Scenario(
        2,
        "what may be repeated is sent again after half an answer",
        REPEATED,
        (CUT_IN_HEAD, CUT_IN_BODY, OK),
        waits=THREE,
    )
    yield Scenario(
        2,
        "what is lost every time has an unknown outcome",
        REPEATED,
        (DROP,) * 3,
        OutcomeUnknownError,
        waits=THREE,
    )


def unsent_and_limited() -> Iterator[Scenario]:
    yield Scenario(
        3, "a connection refused every time is told", ALL, (REFUSE,) * 3, NotSentError, waits=THREE, arrived=0
    )
    yield Scenario(3, "a connection refused once is made", ALL, (REFUSE, OK), waits=(0.5,), arrived=1)
    yield Scenario(4, "a 429 is waited for", ALL, (status(429, retry_after="3"), OK), waits=(3.0,))
    yield Scenario(5, "a date is waited for", ALL, (IN_TWENTY, OK), waits=(20.0,))
    yield Scenario(5, "a date of the past is not waited for", ALL, (AT_ONCE, OK), waits=(0.0,))
    yield limited(6, "more than the ceiling is not waited for", "300")
    yield limited(6, "more than the budget of the call is not waited for", "61")
    yield Scenario(
        6,
        "two that ask together for more than the budget are waited for once",
        ALL,
        (status(429, retry_after="40"),) * 2,
        RateLimitedError,
        waits=(40.0,),
    )
    yield Scenario(
        7,
        "three attempts are made",
        ALL,
        (status(429),) * 3,
        RateLimitedError,
        waits=THREE,
        shows={"retry_after": None},
    )
    yield Scenario(
        7, "words that mean no time count as none", ALL, (status(429, retry_after="soon"), OK), waits=(0.5,)
    )
    for spelling in ("x_ratelimit_reset", "x_rate_limit_reset"):
        yield resetting(spelling, 20.5, waits=(20.5,), then_ok=True)
        yield resetting(spelling, 61)
        yield resetting(spelling, 1800)
    yield Scenario(
        8,
        "Retry-After wins",
        ALL,
        (status(429, retry_after="3", x_ratelimit_reset=reset_at(50)), OK),
        waits=(3.0,),
        needs=("reset",),
    )
    yield Scenario(
        8,
        "a 500 is not waited for until the next hour of calls",
        REPEATED,
        (status(500, x_ratelimit_remaining="5999", x_ratelimit_reset=reset_at(20)), OK),
        waits=(0.5,),
        needs=("reset",),
    )


def limited(row: int, claim: str, seconds: str) -> Scenario:
    shows = {"status": 429, "retry_after": float(seconds)}
    return Scenario(row, claim, ALL, (status(429, retry_after=seconds),), RateLimitedError, shows=shows)


def resetting(
    spelling: str, seconds: float, *, waits: tuple[float, ...] = (), then_ok: bool = False
) -> Scenario:
    move = status(429, x_ratelimit_remaining="0", **{spelling: reset_at(seconds)})
    written = spelling.replace("_", "-")
    if then_ok:
        return Scenario(
            8, f"{written} in {seconds:g} s is waited for", ALL, (move, OK), waits=waits, needs=("reset",)
        )
    claim = f"{written} in {seconds:g} s is not waited for"
    shows = {"status": 429, "retry_after": float(seconds)}
    return Scenario(8, claim, ALL, (move,), RateLimitedError, shows=shows, needs=("reset",))


def wrong_answers() -> Iterator[Scenario]:
    yield Scenario(
        9,
        "a page of a gateway is told by its status and its words",
        REPEATED,
        (GATEWAY,) * 3,
        ServerError,
        waits=THREE,
        shows={"status": 502, "code": None, "message": "Status-502", "details": ()},
    )
    yield Scenario(
        9, "a gateway that recovers is waited for", REPEATED, (GATEWAY, status(504), OK), waits=THREE
    )
    yield Scenario(
        10,
        "520 three times is told",
        REPEATED,
        (status(520),) * 3,
        ServerError,
        waits=THREE,
        shows={"status": 520},
    )
    yield Scenario(
        10,
        "a write answered with 520 is sent once",
        (ONCE,),
        (status(520, HTML), OK),
        ServerError,
        shows={"status": 520},
    )
    for what, move in NO_JSON.items():
        shows = {"path": "", "expected": "JSON"}
        yield Scenario(
            11, f"{what} is not decoded", ALL, (move, OK), DecodeError, shows=shows, needs=("body",)
        )
    yield Scenario(
        12,
        "a required member that is missing is named",
        ALL,
        (WITHOUT_MEMBER,),
        DecodeError,
        shows=missing,
        needs=("body",),
    )
    yield Scenario(
        12,
        "a member of another type is named",
        ALL,
        (OTHER_TYPE,),
        DecodeError,
        shows=mistyped,
        needs=("body",),
    )
    whole = {"path": "", "expected": "object"}
    empty = status(200, [], words="200 with []")
    yield Scenario(
        12,
        "another type of the whole answer is told",
        ALL,
        (empty,),
        DecodeError,
        shows=whole,
        needs=("body",),
    )
    yield Scenario(13, "strangers are kept and written back", ALL, (STRANGE,), needs=("body", "choice"))


def missing(_: Client, call: Call) -> dict[str, Any]:
    """What is said of a member that is not there; an item of a list is never missing, its list is."""
    return {"path": call.required[0], "expected": "a value"}


def mistyped(_: Client, call: Call) -> dict[str, Any]:
    return dict(zip(("path", "expected"), call.required, strict=True))


def paged() -> Iterator[Scenario]:
    yield Scenario(
        14,
        "the same page for ever ends after one repeat",
        (LISTING,),
        (FIRST_PAGE,) * 2,
        PaginationError,
        attempts=1,
        arrived=2,
        found=2,
    )
    yield Scenario(
        14,
        "the same cursor for ever ends after one repeat",
        (LISTING,),
        (FIRST_PAGE, SAME_CURSOR),
        PaginationError,
        attempts=1,
        arrived=2,
        found=3,
        needs=("link",),
    )
    yield Scenario(
        15,
        "a page that fails is asked for again in its place",
        (LISTING,),
        (FIRST_PAGE, status(503), DROP, LAST_PAGE),
        waits=THREE,
        arrived=4,
    )
    failures: dict[str, tuple[tuple[Move, ...], type[Exception], tuple[float, ...]]] = {
        "fails": ((FAILED,) * 3, ServerError, THREE),
        "is lost": ((DROP,) * 3, OutcomeUnknownError, THREE),
        "is no JSON": ((NO_JSON["a page in place of an answer"],), DecodeError, ()),
        "is refused": ((REFUSAL,), ApiError, ()),
    }
    for what, (moves, error, waits) in failures.items():
        yield Scenario(
            15,
            f"a page that {what} says where to resume, and nothing is seen twice or lost",
            (LISTING,),
            (FIRST_PAGE, *moves),
            error,
            waits=waits,
            arrived=1 + len(moves),
            found=2,
            then=(LAST_PAGE,),
        )
    for code in (301, 302, 303, 307, 308):
        yield Scenario(
            16, f"a redirect {code} is not followed", ALL, (redirect(code),), ApiError, shows={"status": code}
        )
    yield Scenario(16, "a link is not followed", (LISTING,), (LINKED_AWAY, LAST_PAGE), arrived=2)


def tokens() -> Iterator[Scenario]:
    token = ("token",)
    yield Scenario(17, "a token that is over is renewed", ALL, (OVER, TOKEN, OK), arrived=3, needs=token)
    yield Scenario(
        17,
        "a token that is refused anew ends the call",
        ALL,
        (OVER, TOKEN, OVER),
        UnauthorizedError,
        attempts=2,
        arrived=3,
        shows={"status": 401},
        needs=token,
    )
    yield Scenario(
        17,
        "a renewal is no retry",
        REPEATED,
        (OVER, TOKEN, *(status(503),) * 3),
        ServerError,
        waits=THREE,
        attempts=4,
        arrived=5,
        needs=token,
    )
    yield Scenario(
        17,
        "a token that is over within a listing is renewed in its place",
        (LISTING,),
        (FIRST_PAGE, OVER, TOKEN, LAST_PAGE),
        arrived=4,
        needs=token,
    )
    yield Scenario(
        17,
        "a lost call for a token means that nothing was sent",
        ALL,
        (DROP, RESET, CUT_IN_HEAD),
        NotSentError,
        waits=THREE,
        fresh=True,
        needs=token,
    )
    yield Scenario(
        17, "a key that is refused is final", ALL, (status(401), OK), UnauthorizedError, needs=("fixed key",)
    )


def slow_and_ended() -> Iterator[Scenario]:
    late = OutcomeUnknownTimeoutError
    for what, move in QUIET.items():
        claim = f"who waits for {what} is told in time"
        yield Scenario(18, claim, (ONCE,), (move,), late, timeout=SHORT, then=(OK,))
        yield Scenario(18, claim, (READ,), (move,) * 3, late, waits=THREE, timeout=SHORT, then=(OK,))
    steady = "a body that comes steadily, but for ever, is given up"
    patience = Timeout(body=0.05)
    yield Scenario(18, steady, (ONCE,), (DRIP,), late, timeout=patience, then=(OK,))
    yield Scenario(18, steady, (READ,), (DRIP,) * 3, late, waits=THREE, timeout=patience, then=(OK,))
    yield Scenario(
        18,
        "a read that was given up is sent again",
        (READ,),
        (QUIET["its head"], OK),
        waits=(0.5,),
        timeout=Timeout(read=0.3),
    )
    yield Scenario(18, "an answer in pieces is put together", ALL, (IN_PIECES,), needs=("body",))
    yield Scenario(19, "an interrupted call ends", ALL, (INTERRUPT,), KeyboardInterrupt, then=(OK,))
    yield Scenario(
        19,
        "a cancelled call ends",
        ALL,
        (CANCEL,),
        asyncio.CancelledError,
        then=(OK,),
        colours=("async",),
    )
    yield Scenario(20, "a documented refusal is told", ALL, (REFUSAL, OK), ApiError, shows=refused)


def refused(client: Client, _: Call) -> dict[str, Any]:
    return {"__class__": client.refusal.error, **client.refusal.shows}


TABLE: Final = tuple(scenarios())


@dataclass(frozen=True)
class Case:
    """A scenario, told for an operation of a client."""

    scenario: Scenario
    client: Client
    kind: str

    @property
    def call(self) -> Call:
        return self.client.calls[self.kind]

    @property
    def begins_with_token(self) -> bool:
        """Whether the server is asked for a token before the script begins."""
        token = self.client.token
        wanted = token is not None and (token.always or "token" in self.scenario.needs)
        return wanted and not self.scenario.fresh

    def __str__(self) -> str:
        words = re.sub(r"[^\w.,-]+", " ", self.scenario.claim)
        return f"{self.scenario.row} {words}: {self.client.title} {self.kind}"


def cases_of(row: int, client: Client) -> list[Case]:
    """The cases of a row that apply to a client."""
    return [
        Case(scenario, client, kind)
        for scenario in TABLE
        for kind in scenario.on
        if scenario.row == row and client.lack(kind, scenario.needs) is None
    ]


def reasons_of(row: int, client: Client) -> list[str]:
    """Why cases of a row do not apply to a client: what its operations lack, or that it has none of their kinds."""
    wanted = [(kind, scenario.needs) for scenario in TABLE if scenario.row == row for kind in scenario.on]
    known = [(kind, needs) for kind, needs in wanted if kind in client.calls]
    found = (client.lack(kind, needs) for kind, needs in known or wanted)
    return [*dict.fromkeys(reason for reason in found if reason)]


CASES: Final = [case for row in ROWS for client in CLIENTS for case in cases_of(row, client)]
