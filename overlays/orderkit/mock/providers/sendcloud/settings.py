"""The choices of the Sendcloud simulator."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from ...engine.rate_limits import documented_limit

_documented = partial(documented_limit, "sendcloud")


@dataclass(frozen=True, slots=True)
class RateLimits:
    """How many requests each pair of keys and each token may make, in any such time by the mock's clock (SC-98).

    What is left out is as the contract documents it.
    """

    reads_a_minute: int = field(default_factory=partial(_documented, "GET", 60))
    writes_a_minute: int = field(default_factory=partial(_documented, "POST", 60))
    writes_a_second: int = field(default_factory=partial(_documented, "POST", 1))

    def __post_init__(self) -> None:
        if min(self.reads_a_minute, self.writes_a_minute, self.writes_a_second) < 1:
            raise ValueError("every limit is at least 1; without limits, rate_limits is None")


@dataclass(frozen=True, slots=True)
class SendcloudSettings:
    """What the simulated Sendcloud demands and does.

    Every account has the `integrations`. `clamp_page_size` takes a page size out of bounds instead of refusing it
    (SC-04). An order that is created can be found `seconds_until_visible` later (SC-86). `partners` are the UUIDs that
    may stand in `Sendcloud-Partner-Id`, None for any (SC-110). `rate_limits` are None if nobody counts; they need a
    clock that does not stand still.
    """

    integrations: tuple[int, ...] = (17, 41, 68, 419, 739283)
    clamp_page_size: bool = False
    seconds_until_visible: float = 0.0
    partners: tuple[str, ...] | None = None
    rate_limits: RateLimits | None = field(default_factory=RateLimits)

    def __post_init__(self) -> None:
        if not self.integrations or not all(0 < number < 2**31 for number in self.integrations):
            raise ValueError("integrations needs at least one number, each from 1 to 2147483647")
        if self.seconds_until_visible < 0:
            raise ValueError("seconds_until_visible is 0 or more")
