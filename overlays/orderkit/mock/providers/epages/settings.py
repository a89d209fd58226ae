"""Settings of the simulated ePages; each refers to an entry of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Annotated, Literal

from ....contract import Contract
from ...engine.rate_limits import documented_limit
from ...engine.setting import Setting, check_bounds


def known_scopes() -> Collection[str]:
    """Return the scopes that the contract documents."""
    (scheme,) = Contract.load("epages").document["components"]["securitySchemes"].values()
    scopes: Mapping[str, str] = scheme["flows"]["authorizationCode"]["scopes"]
    return scopes.keys()


@dataclass(frozen=True, slots=True)
class NextDefault:
    """A new default locale, in effect from a time on (EP-27)."""

    locale: str
    since: datetime

    def __post_init__(self) -> None:
        if self.since.tzinfo is None:
            raise ValueError("since must have a time zone, for example UTC")


@dataclass(frozen=True, slots=True)
class EpagesSettings:
    """Settings of the simulated shops.

    Attributes:
        shop: Shop of the first API key, which is its token; those of the others have a number appended.
        scopes: Scopes by token; a token that is not listed has all scopes (EP-04).
        calls_an_hour: Calls of a token per hour (EP-86), by default those that the contract documents.
        other_spelling: Send the headers of the limit in both spellings (EP-84).
        html_errors: Send errors as HTML pages (EP-89).
        needs_user_agent: Refuse requests without `User-Agent` (EP-94).
        newest_first: List the newest orders and documents first; otherwise the oldest (EP-12, EP-13, EP-116).
        false_filters: Take false of a filter by status as the orders without the status; otherwise as no filter
            (EP-08).
        created_bounds_inclusive: Include orders that were created at just the time of a bound (EP-15).
        beyond_a_year: What a window of more than a year meets (EP-16): `refused` is an error, `cut` ends the window
            after a year, `allowed` has no limit, so that one bound alone is open as well.
        updated_from_inclusive: Include orders that were updated at just the time of `updatedFrom` (EP-20).
        creation_is_update: Find orders that were never changed by the time of their creation, too (EP-117).
        one_update_time: Set `lastUpdatedOnDate` at any change, not only at the listed edits (EP-21).
        currency_filters: Take `currency` as a filter; otherwise as a currency to present prices in, which changes
            nothing here (EP-24).
        locale_filters: Take `locale` also as a filter by the language of the order (EP-25).
        clamp_page_size: Clamp a page size out of bounds instead of refusing it (EP-29).
        status_beyond_last_page: HTTP status for a page after the last one (EP-30): 200 with an empty list, or 404.
        counts_returned_orders: Return in `resultsPerPage` the number of orders on the page, not what was asked for
            (EP-31).
        address_names: Write the names of countries and states in addresses, not their codes (EP-48, EP-49).
        image_sizes_as_text: Write the sizes of images as texts (EP-72).
        clock_hours: Count calls by the hours of the clock, not by hours that begin with a call (EP-86).
        sends_retry_after: Send `Retry-After` with 429 (EP-87).
        vendor_content_type: Label responses with the media type of ePages (EP-93).
        unsupported_type_status: HTTP status for a body of another media type (EP-95).
        replaces_addresses: Replace an address that is sent in part; otherwise its properties are merged (EP-97).
        refuses_unset_removal: Refuse to remove what is not set, as RFC 6902 does; otherwise that does nothing (EP-115).
        includes_pdf: Send PDFs unless `includePdf` is false (EP-103).
        negative_credit_notes: Write the amounts of credit notes as negative numbers (EP-122).
        unauthenticated_status: HTTP status for a missing or unknown token (EP-91).
        vendor_type_only: Refuse requests whose `Accept` does not name the media type of ePages (EP-92).
        locales: Locales that a shop offers.
        default_locale: Locale of responses to requests for none of `locales` (EP-26).
        next_default: Default locale from a later time on (EP-27).
    """

    shop: str = "DemoShop"
    scopes: Annotated[Mapping[str, Collection[str]], Setting(secret=True)] = field(
        default_factory=dict[str, Collection[str]]
    )
    calls_an_hour: Annotated[int, Setting(least=1)] = field(
        default_factory=partial(documented_limit, "epages", "GET", 3600)
    )
    other_spelling: bool = False
    html_errors: bool = False
    needs_user_agent: bool = False
    newest_first: bool = True
    false_filters: bool = True
    created_bounds_inclusive: bool = False
    beyond_a_year: Literal["refused", "cut", "allowed"] = "refused"
    updated_from_inclusive: bool = True
    creation_is_update: bool = False
    one_update_time: bool = False
    currency_filters: bool = True
    locale_filters: bool = False
    clamp_page_size: bool = False
    status_beyond_last_page: Literal[200, 404] = 200
    counts_returned_orders: bool = False
    address_names: bool = False
    image_sizes_as_text: bool = False
    clock_hours: bool = False
    sends_retry_after: bool = False
    vendor_content_type: bool = False
    unsupported_type_status: Literal[400, 415] = 400
    replaces_addresses: bool = False
    refuses_unset_removal: bool = False
    includes_pdf: bool = False
    negative_credit_notes: bool = False
    unauthenticated_status: Literal[401, 403] = 403
    vendor_type_only: bool = False
    locales: tuple[str, ...] = ("en_US", "de_DE", "fr_FR")
    default_locale: str = "en_US"
    next_default: NextDefault | None = None

    def __post_init__(self) -> None:
        check_bounds(self)
        if not self.shop or "/" in self.shop:
            raise ValueError(
                f"shop must be a segment of a path, so not empty and without a slash (got {self.shop!r})"
            )
        defaults = {self.default_locale, *([self.next_default.locale] if self.next_default else [])}
        if not defaults <= set(self.locales):
            raise ValueError(
                f"default_locale and next_default must be among locales: {', '.join(self.locales)}"
            )
        scopes = known_scopes()
        if any(scope not in scopes for granted in self.scopes.values() for scope in granted):
            raise ValueError(f"scopes must be among {', '.join(scopes)}")

    def shop_of(self, index: int) -> str:
        """Return the shop of an API key, by its index from 0."""
        return self.shop if index == 0 else f"{self.shop}{index + 1}"

    def locale_for(self, requested: str | None, now: datetime) -> str:
        """Return the locale of a response: the requested one if the shop offers it, else the default."""
        offered = {locale.lower(): locale for locale in self.locales}
        return offered.get((requested or "").lower()) or self._default(now)

    def _default(self, now: datetime) -> str:
        if self.next_default is not None and now >= self.next_default.since:
            return self.next_default.locale
        return self.default_locale
