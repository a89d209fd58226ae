"""The choices of the Noventiq simulator, none of them Noventiq's own word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class NoventiqEndpoint:
    """Where a merchant wants to be told of an event, and the secret key that signs what is told there."""

    url: str
    secret_key: str


@dataclass(frozen=True, slots=True)
class NoventiqSettings:
    """What the simulated provider accepts and answers.

    `accepts_authorization` takes a token from the header Authorization as well (NV-01). `default_limit` is how many
    ids a search answers that names no limit (NV-09). `unknown_order_status` is the HTTP status for an order that does
    not exist; 400 leaves the contract (NV-15). `accepts_every_time` lets a search be bounded by any time of RFC 3339
    after the year 0, with Z or a fraction of a second (NV-24). `payment_methods` are all that may be searched for;
    None is any (NV-29). `unlisted_code` stands for the codes that are on no page (NV-15, NV-39, NV-60). An order that
    is not paid is deleted after `days_until_deletion` (NV-42). Times are written `utc_offset` away from UTC (NV-54).
    `endpoints` are told of the event that they stand under, whichever merchant's it is (NV-47, NV-62). The API keys of
    `unconfigured_api_keys` get a token and nothing else: their accounts have no configuration, code 15000.
    """

    accepts_authorization: bool = False
    default_limit: int = 100
    unknown_order_status: Literal[400, 404] = 404
    accepts_every_time: bool = False
    payment_methods: frozenset[str] | None = None
    unlisted_code: int = 0
    days_until_deletion: int = 90
    utc_offset: timedelta = timedelta(hours=3)
    endpoints: Mapping[str, NoventiqEndpoint] = field(default_factory=dict[str, NoventiqEndpoint])
    unconfigured_api_keys: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not 1 <= self.default_limit <= 1000:
            raise ValueError("default_limit is 1 to 1000")
        if self.unknown_order_status not in (400, 404):
            raise ValueError("unknown_order_status is 400 or 404")
        if self.days_until_deletion < 1:
            raise ValueError("days_until_deletion is at least 1")
        if not -_DAY < self.utc_offset < _DAY or self.utc_offset % _MINUTE:
            raise ValueError("utc_offset is less than a day, in whole minutes")
