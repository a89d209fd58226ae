"""Filters of the listing as SQL conditions, all of which must hold: `x-filter` of the contract (SC-11 to SC-24)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.listing_query import Condition, write_condition, write_conditions
from .columns import COLUMNS, FOLDED_COLUMNS, UPDATED, updated_column
from .settings import SendcloudSettings

_DAY = timedelta(days=1)
_PARTS_MATCH = ("/order_id", "/order_number")


class Filters:
    """The filters that the contract declares for the parameters of the listing."""

    def __init__(self, contract: Contract, settings: SendcloudSettings) -> None:
        self._declared = contract.filters("listOrders")
        self._settings = settings

    def write_condition(self, parameters: Mapping[str, Any]) -> Condition:
        """Return the SQL of the given filters, and its parameters."""
        return write_conditions(self._declared, parameters, self._write)

    def unknown_integration(self, text: str, known: Collection[int]) -> str | None:
        """Return the first integration of a filter that is not a known one (SC-28, SC-29); None if all are known."""
        names = {str(number) for number in known}
        parts = text.split(self._declared["integration"]["separator"])
        return next((part for part in parts if part not in names), None)

    def _write(self, declared: JsonObject, text: str) -> Condition:
        member, test = declared["member"], declared["test"]
        if declared.get("unit") == "day":
            return self._write_day(self._time_column(member, test), test, text)
        if declared.get("case") == "insensitive":
            if self._settings.matches_parts and member in _PARTS_MATCH:
                return f"instr({FOLDED_COLUMNS[member]}, ?) > 0", [text.casefold()]
            return write_condition(declared, FOLDED_COLUMNS[member], text, str.casefold)
        return write_condition(declared, COLUMNS[member], text, int if test == "one-of" else str)

    def _time_column(self, member: str, test: str) -> str:
        if self._settings.filters_own_dates:
            return "modified_at" if member == UPDATED else "created_at"
        # Orders without the time are left out by a place beyond the bound (SC-15).
        return updated_column(absent_first=test != "at-most") if member == UPDATED else COLUMNS[member]

    def _write_day(self, column: str, test: str, day: str) -> Condition:
        """Compare a column with a day, which begins at midnight of the settings' zone (SC-11, SC-12)."""
        begin, end = self._bounds(day)
        if test == "at-least":
            return f"{column} >= ?", [begin]
        if test == "at-most":
            # Stored midnights have a fraction, so that they sort after the bare seconds.
            last = end if self._settings.max_includes_day else f"{begin}.000000000Z"
            return f"{column} {'<' if self._settings.max_includes_day else '<='} ?", [last]
        return f"{column} >= ? AND {column} < ?", [begin, end]

    def _bounds(self, day: str) -> tuple[str, str]:
        """Return the seconds at which a day begins and ends in UTC; they sort as the stored times do."""
        midnight = datetime.fromisoformat(day)
        try:
            begin = (midnight - self._settings.utc_offset).isoformat()
            return begin, (midnight + _DAY - self._settings.utc_offset).isoformat()
        except OverflowError:
            # The first day of the calendar, or the last one.
            return day, f"{day}~"
