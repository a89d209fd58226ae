"""What a provider's contract and client say about the reading of all orders."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from attrs import define

from ...accounts import Account, client_class
from ...contract import Contract, JsonObject
from ...orders import OrderMapping, filters_of
from ...runtime.client.attribute_names import attribute_name


@define(frozen=True)
class Facts:
    """What decides how many calls an account needs, and how fast they may be.

    Attributes:
        provider: The provider's name.
        method: The HTTP method of its listing.
        page_size: Orders on a page, where an account sets no other.
        largest: Orders on a page at most.
        limits: The calls that a token may make, each with its seconds.
        by_links: Whether a page names the next, so that pages come one after the other.
        longest: The longest period that one listing can have; a longer one is read in windows, one after the other.
        one_by_one: Whether the listing has ids only, and each order takes a call of its own.
        by_update: Whether it can be asked for what has changed.
        unit: The unit in which it compares times.
        doubt: How far its days may be from days in UTC.
    """

    provider: str
    method: str
    page_size: int
    largest: int
    limits: Sequence[tuple[int, float]]
    by_links: bool
    longest: timedelta | None
    one_by_one: bool
    by_update: bool
    unit: timedelta
    doubt: timedelta

    @classmethod
    @cache
    def of(cls, provider: str) -> Facts:
        """Read them from the contract, the mapping and the client of a provider that lists orders."""
        listing, contract = OrderMapping.load(provider).listing, Contract.load(provider)
        operation = contract.operation(listing["operation"])
        paging = _paging(contract, operation.path, operation.method)
        limits: Sequence[Mapping[str, Any]] = contract.document.get("x-rate-limits", ())
        filters = filters_of(provider)
        return cls(
            provider=provider,
            method=operation.method,
            page_size=_page_size(provider, operation.id, operation.parameters),
            largest=paging["max-size"]["items"],
            limits=tuple(
                (each["calls"], each["seconds"]) for each in limits if operation.method in each["methods"]
            ),
            by_links=paging["kind"] == "link-cursor",
            longest=filters.longest,
            one_by_one="each" in listing,
            by_update=filters.by_update,
            unit=filters.unit,
            doubt=filters.doubt,
        )

    def one_after_the_other(self, period: timedelta) -> bool:
        """Return whether pages of a period cannot be fetched at the same time."""
        return self.by_links or (self.longest is not None and period > self.longest)

    @property
    def account(self) -> Account:
        """An account at the provider, whose limiter is the client's own."""
        return Account(name="shop", provider=self.provider)


def _paging(contract: Contract, path: str, method: str) -> JsonObject:
    found: JsonObject = contract.document["paths"][path][method.lower()]["x-pagination"]
    return found


def _page_size(provider: str, operation: str, parameters: Sequence[JsonObject]) -> int:
    """Return the client's default, or the provider's where the client leaves it out."""
    method = getattr(client_class(provider), attribute_name(operation))
    default: int | None = inspect.signature(method).parameters["page_size"].default
    if default is not None:
        return default
    return int(next(each["schema"]["default"] for each in parameters if each["name"] == "page_size"))
