"""Orders of Noventiq that a test puts, with the properties that only searches compare."""

from __future__ import annotations

import math
import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.lifecycle import parse_order_number
from ...engine.messages import SeedRequest
from ...engine.own_orders import OwnOrder, OwnOrders
from ...engine.store import count_past
from .events import NOT_PAID
from .orders import FIRST_ID, OrderRepository, StoredOrder
from .rendering import render_order
from .seeding import seed_orders
from .timestamps import parse_timestamp

_SEARCHED = ("currency", "email", "payment_method")


class NoventiqOrders(OwnOrders):
    """Orders of Noventiq as documents; `currency`, `email` and `payment_method` are those of a search."""

    schema = "Order"
    key = "order_id"
    hidden = _SEARCHED

    def __init__(self, offset: timedelta, days: int) -> None:
        self._offset = offset
        self._days = days

    def prepare(self, given: JsonObject) -> JsonObject:
        """Return the given properties with the name that an id has (NV-52)."""
        wrong = [name for name in _SEARCHED if not isinstance(given.get(name, ""), str)]
        if wrong:
            raise ValueError(f"{wrong[0]} must be a text (got {given[wrong[0]]!r})")
        order_id, name = given.get("order_id"), given.get("order_name")
        if order_id is not None and (not isinstance(order_id, int) or not 0 < order_id < 10**10):
            raise ValueError(f"order_id must be a number > 0 of at most ten digits (got {order_id!r})")
        named = None if order_id is None else f"A{order_id:010}"
        if name not in (None, named):
            raise ValueError(f"order_name must be A and the ten digits of order_id (got {name!r})")
        return given if named is None else {**given, "order_name": named}

    def make(self, connection: sqlite3.Connection, owner: str, now: datetime) -> str:
        """Store a new order."""
        made = seed_orders(OrderRepository(connection, now), owner, SeedRequest(1, None, 0, now), self._days)
        return str(made["orders"][0])

    def find(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> JsonObject | None:
        """Return an order, with what searches compare."""
        try:
            order = OrderRepository(connection, now).find(parse_order_number(order_id))
        except UnknownError:
            return None
        return render_order(order, self._offset) | {name: getattr(order, name) for name in _SEARCHED}

    def keep(self, connection: sqlite3.Connection, order_id: str, order: OwnOrder) -> None:
        """Store an order; one that is not paid has no time of payment unless it is given."""
        repository, document = OrderRepository(connection, order.now), order.document
        stored = repository.find(int(order_id))
        number: int = document["order_id"]
        pay_date: str | None = document.get("pay_date")
        if not {"status", "create_date"}.isdisjoint(order.given) and "pay_date" not in order.given:
            # It follows from the status and, if nothing else is known, from the time of creation.
            known = pay_date if "create_date" not in order.given else None
            pay_date = None if document["status"] == NOT_PAID else known or document["create_date"]
        changed: StoredOrder = replace(
            stored,
            id=number,
            status=document["status"],
            external_id=document.get("external_id", ""),
            created=_seconds("create_date", document["create_date"]),
            paid=_seconds("pay_date", pay_date) if pay_date else None,
            **{name: document[name] for name in _SEARCHED},
        )
        count_past(connection, "noventiq order", FIRST_ID, number)
        connection.execute("DELETE FROM noventiq_orders WHERE id = ?", (int(order_id),))
        repository.add_all(order.owner, [changed])


def _seconds(name: str, text: str) -> int:
    try:
        return math.floor(parse_timestamp(text))
    except ValueError:
        raise ValueError(f"{name} must be a time as RFC 3339 writes it (got {text!r})") from None
