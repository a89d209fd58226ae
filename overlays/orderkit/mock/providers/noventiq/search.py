"""Search conditions as SQL, by `x-filter` of the contract, and the requested part of the result (NV-07, NV-12)."""

from __future__ import annotations

import math
import sqlite3

from ....contract import Contract, JsonObject
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
_OPERATORS = {"equals": "=", "at-least": ">=", "at-most": "<="}


class Conditions:
    """The conditions that the contract declares for properties of a search."""

    def __init__(self, contract: Contract) -> None:
        self._declared = contract.filters("searchOrders")
        self.times = tuple(name for name, declared in self._declared.items() if "unit" in declared)
        """Names of the conditions on a time."""

    def write(self, requested: JsonObject) -> list[tuple[str, str | int]]:
        """Return the SQL of each requested condition, and its parameter."""
        return [
            _write(name, declared, requested[name])
            for name, declared in self._declared.items()
            if name in requested
        ]


def search(
    connection: sqlite3.Connection, owner: str, conditions: list[tuple[str, str | int]], page: Slice
) -> JsonObject:
    """Return the ids of the orders of an owner that meet all conditions, lowest first, and their number."""
    all_conditions = [("owner = ?", owner), ("status <> ?", TERMINATED), *conditions]
    values = [value for _, value in all_conditions]
    # SQLite would sometimes choose the smaller index and read every order for the remaining conditions.
    where = f"FROM noventiq_orders INDEXED BY noventiq_found WHERE {' AND '.join(sql for sql, _ in all_conditions)}"
    (total,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    query = f"SELECT id {where} ORDER BY id LIMIT ? OFFSET ?"
    rows = connection.execute(query, (*values, page.limit, page.offset))
    return {
        "count_all": total,
        "limit": page.limit,
        "offset": page.offset,
        "ids": [number for (number,) in rows],
    }


def _write(name: str, declared: JsonObject, text: str) -> tuple[str, str | int]:
    column = _COLUMNS[declared["member"]] if "member" in declared else name
    operator = _OPERATORS[declared["test"]]
    if "unit" in declared:
        # Orders have whole seconds: a lower bound with a fraction starts at the next one, an upper bound at the last.
        rounded = math.ceil if declared["test"] == "at-least" else math.floor
        return f"{column} {operator} ?", rounded(parse_timestamp(text))
    if declared.get("case") == "insensitive":
        return f"folded_{column} {operator} ?", text.casefold()
    return f"{column} {operator} ?", text
