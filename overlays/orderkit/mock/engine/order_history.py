"""History of orders: each change of a status, recorded by the database itself, so that no provider can forget one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from .order_table import SIMULATED_TIME, OrderTable

TABLES = """
CREATE TABLE IF NOT EXISTS order_history (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    order_id TEXT NOT NULL,
    time TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS order_history_by_order ON order_history (provider, order_id, id);
"""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A change of an order's statuses, with the time of the simulated clock; None stands before its creation."""

    time: str
    before: list[str] | None
    after: list[str]


@dataclass(frozen=True, slots=True)
class PastStatus:
    """A status that an order had before it was seeded."""

    time: str
    status: str
    description: str


def creation_trigger(provider: str, table: OrderTable) -> str:
    """Return the SQL of a trigger that records new orders; see `recording_trigger`."""
    return f"""
        CREATE TEMP TRIGGER IF NOT EXISTS {table.name}_creation AFTER INSERT ON {table.name}
        BEGIN
            INSERT INTO order_history (provider, order_id, time, before, after)
            VALUES ('{provider}', NEW.{table.id}, {SIMULATED_TIME}, NULL, {table.statuses("NEW.")});
        END;
    """  # noqa: S608 - names and expressions are the providers' own


def recording_trigger(provider: str, table: OrderTable) -> str:
    """Return the SQL of a trigger that records the changes of a table.

    It is temporary, as the function that it calls exists in this connection only.
    """
    before, after = table.statuses("OLD."), table.statuses("NEW.")
    return f"""
        CREATE TEMP TRIGGER IF NOT EXISTS {table.name}_history AFTER UPDATE ON {table.name}
        WHEN {before} IS NOT {after}
        BEGIN
            INSERT INTO order_history (provider, order_id, time, before, after)
            VALUES ('{provider}', NEW.{table.id}, {table.changed}, {before}, {after});
        END;
    """  # noqa: S608 - names and expressions are the providers' own


def read_history(
    connection: sqlite3.Connection, provider: str, table: OrderTable, order_id: str
) -> list[StatusChange]:
    """Return the changes of an order, oldest first."""
    query = "SELECT time, before, after FROM order_history WHERE provider = ? AND order_id = ? ORDER BY id"
    return [
        StatusChange(time, None if before is None else table.split(before), table.split(after))
        for time, before, after in connection.execute(query, (provider, order_id))
    ]


def read_past(connection: sqlite3.Connection, table: OrderTable, order_id: str) -> list[PastStatus]:
    """Return the statuses that an order had by its own record, oldest first."""
    if table.past is None:
        return []
    return [PastStatus(*row) for row in connection.execute(table.past, (order_id,))]
