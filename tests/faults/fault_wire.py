"""Promises 29 to 39: responses of others, bytes without end, encodings, texts and cookies, and delays of odd forms."""

from __future__ import annotations

from email.utils import formatdate
from typing import Any, Final

from fault_clients import Call, Client, changed
from fault_moves import NOW, OK, Move, Stage, reset_at, status
from fault_scenario import ALL, LISTING, ONCE, READ, UPSERT, Scenario
from orderkit import ApiError, DecodeError, MismatchedResponseError, Timeout
from orderkit.errors import OutcomeUnknownTimeoutError

HOUR: Final = 3600
DEADLINE: Final = Timeout(total=0.3)
SINGLE: Final = (READ, ONCE)
IN_CHUNKS: Final = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def endless(part: bytes) -> Any:
    """Return a step that sends some bytes again and again until the client goes away."""
    from client_fixtures import Drip  # here, because the page is rendered without the kit of the tests

    return Drip(part)


ENDLESS: Final = {
    "header": Move("a header without end", lambda _: (b"HTTP/1.1 200 OK\r\nX-Long: ", endless(b"a"))),
    "series of 1xx responses": Move(
        "1xx responses without end", lambda _: (endless(b"HTTP/1.1 103 Early Hints\r\n\r\n"),)
    ),
    "size of a chunk": Move("the size of a chunk without end", lambda _: (IN_CHUNKS, endless(b"0"))),
}


def of_another(stage: Stage) -> Any:
    """Return the response with the id of another object."""
    kind = next(kind for kind, call in stage.client.calls.items() if call is stage.call)
    path = stage.client.echoes[kind]
    return changed(stage.call.response, path, 12345678)


def stray(stage: Stage) -> bytes:
    """Write a response to a request that nobody made: the same order or page with another value in a field."""
    response = stage.call.response
    return stage.respond({**response, "stray": True} if isinstance(response, dict) else response)


def signal_of(stage: Stage) -> Any:
    """Return a step that says that the bytes before it were sent."""
    return lambda _: stage.sent.set()


ANOTHER: Final = Move(
    "the response with the id of another object", lambda stage: stage.respond(of_another(stage))
)
AND_ANOTHER: Final = Move(
    "the response, and another one in the same packet",
    lambda stage: (stage.success + stray(stage), signal_of(stage)),
    OK.gives,
    signals=True,
)
AND_LATER: Final = Move(
    "the response, and another one behind it",
    lambda stage: (stage.success, lambda _: stray(stage), signal_of(stage)),
    OK.gives,
    signals=True,
)


def labelled(encoding: str) -> Move:
    """Return the response, which could be read, as one that is in an encoding."""
    return Move(
        f"the response; content-encoding: {encoding}",
        lambda stage: stage.respond(stage.call.response, content_encoding=encoding),
    )


def refused(content_encoding: str) -> Move:
    """Return the documented error with a body in an encoding."""
    return Move(
        f"a documented error; content-encoding: {content_encoding}",
        lambda stage: stage.reply(stage.client.refusal.status, b"?", content_encoding=content_encoding),
    )


def class_and_status(client: Client, _: Call) -> dict[str, Any]:
    return {"__class__": client.refusal.error, "status": client.refusal.status}


FORGERY: Final = "first\nCRITICAL second\r\x1b[2J\u202e\x00"
FORGED: Final = Move(
    "a documented error whose message has control characters",
    lambda stage: stage.reply(
        stage.client.refusal.status, changed(stage.client.refusal.body, stage.client.words, FORGERY)
    ),
)


def dated(seconds: float, off: float) -> Move:
    """Return a 429 with a date in so many seconds, of a server whose clock is wrong by some."""
    return Move(
        f"429; retry-after: a date in {seconds:g} s; date: {off / HOUR:+g} h",
        lambda stage: stage.reply(
            429,
            retry_after=formatdate(NOW + off + seconds, usegmt=True),
            date=formatdate(NOW + off, usegmt=True),
        ),
    )


def dated_reset(seconds: float, off: float) -> Move:
    """Return a 429 with a reset in so many seconds, of such a server."""
    headers = {"x_ratelimit_reset": reset_at(seconds + off), "date": formatdate(NOW + off, usegmt=True)}
    words = f"429; x-ratelimit-reset: in {seconds:g} s; date: {off / HOUR:+g} h"
    return status(429, words=words, x_ratelimit_remaining="0", **headers)


WIRE: Final = (
    Scenario(
        29,
        "a read that gets another object is refused",
        (READ,),
        (ANOTHER, OK),
        MismatchedResponseError,
        needs=("echo",),
    ),
    Scenario(
        29,
        "a write that gets another object may have succeeded",
        (UPSERT, ONCE),
        (ANOTHER, OK),
        MismatchedResponseError,
        shows={"may_have_succeeded": True},
        needs=("echo",),
    ),
    Scenario(
        30,
        "a response in the packet of another is not taken for the next one",
        (READ, ONCE, LISTING),
        (AND_ANOTHER,),
        then=(OK,),
        needs=("body",),
    ),
    # A listing may request its next page at once, and what arrives then looks like its response.
    Scenario(
        30,
        "a response on an idle connection is not taken for the next one",
        (READ, ONCE),
        (AND_LATER,),
        then=(OK,),
        needs=("body",),
    ),
    *(
        Scenario(
            31,
            f"a write that gets an endless {what} times out",
            (ONCE,),
            (move,),
            OutcomeUnknownTimeoutError,
            timeout=DEADLINE,
            ours=True,
            then=(OK,),
        )
        for what, move in ENDLESS.items()
    ),
    Scenario(
        31,
        "a read that gets an endless header is sent again",
        (READ,),
        (ENDLESS["header"], OK),
        waits=(0.5,),
        timeout=Timeout(total=0.5),
        ours=True,
    ),
    *(
        Scenario(
            32,
            f"a Retry-After of `{text}` is waited for",
            SINGLE,
            (status(429, retry_after=text), OK),
            waits=(30.0,),
        )
        for text in ("30.0", '"30"', "30 s", "1, 30")
    ),
    *(
        Scenario(
            33, f"a date of a clock that is {how} is waited for", SINGLE, (dated(20, off), OK), waits=(20.0,)
        )
        for how, off in {"an hour fast": HOUR, "an hour slow": -HOUR}.items()
    ),
    *(
        Scenario(
            33,
            f"a reset of a clock that is {how} is waited for",
            (READ,),
            (dated_reset(20, off), OK),
            waits=(20.0,),
            needs=("reset",),
        )
        for how, off in {"an hour fast": HOUR, "an hour slow": -HOUR}.items()
    ),
    *(
        Scenario(
            35,
            f"a response in {encoding} is not decoded",
            (READ, ONCE, LISTING),
            (labelled(encoding), OK),
            DecodeError,
            needs=("body",),
        )
        for encoding in ("br", "gzip, gzip")
    ),
    *(
        Scenario(
            35,
            f"an error in {encoding} keeps its class",
            SINGLE,
            (refused(encoding), OK),
            ApiError,
            shows=class_and_status,
        )
        for encoding in ("br", "gzip")
    ),
    Scenario(37, "a message with control characters stays on one line", ALL, (FORGED, OK), ApiError),
    Scenario(
        39,
        "a cookie is not sent back",
        SINGLE,
        (status(429, set_cookie="session=1; Path=/"), OK),
        waits=(0.5,),
        then=(OK,),
    ),
)
