"""Rows 14 to 17: what leads a client on, from page to page, to another host, to another token."""

from __future__ import annotations

from typing import Final

from fault_moves import (
    CUT_IN_HEAD,
    DROP,
    FAILED,
    FIRST_PAGE,
    HTML,
    LAST_PAGE,
    LINKED_AWAY,
    OK,
    OVER,
    REFUSAL,
    RESET,
    SAME_CURSOR,
    TOKEN,
    Move,
    redirect,
    status,
)
from fault_scenario import ALL, LISTING, REPEATED, THREE, Scenario
from orderkit import (
    ApiError,
    DecodeError,
    NotSentError,
    OutcomeUnknownError,
    PaginationError,
    ServerError,
    UnauthorizedError,
)

FAILING_PAGES: Final[dict[str, tuple[tuple[Move, ...], type[Exception], tuple[float, ...]]]] = {
    "fails": ((FAILED,) * 3, ServerError, THREE),
    "is lost": ((DROP,) * 3, OutcomeUnknownError, THREE),
    "is no JSON": ((status(200, HTML, words="200 with a page"),), DecodeError, ()),
    "is refused": ((REFUSAL,), ApiError, ()),
}
LEADING: Final = (
    Scenario(
        14,
        "the same page for ever ends after one repeat",
        (LISTING,),
        (FIRST_PAGE,) * 2,
        PaginationError,
        attempts=1,
        arrived=2,
        found=2,
    ),
    Scenario(
        14,
        "the same cursor for ever ends after one repeat",
        (LISTING,),
        (FIRST_PAGE, SAME_CURSOR),
        PaginationError,
        attempts=1,
        arrived=2,
        found=3,
        needs=("link",),
    ),
    Scenario(
        15,
        "a page that fails is asked for again in its place",
        (LISTING,),
        (FIRST_PAGE, status(503), DROP, LAST_PAGE),
        waits=THREE,
        arrived=4,
    ),
    *(
        Scenario(
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
        for what, (moves, error, waits) in FAILING_PAGES.items()
    ),
    *(
        Scenario(
            16, f"a redirect {code} is not followed", ALL, (redirect(code),), ApiError, shows={"status": code}
        )
        for code in (301, 302, 303, 307, 308)
    ),
    Scenario(16, "a link is not followed", (LISTING,), (LINKED_AWAY, LAST_PAGE), arrived=2),
    Scenario(17, "a token that is over is renewed", ALL, (OVER, TOKEN, OK), arrived=3, needs=("token",)),
    Scenario(
        17,
        "a token that is refused anew ends the call",
        ALL,
        (OVER, TOKEN, OVER),
        UnauthorizedError,
        attempts=2,
        arrived=3,
        shows={"status": 401},
        needs=("token",),
    ),
    Scenario(
        17,
        "a renewal is no retry",
        REPEATED,
        (OVER, TOKEN, *(status(503),) * 3),
        ServerError,
        waits=THREE,
        attempts=4,
        arrived=5,
        needs=("token",),
    ),
    Scenario(
        17,
        "a token that is over within a listing is renewed in its place",
        (LISTING,),
        (FIRST_PAGE, OVER, TOKEN, LAST_PAGE),
        arrived=4,
        needs=("token",),
    ),
    Scenario(
        17,
        "a lost call for a token means that nothing was sent",
        ALL,
        (DROP, RESET, CUT_IN_HEAD),
        NotSentError,
        waits=THREE,
        fresh=True,
        needs=("token",),
    ),
    Scenario(
        17, "a key that is refused is final", ALL, (status(401), OK), UnauthorizedError, needs=("fixed key",)
    ),
)
