"""Random faults: a share of all requests, chosen by a seed, fails in one of several ways."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from threading import Lock
from typing import Final

# Statuses that gateways send: too many requests, and three kinds of broken servers.
ERROR_STATUSES: Final = ("429", "500", "502", "503")
"""HTTP statuses sent in place of the response; the request has no effect."""

CONNECTION_FAULTS: Final = ("drop", "lose", "hang")
"""Faults without a response: no effect (drop); with effect (lose); with effect and an open connection (hang)."""

FAULT_KINDS: Final = (*ERROR_STATUSES, *CONNECTION_FAULTS, "slow")


@dataclass(frozen=True, slots=True)
class RandomFaultRule:
    """Faults of a `share` of the requests to a provider, to all if None; `seconds` delays `slow` responses."""

    share: float
    seed: int = 0
    kinds: tuple[str, ...] = FAULT_KINDS
    provider: str | None = None
    seconds: float = 0.05

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError(f"share must be > 0 and <= 1 (got {self.share})")
        if not self.kinds or any(kind not in FAULT_KINDS for kind in self.kinds):
            raise ValueError(f"kinds must be one or more of {', '.join(FAULT_KINDS)}")
        if not 0 <= self.seconds <= 60:
            raise ValueError(f"seconds must be from 0 to 60 (got {self.seconds})")


class RandomFaults:
    """The active rule, and its random numbers. Thread-safe."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._active: tuple[RandomFaultRule, Random] | None = None

    def start(self, rule: RandomFaultRule) -> None:
        """Start a rule in place of the active one; equal seeds hit the same requests."""
        with self._lock:
            self._active = rule, Random(rule.seed)  # noqa: S311 - it must be repeatable, and is no secret

    def stop(self) -> None:
        """Stop the active rule."""
        with self._lock:
            self._active = None

    def sample(self, provider: str) -> str | None:
        """Return the kind of fault of the next request to a provider; None if it has none."""
        with self._lock:
            if self._active is None or self._active[0].provider not in (None, provider):
                return None
            rule, random = self._active
            # Both numbers are drawn for every request, so that the share does not shift the kinds
            # of later faults.
            is_hit, kind = random.random() < rule.share, random.choice(rule.kinds)
            return kind if is_hit else None

    def current(self) -> RandomFaultRule | None:
        """Return the active rule."""
        return None if self._active is None else self._active[0]
