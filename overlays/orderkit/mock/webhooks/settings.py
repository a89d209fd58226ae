"""Settings of the delivery of notifications."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from ..engine.setting import IN_PYTHON_ONLY, Setting, check_bounds

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """Delivery of notifications: at least once, and in sequence for each order.

    Attributes:
        backoff: Seconds before each retry; their number is the number of retries (EL-65, NV-62).
        timeout: Seconds that a receiver may take to respond.
        allowed_hosts: Hosts besides loopback that may be called.
        transport: Creates the transport that replaces the network, for tests.
    """

    # Short figures, made up: no provider publishes its own, and tests must not wait for minutes.
    backoff: Annotated[tuple[float, ...], Setting(least=0, most=86_400)] = (0.2, 0.4, 0.8)
    timeout: Annotated[float, Setting(least=0, most=600)] = 5.0
    allowed_hosts: Annotated[tuple[str, ...], Setting(at_start=True)] = ()
    transport: Callable[[], httpx.AsyncBaseTransport] | None = field(default=None, metadata=IN_PYTHON_ONLY)

    def __post_init__(self) -> None:
        check_bounds(self)
