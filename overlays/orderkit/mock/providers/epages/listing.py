"""Which orders a listing asks for, in which order, as SQL."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .errors import EpagesRefusalError
from .orders import OrderRepository, StoredOrder
from .timestamps import format_timestamp, parse_timestamp, year_after, year_before

DEFAULT_SIZE = 10
"""Results on a page if nobody says how many."""

_NEWEST = "creation_date DESC, order_id"
_LAST_UPDATED = "coalesce(updated_on, creation_date) DESC, order_id"

_FILTERS = (
    ("customerId", "customer_id = ?"),
    ("currency", "currency = ?"),
    ("productId", "order_id IN (SELECT order_id FROM epages_ordered WHERE product_id = ?)"),
)


def list_orders(
    repository: OrderRepository, owner: str, asked: Mapping[str, Any]
) -> tuple[list[StoredOrder], int]:
    """The orders of the page that is asked for, and how many there are on all."""
    condition, values = "owner = ?", list[Any]([owner])
    for name, demand in _FILTERS:
        if name in asked:
            condition, values = f"{condition} AND {demand}", [*values, asked[name]]
    flags, wanted = _read_flags(repository, asked)
    if flags:
        condition, values = f"{condition} AND set_statuses & ? = ?", [*values, flags, wanted]
    for demand, timestamp in _read_times(asked):
        condition, values = f"{condition} AND {demand}", [*values, format_timestamp(timestamp)]
    order = _LAST_UPDATED if asked.get("lastUpdated") else _NEWEST
    return repository.select(condition, values, order, page_of(asked))


def page_of(asked: Mapping[str, Any]) -> tuple[int, int]:
    """The number of the page that is asked for, and its size."""
    return asked.get("page", 1), asked.get("resultsPerPage", DEFAULT_SIZE)


def _read_flags(repository: OrderRepository, asked: Mapping[str, Any]) -> tuple[int, int]:
    """The statuses that are asked for, set or not, and those that have to be set (EP-08, EP-10)."""
    flags = [name for name in repository.statuses if name in asked]
    return repository.bits(flags), repository.bits(name for name in flags if asked[name])


def _read_times(asked: Mapping[str, Any]) -> list[tuple[str, datetime]]:
    bounds = {
        name: parse_timestamp(asked[name]) for name in ("createdAfter", "createdBefore") if name in asked
    }
    demands = _window(bounds.get("createdAfter"), bounds.get("createdBefore"))
    if "updatedFrom" in asked:
        demands.append(("updated_on >= ?", parse_timestamp(asked["updatedFrom"])))
    return demands


def _window(after: datetime | None, before: datetime | None) -> list[tuple[str, datetime]]:
    """Both bounds of the time of creation, a missing one a year away from the other (EP-15, EP-16)."""
    if after is not None:
        latest = before or year_after(after)
        if latest > year_after(after):
            raise EpagesRefusalError(400, "createdAfter")
        return [("creation_date > ?", after), ("creation_date < ?", latest)]
    if before is not None:
        return [("creation_date > ?", year_before(before)), ("creation_date < ?", before)]
    return []
