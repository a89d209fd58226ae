"""Orders of ePages that a test puts: what a patch or a filter knows is stored as such, the rest as it was given."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.messages import SeedRequest
from ...engine.own_orders import OwnOrder, OwnOrders
from .orders import NewOrder, OrderRepository, StoredOrder
from .render_context import RenderContext
from .rendering import render_detail
from .seeding import seed_orders
from .timestamps import format_timestamp, parse_timestamp

# Names of the facts that responses, filters and patches know, by the property that shows them.
_FACTS = {
    "orderId": "order_id",
    "orderNumber": "order_number",
    "currencyId": "currency",
    "taxModel": "tax_model",
    "locale": "locale",
    "customerComment": "customer_comment",
    "internalNote": "internal_note",
    "billingAddress": "billing_address",
    "shippingAddress": "shipping_address",
}


class EpagesOrders(OwnOrders):
    """Orders of ePages as documents."""

    schema = "OrderDetail"
    key = "orderId"

    def __init__(
        self, statuses: tuple[str, ...], context_of: Callable[[str, datetime], RenderContext]
    ) -> None:
        self._statuses = statuses
        self._context_of = context_of

    def prepare(self, given: JsonObject) -> JsonObject:
        """Return the given properties with their times as ePages writes them."""
        times = {"creationDate", "lastUpdatedOnDate", *self._statuses}
        return {name: _time(name, value) if name in times else value for name, value in given.items()}

    def make(self, connection: sqlite3.Connection, owner: str, now: datetime) -> str:
        """Store a new order."""
        made = seed_orders(self._repository(connection), owner, SeedRequest(1, None, 0, now))
        return str(made["orders"][0])

    def find(self, connection: sqlite3.Connection, order_id: str, now: datetime) -> JsonObject | None:
        """Return an order with its lines."""
        repository = self._repository(connection)
        try:
            order = repository.find(order_id)
        except UnknownError:
            return None
        return render_detail(order, self._context_of(repository.owner_of(order), now), self._statuses)

    def keep(self, connection: sqlite3.Connection, order_id: str, order: OwnOrder) -> None:
        """Store an order, with the customer and the products by which a listing is filtered."""
        repository, document = self._repository(connection), order.document
        stored = repository.find(order_id)
        statuses = {name: document[name] for name in self._statuses if document.get(name) is not None}
        own = {name: document[name] for name in order.given if name not in (*_FACTS, *self._statuses)}
        facts: dict[str, Any] = {
            fact: document.get(name) for name, fact in _FACTS.items() if name in order.given
        }
        changed: StoredOrder = replace(
            stored,
            creation_date=document["creationDate"],
            statuses=statuses,
            updated_on=max(statuses.values(), default=None),
            last_edit=document.get("lastUpdatedOnDate"),
            own={**(stored.own or {}), **own} or None,
            **facts,
        )
        connection.execute("DELETE FROM epages_ordered WHERE order_id = ?", (order_id,))
        connection.execute("DELETE FROM epages_orders WHERE order_id = ?", (order_id,))
        repository.add_all(order.owner, [NewOrder(changed, document["customerId"], _product_ids(document))])

    def _repository(self, connection: sqlite3.Connection) -> OrderRepository:
        return OrderRepository(connection, self._statuses)


def _product_ids(document: JsonObject) -> list[str]:
    container: JsonObject = document.get("lineItemContainer") or JsonObject()
    lines: list[JsonObject] = container.get("productLineItems") or list[JsonObject]()
    return [line["productId"] for line in lines if line.get("productId")]


def _time(name: str, value: Any) -> Any:
    if value is None:
        return None
    try:
        return format_timestamp(parse_timestamp(value))
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a date or a time in ISO 8601 (got {value!r})") from None
