"""Orders of the store that a test puts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.json_writer import write_json
from ...engine.messages import SeedRequest
from ...engine.own_orders import OwnOrder, OwnOrders
from .orders import OrderRepository, StoredOrder
from .seeding import seed_orders


class StoreOrders(OwnOrders):
    """Orders of the store as documents."""

    schema = "Order"
    key = "tracking_id"

    def __init__(self, open_repository: Callable[[sqlite3.Connection, datetime], OrderRepository]) -> None:
        self._open = open_repository

    def make(self, connection: sqlite3.Connection, owner: str, now: datetime) -> str:
        """Store a new order."""
        made = seed_orders(self._open(connection, now), owner, SeedRequest(1, None, 0, now))
        return str(made["orders"][0])

    def find(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> JsonObject | None:
        """Return an order."""
        opened = self._open(connection, now)
        # What a test puts has times in UTC.
        repository = replace(opened, settings=replace(opened.settings, utc_offset=timedelta()))
        try:
            return repository.render(repository.find(order_id))
        except UnknownError:
            return None

    def keep(self, connection: sqlite3.Connection, order_id: str, order: OwnOrder) -> None:
        """Store an order; what the mock would work out is kept as it was given."""
        repository = self._open(connection, order.now)
        stored, document = repository.find(order_id), order.document
        customer: JsonObject = document["customer"]
        kept = json.loads(stored.own_json or "{}")
        kept |= {name: document[name] for name in ("label_url", "delivery_address") if name in order.given}
        kept |= {"customer": customer} if "customer" in order.given else {}
        connection.execute("DELETE FROM nocnoc_store_orders WHERE tracking_id = ?", (order_id,))
        put = StoredOrder(
            tracking_id=document["tracking_id"],
            created_at=document["created_at"],
            status=document["status"],
            status_date=document["status_date"],
            status_description=document["status_description"],
            full_name=customer.get("full_name", ""),
            tax_id=customer.get("tax_id") or "",
            products_json=write_json(document["products"]),
            warehouse=stored.warehouse,
            own_json=write_json(kept) if kept else None,
        )
        repository.add_all(order.owner, [put])
