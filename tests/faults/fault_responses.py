"""Promises 9 to 13: responses that do not match the contract."""

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
    WITHOUT_FIELD,
    Move,
    status,
)
from fault_scenario import ALL, LISTING, ONCE, READ, REPEATED, THREE, UPSERT, Scenario
from orderkit import DecodeError, ServerError

NO_JSON: Final = {
    "a page in place of a response": status(
        200, HTML, words="200 with an HTML page", content_type="text/html"
    ),
    "truncated JSON": CUT_JSON,
    "JSON longer than its content-length": LONGER,
    "NaN": status(200, b"NaN", words="200 with NaN"),
    "a response that is not Unicode": status(
        200, b'{"id": "\xff\xfe"}', words="200 with bytes that are not UTF-8"
    ),
    "a response nested too deeply": status(200, b"[" * 100_000, words="200 with 100,000 brackets"),
}
EMPTY: Final = {
    "an empty response": status(200, words="200 without a body"),
    "a response without content": Move("204", lambda _: b"HTTP/1.1 204 No Content\r\n\r\n"),
}
ANY_JSON: Final = {"path": "", "expected": "JSON"}


def missing(_: Client, call: Call) -> dict[str, Any]:
    """Return the attributes of an error about a missing field."""
    return {"path": call.required[0], "expected": "a value"}


def mistyped(_: Client, call: Call) -> dict[str, Any]:
    """Return the attributes of an error about a field of another type."""
    return dict(zip(("path", "expected"), call.required, strict=True))


RESPONSES: Final = (
    Scenario(
        9,
        "an HTML page of a gateway is an error with its status and reason",
        REPEATED,
        (GATEWAY,) * 3,
        ServerError,
        waits=THREE,
        shows={"status": 502, "code": None, "message": "Status-502", "details": ()},
    ),
    Scenario(
        9, "a gateway that recovers gets the request again", REPEATED, (GATEWAY, status(504), OK), waits=THREE
    ),
    Scenario(
        10,
        "520 three times is a server error",
        REPEATED,
        (status(520),) * 3,
        ServerError,
        waits=THREE,
        shows={"status": 520},
    ),
    Scenario(
        10,
        "a write that gets a 520 is sent once",
        (ONCE,),
        (status(520, HTML), OK),
        ServerError,
        shows={"status": 520},
    ),
    *(
        Scenario(11, f"{what} is not decoded", ALL, (move, OK), DecodeError, shows=ANY_JSON, needs=("body",))
        for what, move in NO_JSON.items()
    ),
    *(
        Scenario(
            11,
            f"{what} to a read is not decoded",
            (READ, LISTING),
            (move, OK),
            DecodeError,
            shows=ANY_JSON,
            needs=("body",),
        )
        for what, move in EMPTY.items()
    ),
    *(
        Scenario(
            11,
            f"{what} to a write is not decoded with `on_drift='raise'`",
            (UPSERT, ONCE),
            (move, OK),
            DecodeError,
            shows=ANY_JSON,
            needs=("body",),
            on_drift="raise",
        )
        for what, move in EMPTY.items()
    ),
    Scenario(
        12,
        "a response without a required field is read",
        ALL,
        (WITHOUT_FIELD,),
        needs=("body", "field that may drift"),
    ),
    Scenario(
        12,
        "a field of another type is kept as it came",
        ALL,
        (OTHER_TYPE,),
        needs=("body", "field that may drift"),
    ),
    Scenario(
        12,
        "a missing required field is named with `on_drift='raise'`",
        ALL,
        (WITHOUT_FIELD,),
        DecodeError,
        shows=missing,
        needs=("body",),
        on_drift="raise",
    ),
    Scenario(
        12,
        "a field of another type is named with `on_drift='raise'`",
        ALL,
        (OTHER_TYPE,),
        DecodeError,
        shows=mistyped,
        needs=("body",),
        on_drift="raise",
    ),
    Scenario(
        12,
        "another type of the whole response is reported",
        ALL,
        (status(200, ["done"], words='200 with ["done"]'),),
        DecodeError,
        shows={"path": "", "expected": "object"},
        needs=("body",),
    ),
    Scenario(13, "unknown fields are kept and written back", ALL, (STRANGE,), needs=("body", "fields")),
    Scenario(13, "an unknown value of an enum is kept", ALL, (STRANGE_CHOICE,), needs=("body", "choice")),
)
