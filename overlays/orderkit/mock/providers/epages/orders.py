"""Stored orders: their distinguishing facts; everything derived is calculated when rendered."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.json_writer import write_json, write_plain_json
from ...engine.order_table import OrderTable
from ...engine.paging import Slice

# Both indexes are in the order of a listing and cover all filters. Ids and currencies compare without case, as
# the API does.
TABLES = """
CREATE TABLE IF NOT EXISTS epages_orders (
    order_id TEXT PRIMARY KEY COLLATE NOCASE,
    owner TEXT NOT NULL,
    creation_date TEXT NOT NULL,
    updated_on TEXT,
    set_statuses INTEGER NOT NULL,
    customer_id TEXT NOT NULL COLLATE NOCASE,
    currency TEXT NOT NULL COLLATE NOCASE,
    is_editing INTEGER NOT NULL DEFAULT 0,
    facts TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS epages_newest ON epages_orders
    (owner, creation_date DESC, order_id, set_statuses, customer_id, currency, updated_on);
CREATE INDEX IF NOT EXISTS epages_last_updated ON epages_orders
    (owner, coalesce(updated_on, creation_date) DESC, order_id, creation_date, set_statuses, customer_id, currency,
     updated_on);
CREATE TABLE IF NOT EXISTS epages_ordered (
    product_id TEXT COLLATE NOCASE,
    order_id TEXT COLLATE NOCASE REFERENCES epages_orders (order_id),
    PRIMARY KEY (product_id, order_id)
) WITHOUT ROWID;
"""


def order_table(statuses: Sequence[str]) -> OrderTable:
    """Return the table of orders, whose statuses are bits of a number, and `editing`."""
    names = [f"iif({{row}}set_statuses & {1 << index}, '{name},', '')" for index, name in enumerate(statuses)]
    return OrderTable(
        "epages_orders",
        id="order_id",
        label="json_extract(facts, '$.order_number')",
        created="creation_date",
        past="""
            SELECT value, key, '' FROM epages_orders, json_each(facts, '$.statuses')
            WHERE order_id = ? ORDER BY value
        """,
        status=" || ".join([*names, "iif({row}is_editing, 'editing', '')"]),
        has_many=True,
    )


# Columns for filters and sorts; everything else is in `facts`.
_COLUMNS = "order_id, creation_date, updated_on, currency, is_editing, facts"


# Not frozen: a start makes very many, and a frozen one takes several times as long.
@dataclass(slots=True)
class StoredOrder:
    """A stored order; times are texts in the form of `timestamps`.

    `updated_on` is the time of the last change, `last_edit` that of the last change of lines, shipping, payment, an
    address or a document: null or absent if there was none (EP-21, EP-60). `lines` holds pairs of the index of a
    product in the catalogue and a quantity; `variant` selects the optional properties that the order shows. A changed
    address is stored, otherwise `customer` and `recipient` refer to the seeded customers.
    """

    order_id: str
    creation_date: str
    currency: str
    order_number: str
    customer: int
    lines: list[list[int]]
    tax_model: str
    payment: int
    variant: int
    updated_on: str | None = None
    is_editing: bool = False
    locale: str | None = None
    coupon: int = 0
    shipping: int | None = None
    recipient: int | None = None
    statuses: Mapping[str, str] = field(default_factory=dict[str, str])
    customer_comment: str | None = None
    internal_note: str | None = None
    last_edit: str | None = None
    tells_last_edit: bool = False
    payment_name: str | None = None
    billing_address: JsonObject | None = None
    shipping_address: JsonObject | None = None
    own: JsonObject | None = None


@dataclass(slots=True)
class NewOrder:
    """An order that is not stored yet, with the ids of its customer and products for filters."""

    order: StoredOrder
    customer_id: str
    product_ids: Sequence[str]


@dataclass(frozen=True, slots=True)
class OrderRepository:
    """Orders, inside one transaction; `statuses` names all statuses, each with a bit of its own."""

    connection: sqlite3.Connection
    statuses: tuple[str, ...]

    def add_all(self, owner: str, orders: Iterable[NewOrder]) -> None:
        """Store new orders."""
        kept = list(orders)
        self.connection.executemany(
            "INSERT INTO epages_orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._row_of(owner, new) for new in kept),
        )
        self.connection.executemany(
            "INSERT OR IGNORE INTO epages_ordered VALUES (?, ?)",
            ((product_id, new.order.order_id) for new in kept for product_id in new.product_ids),
        )

    def owner_of(self, order: StoredOrder) -> str:
        """Return the owner of an order."""
        query = "SELECT owner FROM epages_orders WHERE order_id = ?"
        (owner,) = self.connection.execute(query, (order.order_id,)).fetchone()
        return str(owner)

    def find(self, order_id: str, owner: str | None = None) -> StoredOrder:
        """Return an order of one shop or of any, by its id in any case; UnknownError if there is none."""
        row = self.connection.execute(
            f"SELECT {_COLUMNS} FROM epages_orders WHERE order_id = ? AND owner = coalesce(?, owner)",  # noqa: S608
            (order_id, owner),
        ).fetchone()
        if row is None:
            raise UnknownError("there is no such order")
        return _read_order(row)

    def change(self, order: StoredOrder) -> None:
        """Store a changed order."""
        self.connection.execute(
            "UPDATE epages_orders SET updated_on = ?, set_statuses = ?, is_editing = ?, facts = ? WHERE order_id = ?",
            (
                order.updated_on,
                self.bits(order.statuses),
                order.is_editing,
                _write_facts(order),
                order.order_id,
            ),
        )

    def bits(self, statuses: Iterable[str]) -> int:
        """Return statuses as a bit set."""
        return sum(1 << self.statuses.index(name) for name in statuses)

    def select(
        self, condition: str, values: list[Any], order: str, page: Slice
    ) -> tuple[list[StoredOrder], int]:
        """Return a page of the orders that meet an SQL condition, and their number on all pages."""
        (total,) = self.connection.execute(
            f"SELECT count(*) FROM epages_orders WHERE {condition}",  # noqa: S608 - conditions are ours
            values,
        ).fetchone()
        # An index alone answers the inner query, so that a late page costs little more than the first.
        rows = self.connection.execute(
            f"SELECT {_COLUMNS} FROM epages_orders WHERE order_id IN "  # noqa: S608 - conditions and orders are ours
            f"(SELECT order_id FROM epages_orders WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?) "
            f"ORDER BY {order}",
            [*values, page.limit, page.offset],
        )
        return [_read_order(row) for row in rows], total

    def _row_of(self, owner: str, new: NewOrder) -> tuple[Any, ...]:
        order = new.order
        times = order.creation_date, order.updated_on
        filters = self.bits(order.statuses), new.customer_id, order.currency, order.is_editing
        return (order.order_id, owner, *times, *filters, _write_facts(order))

    def count(self) -> JsonObject:
        """Count all orders, those of each status, and those in edit mode."""
        rows = self.connection.execute(
            "SELECT set_statuses, count(*), sum(is_editing) FROM epages_orders GROUP BY set_statuses"
        ).fetchall()
        counts = {
            name: sum(count for bits, count, _ in rows if bits >> index & 1)
            for index, name in enumerate(self.statuses)
        }
        return {
            "orders": sum(count for _, count, _ in rows),
            "statuses": {name: count for name, count in counts.items() if count},
            "editing": sum(editing for _, _, editing in rows),
        }


_FACTS = tuple(member.name for member in fields(StoredOrder) if member.name not in _COLUMNS.split(", "))
_values_of_facts = attrgetter(*_FACTS)


def _write_facts(order: StoredOrder) -> str:
    values = _values_of_facts(order)
    facts = {name: value for name, value in zip(_FACTS, values, strict=True) if value is not None}
    # Only what a test puts has exact decimals, which the quick encoder refuses.
    return write_plain_json(facts) if order.own is None else write_json(facts)


def _read_order(row: tuple[Any, ...]) -> StoredOrder:
    order_id, creation_date, updated_on, currency, is_editing, facts = row
    return StoredOrder(
        order_id=order_id,
        creation_date=creation_date,
        updated_on=updated_on,
        currency=currency,
        is_editing=bool(is_editing),
        **json.loads(facts, parse_float=Decimal),
    )
