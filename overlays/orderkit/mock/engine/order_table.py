"""Tables of orders, and listings that work for the orders of every provider."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from .errors import UnknownError

SIMULATED_TIME: Final = "simulated_time()"
"""SQL function of the store: the time of the simulated clock, as ISO 8601."""

_SEPARATOR: Final = ","
# Later than any order: the counter of rows has 63 bits.
_END: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class OrderTable:
    """Table in which a provider keeps its orders, with a row for each and its owner in `owner`.

    Attributes:
        name: Name of the table.
        id: Column of the id that control routes take.
        label: SQL expression of a text by which people know an order, such as the merchant's own number.
        created: SQL expression of the creation time, as ISO 8601.
        status: SQL expression of the status; `{row}` stands before the names of columns.
        has_many: Whether an order has several statuses at once; the expression then joins them with commas.
        changed: SQL expression of the time of a change of status.
        past: SQL query of the statuses that an order had by its own record, for those that were seeded with a past:
            time as ISO 8601, status and description, by its id.
    """

    name: str
    id: str
    label: str
    created: str
    status: str = "{row}status"
    has_many: bool = False
    changed: str = SIMULATED_TIME
    past: str | None = None

    def split(self, status: str) -> list[str]:
        """Return the statuses that the expression of the status gave."""
        return [name for name in status.split(_SEPARATOR) if name] if self.has_many else [status]

    def statuses(self, row: str = "") -> str:
        """Return the SQL expression of the status, of a row such as `NEW.` in a trigger."""
        return self.status.format(row=row)


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Filter of a listing: a status, a part of the id or the label, and the position where the last page ended."""

    status: str | None = None
    search: str | None = None
    before: int | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class ListedOrder:
    """An order of a listing; `position` is where a following page goes on."""

    position: int
    id: str
    label: str
    owner: str
    created: str
    statuses: list[str]


def list_orders(connection: sqlite3.Connection, table: OrderTable, wanted: OrderFilter) -> list[ListedOrder]:
    """Return a page of the orders of all owners, the last stored one first."""
    conditions, given = ["rowid < ?"], list[Any]([_END if wanted.before is None else wanted.before])
    if wanted.status is not None:
        conditions.append(_has_status(table))
        given.append(wanted.status)
    if wanted.search:
        conditions.append(f"({table.id} LIKE ? ESCAPE '\\' OR {table.label} LIKE ? ESCAPE '\\')")
        given += [_contains(wanted.search)] * 2
    rows = _select(connection, table, " AND ".join(conditions), [*given, wanted.limit])
    return [_read(table, row) for row in rows]


def find_order(connection: sqlite3.Connection, table: OrderTable, order_id: str) -> ListedOrder:
    """Return an order of any owner; UnknownError if there is none."""
    for row in _select(connection, table, f"{table.id} = ?", [order_id, 1]):
        return _read(table, row)
    raise UnknownError("there is no such order")


def count_statuses(connection: sqlite3.Connection, table: OrderTable) -> dict[str, int]:
    """Count the orders of all owners by status."""
    counts: dict[str, int] = {}
    query = f"SELECT {table.statuses()}, count(*) FROM {table.name} GROUP BY 1 ORDER BY 1"  # noqa: S608 - ours
    for statuses, count in connection.execute(query):
        for status in table.split(statuses):
            counts[status] = counts.get(status, 0) + count
    return counts


def _has_status(table: OrderTable) -> str:
    if table.has_many:
        return f"instr('{_SEPARATOR}' || {table.statuses()} || '{_SEPARATOR}', '{_SEPARATOR}' || ? || '{_SEPARATOR}')"
    return f"{table.statuses()} = ?"


def _contains(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _select(
    connection: sqlite3.Connection, table: OrderTable, condition: str, values: list[Any]
) -> sqlite3.Cursor:
    columns = f"rowid, CAST({table.id} AS TEXT), {table.label}, owner, {table.created}, {table.statuses()}"
    # The counter of rows is the sequence in which orders were stored, and needs no index of its own.
    query = f"SELECT {columns} FROM {table.name} WHERE {condition} ORDER BY rowid DESC LIMIT ?"  # noqa: S608 - ours
    return connection.execute(query, values)


def _read(table: OrderTable, row: tuple[Any, ...]) -> ListedOrder:
    position, order_id, label, owner, created, status = row
    return ListedOrder(position, order_id, label or "", owner, created, table.split(status))


def to_json(order: ListedOrder, provider: str, accounts: Mapping[str, int]) -> dict[str, Any]:
    """Return a listed order as JSON; its account is the number of its API key, null if that is gone."""
    return {
        "provider": provider,
        "id": order.id,
        "label": order.label,
        "account": accounts.get(order.owner),
        "created": order.created,
        "statuses": order.statuses,
    }
