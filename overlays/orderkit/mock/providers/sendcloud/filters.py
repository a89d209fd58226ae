"""Filters of the listing as SQL conditions, all of which must hold: `x-filter` of the contract (SC-11 to SC-24)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ....contract import Contract, JsonObject
from .columns import COLUMNS, FOLDED_COLUMNS, UPDATED, updated_column

Condition = tuple[str, list[Any]]

# Sorts after the `T` that follows the day in a timestamp, so that the bound includes the whole day (SC-12).
_END = "~"


class Filters:
    """The filters that the contract declares for the parameters of the listing."""

    def __init__(self, contract: Contract) -> None:
        self._declared = contract.filters("listOrders")

    def write_condition(self, parameters: Mapping[str, Any]) -> Condition:
        """Return the SQL of the given filters, and its parameters."""
        given = [
            _write(declared, parameters[name])
            for name, declared in self._declared.items()
            if name in parameters
        ]
        # TRUE keeps the SQL valid without any filter.
        conditions = ["TRUE", *(condition for condition, _ in given)]
        return " AND ".join(conditions), [value for _, values in given for value in values]

    def unknown_integration(self, text: str, known: Collection[int]) -> str | None:
        """Return the first integration of a filter that is not a known one (SC-28, SC-29); None if all are known."""
        names = {str(number) for number in known}
        parts = text.split(self._declared["integration"]["separator"])
        return next((part for part in parts if part not in names), None)


def _write(declared: JsonObject, text: str) -> Condition:
    if declared["test"] == "one-of":
        # Sorted and unique, so that equal filters make equal SQL, which SQLite caches.
        numbers = sorted({int(part) for part in text.split(declared["separator"])})
        return f"{COLUMNS[declared['member']]} IN ({', '.join('?' * len(numbers))})", numbers
    if declared.get("unit") == "day":
        return _write_day(declared, text)
    return f"{FOLDED_COLUMNS[declared['member']]} = ?", [text.casefold()]


def _write_day(declared: JsonObject, day: str) -> Condition:
    test, member = declared["test"], declared["member"]
    # Orders without the time are left out by a place beyond the bound (SC-15).
    column = updated_column(absent_first=test != "at-most") if member == UPDATED else COLUMNS[member]
    match test:
        case "at-least":
            return f"{column} >= ?", [day]
        case "at-most":
            return f"{column} <= ?", [day + _END]
        case _:
            return f"{column} BETWEEN ? AND ?", [day, day + _END]
