"""Search conditions as SQL, by `x-filter` of the contract, and the requested part of the result (NV-07, NV-12)."""

from __future__ import annotations

import math
import sqlite3

from ....contract import Contract, JsonObject
from ...engine.listing_query import Condition, join_conditions, write_condition
from ...engine.paging import Slice
from .events import TERMINATED
from .timestamps import parse_timestamp

# Columns of the properties of an order that are compared; a value that no response shows has the condition's name.
_COLUMNS = {
    "/status": "status",
    "/external_id": "external_id",
    "/create_date": "created",
    "/pay_date": "paid",
}


class Conditions:
    """The conditions that the contract declares for properties of a search."""

    def __init__(self, contract: Contract) -> None:
        self._declared = contract.filters("searchOrders")
        self.times = tuple(name for name, declared in self._declared.items() if "unit" in declared)
        """Names of the conditions on a time."""

    def write(self, requested: JsonObject) -> Condition:
        """Return the SQL of the requested conditions, and its parameters."""
        return join_conditions(
            _write(name, declared, requested[name])
            for name, declared in self._declared.items()
            if name in requested
        )


def search(connection: sqlite3.Connection, owner: str, requested: Condition, page: Slice) -> JsonObject:
    """Return the ids of the orders of an owner that meet all conditions, lowest first, and their number."""
    condition, values = join_conditions([("owner = ?", [owner]), ("status <> ?", [TERMINATED]), requested])
    # SQLite would sometimes choose the smaller index and read every order for the remaining conditions.
    where = f"FROM noventiq_orders INDEXED BY noventiq_found WHERE {condition}"
    (total,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    query = f"SELECT id {where} ORDER BY id LIMIT ? OFFSET ?"
    rows = connection.execute(query, (*values, page.limit, page.offset))
    return {
        "count_all": total,
        "limit": page.limit,
        "offset": page.offset,
        "ids": [number for (number,) in rows],
    }


def _write(name: str, declared: JsonObject, text: str) -> Condition:
    column = _COLUMNS[declared["member"]] if "member" in declared else name
    if "unit" in declared:
        # Orders have whole seconds: a lower bound with a fraction starts at the next one, an upper bound at the last.
        rounded = math.ceil if declared["test"] == "at-least" else math.floor
        return write_condition(declared, column, text, lambda time: rounded(parse_timestamp(time)))
    if declared.get("case") == "insensitive":
        return write_condition(declared, f"folded_{column}", text, str.casefold)
    return write_condition(declared, column, text)
