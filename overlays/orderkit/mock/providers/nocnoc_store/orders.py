"""Stored orders and cancellation requests."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.order_table import OrderTable
from ...engine.paging import Slice
from ...engine.store import count_up
from .listing import ListingQuery
from .settings import NocnocStoreSettings
from .timestamps import format_timestamp

# Seven digits, as the tracking ids of the documented examples have.
FIRST_NUMBER = 2200001

# Both indexes are in the order of the listing (ST-14), with and without a filter by status; the third one finds
# the open request of an order.
TABLES = """
CREATE TABLE IF NOT EXISTS nocnoc_store_orders (
    tracking_id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    created_at TEXT NOT NULL,
    status TEXT NOT NULL,
    status_date TEXT NOT NULL,
    status_description TEXT,
    full_name TEXT NOT NULL,
    tax_id TEXT NOT NULL,
    products TEXT NOT NULL,
    warehouse INTEGER NOT NULL,
    own TEXT
);
CREATE INDEX IF NOT EXISTS nocnoc_store_newest
    ON nocnoc_store_orders (owner, created_at DESC, tracking_id DESC);
CREATE INDEX IF NOT EXISTS nocnoc_store_newest_of_status
    ON nocnoc_store_orders (owner, status, created_at DESC, tracking_id DESC);
