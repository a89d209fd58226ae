"""Filters and order of a listing as SQL, from `x-filter` and `x-pagination` of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....contract import Contract, JsonObject

_COMPARISONS = {"equals": "=", "at-least": ">=", "at-most": "<="}
_DIRECTIONS = {"ascending": "ASC", "descending": "DESC"}
# Sorts after the blank that follows the day in a stored time, so that the bound includes the whole day (ST-05).
_END_OF_DAY = "~"


class ListingQuery:
    """Writes the conditions and the order of a listing whose members are columns of the same names."""

    def __init__(self, contract: Contract, operation_id: str) -> None:
        self._filters = contract.filters(operation_id)
        terms = contract.declared(operation_id, "x-pagination")["order"]
        self.order = ", ".join(f"{_column(term['by'])} {_DIRECTIONS[term['direction']]}" for term in terms)

    def conditions(self, parameters: Mapping[str, Any]) -> tuple[str, list[str]]:
        """Return the SQL of the filters that a call has, each after an AND, and its values."""
        sql, values = "", list[str]()
        for name, declared in self._filters.items():
            if name in parameters:
                condition, more = _write(declared, parameters[name])
                sql, values = f"{sql} AND {condition}", [*values, *more]
        return sql, values


def _write(declared: JsonObject, text: str) -> tuple[str, list[str]]:
    column, test = _column(declared["member"]), declared["test"]
    if test == "one-of":
        # Sorted and unique, so that equal filters make equal SQL, which SQLite caches.
        values = sorted(set(text.split(declared["separator"])))
        return f"{column} IN ({', '.join('?' * len(values))})", values
    if declared.get("unit") == "day":
        return f"{column} {_COMPARISONS[test]} ?", [text + _END_OF_DAY if test == "at-most" else text]
    if declared.get("unit") == "millisecond":
        # Stored times have whole seconds; the suffix makes them comparable as texts.
        return f"{column} || '.000' {_COMPARISONS[test]} ?", [_read_time(text)]
    return f"{column} {_COMPARISONS[test]} ?", [text]


def _column(pointer: str) -> str:
    return pointer.removeprefix("/")


def _read_time(text: str) -> str:
    """Convert `2026-06-01T00:00:00.5Z` to `2026-06-01 00:00:00.500`, which sorts as text (ST-67)."""
    seconds, _, fraction = text.removesuffix("Z").partition(".")
    return f"{seconds.replace('T', ' ')}.{fraction:0<3}"
