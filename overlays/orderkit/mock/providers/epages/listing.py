"""Filters and order of listOrders as SQL, from `x-filter` and `x-pagination` of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.paging import Slice
from .errors import EpagesRefusalError
from .orders import OrderRepository, StoredOrder
from .timestamps import format_timestamp, parse_timestamp, year_after, year_before

# Columns of the members that filters and the order of the list name; they compare ids and currencies without case.
_COLUMNS = {
    "/orderId": "order_id",
    "/creationDate": "creation_date",
    "/customerId": "customer_id",
    "/currencyId": "currency",
}
_PRODUCTS = "/lineItemContainer/productLineItems/*/productId"
_COMPARISONS = {"equals": "=", "after": ">", "before": "<"}
_DIRECTIONS = {"ascending": "ASC", "descending": "DESC"}


class OrderSearch:
    """Finds the orders that a call of listOrders asks for."""

    def __init__(self, contract: Contract, statuses: tuple[str, ...]) -> None:
        filters = contract.filters("listOrders")
        self._flags = {
            name: rule["member"].removeprefix("/")
            for name, rule in filters.items()
            if rule["test"] == "is-set" and rule["member"].removeprefix("/") in statuses
        }
        self._conditions = {
            name: _condition(rule) for name, rule in filters.items() if rule["test"] == "equals"
        }
        self._bounds = {name: rule for name, rule in filters.items() if "range" in rule}
        self._newest = ", ".join(
            _sort_term(term) for term in contract.declared("listOrders", "x-pagination")["order"]
        )

    def run(
        self, repository: OrderRepository, owner: str, parameters: Mapping[str, Any], page: Slice
    ) -> tuple[list[StoredOrder], int]:
        """Return a page of orders, and the number of orders on all pages."""
        condition, values = "owner = ?", list[Any]([owner])
        for name in self._conditions.keys() & parameters.keys():
            condition, values = f"{condition} AND {self._conditions[name]}", [*values, parameters[name]]
        flags, required = self._read_flags(repository, parameters)
        if flags:
            condition, values = f"{condition} AND set_statuses & ? = ?", [*values, flags, required]
        for time_condition, timestamp in self._read_times(parameters):
            condition, values = f"{condition} AND {time_condition}", [*values, format_timestamp(timestamp)]
        order = self._last_updated if parameters.get("lastUpdated") else self._newest
        return repository.select(condition, values, order, page)

    @property
    def _last_updated(self) -> str:
        # The same order by another time; ties are broken alike.
        return self._newest.replace("creation_date", "coalesce(updated_on, creation_date)")

    def _read_flags(self, repository: OrderRepository, parameters: Mapping[str, Any]) -> tuple[int, int]:
        """Return bits of the statuses filtered by, and bits of those that must be set (EP-08, EP-10)."""
        flags = {status: parameters[name] for name, status in self._flags.items() if name in parameters}
        return repository.bits(flags), repository.bits(status for status in flags if flags[status])

    def _read_times(self, parameters: Mapping[str, Any]) -> Iterator[tuple[str, datetime]]:
        bounds = {
            rule["test"]: parse_timestamp(parameters[name])
            for name, rule in self._bounds.items()
            if name in parameters
        }
        for test, timestamp in _window(bounds.get("after"), bounds.get("before")).items():
            yield f"creation_date {_COMPARISONS[test]} ?", timestamp
        # Any change of an order moves this time, which no member of a response shows (EP-21).
        if "updatedFrom" in parameters:
            yield "updated_on >= ?", parse_timestamp(parameters["updatedFrom"])


def _condition(rule: JsonObject) -> str:
    if rule["member"] == _PRODUCTS:
        return "order_id IN (SELECT order_id FROM epages_ordered WHERE product_id = ?)"
    return f"{_COLUMNS[rule['member']]} {_COMPARISONS[rule['test']]} ?"


def _sort_term(term: JsonObject) -> str:
    return f"{_COLUMNS[term['by']]} {_DIRECTIONS[term['direction']]}"


def _window(after: datetime | None, before: datetime | None) -> Mapping[str, datetime]:
    """Return both bounds of the creation time; a missing one is a year from the other (EP-15, EP-16)."""
    if after is not None:
        latest = before or year_after(after)
        if latest > year_after(after):
            raise EpagesRefusalError(400, "createdAfter")
        return {"after": after, "before": latest}
    if before is not None:
        return {"after": year_before(before), "before": before}
    return {}
