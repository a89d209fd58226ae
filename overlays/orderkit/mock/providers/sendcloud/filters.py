"""Filters of the listing as SQL conditions, all of which must hold: `x-filter` of the contract (SC-11 to SC-24)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.listing_query import Condition, write_condition, write_conditions
from .columns import COLUMNS, FOLDED_COLUMNS, UPDATED, updated_column


class Filters:
    """The filters that the contract declares for the parameters of the listing."""

    def __init__(self, contract: Contract) -> None:
        self._declared = contract.filters("listOrders")

    def write_condition(self, parameters: Mapping[str, Any]) -> Condition:
        """Return the SQL of the given filters, and its parameters."""
        return write_conditions(self._declared, parameters, _write)

    def unknown_integration(self, text: str, known: Collection[int]) -> str | None:
        """Return the first integration of a filter that is not a known one (SC-28, SC-29); None if all are known."""
        names = {str(number) for number in known}
        parts = text.split(self._declared["integration"]["separator"])
        return next((part for part in parts if part not in names), None)


def _write(declared: JsonObject, text: str) -> Condition:
    member, test = declared["member"], declared["test"]
    if member == UPDATED:
        # Orders without the time are left out by a place beyond the bound (SC-15).
        return write_condition(declared, updated_column(absent_first=test != "at-most"), text)
    if declared.get("case") == "insensitive":
        return write_condition(declared, FOLDED_COLUMNS[member], text, str.casefold)
    return write_condition(declared, COLUMNS[member], text, int if test == "one-of" else str)
