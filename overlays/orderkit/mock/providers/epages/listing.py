"""Filters and order of listOrders as SQL, from `x-filter` and `x-pagination` of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.listing_query import (
    Condition,
    join_conditions,
    reverse_order,
    write_condition,
    write_conditions,
    write_order,
)
from ...engine.paging import Slice
from .errors import EpagesRefusalError
from .orders import OrderRepository, StoredOrder
from .timestamps import format_timestamp, parse_timestamp, read_years, years_after, years_before

# Columns of the members that filters and the order of the list name; they compare ids and currencies without case.
_COLUMNS = {
    "/orderId": "order_id",
    "/creationDate": "creation_date",
    "/customerId": "customer_id",
    "/currencyId": "currency",
}
_PRODUCTS = "/lineItemContainer/productLineItems/*/productId"
# Any change of an order moves this time, which no member of a response shows (EP-21).
_HIDDEN_TIME = "updated_on"


class OrderSearch:
    """Finds the orders that a call of listOrders asks for."""

    def __init__(self, contract: Contract, statuses: tuple[str, ...], *, newest_first: bool = True) -> None:
        filters = contract.filters("listOrders")
        self._flags = {
            name: rule["member"].removeprefix("/")
            for name, rule in filters.items()
            if rule["test"] == "is-set" and rule["member"].removeprefix("/") in statuses
        }
        self._equal = {name: rule for name, rule in filters.items() if rule["test"] == "equals"}
        self._hidden = {name: rule for name, rule in filters.items() if "hidden" in rule}
        self._bounds = {name: rule for name, rule in filters.items() if "range" in rule}
        self._after = next(name for name, rule in self._bounds.items() if rule["test"] == "after")
        self._longest = read_years(self._bounds[self._after]["range"]["longest"])
        declared = write_order(contract, "listOrders", _COLUMNS.__getitem__)
        self._usual = declared if newest_first else reverse_order(declared)

    def run(
        self, repository: OrderRepository, owner: str, parameters: Mapping[str, Any], page: Slice
    ) -> tuple[list[StoredOrder], int]:
        """Return a page of orders, and the number of orders on all pages."""
        condition, values = join_conditions(
            [
                ("owner = ?", [owner]),
                write_conditions(self._equal, parameters, _write),
                *self._write_flags(repository, parameters),
                *self._write_times(parameters),
            ]
        )
        order = self._last_updated if parameters.get("lastUpdated") else self._usual
        return repository.select(condition, values, order, page)

    @property
    def _last_updated(self) -> str:
        # The same order by another time; ties are broken alike.
        return self._usual.replace("creation_date", "coalesce(updated_on, creation_date)")

    def _write_flags(self, repository: OrderRepository, parameters: Mapping[str, Any]) -> Iterator[Condition]:
        """Compare the bits of the statuses filtered by with those that must be set (EP-08, EP-10)."""
        flags = {status: parameters[name] for name, status in self._flags.items() if name in parameters}
        if flags:
            required = repository.bits(status for status in flags if flags[status])
            yield "set_statuses & ? = ?", [repository.bits(flags), required]

    def _write_times(self, parameters: Mapping[str, Any]) -> Iterator[Condition]:
        given = {
            rule["test"]: parse_timestamp(parameters[name])
            for name, rule in self._bounds.items()
            if name in parameters
        }
        window = self._window(given.get("after"), given.get("before"))
        for rule in self._bounds.values():
            if rule["test"] in window:
                yield write_condition(rule, _COLUMNS[rule["member"]], format_timestamp(window[rule["test"]]))
        for name, rule in self._hidden.items():
            if name in parameters:
                yield write_condition(rule, _HIDDEN_TIME, parameters[name], _read_time)

    def _window(self, after: datetime | None, before: datetime | None) -> Mapping[str, datetime]:
        """Return both bounds of the creation time; a missing one is the longest range from the other (EP-15, EP-16)."""
        if after is not None:
            latest = years_after(after, self._longest)
            if before is not None and before > latest:
                raise EpagesRefusalError(400, self._after)
            return {"after": after, "before": before or latest}
        return {} if before is None else {"after": years_before(before, self._longest), "before": before}


def _write(rule: JsonObject, text: str) -> Condition:
    if rule["member"] == _PRODUCTS:
        return "order_id IN (SELECT order_id FROM epages_ordered WHERE product_id = ?)", [text]
    return write_condition(rule, _COLUMNS[rule["member"]], text)


def _read_time(text: str) -> str:
    return format_timestamp(parse_timestamp(text))
