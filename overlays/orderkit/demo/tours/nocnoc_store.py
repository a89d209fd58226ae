"""nocnoc's store API: list the orders, resume a listing, set stock and price, request a cancellation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..checks import Checks
from ..report import facts, refusal, table
from ..tour import ORDERS, Names, Step, Tour

if TYPE_CHECKING:
    from rich.table import Table


def _show_orders(names: Names) -> Table:
    rows = [
        (
            order.tracking_id,
            order.created_at,
            order.status,
            order.customer.full_name,
            sum(line.quantity for line in order.products),
        )
        for order in names["newest"]
    ]
    return table("The newest orders", ("tracking", "created (UTC)", "status", "customer", " units"), rows)


def _check_orders(checks: Checks, names: Names) -> None:
    for order in names["newest"]:
        checks.fits("Order", order)
    keys = [(order.created_at, order.tracking_id) for order in names["newest"]]
    checks.equal("the order of the orders", keys, sorted(keys, reverse=True))
    checks.equal("their statuses", {str(order.status) for order in names["newest"]}, {"in_process"})
    checks.equal("their number", len(keys), 5)


def _check_resumed(checks: Checks, names: Names) -> None:
    seen = [order.tracking_id for order in (*names["first_page"].items, *names["rest"])]
    checks.equal("orders that were seen twice", len(seen) - len(set(seen)), 0)
    checks.equal("orders in all", len(seen), names["everything"])


def _check_product(checks: Checks, names: Names) -> None:
    offer = names["offer"]
    checks.equal("the stock", offer.available_quantity, 7)
    checks.equal("the stock as it is kept", names["product"].available_quantity, 7)


def _check_cancellation(checks: Checks, names: Names) -> None:
    checks.refused(names["refusal"], "ConflictError")


STEPS = (
    Step(
        "List the newest orders in process: pages are fetched as they are needed",
        """
        newest = [order for order in client.list_orders(statuses="in_process", limit=5)]
        """,
        _show_orders,
        _check_orders,
    ),
    Step(
        "Stop after a page, resume later from its cursor",
        """
        for first_page in client.list_orders(page_size=120).pages():
            break
        rest = [order for order in client.list_orders(page_size=120, cursor=first_page.cursor)]
        """,
        lambda names: facts(
            "Walk",
            (
                ("first page", f"{len(names['first_page'].items)} orders"),
                ("after the cursor", f"{len(names['rest'])} orders"),
            ),
        ),
        _check_resumed,
    ),
    Step(
        "Set the stock of a product",
        """
        sku = newest[0].products[0].sku
        offer = client.update_product(sku, {"available_quantity": 7})
        product = client.get_product(sku)
        """,
        lambda names: facts(
            f"Product {names['sku']}",
            (("stock", names["product"].available_quantity), ("price, USD", names["product"].price)),
        ),
        _check_product,
    ),
    Step(
        "Request the cancellation of an order, twice",
        """
        from orderkit import ConflictError

        order_id = newest[-1].tracking_id
        client.cancel_order(order_id)
        try:
            client.cancel_order(order_id)
        except ConflictError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        _check_cancellation,
    ),
)

TOUR = Tour(
    provider="nocnoc_store",
    title="nocnoc store: orders, stock and cancellations",
    clients=("NocnocStore", "AsyncNocnocStore"),
    options=lambda url: {"api_key": "merchant-one", "base_url": url},
    remark="nocnoc's only host is real: live=True in place of base_url, the key from NOCNOC_STORE_API_KEY",
    steps=STEPS,
    names=lambda scene: {"everything": ORDERS},
)