CREATE TABLE IF NOT EXISTS nocnoc_store_cancellations (
    id INTEGER PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES nocnoc_store_orders (tracking_id),
    state TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    decided_at TEXT
);
CREATE INDEX IF NOT EXISTS nocnoc_store_asked ON nocnoc_store_cancellations (order_id, state);
"""

ORDER_TABLE = OrderTable(
    "nocnoc_store_orders",
    id="tracking_id",
    label="full_name",
    created="replace(created_at, ' ', 'T') || '+00:00'",
    past="""
        SELECT replace(status_date, ' ', 'T') || '+00:00', status, coalesce(status_description, '')
        FROM nocnoc_store_orders WHERE tracking_id = ?
    """,
)

_COLUMNS = (
    "tracking_id, created_at, status, status_date, status_description, full_name, tax_id, products, warehouse, "
    "own"
)
Row = tuple[Any, ...]
"""An order as it is stored."""

_MARKS = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?"


# Not frozen: a start makes very many, and a frozen one takes several times as long.
@dataclass(slots=True)
class StoredOrder:
    """A stored order; times are `YYYY-MM-DD HH:MM:SS` in UTC (ST-27).

    `own_json` holds properties of an order that a test put, which take the place of those worked out here.
    """

    tracking_id: str
    created_at: str
    status: str
    status_date: str
    status_description: str | None
    full_name: str
    tax_id: str
    products_json: str
    warehouse: int
    own_json: str | None = None

    @property
    def products(self) -> list[JsonObject]:
        """The ordered products."""
        products: list[JsonObject] = json.loads(self.products_json)
        return products


@dataclass(frozen=True, slots=True)
class OrderRepository:
    """Orders, inside one transaction at one time."""

    connection: sqlite3.Connection
    now: datetime
    settings: NocnocStoreSettings

    def reserve(self, count: int) -> list[str]:
        """Reserve tracking ids for new orders."""
        first = count_up(self.connection, "nocnoc store order", FIRST_NUMBER, count)
        return [f"NC{number}" for number in range(first, first + count)]

    def add_all(self, owner: str, orders: Iterable[StoredOrder]) -> None:
        """Store new orders."""
        self.connection.executemany(
            f"INSERT INTO nocnoc_store_orders ({_COLUMNS}, owner) VALUES ({_MARKS}, ?)",  # noqa: S608 - literals
            ((*_row_of(order), owner) for order in orders),
        )

    def page(self, owner: str, query: ListingQuery, filters: Mapping[str, Any], page: Slice) -> list[Row]:
        """Return a page of orders as they are stored, filtered and in the order of the listing (ST-14)."""
        condition, values = query.conditions(filters)
        return self._select(
            f"owner = ? AND {condition} ORDER BY {query.order} LIMIT ? OFFSET ?",
            owner,
            *values,
            page.limit,
            page.offset,
        ).fetchall()

    def find(self, tracking_id: str, owner: str | None = None) -> StoredOrder:
        """Return an order of one owner or of any; UnknownError if there is none."""
        row = self._select("tracking_id = ? AND owner = coalesce(?, owner)", tracking_id, owner).fetchone()
        if row is None:
            raise UnknownError("there is no such order")
        return read(row)

    def change(self, tracking_id: str, status: str, description: str | None) -> StoredOrder:
        """Change the status of an order. The caller checks that the change is allowed."""
        self.connection.execute(
            "UPDATE nocnoc_store_orders SET status = ?, status_date = max(status_date, ?), status_description = ? "
            "WHERE tracking_id = ?",
            (status, self._now(), description, tracking_id),
        )
        return self.find(tracking_id)

    def is_cancellation_open(self, tracking_id: str) -> bool:
        """Return whether a cancellation request of an order is undecided."""
        query = "SELECT 1 FROM nocnoc_store_cancellations WHERE order_id = ? AND state = 'open'"
        return self.connection.execute(query, (tracking_id,)).fetchone() is not None

    def request_cancellation(self, tracking_id: str) -> None:
        """Open a request for the cancellation of an order (ST-34)."""
        self.connection.execute(
            "INSERT INTO nocnoc_store_cancellations (order_id, state, asked_at) VALUES (?, 'open', ?)",
            (tracking_id, self._now()),
        )

    def decide_cancellation(self, tracking_id: str, state: str) -> None:
        """Decide the open cancellation request of an order, if there is one."""
        self.connection.execute(
            "UPDATE nocnoc_store_cancellations SET state = ?, decided_at = ? WHERE order_id = ? AND state = 'open'",
            (state, self._now(), tracking_id),
        )

    def render(self, order: StoredOrder) -> JsonObject:
        """Render an order."""
        created_at = self.settings.local(order.created_at)
        created = date.fromisoformat(created_at[: len("YYYY-MM-DD")])
        deadline = created + timedelta(days=self.settings.days_until_deadline)
        warehouses = self.settings.warehouses
        own: JsonObject = json.loads(order.own_json) if order.own_json else {}
        return {
            "tracking_id": order.tracking_id,
            "label_url": self.settings.label_url.format(id=order.tracking_id),
            "created_at": created_at,
            "status": order.status,
            "status_date": self.settings.local(order.status_date),
            "status_description": order.status_description,
            "customer": {"full_name": order.full_name, "tax_id": order.tax_id},
            "products": order.products,
            "delivery_address": {
                # The setting may have fewer warehouses than the state file was seeded with.
                **asdict(warehouses[order.warehouse % len(warehouses)]),
                "deadline": deadline.isoformat(),
            },
            **own,
        }

    def _select(self, condition: str, *values: str | int | None) -> sqlite3.Cursor:
        query = f"SELECT {_COLUMNS} FROM nocnoc_store_orders WHERE {condition}"  # noqa: S608 - conditions are ours
        return self.connection.execute(query, values)

    def _now(self) -> str:
        return format_timestamp(self.now)


def count_by(connection: sqlite3.Connection, table: str, column: str) -> dict[str, int]:
    """Count the rows of one of the store's tables by the values of a column."""
    query = f"SELECT {column}, count(*) FROM nocnoc_store_{table} GROUP BY {column}"  # noqa: S608 - names are ours
    return dict(sorted(connection.execute(query).fetchall()))


def _row_of(order: StoredOrder) -> tuple[Any, ...]:
    return (
        order.tracking_id,
        order.created_at,
        order.status,
        order.status_date,
        order.status_description,
        order.full_name,
        order.tax_id,
        order.products_json,
        order.warehouse,
        order.own_json,
    )


def read(row: Row) -> StoredOrder:
    """Return the order of a row."""
    return StoredOrder(*row)
