"""History of orders: each change of a status, recorded by the database itself, so that no provider can forget one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from .order_table import OrderTable

TABLES = """
CREATE TABLE IF NOT EXISTS order_history (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    order_id TEXT NOT NULL,
    time TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS order_history_by_order ON order_history (provider, order_id, id);
"""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A change of an order's statuses, with the time of the simulated clock."""

    time: str
    before: list[str]
    after: list[str]


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
        StatusChange(time, table.split(before), table.split(after))
        for time, before, after in connection.execute(query, (provider, order_id))
    ]
