"""The conditions of a search as SQL, and the part of the answer that is wanted (NV-07, NV-12)."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Mapping

from ....contract import JsonObject
from .events import TERMINATED
from .timestamps import parse_timestamp

# Orders have whole seconds, so that a bound with a fraction lets the next whole one in.
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


def search(connection: sqlite3.Connection, owner: str, wanted: JsonObject, default_limit: int) -> JsonObject:
    """The ids of the orders of an owner that meet every condition, the lowest first, and how many there are."""
    limit, offset = wanted.get("limit", default_limit), wanted.get("offset", 0)
    where, values = _read_conditions(owner, wanted)
    (total,) = connection.execute(f"SELECT count(*) {where}", values).fetchone()
    query = f"SELECT id {where} ORDER BY id LIMIT ? OFFSET ?"
    rows = connection.execute(query, (*values, limit, offset))
    return {"count_all": total, "limit": limit, "offset": offset, "ids": [number for (number,) in rows]}


def _read_conditions(owner: str, wanted: JsonObject) -> tuple[str, list[str | int]]:
    demands: list[str] = ["owner = ?", "status <> ?"]
    values: list[str | int] = [owner, TERMINATED]
    for name, (demand, read) in _CONDITIONS.items():
        if name in wanted:
            demands.append(demand)
            values.append(read(wanted[name]))
    return f"FROM noventiq_orders INDEXED BY noventiq_found WHERE {' AND '.join(demands)}", values
