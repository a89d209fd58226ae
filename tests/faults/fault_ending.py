"""Rows 18 to 20: how a call ends that is too slow, is ended from outside, or is refused."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from fault_clients import Call, Client
from fault_moves import CANCEL, DRIP, IN_PIECES, INTERRUPT, OK, REFUSAL, Move, quiet
from fault_scenario import ALL, ONCE, READ, THREE, Scenario
from orderkit import ApiError, Timeout
from orderkit.errors import OutcomeUnknownTimeoutError

LATE: Final = OutcomeUnknownTimeoutError
SHORT: Final = Timeout(read=0.02)
PATIENT: Final = Timeout(body=0.05)
QUIET: Final = {
    "its head": quiet("before the head"),
    "the rest of its head": quiet("in the head", b"HTTP/1.1 200 OK\r\nContent-"),
    "its body": quiet("before the body", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
    "the rest of its body": quiet("in the body", b'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"id"'),
}


def refused(client: Client, _: Call) -> dict[str, Any]:
    """What is said of the client's refusal, its class included."""
    return {"__class__": client.refusal.error, **client.refusal.shows}


def late(what: str, move: Move, timeout: Timeout) -> tuple[Scenario, ...]:
    """A write that is too slow is sent once, a read again; the call after it has the client's own timeout."""
    return (
        Scenario(
            18, f"a write that {what} ends in time", (ONCE,), (move,), LATE, timeout=timeout, then=(OK,)
        ),
        Scenario(
            18,
            f"a read that {what} ends in time",
            (READ,),
            (move,) * 3,
            LATE,
            waits=THREE,
            timeout=timeout,
            then=(OK,),
        ),
    )


ENDING: Final = (
    *(scenario for what, move in QUIET.items() for scenario in late(f"waits for {what}", move, SHORT)),
    *late("gets its body steadily, but for ever,", DRIP, PATIENT),
    Scenario(
        18,
        "a read that was given up is sent again",
        (READ,),
        (QUIET["its head"], OK),
        waits=(0.5,),
        timeout=Timeout(read=0.3),
    ),
    Scenario(18, "an answer in pieces is put together", ALL, (IN_PIECES,), needs=("body",)),
    Scenario(19, "an interrupted call ends", ALL, (INTERRUPT,), KeyboardInterrupt, then=(OK,)),
    Scenario(
        19, "a cancelled call ends", ALL, (CANCEL,), asyncio.CancelledError, then=(OK,), modes=("async",)
    ),
    Scenario(20, "a documented refusal is told", ALL, (REFUSAL, OK), ApiError, shows=refused),
)
