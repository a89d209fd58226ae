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
        newest_first: List the newest orders first; otherwise the oldest (EP-13).
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
