"""Settings of the simulated Sendcloud."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Annotated, Literal

from ....contract import Contract
from ...engine.rate_limits import documented_limit
from ...engine.setting import Setting, check_bounds, check_offset
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
        cursor_padding: Padding of the cursors in links (SC-06): `percent` is %3D, `plain` is =, `none` leaves it out.
        prev_first: Write the link to the previous page before that to the next one (SC-102).
        utc_offset: Offset from UTC of the days by which a listing filters (SC-11).
        max_includes_day: Include the day of a filter that ends in `_max`; otherwise only its midnight (SC-12).
        filters_own_dates: Filter by `created_at` and `modified_at` of Sendcloud, not by the dates of the shop (SC-13).
        matches_parts: Find orders also by a part of their number or id (SC-22).
        skips_unsupported_keys: Sort by the supported keys of a sort that has others too; otherwise by the default
            (SC-31).
        lists_fulfilled_orders: List orders that are fulfilled, too (SC-82).
        days_listed: Days from its creation for which an order is listed; None lists it for ever (SC-83).
        millisecond_times: Write times of Sendcloud's own with milliseconds and Z, not with microseconds and +00:00
            (SC-46).
        null_for_absent: Show absent properties that may be null as null (SC-49, SC-50, SC-51, SC-52, SC-76).
        created_status: HTTP status for created orders; 200 is not in the contract (SC-85).
        refuses_repeated_orders: Refuse a list that has the same order twice; otherwise the later one counts (SC-114).
        merges_existing_orders: Merge an order that is sent again with the one that exists; otherwise it is replaced
            (SC-121).
        merge_depth: Levels of objects that a change merges, below which it replaces them; None merges all (SC-120).
        deletes_again: Respond to the deletion of an order that does not exist as if it had been deleted (SC-132).
        errors_as_object: Send the first error as an object instead of a list of all errors (SC-91).
        numeric_error_status: Write the status in an error as a number (SC-88).
        sends_retry_after: Send `Retry-After` with 429 (SC-97).
        limits_accounts: Count requests for each account; otherwise for its keys and each of its tokens (SC-99).
        seconds_until_visible: Seconds from the creation of an order until it can be found (SC-86).
        partners: UUIDs accepted in `Sendcloud-Partner-Id`; None accepts any (SC-110).
        token_seconds: Seconds that a token lives (SC-126), by default as long as the contract says.
        rate_limits: Limits of requests (SC-98); None disables them. They need a running clock.
    """

    integrations: tuple[int, ...] = (17, 41, 68, 419, 739283)
    clamp_page_size: bool = False
    cursor_padding: Literal["percent", "plain", "none"] = "percent"
    prev_first: bool = False
    utc_offset: timedelta = timedelta()
    max_includes_day: bool = True
    filters_own_dates: bool = False
    matches_parts: bool = False
    skips_unsupported_keys: bool = False
    lists_fulfilled_orders: bool = True
    days_listed: Annotated[int | None, Setting(least=0, most=36_500)] = None
    millisecond_times: bool = False
    null_for_absent: bool = False
    created_status: Literal[200, 201] = 201
    refuses_repeated_orders: bool = False
    merges_existing_orders: bool = False
    merge_depth: Annotated[int | None, Setting(least=1, most=100)] = None
    deletes_again: bool = False
    errors_as_object: bool = False
    numeric_error_status: bool = False
    sends_retry_after: bool = True
    limits_accounts: bool = False
    seconds_until_visible: Annotated[float, Setting(least=0, most=1_000_000_000)] = 0.0
    partners: tuple[str, ...] | None = None
    token_seconds: Annotated[int, Setting(least=1, most=31_536_000)] = field(
        default_factory=partial(declared_lifetime, "sendcloud", "oauth2")
    )
    rate_limits: RateLimits | None = field(default_factory=RateLimits)

    def __post_init__(self) -> None:
        check_bounds(self)
        check_offset("utc_offset", self.utc_offset)
        number = Contract.load("sendcloud").schema("NewIntegration")["properties"]["id"]
        least, most = number["minimum"], number["maximum"]
        if not self.integrations or not all(least <= each <= most for each in self.integrations):
            raise ValueError(f"integrations must contain at least one number, each from {least} to {most}")
