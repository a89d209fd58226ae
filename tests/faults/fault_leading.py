"""Promises 14 to 17: pages of a listing, redirects and links, renewal of tokens."""

from __future__ import annotations

from typing import Final

from fault_moves import (
    CUT_IN_HEAD,
    DROP,
    EXPIRED,
    FAILED,
    FIRST_PAGE,
    HTML,
    LAST_PAGE,
    LINKED_AWAY,
    OK,
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
    "is not JSON": ((status(200, HTML, words="200 with an HTML page"),), DecodeError, ()),
    "is refused": ((REFUSAL,), ApiError, ()),
}
LEADING: Final = (
    Scenario(
        14,
        "a listing that repeats a page ends after one repeat",
        (LISTING,),
        (FIRST_PAGE,) * 2,
        PaginationError,
        attempts=1,
        arrived=2,
        found=2,
    ),
    Scenario(
        14,
        "a listing that repeats a cursor ends after one repeat",
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
        "a page that fails is requested again in its place",
        (LISTING,),
        (FIRST_PAGE, status(503), DROP, LAST_PAGE),
        waits=THREE,
        arrived=4,
    ),
    *(
        Scenario(
            15,
            f"a page that {what} is an error that says where to resume, without repeats or gaps",
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
    Scenario(17, "an expired token is renewed", ALL, (EXPIRED, TOKEN, OK), arrived=3, needs=("token",)),
    Scenario(
        17,
        "a renewed token that is refused ends the call",
        ALL,
        (EXPIRED, TOKEN, EXPIRED),
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
        (EXPIRED, TOKEN, *(status(503),) * 3),
        ServerError,
        waits=THREE,
        attempts=4,
        arrived=5,
        needs=("token",),
    ),
    Scenario(
        17,
        "a token that expires within a listing is renewed in its place",
        (LISTING,),
        (FIRST_PAGE, EXPIRED, TOKEN, LAST_PAGE),
        arrived=4,
        needs=("token",),
    ),
    Scenario(
        17,
        "a lost token request means that nothing was sent",
        ALL,
        (DROP, RESET, CUT_IN_HEAD),
        NotSentError,
        waits=THREE,
        fresh=True,
        needs=("token",),
    ),
    Scenario(17, "a refused key is final", ALL, (status(401), OK), UnauthorizedError, needs=("fixed key",)),
)
