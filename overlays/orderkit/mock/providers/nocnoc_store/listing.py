"""Filters and order of a listing as SQL, from `x-filter` and `x-pagination` of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.listing_query import Condition, reverse_order, write_condition, write_conditions, write_order


class ListingQuery:
    """Writes the conditions and the order of a listing whose members are columns of the same names."""

    def __init__(
        self,
        contract: Contract,
        operation_id: str,
        *,
        newest_first: bool = True,
        utc_offset: timedelta = timedelta(),
    ) -> None:
        self._filters = contract.filters(operation_id)
        self._utc_offset = utc_offset
        declared = write_order(contract, operation_id, _column)
        self.order = declared if newest_first else reverse_order(declared)

    def conditions(self, parameters: Mapping[str, Any]) -> Condition:
        """Return the SQL of the filters that a call has, and its values."""
        return write_conditions(self._filters, parameters, self._write)

    def _write(self, declared: JsonObject, text: str) -> Condition:
        column = _column(declared["member"])
        if declared.get("unit") == "millisecond":
            # Stored times have whole seconds; the suffix makes them comparable as texts.
            return write_condition(declared, f"{column} || '.000'", text, _read_time)
        if declared.get("unit") == "day" and self._utc_offset:
            column = f"datetime({column}, '{self._utc_offset.total_seconds():+.0f} seconds')"
        return write_condition(declared, column, text)


def _column(pointer: str) -> str:
    return pointer.removeprefix("/")


def _read_time(text: str) -> str:
    """Convert `2026-06-01T00:00:00.5Z` to `2026-06-01 00:00:00.500`, which sorts as text (ST-67)."""
    seconds, _, fraction = text.removesuffix("Z").partition(".")
    return f"{seconds.replace('T', ' ')}.{fraction:0<3}"
