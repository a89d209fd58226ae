"""Sendcloud's orders: list them by cursor while others arrive, save one twice, change it, delete it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..checks import Checks
from ..report import facts, refusal, table
from ..tour import ORDERS, Names, Scene, Step, Tour

if TYPE_CHECKING:
    from rich.panel import Panel
    from rich.table import Table


def _names(scene: Scene) -> Names:
    candle = {"name": "Cylinder candle", "quantity": 2, "total_price": {"value": 7, "currency": "EUR"}}
    return {
        "new_order": {
            "order_id": "555413",
            "order_number": "OXSDFGHTD-12",
            "order_details": {
                "integration": {"id": 17},
                "status": {"code": "unfulfilled"},
                "order_created_at": "2017-04-08T09:30:00Z",
                "order_items": [candle],
            },
            "payment_details": {
                "total_price": {"value": 7, "currency": "EUR"},
                "status": {"code": "paid"},
            },
        }
    }


def _show_orders(names: Names) -> Table:
    rows = [_row(order) for order in names["held"]]
    return table("On hold", ("id", "number", "integration", "status", "created"), rows)


def _row(order: Any) -> tuple[object, ...]:
    details = order.order_details
    return (
        order.id,
        order.order_number,
        details.integration.id,
        details.status.code,
        details.order_created_at,
    )


def _show_order(names: Names) -> Panel:
    order = names["order"]
    items = (f"{item.quantity} x {item.name}" for item in order.order_details.order_items)
    return facts(
        f"Order {order.order_number}",
        (("id", order.id), ("items", ", ".join(items)), ("notes", order.order_details.notes)),
    )


def _check_orders(checks: Checks, names: Names) -> None:
    for order in names["held"]:
        checks.fits("Order", order)
    codes = {order.order_details.status.code.lower() for order in names["held"]}
    checks.equal("the statuses of what was asked for", codes, {"on_hold"})
    integrations = [order.order_details.integration.id for order in names["held"]]
    checks.equal("the order of the integrations", integrations, sorted(integrations))


def _check_walk(checks: Checks, names: Names) -> None:
    keys = names["keys"]
    checks.equal("orders that were seen twice", len(keys) - len(set(keys)), 0)
    checks.equal("orders that were there when the walk began", len(keys), ORDERS)
    checks.holds("the walk goes downwards", keys == sorted(keys, reverse=True))


def _check_saved(checks: Checks, names: Names) -> None:
    for name in ("saved", "again"):
        checks.fits("SavedOrder", names[name])
    checks.equal("the id after saving again", names["again"].id, names["saved"].id)


def _check_changed(checks: Checks, names: Names) -> None:
    order = names["order"]
    checks.fits("Order", order)
    checks.equal("the notes", order.order_details.notes, "Ring twice")
    checks.equal("the number of items", [item.quantity for item in order.order_details.order_items], [3])


STEPS = (
    Step(
        "List what is on hold, by integration, the newest first",
        """
        held = [
            order for order in client.list_orders(status="on_hold", sort=["integration", "-pk"], limit=5)
        ]
        """,
        _show_orders,
        _check_orders,
    ),
    Step(
        "List all orders while another arrives: none is skipped, none is seen twice",
        """
        keys = []
        for order in client.list_orders(page_size=50):
            keys.append(int(order.id))
            if len(keys) == 75:
                (saved,) = client.create_or_update_orders([new_order])
        """,
        lambda names: facts("Walk", (("orders", len(names["keys"])), ("saved meanwhile", names["saved"].id))),
        _check_walk,
    ),
    Step(
        "Save the same order again: it replaces the first",
        """
        (again,) = client.create_or_update_orders([{**new_order, "order_number": "OXSDFGHTD-13"}])
        """,
        lambda names: facts("Saved", (("id", names["again"].id), ("number", names["again"].order_number))),
        _check_saved,
    ),
    Step(
        "Change two of its fields",
        """
        items = [{"name": "Cylinder candle", "quantity": 3}]
        client.update_order(again.id, {"order_details": {"notes": "Ring twice", "order_items": items}})
        order = client.retrieve_order(again.id)
        """,
        _show_order,
        _check_changed,
    ),
    Step(
        "Save two orders of which one is wrong: none is saved, and every error names its field",
        """
        from orderkit import BadRequestError

        try:
            client.create_or_update_orders([new_order, {**new_order, "order_number": ""}])
        except BadRequestError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        lambda checks, names: checks.refused(names["refusal"], "BadRequestError", status=400, code="invalid"),
    ),
    Step(
        "Delete it, and get it again",
        """
        from orderkit import NotFoundError

        client.delete_order(again.id)
        try:
            client.retrieve_order(again.id)
        except NotFoundError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        lambda checks, names: checks.refused(names["refusal"], "NotFoundError", status=404),
    ),
)

TOUR = Tour(
    provider="sendcloud",
    title="Sendcloud: orders by cursor, saved, changed and deleted",
    clients=("Sendcloud", "AsyncSendcloud"),
    options=lambda url: {
        "public_key": "merchant-one",
        "secret_key": "merchant-one-secret",
        "base_url": url,
    },
    remark="Sendcloud itself: leave base_url out; the keys from SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY",
    steps=STEPS,
    names=_names,
    sample=1,
)
