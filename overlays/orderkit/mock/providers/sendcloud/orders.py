"""Stored orders: a document each, and the columns for filters and sorts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.json_writer import write_json
from ...engine.order_table import OrderTable
from ...engine.store import count_up
from .columns import Indexed, index_of
from .cursors import LAST_UPDATED
from .seeded_orders import Recipe, make_order
from .timestamps import format_timestamp, to_microseconds

# Columns beside the document: those of filters and sorts. Folded ones hold lower-case text, for filters that
# ignore case. A missing update time sorts last in either direction, hence two columns for it. The indexes begin
# with the owner and end with the default sort.
TABLES = """
CREATE TABLE IF NOT EXISTS sendcloud_orders (
    pk INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,
    integration INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    order_number TEXT NOT NULL,
    status TEXT NOT NULL,
    folded_id TEXT NOT NULL,
    folded_number TEXT NOT NULL,
    folded_status TEXT NOT NULL,
    shop_created TEXT NOT NULL,
    updated_or_first TEXT NOT NULL,
    updated_or_last TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    visible_from INTEGER NOT NULL,
    document TEXT NOT NULL,
    UNIQUE (owner, integration, order_id)
);
CREATE INDEX IF NOT EXISTS sendcloud_by_pk ON sendcloud_orders (owner, pk);
CREATE INDEX IF NOT EXISTS sendcloud_by_integration ON sendcloud_orders (owner, integration, pk DESC);
CREATE INDEX IF NOT EXISTS sendcloud_by_number ON sendcloud_orders (owner, order_number, pk DESC);
CREATE INDEX IF NOT EXISTS sendcloud_by_status ON sendcloud_orders (owner, folded_status, pk DESC);
CREATE INDEX IF NOT EXISTS sendcloud_by_creation ON sendcloud_orders (owner, shop_created, pk DESC);
CREATE INDEX IF NOT EXISTS sendcloud_by_update ON sendcloud_orders (owner, updated_or_first, pk DESC);
CREATE INDEX IF NOT EXISTS sendcloud_by_update_up ON sendcloud_orders (owner, updated_or_last, pk DESC);
CREATE INDEX IF NOT EXISTS sendcloud_folded_ids ON sendcloud_orders (owner, folded_id);
CREATE INDEX IF NOT EXISTS sendcloud_folded_numbers ON sendcloud_orders (owner, folded_number);
"""

ORDER_TABLE = OrderTable("sendcloud_orders", id="pk", label="order_number", created="created_at")

_COLUMNS = (
    "pk, owner, integration, order_id, order_number, status, folded_id, folded_number, folded_status, shop_created, "
    "updated_or_first, updated_or_last, created_at, modified_at, visible_from, document"
)
Row = tuple[Any, ...]
"""An order as it is stored: the values of `KEPT`."""

KEPT = "pk, owner, created_at, modified_at, visible_from, document"
# Insert or update by number, so that one statement saves new and changed orders.
_SAVE = (
    f"INSERT INTO sendcloud_orders ({_COLUMNS}) VALUES ({', '.join('?' * 16)}) "  # noqa: S608 - literals of ours
    f"ON CONFLICT (pk) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS.split(', '))}"
)


# Not frozen: a start makes very many, and a frozen one takes several times as long.
@dataclass(slots=True)
class StoredOrder:
    """A stored order: its document as sent, or the recipe of a seeded one; the times are Sendcloud's own."""

    pk: int
    owner: str
    created_at: str
    modified_at: str
    visible_from: int
    text: str

    @property
    def document(self) -> JsonObject:
        """The order as its shop sent it."""
        stored = json.loads(self.text, parse_float=Decimal)
        document: JsonObject = make_order(Recipe(*stored)) if self.text.startswith("[") else stored
        return document

    def rendered(self) -> JsonObject:
        """Return the order as responses show it."""
        times = {"created_at": self.created_at, "modified_at": self.modified_at}
        return {**self.document, "id": str(self.pk), **times}

    def reference(self) -> JsonObject:
        """Return the ids of the order, as the responses to writes show them."""
        names = ("order_id", "order_number")
        document = self.document
        return {"id": self.pk, **{name: document[name] for name in names}}


@dataclass(frozen=True, slots=True)
class OrderRepository:
    """Orders, inside one transaction at one time."""

    connection: sqlite3.Connection
    now: datetime

    def reserve(self, count: int = 1) -> int:
        """Reserve numbers for new orders, and return the first."""
        return count_up(self.connection, "sendcloud order", 1, count)

    def add(self, owner: str, document: JsonObject, seconds_until_visible: float = 0) -> StoredOrder:
        """Store a new order, which can be found after some seconds."""
        visible_from = to_microseconds(self.now + timedelta(seconds=seconds_until_visible))
        now = format_timestamp(self.now)
        order = StoredOrder(self.reserve(), owner, now, now, visible_from, write_json(document))
        self.save_all([(order, index_of(document))])
        return order

    def change(self, order: StoredOrder, document: JsonObject) -> StoredOrder:
        """Replace the document of an order."""
        changed = replace(order, text=write_json(document), modified_at=format_timestamp(self.now))
        self.save_all([(changed, index_of(document))])
        return changed

    def save_all(self, orders: Iterable[tuple[StoredOrder, Indexed]]) -> None:
        """Store orders, each with its indexed properties."""
        self.connection.executemany(_SAVE, (_row_of(order, indexed) for order, indexed in orders))

    def remove(self, order: StoredOrder) -> None:
        """Delete an order."""
        self.connection.execute("DELETE FROM sendcloud_orders WHERE pk = ?", (order.pk,))

    def find(self, pk: int, owner: str | None = None) -> StoredOrder:
        """Return a visible order of one owner or of any; UnknownError if there is none."""
        now = to_microseconds(self.now)
        condition = "pk = ? AND owner = coalesce(?, owner) AND visible_from <= ?"
        for order in self._select(condition, pk, owner, now):
            return order
        raise UnknownError("there is no such order")

    def find_of_shop(self, owner: str, integration: int, order_id: str) -> StoredOrder | None:
        """Return the order of an integration with the shop's id, visible or not."""
        condition = "owner = ? AND integration = ? AND order_id = ?"
        return next(self._select(condition, owner, integration, order_id), None)

    @staticmethod
    def count_by_status(connection: sqlite3.Connection) -> dict[str, int]:
        """Count the orders of all owners by status."""
        query = "SELECT status, count(*) FROM sendcloud_orders GROUP BY status ORDER BY status"
        return dict(connection.execute(query).fetchall())

    def _select(self, condition: str, *values: str | int | None) -> Iterator[StoredOrder]:
        query = f"SELECT {KEPT} FROM sendcloud_orders WHERE {condition}"  # noqa: S608 - conditions are ours
        return (StoredOrder(*row) for row in self.connection.execute(query, values))


def _row_of(order: StoredOrder, indexed: Indexed) -> tuple[Any, ...]:
    return (
        order.pk,
        order.owner,
        indexed.integration,
        indexed.order_id,
        indexed.order_number,
        indexed.status,
        indexed.order_id.casefold(),
        indexed.order_number.casefold(),
        indexed.status.casefold(),
        indexed.created,
        indexed.updated or "",
        indexed.updated or LAST_UPDATED,
        order.created_at,
        order.modified_at,
        order.visible_from,
        order.text,
    )
