"""Noventiq's orders: search them, get one, read the signed webhook of its payment, and request a refund."""

from __future__ import annotations

from ...noventiq import Noventiq
from ..checks import Checks
from ..report import facts, refusal
from ..tour import SECRET_KEY, Names, Scene, Step, Tour

DAY = 24 * 60 * 60


def _pay(scene: Scene, names: Names) -> None:
    scene.note(
        "[dim]A customer pays (the mock's control address does it), and Noventiq posts a signed webhook:[/dim]"
    )
    scene.advance("noventiq", names["order_id"], status="paid")
    body, headers = scene.webhook()
    notification = Noventiq.parse_webhook(body, signature=headers.get("signature"), secret=SECRET_KEY)
    scene.checks.fits("OrderNotification", notification)
    scene.checks.equal("the webhook's event", str(notification.event), "order.payment.succeeded")
    scene.checks.equal("the webhook's order", notification.order_id, names["order_id"])
    scene.note(
        f"[green]●[/green] webhook  [bold]{notification.event}[/bold]"
        f"  order {notification.order_id}, signature verified"
    )


def _let_a_day_pass(scene: Scene, names: Names) -> None:
    scene.note("[dim]A day passes: the token is over, and the next call gets a new one by itself.[/dim]")
    scene.pass_time(DAY + 1)


def _check_found(checks: Checks, names: Names) -> None:
    unpaid = names["unpaid"]
    checks.equal("the order of the ids", unpaid, sorted(set(unpaid)))
    checks.holds("some orders are not paid", len(unpaid) > 1)


def _check_order(checks: Checks, names: Names) -> None:
    checks.fits("Order", names["order"])
    checks.equal("the status", names["order"].status, "not paid")


def _check_paid(checks: Checks, names: Names) -> None:
    checks.equal("the status after the payment", names["paid"].status, "paid")


def _check_refused(checks: Checks, names: Names) -> None:
    checks.refused(names["refusal"], "BadRequestError", code=15010)
    checks.equal("the number of reported errors", len(names["refusal"].details), 2)


STEPS = (
    Step(
        "Search the orders that are not paid",
        """
        unpaid = [order_id for order_id in client.search_orders(status="not paid", page_size=25)]
        order_id = unpaid[0]
        """,
        lambda names: facts("Not paid", (("orders", len(names["unpaid"])), ("the first", names["order_id"]))),
        _check_found,
    ),
    Step(
        "Get the first of them",
        "order = client.get_order(order_id)",
        lambda names: facts(f"Order {names['order_id']}", (("status", names["order"].status),)),
        _check_order,
        _pay,
    ),
    Step(
        "Get it again, paid",
        "paid = client.get_order(order_id)",
        lambda names: facts(f"Order {names['order_id']}", (("status", names["paid"].status),)),
        _check_paid,
        _let_a_day_pass,
    ),
    Step(
        "Request its refund, twice",
        """
        from orderkit import BadRequestError

        client.create_refund(order_id, {"email": "orders@example.com", "description": "Ordered twice."})
        try:
            client.create_refund(order_id, {"email": "orders@example.com"})
        except BadRequestError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        lambda checks, names: checks.refused(names["refusal"], "BadRequestError"),
    ),
    Step(
        "Search by two invalid conditions: the error names both",
        """
        try:
            client.search_orders(currency="euro", email="unknown").first()
        except BadRequestError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        _check_refused,
    ),
)

TOUR = Tour(
    provider="noventiq",
    title="Noventiq: search, a signed webhook, a token renewed, a refund",
    clients=("Noventiq", "AsyncNoventiq"),
    options=lambda url: {"username": "merchant-one", "password": "merchant-one-secret", "base_url": url},
    remark='Noventiq itself: environment="test" or "production" in place of base_url, NOVENTIQ_USERNAME and _PASSWORD',
    steps=STEPS,
)
