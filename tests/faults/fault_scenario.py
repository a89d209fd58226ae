"""What a scenario of the promise under fault is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Final

from fault_clients import Call, Client
from fault_moves import Move
from orderkit import Timeout

READ, UPSERT, ONCE, LISTING = "read", "upsert", "once", "listing"
REPEATED: Final = (READ, UPSERT, LISTING)
ALL: Final = (READ, UPSERT, ONCE, LISTING)
BOTH: Final = ("sync", "async")
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
    modes: tuple[str, ...] = BOTH

    @property
    def tries(self) -> int:
        return self.attempts or len(self.waits) + 1

    @property
    def arrivals(self) -> int:
        return self.tries if self.arrived < 0 else self.arrived

    def shown_by(self, client: Client, call: Call) -> Mapping[str, Any]:
        return self.shows(client, call) if callable(self.shows) else self.shows
