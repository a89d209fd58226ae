"""Listings that have the latest orders first. They are read up to the first page that ends before the period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from attrs import define, field

from ..contract import Contract
from ..runtime.client.attribute_names import attribute_name
from .order import Order


@define(frozen=True)
class LatestFirst:
    """How a listing has the latest orders first.

    Attributes:
        member: The time that it is sorted by: `placed_at` or `updated_at`.
        start: The first time that is wanted.
        arguments: The arguments that ask for it; none if it is always so.
    """

    member: str
    start: datetime
    arguments: Mapping[str, Any]


@define
class LastPage:
    """Finds the last page of an iteration that can have something wanted, if the pages are sorted as they must be."""

    _listed: LatestFirst | None
    _latest: datetime | None = field(default=None, init=False)
    _is_sorted: bool = field(default=True, init=False)

    def is_reached(self, orders: Sequence[Order]) -> bool:
        """Take in the orders of the next page, and return whether none behind them is wanted."""
        if self._listed is None:
            return False
        found: list[datetime | None] = [getattr(order, self._listed.member) for order in orders]
        times = [time for time in (self._latest, *found) if time is not None]
        if None in found or any(earlier < later for earlier, later in pairwise(times)):
            self._is_sorted = False
        self._latest = times[-1] if times else None
        return self._is_sorted and self._latest is not None and self._latest < self._listed.start


def arguments_for(provider: str, operation: str, pointer: str) -> Mapping[str, Any] | None:
    """Return the arguments by which a listing has the latest first, by a member of the model; None if it has not."""
    contract = Contract.load(provider)
    for parameter in contract.operation(operation).parameters:
        declared = contract.resolve(parameter["schema"]).get("x-sort", {"keys": {}})
        for key, member in declared["keys"].items():
            if member == pointer and "descending" in declared:
                return {attribute_name(parameter["name"]): declared["descending"] + key}
    order = contract.declared(operation, "x-pagination").get("order", ())
    return {} if order[:1] == [{"by": pointer, "direction": "descending"}] else None
