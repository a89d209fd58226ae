"""Trouble that comes by chance: which requests it strikes, and how, is a matter of a share and a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from threading import Lock
from typing import Final

REFUSALS: Final = ("429", "500", "502", "503")
"""Answered instead of the answer; nothing is done."""

LOSSES: Final = ("drop", "lose", "hang")
"""Never answered: nothing is done; it is done; it is done and the connection stays open."""

KINDS: Final = (*REFUSALS, *LOSSES, "slow")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a `share` of the requests to a provider meets, to any if None; `seconds` is what a slow answer takes."""

    share: float
    seed: int = 0
    kinds: tuple[str, ...] = KINDS
    provider: str | None = None
    seconds: float = 0.05

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError("share is more than 0 and at most 1")
        if not self.kinds or any(kind not in KINDS for kind in self.kinds):
            raise ValueError(f"kinds are one or several of {', '.join(KINDS)}")
        if not 0 <= self.seconds <= 60:
            raise ValueError("seconds is 0 to 60")


class Troubles:
    """The trouble that there is at the time, and the chance by which it strikes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._begun: tuple[Trouble, Random] | None = None

    def begin(self, trouble: Trouble) -> None:
        """Let it strike from now on, in place of what there was; the same seed strikes the same requests."""
        with self._lock:
            self._begun = trouble, Random(trouble.seed)  # noqa: S311 - it must be repeatable, and is no secret

    def end(self) -> None:
        """Let nothing strike any more."""
        with self._lock:
            self._begun = None

    def strike(self, provider: str) -> str | None:
        """What kind of trouble the next request to a provider meets, if any."""
        with self._lock:
            if self._begun is None or self._begun[0].provider not in (None, provider):
                return None
            trouble, chance = self._begun
            struck, kind = chance.random() < trouble.share, chance.choice(trouble.kinds)
            return kind if struck else None

    def current(self) -> Trouble | None:
        """What there is, if anything."""
        return None if self._begun is None else self._begun[0]
