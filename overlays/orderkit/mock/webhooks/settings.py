"""Settings of the delivery of notifications."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """Delivery of notifications: at least once, and in sequence for each order.

    Attributes:
        backoff: Seconds before each retry; their number is the number of retries.
        timeout: Seconds that a receiver may take to respond.
        allowed_hosts: Hosts besides loopback that may be called.
        transport: Creates the transport that replaces the network, for tests.
    """

    # Short figures, made up: no provider publishes its own, and tests must not wait for minutes.
    backoff: tuple[float, ...] = (0.2, 0.4, 0.8)
    timeout: float = 5.0
    allowed_hosts: tuple[str, ...] = ()
    transport: Callable[[], httpx.AsyncBaseTransport] | None = None
