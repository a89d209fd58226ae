"""Every setting of the mock, with its default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from .engine.clock import TimeSource, check_timestamp, system_time
from .providers.epages.settings import EpagesSettings
from .providers.nocnoc.settings import NocnocSettings
from .providers.nocnoc_store.settings import NocnocStoreSettings
from .providers.noventiq.settings import NoventiqSettings
from .providers.sendcloud.settings import SendcloudSettings

if TYPE_CHECKING:
    import httpx

HttpStatus = Literal["conservative", "semantic", "literal"]
HTTP_STATUS_CHOICES: tuple[HttpStatus, ...] = get_args(HttpStatus)

DEFAULT_API_KEYS = ("merchant-one", "merchant-two")

MAX_BODY_BYTES = 1024 * 1024
"""Bytes of a request body that are read."""

DEFAULT_ORDERS = 300
"""Orders that a new mock holds, of each provider that lists orders."""

MAX_REQUESTS_KEPT = 1000
"""Received requests that are remembered."""


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """How notifications are delivered: at least once, in order for each order.

    `backoff` holds the seconds before each retry, so its length is the number of retries; `timeout` the seconds
    that a receiver may take. Only loopback hosts and `allowed_hosts` are called. `transport` makes what replaces
    the network, for tests.
    """

    backoff: tuple[float, ...] = (0.2, 0.4, 0.8)
    timeout: float = 5.0
    allowed_hosts: tuple[str, ...] = ()
    transport: Callable[[], httpx.AsyncBaseTransport] | None = None


@dataclass(frozen=True, slots=True)
class MockSettings:
    """What a mock is started with.

    `state` keeps everything in a file; without it the mock forgets when it ends. `clock` makes time stand still
    there; without it time is `time_source`, the system's UTC. `http_status` says which HTTP status carries an
    application code (EL-11): `conservative` as in the contract, `semantic` as is the habit of REST, `literal` the
    code itself. `orders` is how many orders the first API key has from the beginning with each provider that lists
    orders; the same number at the same time is the same orders.
    """

    api_keys: tuple[str, ...] = DEFAULT_API_KEYS
    state: Path | None = None
    clock: datetime | None = None
    time_source: TimeSource = system_time
    http_status: HttpStatus = "conservative"
    webhooks: WebhookSettings = field(default_factory=WebhookSettings)
    orders: int = DEFAULT_ORDERS
    nocnoc: NocnocSettings = field(default_factory=NocnocSettings)
    nocnoc_store: NocnocStoreSettings = field(default_factory=NocnocStoreSettings)
    sendcloud: SendcloudSettings = field(default_factory=SendcloudSettings)
    noventiq: NoventiqSettings = field(default_factory=NoventiqSettings)
    epages: EpagesSettings = field(default_factory=EpagesSettings)

    def __post_init__(self) -> None:
        if not self.api_keys or any(not _is_header_value(key) for key in self.api_keys):
            raise ValueError("api_keys needs at least one key, each of visible ASCII characters")
        if self.http_status not in HTTP_STATUS_CHOICES:
            raise ValueError(f"http_status is one of {', '.join(HTTP_STATUS_CHOICES)}")
        if self.orders < 0:
            raise ValueError("orders is 0 or more")
        if self.clock is not None:
            if self.clock.tzinfo is None:
                raise ValueError("clock needs a time zone, for example UTC")
            check_timestamp(self.clock)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine and nothing else; names other than localhost are not looked up."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_header_value(key: str) -> bool:
    return key != "" and all("!" <= character <= "~" for character in key)
