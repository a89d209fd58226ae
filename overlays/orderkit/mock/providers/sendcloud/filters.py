"""Filters of the listing as SQL conditions, all of which must hold (SC-11 to SC-24)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

Condition = tuple[str, list[Any]]

# Sorts after the `T` that follows the day in a timestamp, so that the bound includes the whole day (SC-12).
_END = "~"

_FILTERS: tuple[tuple[str, str, Callable[[str], Collection[str]]], ...] = (
    ("order_number", "folded_number = ?", lambda text: [text.casefold()]),
    ("order_id", "folded_id = ?", lambda text: [text.casefold()]),
    ("status", "folded_status = ?", lambda text: [text.casefold()]),
    ("order_created_at", "shop_created BETWEEN ? AND ?", lambda day: [day, day + _END]),
    ("order_created_at_min", "shop_created >= ?", lambda day: [day]),
    ("order_created_at_max", "shop_created <= ?", lambda day: [day + _END]),
    ("order_updated_at", "updated_or_first BETWEEN ? AND ?", lambda day: [day, day + _END]),
    ("order_updated_at_min", "updated_or_first >= ?", lambda day: [day]),
    ("order_updated_at_max", "updated_or_last <= ?", lambda day: [day + _END]),
)


def write_condition(parameters: Mapping[str, Any]) -> Condition:
    """Return the SQL of the given filters, and its parameters."""
    conditions, values = list[str](), list[Any]()
    if "integration" in parameters:
        # Sorted and unique, so that equal filters make equal SQL, which SQLite caches.
        numbers = sorted(set(read_integrations(parameters["integration"])))
        conditions.append(f"integration IN ({', '.join('?' * len(numbers))})")
        values += numbers
    for name, condition, read in _FILTERS:
        if name in parameters:
            conditions.append(condition)
            values += read(parameters[name])
    # TRUE keeps the SQL valid without any filter.
    return " AND ".join(["TRUE", *conditions]), values


def read_integrations(text: str) -> list[int]:
    """Parse the integrations of a filter."""
    return [int(part) for part in text.split(",")]


def unknown_integration(text: str, known: Collection[int]) -> str | None:
    """Return the first integration of a filter that is not a known one (SC-28, SC-29); None if all are known."""
    names = {str(number) for number in known}
    return next((part for part in text.split(",") if part not in names), None)
