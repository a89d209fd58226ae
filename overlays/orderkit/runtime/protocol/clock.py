"""The source of time and randomness."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from attrs import define


@define(frozen=True, kw_only=True)
class Clock:
    """Functions for time and randomness; tests pass their own.

    Attributes:
        now: Seconds since the epoch.
        monotonic: Seconds of a clock that is never set back.
        chance: A random number between 0 and 1.
    """

    now: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random
