"""Stored orders, indexed for searches, and refund requests."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.order_table import OrderTable
from ...engine.store import count_up
from .events import DELETED, NOT_PAID, PAID
from .timestamps import to_epoch_seconds

# Eight digits, as the ids of the documented examples have.
FIRST_ID = 10000001
_DAY = 24 * 3600

# The first index covers all conditions of a search, so that no search reads the orders themselves.
TABLES = """
CREATE TABLE IF NOT EXISTS noventiq_orders (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    is_payment INTEGER NOT NULL,
    status TEXT NOT NULL,
    external_id TEXT NOT NULL,
    created INTEGER NOT NULL,
    paid INTEGER,
    currency TEXT NOT NULL,
    email TEXT NOT NULL,
    folded_email TEXT NOT NULL,
    payment_method TEXT NOT NULL,
    cents INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    details TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS noventiq_found ON noventiq_orders
    (owner, id, status, created, paid, currency, folded_email, payment_method, external_id);
CREATE INDEX IF NOT EXISTS noventiq_unpaid ON noventiq_orders (created) WHERE status = 'not paid';
CREATE TABLE IF NOT EXISTS noventiq_refunds (
    id INTEGER PRIMARY KEY,
    order_id INTEGER NOT NULL REFERENCES noventiq_orders (id),
    state TEXT NOT NULL,
    email TEXT NOT NULL,
    description TEXT,
    asked INTEGER NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS noventiq_open_refund ON noventiq_refunds (order_id) WHERE state = 'open';
"""

ORDER_TABLE = OrderTable(
    "noventiq_orders",
    id="id",
    label="external_id",
    created="strftime('%Y-%m-%dT%H:%M:%S+00:00', created, 'unixepoch')",
    past="""
        SELECT strftime('%Y-%m-%dT%H:%M:%S+00:00', paid, 'unixepoch'), 'paid', ''
        FROM noventiq_orders WHERE id = ? AND paid IS NOT NULL
    """,
)

_COLUMNS = (
    "id, is_payment, status, external_id, created, paid, currency, email, payment_method, cents, returned, "
    "details"
)


# Not frozen: a start makes very many, and a frozen one takes several times as long.
@dataclass(slots=True)
class StoredOrder:
    """A stored Checkout order, or a payment of Noventiq Payments (NV-41).

    Times are seconds since 1970; `paid` is None for an unpaid order. `cents` is the amount, `returned` the number of
    refunded products; `details_json` holds the properties that only notifications show.
    """

    id: int
    is_payment: bool
    status: str
    external_id: str
    created: int
    paid: int | None
    currency: str
    email: str
    payment_method: str
    cents: int
    returned: int
    details_json: str

    @property
    def details(self) -> JsonObject:
        """The properties that only notifications show."""
        details: JsonObject = json.loads(self.details_json)
        return details

    @property
    def name(self) -> str:
        """Id as the customer sees it (NV-52)."""
        return f"A{self.id:010}"


@dataclass(frozen=True, slots=True)
class OrderRepository:
    """Orders, inside one transaction at one time."""

    connection: sqlite3.Connection
    now: datetime

    def reserve(self, count: int) -> range:
        """Reserve ids for new orders."""
        first = count_up(self.connection, "noventiq order", FIRST_ID, count)
        return range(first, first + count)

    def add_all(self, owner: str, orders: Iterable[StoredOrder]) -> None:
        """Store new orders."""
        self.connection.executemany(
            f"INSERT INTO noventiq_orders ({_COLUMNS}, owner, folded_email) "  # noqa: S608 - literals above
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((*_row_of(order), owner, order.email.casefold()) for order in orders),
        )

    def find(self, order_id: int, owner: str | None = None) -> StoredOrder:
        """Return an order of one owner or of any; UnknownError if there is none."""
        query = f"SELECT {_COLUMNS} FROM noventiq_orders WHERE id = ? AND owner = coalesce(?, owner)"  # noqa: S608 - literals
        row = self.connection.execute(query, (order_id, owner)).fetchone()
        if row is None:
            raise UnknownError("there is no such order")
        return _read(row)

    def change(self, order: StoredOrder, status: str) -> StoredOrder:
        """Change the status of an order; `paid` sets the payment time, a refund returns all products."""
        changed = replace(order, status=status)
        if status == PAID:
            # A clock that was set back must not date a payment before the order.
            changed = replace(changed, paid=max(to_epoch_seconds(self.now), order.created))
        elif status == DELETED and order.status == PAID:
            changed = replace(changed, returned=count_products(order))
        return self._keep(changed)

    def return_one(self, order: StoredOrder, *, deletes_at_first: bool) -> StoredOrder:
        """Refund the next product of an order; with the last one, or any, the order is deleted (NV-44)."""
        returned = order.returned + 1
        status = DELETED if deletes_at_first or returned >= count_products(order) else order.status
        return self._keep(replace(order, returned=returned, status=status))

    def delete_unpaid(self, days: int) -> None:
        """Delete orders that were not paid within some days (NV-42)."""
        self.connection.execute(
            f"UPDATE noventiq_orders SET status = '{DELETED}' WHERE status = '{NOT_PAID}' AND created <= ?",  # noqa: S608 - literals
            (to_epoch_seconds(self.now) - days * _DAY,),
        )

    def is_refund_open(self, order_id: int) -> bool:
        """Return whether a refund request of an order is undecided (NV-43)."""
        query = "SELECT 1 FROM noventiq_refunds WHERE order_id = ? AND state = 'open'"
        return self.connection.execute(query, (order_id,)).fetchone() is not None

    def request_refund(self, order_id: int, request: JsonObject) -> None:
        """Open a request for the refund of an order."""
        self.connection.execute(
            "INSERT INTO noventiq_refunds (order_id, state, email, description, asked) VALUES (?, 'open', ?, ?, ?)",
            (order_id, request["email"], request.get("description"), to_epoch_seconds(self.now)),
        )

    def close_refund(self, order_id: int, outcome: str) -> None:
        """Close the open refund request of an order, if there is one."""
        self.connection.execute(
            "UPDATE noventiq_refunds SET state = ? WHERE order_id = ? AND state = 'open'", (outcome, order_id)
        )

    def _keep(self, order: StoredOrder) -> StoredOrder:
        self.connection.execute(
            "UPDATE noventiq_orders SET status = ?, paid = ?, returned = ? WHERE id = ?",
            (order.status, order.paid, order.returned, order.id),
        )
        return order


def count_products(order: StoredOrder) -> int:
    """Count the products of an order; each has notifications of its own."""
    return len(order.details["products"])


def count_by(connection: sqlite3.Connection, table: str, column: str) -> dict[str, int]:
    """Count the rows of one of Noventiq's tables by the values of a column."""
    query = f"SELECT {column}, count(*) FROM noventiq_{table} GROUP BY {column}"  # noqa: S608 - names are ours
    return dict(sorted(connection.execute(query).fetchall()))


def _row_of(order: StoredOrder) -> tuple[Any, ...]:
    return (
        order.id,
        order.is_payment,
        order.status,
        order.external_id,
        order.created,
        order.paid,
        order.currency,
        order.email,
        order.payment_method,
        order.cents,
        order.returned,
        order.details_json,
    )


def _read(row: tuple[Any, ...]) -> StoredOrder:
    order_id, is_payment, *others = row
    return StoredOrder(order_id, bool(is_payment), *others)
