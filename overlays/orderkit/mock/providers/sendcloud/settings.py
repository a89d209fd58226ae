"""Settings of the simulated Sendcloud."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Annotated

from ....contract import Contract
from ...engine.rate_limits import documented_limit
from ...engine.setting import Setting, check_bounds
from ...engine.tokens import declared_lifetime

_documented = partial(documented_limit, "sendcloud")


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Rate limits of each pair of keys and each token, by the mock's clock (SC-98).

    The defaults are those that the contract documents.
    """

    reads_a_minute: Annotated[int, Setting(least=1)] = field(default_factory=partial(_documented, "GET", 60))
    writes_a_minute: Annotated[int, Setting(least=1)] = field(
        default_factory=partial(_documented, "POST", 60)
    )
    writes_a_second: Annotated[int, Setting(least=1)] = field(default_factory=partial(_documented, "POST", 1))

    def __post_init__(self) -> None:
        check_bounds(self)


@dataclass(frozen=True, slots=True)
class SendcloudSettings:
    """Settings of the simulated Sendcloud.

    Attributes:
        integrations: Integrations of every account.
        clamp_page_size: Clamp a page size out of bounds instead of refusing it (SC-04).
        seconds_until_visible: Seconds from the creation of an order until it can be found (SC-86).
        partners: UUIDs accepted in `Sendcloud-Partner-Id`; None accepts any (SC-110).
        token_seconds: Seconds that a token lives (SC-126), by default as long as the contract says.
        rate_limits: Limits of requests (SC-98); None disables them. They need a running clock.
    """

    integrations: tuple[int, ...] = (17, 41, 68, 419, 739283)
    clamp_page_size: bool = False
    seconds_until_visible: Annotated[float, Setting(least=0, most=1_000_000_000)] = 0.0
    partners: tuple[str, ...] | None = None
    token_seconds: Annotated[int, Setting(least=1, most=31_536_000)] = field(
        default_factory=partial(declared_lifetime, "sendcloud", "oauth2")
    )
    rate_limits: RateLimits | None = field(default_factory=RateLimits)

    def __post_init__(self) -> None:
        check_bounds(self)
        number = Contract.load("sendcloud").schema("NewIntegration")["properties"]["id"]
        least, most = number["minimum"], number["maximum"]
        if not self.integrations or not all(least <= each <= most for each in self.integrations):
            raise ValueError(f"integrations must contain at least one number, each from {least} to {most}")
