"""Where time and chance come from."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from attrs import define


@define(frozen=True, kw_only=True)
class Clock:
    """Time and chance; tests pass their own.

    Attributes:
        now: Seconds since the epoch.
        monotonic: Seconds since some moment, which nobody sets back.
        chance: A number from 0 to 1, another one each time.
    """

    now: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random
