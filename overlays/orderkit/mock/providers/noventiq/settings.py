"""Settings of the simulated Noventiq; none is documented by Noventiq."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Annotated, Literal

from ....contract import Contract
from ...engine.setting import Setting, check_bounds, check_names, check_offset
from ...engine.tokens import declared_lifetime


@dataclass(frozen=True, slots=True)
class NoventiqEndpoint:
    """Endpoint of a merchant for an event, and the secret key that signs its notifications."""

    url: str
    secret_key: Annotated[str, Setting(secret=True)]


@dataclass(frozen=True, slots=True)
class NoventiqSettings:
    """Settings of the simulated provider.

    Attributes:
        accepts_authorization: Accept a token in `Authorization` as well (NV-01).
        default_limit: Number of ids in the result of a search without a limit (NV-09).
        largest_limit: Greatest limit of a search (NV-10).
        clamp_limit: Clamp a limit beyond `largest_limit` instead of refusing it (NV-10).
        newest_first: List the highest id first; otherwise the lowest (NV-12).
        not_found_errors: Which 404 lists an error rather than nothing: that of an order only, `all`, or `none` (NV-14,
            NV-15).
        unknown_order_status: HTTP status for an unknown order; 400 is not in the contract (NV-15, NV-59).
        accepts_every_time: Accept any RFC 3339 time as a bound of a search, with Z or fractions too (NV-24).
        currencies: Currencies that a search accepts; None accepts any (NV-28).
        payment_methods: Payment methods that a search accepts; None accepts any (NV-29).
        finds_terminated_orders: Find terminated orders by a search for no status, too (NV-31).
        email_case_matters: Compare e-mail addresses with regard to the case of their letters (NV-32).
        matches_parts: Find orders also by a part of their external id (NV-33).
        strict_content_type: Refuse a content type with parameters, such as a charset (NV-35).
        unlisted_code: Code of errors whose code is undocumented (NV-15, NV-39, NV-60).
        token_seconds: Seconds that a token lives (NV-40), by default as long as the contract says.
        days_until_deletion: Days after which an unpaid order is deleted (NV-42).
        deletes_at_first_refund: Delete an order when the first of its products is refunded; otherwise with the last
            one (NV-44).
        notifies_each_product: Notify of each product of an order; otherwise of the first only (NV-50).
        utc_offset: Offset from UTC of the times in responses (NV-54).
        uppercase_signatures: Write the digits of signatures in upper case (NV-63).
        endpoints: Endpoints by event, for the orders of all merchants (NV-47, NV-62).
        unconfigured_api_keys: API keys without a configuration: they get a token, then code 15000 only.
    """

    accepts_authorization: bool = False
    default_limit: int = 100
    largest_limit: int = 1000
    clamp_limit: bool = False
    newest_first: bool = False
    not_found_errors: Literal["orders", "all", "none"] = "orders"
    unknown_order_status: Literal[400, 404] = 404
    accepts_every_time: bool = False
    currencies: frozenset[str] | None = None
    payment_methods: frozenset[str] | None = None
    finds_terminated_orders: bool = False
    email_case_matters: bool = False
    matches_parts: bool = False
    strict_content_type: bool = False
    unlisted_code: int = 0
    token_seconds: Annotated[int, Setting(least=1, most=31_536_000)] = field(
        default_factory=partial(declared_lifetime, "noventiq", "tokenAuth")
    )
    days_until_deletion: Annotated[int, Setting(least=1, most=36_500)] = 90
    deletes_at_first_refund: bool = False
    notifies_each_product: bool = True
    utc_offset: timedelta = timedelta(hours=3)
    uppercase_signatures: bool = False
    endpoints: Mapping[str, NoventiqEndpoint] = field(default_factory=dict[str, NoventiqEndpoint])
    unconfigured_api_keys: Annotated[frozenset[str], Setting(secret=True)] = frozenset()

    def __post_init__(self) -> None:
        check_bounds(self)
        contract = Contract.load("noventiq")
        check_names("endpoints", self.endpoints, contract.values("NotificationEvent"))
        limit = contract.schema("SearchRequest")["properties"]["limit"]
        least, most = limit["minimum"], limit["maximum"]
        for name in ("default_limit", "largest_limit"):
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be from {least} to {most} (got {getattr(self, name)})")
        if self.unknown_order_status not in (400, 404):
            raise ValueError(f"unknown_order_status must be 400 or 404 (got {self.unknown_order_status})")
        check_offset("utc_offset", self.utc_offset)
