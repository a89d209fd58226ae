"""The choices of the ePages simulator, each named by an entry of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from ...engine.rate_limits import documented_limit

SCOPES = ("orders_read", "orders_write")


@dataclass(frozen=True, slots=True)
class NextDefault:
    """Another default locale that the merchant chose, and when it begins to affect the shop (EP-27)."""

    locale: str
    since: datetime

    def __post_init__(self) -> None:
        if self.since.tzinfo is None:
            raise ValueError("the moment of the next default needs a time zone, for example UTC")


@dataclass(frozen=True, slots=True)
class EpagesSettings:
    """What the simulated shops are like.

    `shop` is the shop of the first API key, which is its token; those of the others have a number behind it. A token
    that `scopes` names has only those scopes, any other has all (EP-04). `calls_an_hour` is the limit of a token
    (EP-86), that of the contract if left out; `other_spelling` tells it under both spellings of the headers (EP-84).
    `html_errors` gives errors as pages (EP-89), `needs_user_agent` refuses requests without one (EP-94). A shop
    answers in its `default_locale` unless one of its `locales` is asked for (EP-26), and from its moment on in the
    `next_default` (EP-27).
    """

    shop: str = "DemoShop"
    scopes: Mapping[str, Collection[str]] = field(default_factory=dict[str, Collection[str]])
    calls_an_hour: int = field(default_factory=partial(documented_limit, "epages", "GET", 3600))
    other_spelling: bool = False
    html_errors: bool = False
    needs_user_agent: bool = False
    locales: tuple[str, ...] = ("en_US", "de_DE", "fr_FR")
    default_locale: str = "en_US"
    next_default: NextDefault | None = None

    def __post_init__(self) -> None:
        if self.calls_an_hour < 1:
            raise ValueError("calls_an_hour is at least 1")
        defaults = {self.default_locale, *([self.next_default.locale] if self.next_default else [])}
        if not defaults <= set(self.locales):
            raise ValueError("a default locale is one of locales")
        if any(scope not in SCOPES for granted in self.scopes.values() for scope in granted):
            raise ValueError(f"scopes are {' and '.join(SCOPES)}")

    def shop_of(self, place: int) -> str:
        """The shop of the API key at a place, from 0."""
        return self.shop if place == 0 else f"{self.shop}{place + 1}"

    def locale_for(self, asked: str | None, now: datetime) -> str:
        """The locale of an answer: the one that was asked for if the shop offers it, else its default."""
        offered = {locale.lower(): locale for locale in self.locales}
        return offered.get((asked or "").lower()) or self._default(now)

    def _default(self, now: datetime) -> str:
        if self.next_default is not None and now >= self.next_default.since:
            return self.next_default.locale
        return self.default_locale
