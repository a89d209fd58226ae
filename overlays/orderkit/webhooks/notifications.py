"""Stored webhooks: their states, and how failed ones are tried again."""

from __future__ import annotations

from typing import Final, Literal, get_args

from attrs import define, field

State = Literal["pending", "claimed", "done", "dead"]
STATES: Final[tuple[State, ...]] = get_args(State)

# Doubling from a second reaches any wait that makes sense long before; 2.0**1100 would be an OverflowError.
_MOST_DOUBLINGS: Final = 60


@define(frozen=True)
class Notification:
    """A stored webhook.

    Attributes:
        number: Its number in the inbox; numbers grow in the order of arrival.
        source: The sender's name, as it was passed to `accept`.
        body: Its body as it arrived.
        arrived_at: When it arrived, in seconds since the epoch.
        state: `pending`, `claimed` by a worker, `done` or `dead`.
        order: What it is about; those of one source about the same are processed one after another. None for any order.
        attempts: How often its processing was begun.
        expired_leases: How often a worker claimed it and neither finished it nor gave it back in time.
        due_at: When a pending one may be processed, or when a claimed one may be claimed again; None once it is ended.
        ended_at: When it was done, or given up; None before.
        error: The last failure.
        claim: Names the claim of its worker; empty without one.
    """

    number: int
    source: str
    body: bytes = field(repr=False)
    arrived_at: float
    state: State = "pending"
    order: str | None = None
    attempts: int = 0
    expired_leases: int = 0
    due_at: float | None = None
    ended_at: float | None = None
    error: str | None = None
    claim: str = field(default="", repr=False)


def _positive(_: object, attribute: object, value: float) -> None:
    name = getattr(attribute, "name", "")
    if not 0 < value < float("inf"):
        raise ValueError(f"{name} must be a finite number above 0 (got {value})")


@define(frozen=True, kw_only=True)
class Redelivery:
    """When a webhook whose processing failed is processed again.

    Attributes:
        max_attempts: How often processing is tried before a webhook is dead.
        first_delay: Seconds before the second attempt; each further delay is twice as long. Between half of it and all
            of it is waited, by chance, so that webhooks that failed together are not tried together.
        max_delay: The longest delay, in seconds.
        lease: Seconds that a worker has for one webhook. Later another worker may claim it.

    Raises:
        ValueError: A value is not above 0.
    """

    max_attempts: int = field(default=20, validator=_positive)
    first_delay: float = field(default=5.0, validator=_positive)
    max_delay: float = field(default=3600.0, validator=_positive)
    lease: float = field(default=60.0, validator=_positive)

    def delay(self, attempts: int, chance: float) -> float:
        """Seconds to wait after a number of failed attempts; `chance` is between 0 and 1."""
        doublings = min(attempts - 1, _MOST_DOUBLINGS)
        longest = min(self.max_delay, self.first_delay * 2.0**doublings)
        return longest * (0.5 + 0.5 * chance)
