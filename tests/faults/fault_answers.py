"""Rows 9 to 13: answers that are not what the contract says."""

from __future__ import annotations

from typing import Any, Final

from fault_clients import Call, Client
from fault_moves import (
    CUT_JSON,
    GATEWAY,
    HTML,
    LONGER,
    OK,
    OTHER_TYPE,
    STRANGE,
    STRANGE_CHOICE,
    WITHOUT_MEMBER,
    Move,
    status,
)
from fault_scenario import ALL, ONCE, REPEATED, THREE, Scenario
from orderkit import DecodeError, ServerError

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
ANY_JSON: Final = {"path": "", "expected": "JSON"}


def missing(_: Client, call: Call) -> dict[str, Any]:
    """What is said of a required member that is not there."""
    return {"path": call.required[0], "expected": "a value"}


def mistyped(_: Client, call: Call) -> dict[str, Any]:
    """What is said of one of another type."""
    return dict(zip(("path", "expected"), call.required, strict=True))


ANSWERS: Final = (
    Scenario(
        9,
        "a page of a gateway is told by its status and its words",
        REPEATED,
        (GATEWAY,) * 3,
        ServerError,
        waits=THREE,
        shows={"status": 502, "code": None, "message": "Status-502", "details": ()},
    ),
    Scenario(9, "a gateway that recovers is waited for", REPEATED, (GATEWAY, status(504), OK), waits=THREE),
    Scenario(
        10,
        "520 three times is told",
        REPEATED,
        (status(520),) * 3,
        ServerError,
        waits=THREE,
        shows={"status": 520},
    ),
    Scenario(
        10,
        "a write answered with 520 is sent once",
        (ONCE,),
        (status(520, HTML), OK),
        ServerError,
        shows={"status": 520},
    ),
    *(
        Scenario(11, f"{what} is not decoded", ALL, (move, OK), DecodeError, shows=ANY_JSON, needs=("body",))
        for what, move in NO_JSON.items()
    ),
    Scenario(
        12,
        "a required member that is missing is named",
        ALL,
        (WITHOUT_MEMBER,),
        DecodeError,
        shows=missing,
        needs=("body",),
    ),
    Scenario(
        12,
        "a member of another type is named",
        ALL,
        (OTHER_TYPE,),
        DecodeError,
        shows=mistyped,
        needs=("body",),
    ),
    Scenario(
        12,
        "another type of the whole answer is told",
        ALL,
        (status(200, [], words="200 with []"),),
        DecodeError,
        shows={"path": "", "expected": "object"},
        needs=("body",),
    ),
    Scenario(13, "unknown members are kept and written back", ALL, (STRANGE,), needs=("body", "members")),
    Scenario(13, "an unknown value of an enum is kept", ALL, (STRANGE_CHOICE,), needs=("body", "choice")),
)
