"""Filters and order of a listing as SQL, from `x-filter` and `x-pagination` of a contract.

A provider says which column holds a member, and how a text that is filtered by is converted to what the column holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ...contract import Contract, JsonObject

Condition = tuple[str, list[Any]]
"""SQL of a condition, and the values of its placeholders."""

_COMPARISONS = {"equals": "=", "at-least": ">=", "at-most": "<=", "after": ">", "before": "<"}
_DIRECTIONS = {"ascending": "ASC", "descending": "DESC"}
# Sorts after the blank or T behind the day of a stored time, so that a bound includes the whole day.
_END_OF_DAY = "~"


def write_condition(
    declared: JsonObject, column: str, text: str, convert: Callable[[str], Any] = str
) -> Condition:
    """Write what an `x-filter` keeps, given the text of the request. Filters by day need a column of sortable texts."""
    test = declared["test"]
    if test == "one-of":
        # Sorted and unique, so that equal filters make equal SQL, which SQLite caches.
        values = sorted({convert(part) for part in text.split(declared["separator"])})
        return f"{column} IN ({', '.join('?' * len(values))})", values
    if declared.get("unit") != "day":
        return f"{column} {_COMPARISONS[test]} ?", [convert(text)]
    if test == "equals":
        return f"{column} BETWEEN ? AND ?", [text, text + _END_OF_DAY]
    return f"{column} {_COMPARISONS[test]} ?", [text + _END_OF_DAY if test == "at-most" else text]


def join_conditions(conditions: Iterable[Condition]) -> Condition:
    """Join conditions that must all hold."""
    # TRUE keeps the SQL valid without any condition.
    joined, values = "TRUE", list[Any]()
    for condition, more in conditions:
        joined, values = f"{joined} AND {condition}", [*values, *more]
    return joined, values


def write_conditions(
    filters: Mapping[str, JsonObject],
    requested: Mapping[str, Any],
    write: Callable[[JsonObject, Any], Condition],
) -> Condition:
    """Write all filters that a request has, each by a function of the provider, as one condition."""
    return join_conditions(
        write(declared, requested[name]) for name, declared in filters.items() if name in requested
    )


def reverse_order(order: str) -> str:
    """Return the opposite of an order that `write_order` wrote."""
    opposite = {"ASC": "DESC", "DESC": "ASC"}
    return ", ".join(
        f"{column} {opposite[direction]}"
        for column, direction in (term.rsplit(" ", 1) for term in order.split(", "))
    )


def write_order(contract: Contract, operation_id: str, column_of: Callable[[str], str]) -> str:
    """Write the declared order of a listing, given the column of each member that it names."""
    terms = contract.declared(operation_id, "x-pagination")["order"]
    return ", ".join(f"{column_of(term['by'])} {_DIRECTIONS[term['direction']]}" for term in terms)
