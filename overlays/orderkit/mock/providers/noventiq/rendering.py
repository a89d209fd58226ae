"""Orders as responses show them; missing texts are empty for Checkout, absent for payments (NV-49, NV-55)."""

from __future__ import annotations

from datetime import timedelta

from ....contract import JsonObject
from .orders import StoredOrder
from .timestamps import format_timestamp


def render_order(order: StoredOrder, offset: timedelta) -> JsonObject:
    """Render an order for getOrder; notifications begin with the same properties."""
    paid = "" if order.paid is None else format_timestamp(order.paid, offset)
    known = {
        "order_id": order.id,
        "order_name": order.name,
        "status": order.status,
        "external_id": order.external_id,
        "create_date": format_timestamp(order.created, offset),
        "pay_date": paid,
    }
    # Payments omit missing texts, Checkout orders show them empty (NV-49, NV-55).
    left_out = {"external_id", "pay_date"} if order.is_payment else set[str]()
    return {name: value for name, value in known.items() if value or name not in left_out}
