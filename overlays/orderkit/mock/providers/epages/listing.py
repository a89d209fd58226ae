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
from .settings import EpagesSettings
from .timestamps import format_timestamp, parse_timestamp, read_years, years_after, years_before

# Columns of the members that filters and the order of the list name; they compare ids and currencies without case.
_COLUMNS = {
    "/orderId": "order_id",
    "/creationDate": "creation_date",
    "/customerId": "customer_id",
    "/currencyId": "currency",
}
_CURRENCY = "/currencyId"
_INCLUSIVE = {"after": "at-least", "before": "at-most"}
_EXCLUSIVE = {test: other for other, test in _INCLUSIVE.items()}
_PRODUCTS = "/lineItemContainer/productLineItems/*/productId"
# Any change of an order moves this time, which no member of a response shows (EP-21).
_HIDDEN_TIME = "updated_on"


class OrderSearch:
    """Finds the orders that a call of listOrders asks for."""

    def __init__(
        self, contract: Contract, statuses: tuple[str, ...], settings: EpagesSettings | None = None
    ) -> None:
        filters = contract.filters("listOrders")
        self._settings = settings or EpagesSettings()
        self._flags = {
            name: rule["member"].removeprefix("/")
            for name, rule in filters.items()
            if rule["test"] == "is-set" and rule["member"].removeprefix("/") in statuses
        }
        self._equal = {name: rule for name, rule in filters.items() if self._is_equality(rule)}
        self._hidden = {name: rule for name, rule in filters.items() if "hidden" in rule}
        self._bounds = {name: rule for name, rule in filters.items() if "range" in rule}
        self._after = next(name for name, rule in self._bounds.items() if rule["test"] == "after")
        self._longest = read_years(self._bounds[self._after]["range"]["longest"])
        declared = write_order(contract, "listOrders", _COLUMNS.__getitem__)
        self._usual = declared if self._settings.newest_first else reverse_order(declared)

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
                *self._write_locale(parameters),
            ]
        )
        order = self._last_updated if parameters.get("lastUpdated") else self._usual
        return repository.select(condition, values, order, page)

    def _is_equality(self, rule: JsonObject) -> bool:
        is_left_out = rule.get("member") == _CURRENCY and not self._settings.currency_filters
        return rule["test"] == "equals" and not is_left_out

    @property
    def _last_updated(self) -> str:
        # The same order by another time; ties are broken alike.
        return self._usual.replace("creation_date", "coalesce(updated_on, creation_date)")

    def _write_flags(self, repository: OrderRepository, parameters: Mapping[str, Any]) -> Iterator[Condition]:
        """Compare the bits of the statuses filtered by with those that must be set (EP-08, EP-10)."""
        given = {status: parameters[name] for name, status in self._flags.items() if name in parameters}
        flags = {status: is_set for status, is_set in given.items() if is_set or self._settings.false_filters}
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
                bound = format_timestamp(window[rule["test"]])
                inclusive = self._settings.created_bounds_inclusive
                yield write_condition(_bounded(rule, inclusive=inclusive), _COLUMNS[rule["member"]], bound)
        column = _HIDDEN_TIME
        if self._settings.creation_is_update:
            column = f"coalesce({_HIDDEN_TIME}, creation_date)"
        for name, rule in self._hidden.items():
            if name in parameters:
                chosen = _bounded(rule, inclusive=self._settings.updated_from_inclusive)
                yield write_condition(chosen, column, parameters[name], _read_time)

    def _write_locale(self, parameters: Mapping[str, Any]) -> Iterator[Condition]:
        if self._settings.locale_filters and "locale" in parameters:
            yield "json_extract(facts, '$.locale') = ? COLLATE NOCASE", [parameters["locale"]]

    def _window(self, after: datetime | None, before: datetime | None) -> Mapping[str, datetime]:
        """Return both bounds of the creation time; a missing one is the longest range from the other (EP-15, EP-16)."""
        if self._settings.beyond_a_year == "allowed":
            given = {"after": after, "before": before}
            return {test: bound for test, bound in given.items() if bound is not None}
        if after is not None:
            latest = years_after(after, self._longest)
            if before is not None and before > latest:
                if self._settings.beyond_a_year == "refused":
                    raise EpagesRefusalError(400, self._after)
                before = latest
            return {"after": after, "before": before or latest}
        return {} if before is None else {"after": years_before(before, self._longest), "before": before}


def _write(rule: JsonObject, text: str) -> Condition:
    if rule["member"] == _PRODUCTS:
        return "order_id IN (SELECT order_id FROM epages_ordered WHERE product_id = ?)", [text]
    return write_condition(rule, _COLUMNS[rule["member"]], text)


def _bounded(rule: JsonObject, *, inclusive: bool) -> JsonObject:
    """Return a filter by time whose bound belongs to the range, or does not."""
    return {**rule, "test": (_INCLUSIVE if inclusive else _EXCLUSIVE).get(rule["test"], rule["test"])}


def _read_time(text: str) -> str:
    return format_timestamp(parse_timestamp(text))
