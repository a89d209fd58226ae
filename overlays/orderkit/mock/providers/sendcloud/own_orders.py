"""Orders of Sendcloud that a test puts, with Sendcloud's own id and times."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.json_writer import write_json
from ...engine.messages import SeedRequest
from ...engine.own_orders import OwnOrder, OwnOrders
from ...engine.store import count_past
from .columns import index_of
from .orders import OrderRepository, StoredOrder
from .seeding import seed_orders
from .timestamps import to_microseconds

_OWN = ("id", "created_at", "modified_at")


class SendcloudOrders(OwnOrders):
    """Orders of Sendcloud as documents."""

    schema = "Order"
    key = "id"

    def __init__(self, integrations: Sequence[int]) -> None:
        self._integrations = integrations

    def prepare(self, given: JsonObject) -> JsonObject:
        """Return the given properties with the id as a text, as Sendcloud shows it."""
        return given if "id" not in given else {**given, "id": str(given["id"])}

    def make(self, connection: sqlite3.Connection, owner: str, now: datetime) -> str:
        """Store a new order."""
        made = seed_orders(
            OrderRepository(connection, now), owner, self._integrations, SeedRequest(1, None, 0, now)
        )
        return str(made["orders"][0])

    def find(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> JsonObject | None:
        """Return an order."""
        try:
            return OrderRepository(connection, now).find(_number(order_id)).rendered()
        except UnknownError:
            return None

    def keep(self, connection: sqlite3.Connection, order_id: str, order: OwnOrder) -> None:
        """Store an order, visible at once."""
        repository = OrderRepository(connection, order.now)
        number = _number(order.document["id"])
        document = {name: value for name, value in order.document.items() if name not in _OWN}
        count_past(connection, "sendcloud order", 1, number)
        repository.remove(repository.find(int(order_id)))
        put = StoredOrder(
            pk=number,
            owner=order.owner,
            created_at=order.document["created_at"],
            modified_at=order.document["modified_at"],
            visible_from=to_microseconds(order.now),
            text=write_json(document),
        )
        repository.save_all([(put, index_of(document))])


def _number(order_id: str) -> int:
    is_number = order_id.isascii() and order_id.isdigit() and len(order_id) <= 18
    if not is_number or order_id.startswith("0"):
        raise ValueError(f"id must be a number > 0 of at most 18 digits (got {order_id[:40]!r})")
    return int(order_id)
