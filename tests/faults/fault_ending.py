"""Promises 18 to 20: calls that time out, are interrupted, or get a documented error."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from fault_clients import Call, Client
from fault_moves import CANCEL, DRIP, IN_CHUNKS, INTERRUPT, OK, REFUSAL, Move, quiet
from fault_scenario import ALL, ONCE, READ, THREE, Scenario
from orderkit import ApiError, Timeout
from orderkit.errors import OutcomeUnknownTimeoutError

LATE: Final = OutcomeUnknownTimeoutError
SHORT: Final = Timeout(read=0.02)
# Covers the head too, so a busy machine must get as far as the request within it.
PATIENT: Final = Timeout(body=0.3)
QUIET: Final = {
    "its head": quiet("before the head"),
    "the rest of its head": quiet("in the head", b"HTTP/1.1 200 OK\r\nContent-"),
    "its body": quiet("before the body", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
    "the rest of its body": quiet("in the body", b'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"id"'),
}


def refused(client: Client, _: Call) -> dict[str, Any]:
    """Return the attributes of the error for the client's documented refusal, its class included."""
    return {"__class__": client.refusal.error, **client.refusal.shows}


def late(what: str, move: Move, timeout: Timeout) -> tuple[Scenario, ...]:
    """Return a write that times out, which is sent once, and a read, which is sent again. The next call succeeds."""
    return (
        Scenario(18, f"a write that {what} times out", (ONCE,), (move,), LATE, timeout=timeout, then=(OK,)),
        Scenario(
            18,
            f"a read that {what} times out",
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
    *late("gets its body steadily but endlessly", DRIP, PATIENT),
    Scenario(
        18,
        "a read that timed out is sent again",
        (READ,),
        (QUIET["its head"], OK),
        waits=(0.5,),
        timeout=Timeout(read=0.3),
    ),
    Scenario(18, "a response in chunks is joined", ALL, (IN_CHUNKS,), needs=("body",)),
    Scenario(19, "an interrupted call ends", ALL, (INTERRUPT,), KeyboardInterrupt, then=(OK,)),
    Scenario(
        19, "a cancelled call ends", ALL, (CANCEL,), asyncio.CancelledError, then=(OK,), modes=("async",)
    ),
    Scenario(20, "a documented error is raised", ALL, (REFUSAL, OK), ApiError, shows=refused),
)
