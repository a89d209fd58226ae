"""Settings of the mock, with their defaults."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, get_args

from .engine.clock import TimeSource, check_timestamp, system_time
from .engine.common_settings import HttpStatus
from .engine.hosts import split_authority
from .engine.setting import IN_PYTHON_ONLY, Setting, check_bounds
from .providers.epages.settings import EpagesSettings
from .providers.nocnoc.settings import NocnocSettings
from .providers.nocnoc_store.settings import NocnocStoreSettings
from .providers.noventiq.settings import NoventiqSettings
from .providers.sendcloud.settings import SendcloudSettings
from .webhooks.settings import WebhookSettings

HTTP_STATUS_CHOICES: tuple[HttpStatus, ...] = get_args(HttpStatus)

_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#\s@]+", re.IGNORECASE | re.ASCII)

DEFAULT_API_KEYS = ("merchant-one", "merchant-two")

DEFAULT_ORDERS = 300
"""Orders that each listing provider starts with: more than any largest page but one, so that listings have pages."""


@dataclass(frozen=True, slots=True)
class MockSettings:
    """Settings of a mock.

    Attributes:
        api_keys: Accepted API keys, each an account of its own with every provider.
        state: File that keeps the state; without it the state is in memory and ends with the mock.
        clock: Time at which the clock stands still; without it the clock follows `time_source`.
        time_source: Source of the current time, the system's UTC by default.
        http_status: HTTP status that carries an application error (EL-11, ST-70): `conservative` as in the contract,
            `semantic` as is customary in REST, `literal` the code itself where it has one.
        webhooks: Delivery of notifications.
        allowed_hosts: Hosts besides loopback that a request may name in its Host header, without a port: names by which
            a proxy or a container reaches this machine. Pages of such a host may use the control API.
        explain: Add to each refusal headers with the broken rule, its place in the spec and its ledger entries.
        strict: Refuse names that the spec does not know: any parameter of a query, and properties and headers that
            resemble known ones (EL-79, EP-11, EP-37, NV-57, SC-02, SC-27, SC-119, ST-65, ST-66). Otherwise they cause a
            warning in a header.
        only_required: Leave out of responses every property that the spec does not require (EL-93, EP-113, NV-64,
            SC-129, ST-77).
        refuse_reversed_ranges: Refuse a range that ends before it begins; otherwise it contains nothing (EP-18, NV-26,
            SC-18, ST-74).
        cors: Origins whose pages may call the providers, such as `http://localhost:3000`; `*` is any. The control API
            stays closed to them.
        orders: Orders of the first API key in a new mock, for each provider that lists orders. The same number at
            the same time gives the same orders.
        replay: File with recorded traffic (HAR or NDJSON) that is served in place of the providers' own responses.
        replay_ignore: Names of query parameters and of members of bodies in which a request may differ from a
            recorded one.
        nocnoc: Settings of nocnoc.
        nocnoc_store: Settings of the nocnoc store.
        sendcloud: Settings of Sendcloud.
        noventiq: Settings of Noventiq.
        epages: Settings of ePages.
    """

    api_keys: Annotated[tuple[str, ...], Setting(at_start=True, secret=True)] = DEFAULT_API_KEYS
    state: Annotated[Path | None, Setting(at_start=True)] = None
    clock: Annotated[datetime | None, Setting(at_start=True)] = None
    time_source: TimeSource = field(default=system_time, metadata=IN_PYTHON_ONLY)
    http_status: HttpStatus = "conservative"
    webhooks: WebhookSettings = field(default_factory=WebhookSettings)
    allowed_hosts: Annotated[tuple[str, ...], Setting(at_start=True)] = ()
    explain: bool = False
    strict: bool = False
    only_required: bool = False
    refuse_reversed_ranges: bool = False
    cors: Annotated[tuple[str, ...], Setting(at_start=True)] = ()
    orders: Annotated[int, Setting(least=0, most=1_000_000)] = DEFAULT_ORDERS
    replay: Annotated[Path | None, Setting(at_start=True)] = None
    replay_ignore: Annotated[tuple[str, ...], Setting(at_start=True)] = ()
    nocnoc: NocnocSettings = field(default_factory=NocnocSettings)
    nocnoc_store: NocnocStoreSettings = field(default_factory=NocnocStoreSettings)
    sendcloud: SendcloudSettings = field(default_factory=SendcloudSettings)
    noventiq: NoventiqSettings = field(default_factory=NoventiqSettings)
    epages: EpagesSettings = field(default_factory=EpagesSettings)

    def __post_init__(self) -> None:
        check_bounds(self)
        if not self.api_keys or any(not _is_header_value(key) for key in self.api_keys):
            raise ValueError("api_keys must contain at least one key, each of visible ASCII characters")
        if self.http_status not in HTTP_STATUS_CHOICES:
            choices = ", ".join(HTTP_STATUS_CHOICES)
            raise ValueError(f"http_status must be one of {choices} (got {self.http_status!r})")
        for host in self.allowed_hosts:
            found = split_authority(host)
            if found is None or found[1]:
                raise ValueError(f"allowed_hosts must be names or addresses without a port (got {host!r})")
        for origin in self.cors:
            if origin != "*" and not _ORIGIN.fullmatch(origin):
                raise ValueError(f"cors must be * or origins such as http://localhost:3000 (got {origin!r})")
        if self.clock is not None:
            # A time without a zone would be taken for local time somewhere and for UTC elsewhere.
            if self.clock.tzinfo is None:
                raise ValueError("clock must have a time zone, for example UTC")
            check_timestamp(self.clock)

    def of_provider(self, contract_name: str) -> Any:
        """Return the settings of a provider; None if it has none here and uses its defaults."""
        return getattr(self, contract_name, None)


def _is_header_value(key: str) -> bool:
    return key != "" and all("!" <= character <= "~" for character in key)
