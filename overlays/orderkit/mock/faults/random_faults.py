"""Trouble that comes by chance: which requests it strikes, and how, is a matter of a share and a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from threading import Lock
from typing import Final

ERROR_STATUSES: Final = ("429", "500", "502", "503")
"""Answered instead of the answer; nothing is done."""

CONNECTION_FAULTS: Final = ("drop", "lose", "hang")
"""Never answered: nothing is done; it is done; it is done and the connection stays open."""

FAULT_KINDS: Final = (*ERROR_STATUSES, *CONNECTION_FAULTS, "slow")


@dataclass(frozen=True, slots=True)
class RandomFaultRule:
    """What a `share` of the requests to a provider meets, to any if None; `seconds` is what a slow answer takes."""

    share: float
    seed: int = 0
    kinds: tuple[str, ...] = FAULT_KINDS
    provider: str | None = None
    seconds: float = 0.05

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError("share is more than 0 and at most 1")
        if not self.kinds or any(kind not in FAULT_KINDS for kind in self.kinds):
            raise ValueError(f"kinds are one or several of {', '.join(FAULT_KINDS)}")
        if not 0 <= self.seconds <= 60:
            raise ValueError("seconds is 0 to 60")


class RandomFaults:
    """The trouble that there is at the time, and the chance by which it strikes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._active: tuple[RandomFaultRule, Random] | None = None

    def start(self, fault: RandomFaultRule) -> None:
        """Let it strike from now on, in place of what there was; the same seed strikes the same requests."""
        with self._lock:
            self._active = fault, Random(fault.seed)  # noqa: S311 - it must be repeatable, and is no secret

    def stop(self) -> None:
        """Let nothing strike any more."""
        with self._lock:
            self._active = None

    def sample(self, provider: str) -> str | None:
        """What kind of trouble the next request to a provider meets, if any."""
        with self._lock:
            if self._active is None or self._active[0].provider not in (None, provider):
                return None
            fault, chance = self._active
            struck, kind = chance.random() < fault.share, chance.choice(fault.kinds)
            return kind if struck else None

    def current(self) -> RandomFaultRule | None:
        """What there is, if anything."""
        return None if self._active is None else self._active[0]
