"""Scenarios: the server's actions, and their visible effects on a client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Final, Literal

from fault_clients import Call, Client
from fault_moves import Move
from orderkit import Timeout

READ, UPSERT, ONCE, LISTING = "read", "upsert", "once", "listing"
REPEATED: Final = (READ, UPSERT, LISTING)
ALL: Final = (READ, UPSERT, ONCE, LISTING)
BOTH: Final = ("sync", "async")
THREE: Final = (0.5, 1.0)
"""Seconds between three attempts."""

Shown = Callable[[Client, Call], Mapping[str, Any]]


@dataclass(frozen=True)
class Scenario:
    """A sequence of actions of the server, and the expected behaviour of a client.

    Attributes:
        row: The promise that it tests.
        claim: Its title.
        on: The kinds of operation that it applies to.
        script: The actions of the server, request by request.
        error: The error that ends the call; None for a success.
        waits: Seconds between the attempts.
        attempts: The attempts of the error; one more than the waits if left out.
        arrived: Requests that reach the server, without that for a first token; as many as attempts if left out.
        shows: Attributes of the error.
        found: Items of a listing before its error.
        then: Actions of the server for the same call made again; after an error a listing is resumed. It must succeed.
        needs: Features that an operation or a client must have.
        timeout: The timeout of the call.
        fresh: Whether a client that renews a token has none yet.
        modes: Sync, async or both.
        on_drift: What the client does with a response that differs from the contract.
        counted: Differences that the client counts, all of them at one place; None if any number.
        ours: Whether it is about connections that the client makes itself, and not about those of httpx's transports.
        behind: For a listing with a total the page behind the last one, which is requested as well; it is not counted.
        put: A value that is put into the request's body; the error names its place.
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
    on_drift: Literal["keep", "raise"] = "keep"
    counted: int | None = None
    ours: bool = False
    behind: Move | None = None
    put: Any = None

    @property
    def tries(self) -> int:
        return self.attempts or len(self.waits) + 1

    @property
    def arrivals(self) -> int:
        return self.tries if self.arrived < 0 else self.arrived

    def shown_by(self, client: Client, call: Call) -> Mapping[str, Any]:
        return self.shows(client, call) if callable(self.shows) else self.shows
