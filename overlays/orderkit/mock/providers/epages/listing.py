"""Filters and order of listOrders, as SQL."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ...engine.paging import Slice
from .errors import EpagesRefusalError
from .orders import OrderRepository, StoredOrder
from .timestamps import format_timestamp, parse_timestamp, year_after, year_before

# Ids break ties, so that pages do not overlap.
_NEWEST = "creation_date DESC, order_id"
_LAST_UPDATED = "coalesce(updated_on, creation_date) DESC, order_id"

# Filters on columns; statuses and times have conditions of their own.
_FILTERS = (
    ("customerId", "customer_id = ?"),
    ("currency", "currency = ?"),
    ("productId", "order_id IN (SELECT order_id FROM epages_ordered WHERE product_id = ?)"),
)


def list_orders(
    repository: OrderRepository, owner: str, parameters: Mapping[str, Any], page: Slice
) -> tuple[list[StoredOrder], int]:
    """Return a page of orders, and the number of orders on all pages."""
    condition, values = "owner = ?", list[Any]([owner])
    for name, filter_condition in _FILTERS:
        if name in parameters:
            condition, values = f"{condition} AND {filter_condition}", [*values, parameters[name]]
    flags, required = _read_flags(repository, parameters)
    if flags:
        condition, values = f"{condition} AND set_statuses & ? = ?", [*values, flags, required]
    for time_condition, timestamp in _read_times(parameters):
        condition, values = f"{condition} AND {time_condition}", [*values, format_timestamp(timestamp)]
    order = _LAST_UPDATED if parameters.get("lastUpdated") else _NEWEST
    return repository.select(condition, values, order, page)


def _read_flags(repository: OrderRepository, parameters: Mapping[str, Any]) -> tuple[int, int]:
    """Return bits of the statuses filtered by, and bits of those that must be set (EP-08, EP-10)."""
    flags = [name for name in repository.statuses if name in parameters]
    return repository.bits(flags), repository.bits(name for name in flags if parameters[name])


def _read_times(parameters: Mapping[str, Any]) -> list[tuple[str, datetime]]:
    bounds = {
        name: parse_timestamp(parameters[name])
        for name in ("createdAfter", "createdBefore")
        if name in parameters
    }
    conditions = _window(bounds.get("createdAfter"), bounds.get("createdBefore"))
    if "updatedFrom" in parameters:
        conditions.append(("updated_on >= ?", parse_timestamp(parameters["updatedFrom"])))
    return conditions


def _window(after: datetime | None, before: datetime | None) -> list[tuple[str, datetime]]:
    """Return both bounds of the creation time; a missing one is a year from the other (EP-15, EP-16)."""
    if after is not None:
        latest = before or year_after(after)
        if latest > year_after(after):
            raise EpagesRefusalError(400, "createdAfter")
        return [("creation_date > ?", after), ("creation_date < ?", latest)]
    if before is not None:
        return [("creation_date > ?", year_before(before)), ("creation_date < ?", before)]
    return []
