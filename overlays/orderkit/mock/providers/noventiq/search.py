"""Search conditions as SQL, and the requested part of the result (NV-07, NV-12)."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Mapping

from ....contract import JsonObject
from ...engine.paging import Slice
from .events import TERMINATED
from .timestamps import parse_timestamp

# Orders have whole seconds: a lower bound with a fraction starts at the next one, an upper bound ends at the last.
_CONDITIONS: Mapping[str, tuple[str, Callable[[str], str | int]]] = {
    "status": ("status = ?", str),
    "external_id": ("external_id = ?", str),
    "create_date_from": ("created >= ?", lambda text: math.ceil(parse_timestamp(text))),
    "create_date_to": ("created <= ?", lambda text: math.floor(parse_timestamp(text))),
    "pay_date_from": ("paid >= ?", lambda text: math.ceil(parse_timestamp(text))),
    "pay_date_to": ("paid <= ?", lambda text: math.floor(parse_timestamp(text))),
    "currency": ("currency = ?", str),
    "email": ("folded_email = ?", str.casefold),
    "payment_method": ("payment_method = ?", str),
}
TIMES = ("create_date_from", "create_date_to", "pay_date_from", "pay_date_to")


def search(connection: sqlite3.Connection, owner: str, requested: JsonObject, page: Slice) -> JsonObject:
    """Return the ids of the orders of an owner that meet all conditions, lowest first, and their number."""
    where, values = _read_conditions(owner, requested)
    (total,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    query = f"SELECT id {where} ORDER BY id LIMIT ? OFFSET ?"
    rows = connection.execute(query, (*values, page.limit, page.offset))
    return {
        "count_all": total,
        "limit": page.limit,
        "offset": page.offset,
        "ids": [number for (number,) in rows],
    }


def _read_conditions(owner: str, requested: JsonObject) -> tuple[str, list[str | int]]:
    conditions: list[str] = ["owner = ?", "status <> ?"]
    values: list[str | int] = [owner, TERMINATED]
    for name, (condition, read) in _CONDITIONS.items():
        if name in requested:
            conditions.append(condition)
            values.append(read(requested[name]))
    # SQLite would sometimes choose the smaller index and read every order for the remaining conditions.
    return f"FROM noventiq_orders INDEXED BY noventiq_found WHERE {' AND '.join(conditions)}", values
