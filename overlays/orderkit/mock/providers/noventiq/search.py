"""Search conditions as SQL, by `x-filter` of the contract, and the requested part of the result (NV-07, NV-12)."""

from __future__ import annotations

import copy
import math
import sqlite3
from collections.abc import Sequence

from ....contract import Contract, JsonObject
from ...engine.listing_query import Condition, join_conditions, write_condition
from ...engine.paging import Slice
from ...engine.validation import Check
from .events import TERMINATED
from .settings import NoventiqSettings
from .timestamps import is_timestamp, parse_timestamp

# Columns of the properties of an order that are compared; a value that no response shows has the condition's name.
_COLUMNS = {
    "/status": "status",
    "/external_id": "external_id",
    "/create_date": "created",
    "/pay_date": "paid",
}


class Conditions:
    """The conditions that the contract declares for properties of a search."""

    def __init__(self, contract: Contract, settings: NoventiqSettings | None = None) -> None:
        self._declared = contract.filters("searchOrders")
        self._settings = settings or NoventiqSettings()
        self.times = tuple(name for name, declared in self._declared.items() if "unit" in declared)
        """Names of the conditions on a time."""

    def checks(self) -> Sequence[Check]:
        """Return the checks of times of the calendar (NV-24), and of what the settings allow (NV-10, NV-28, NV-29)."""
        listed = {"currency": self._settings.currencies, "payment_method": self._settings.payment_methods}
        known = (Check((name,), known.__contains__) for name, known in listed.items() if known is not None)
        most = math.inf if self._settings.clamp_limit else self._settings.largest_limit
        limit = Check(("limit",), lambda limit: bool(limit <= most))
        return (limit, *known, *(Check((name,), is_timestamp) for name in self.times))

    def write(self, requested: JsonObject) -> Condition:
        """Return the SQL of the requested conditions, and its parameters."""
        conditions = [
            self._write(name, declared, requested[name])
            for name, declared in self._declared.items()
            if name in requested
        ]
        if not self._settings.finds_terminated_orders:
            conditions.insert(0, ("status <> ?", [TERMINATED]))
        return join_conditions(conditions)

    def _write(self, name: str, declared: JsonObject, text: str) -> Condition:
        column = _COLUMNS[declared["member"]] if "member" in declared else name
        if "unit" in declared:
            # Orders have whole seconds: a lower bound with a fraction starts at the next one, an upper bound at the
            # last.
            rounded = math.ceil if declared["test"] == "at-least" else math.floor
            return write_condition(declared, column, text, lambda time: rounded(parse_timestamp(time)))
        if name == "external_id" and self._settings.matches_parts:
            return f"instr({column}, ?) > 0", [text]
        if declared.get("case") == "insensitive" and not self._settings.email_case_matters:
            return write_condition(declared, f"folded_{column}", text, str.casefold)
        return write_condition(declared, column, text)


def search(
    connection: sqlite3.Connection, owner: str, requested: Condition, page: Slice, *, newest_first: bool
) -> JsonObject:
    """Return the ids of the orders of an owner that meet all conditions, in order, and their number."""
    condition, values = join_conditions([("owner = ?", [owner]), requested])
    # SQLite would sometimes choose the smaller index and read every order for the remaining conditions.
    where = f"FROM noventiq_orders INDEXED BY noventiq_found WHERE {condition}"
    (total,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    direction = "DESC" if newest_first else "ASC"
    query = f"SELECT id {where} ORDER BY id {direction} LIMIT ? OFFSET ?"
    rows = connection.execute(query, (*values, page.limit, page.offset))
    return {
        "count_all": total,
        "limit": page.limit,
        "offset": page.offset,
        "ids": [number for (number,) in rows],
    }


def without_pattern(contract: Contract, names: Sequence[str]) -> Contract:
    """Return a copy of the contract that accepts any RFC 3339 time in properties of a search (NV-24)."""
    document = copy.deepcopy(contract.document)
    properties = document["components"]["schemas"]["SearchRequest"]["properties"]
    for name in names:
        del properties[name]["pattern"]
    return Contract(document)
