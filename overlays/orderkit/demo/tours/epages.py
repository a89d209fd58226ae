"""An ePages shop's orders: list them by status, change one by a JSON Patch, read its texts in German, its invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..checks import Checks
from ..report import facts, refusal, table
from ..tour import Names, Step, Tour

if TYPE_CHECKING:
    from rich.panel import Panel
    from rich.table import Table


def _show_orders(names: Names) -> Table:
    rows = [
        (order.order_number, order.creation_date, order.grand_total, order.currency_id, order.paid_on)
        for order in names["to_send"]
    ]
    return table("Paid and not yet dispatched", ("number", "created", " total", "", "paid"), rows)


def _check_orders(checks: Checks, names: Names) -> None:
    for order in names["to_send"]:
        checks.fits("Order", order)
        checks.holds(
            "an order that is paid and not dispatched", bool(order.paid_on and not order.dispatched_on)
        )
    dates = [order.creation_date for order in names["to_send"]]
    checks.equal("the order of the orders", dates, sorted(dates, reverse=True))


def _show_detail(names: Names) -> Panel:
    detail = names["detail"]
    lines = detail.line_item_container.product_line_items
    rows = ((f"{line.quantity.amount} x", line.name) for line in lines)
    return facts(f"Order {detail.order_number}, in German", rows)


def _check_detail(checks: Checks, names: Names) -> None:
    checks.fits("OrderDetail", names["detail"])
    checks.holds("the order has lines", len(names["detail"].line_item_container.product_line_items) > 0)


def _check_sent(checks: Checks, names: Names) -> None:
    checks.fits("OrderDetail", names["sent"])
    checks.equal("the time of dispatch", names["sent"].to_dict()["dispatchedOn"], "2017-04-08T09:45:00.000Z")
    checks.equal("the note", names["sent"].internal_note, "Parcel 1 of 1")


def _check_documents(checks: Checks, names: Names) -> None:
    for document in names["documents"]:
        checks.fits("OrderDocument", document)
    checks.holds("there is a document", len(names["documents"]) > 0)


STEPS = (
    Step(
        "List the newest orders that are paid and not yet dispatched",
        "to_send = [order for order in client.list_orders(paid=True, dispatched=False, limit=5)]",
        _show_orders,
        _check_orders,
    ),
    Step(
        "Get one of them with its lines, in another language",
        "detail = client.get_order(to_send[0].order_id, locale='de_DE')",
        _show_detail,
        _check_detail,
    ),
    Step(
        "Set it to dispatched, and leave a note for the merchant",
        """
        from datetime import UTC, datetime

        sent = client.update_order(detail.order_id, [
            {"op": "add", "path": "/dispatchedOn", "value": datetime(2017, 4, 8, 9, 45, tzinfo=UTC)},
            {"op": "add", "path": "/internalNote", "value": "Parcel 1 of 1"},
        ])
        """,
        lambda names: facts(
            f"Order {names['sent'].order_number}",
            (("dispatched", names["sent"].dispatched_on), ("note", names["sent"].internal_note)),
        ),
        _check_sent,
    ),
    Step(
        "List the invoices and credit notes of an invoiced order",
        """
        invoiced = client.list_orders(invoiced=True).first()
        documents = [document for document in client.list_order_documents(invoiced.order_id)]
        """,
        lambda names: facts(
            "Documents",
            ((document.document_type, document.document_number) for document in names["documents"]),
        ),
        _check_documents,
    ),
    Step(
        "Ask for an order that does not exist",
        """
        from orderkit import NotFoundError

        try:
            client.get_order("00000000-0000-0000-0000-000000000000")
        except NotFoundError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        lambda checks, names: checks.refused(names["refusal"], "NotFoundError", status=404),
    ),
)

TOUR = Tour(
    provider="epages",
    title="ePages: a shop's orders, a JSON Patch, two languages",
    clients=("EPages", "AsyncEPages"),
    options=lambda url: {
        "shop_id": "DemoShop",
        "token": "merchant-one",
        "base_url": url,
        "locale": "en_US",
    },
    remark="a real shop: base_url='https://its.host/rs/shops', the token from EPAGES_TOKEN; there is no sandbox",
    steps=STEPS,
)
