"""nocnoc's Easy Logistic API: an order from its quote to its delivery, with webhooks and errors in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...nocnoc import Nocnoc
from ..checks import Checks
from ..report import facts, money, refusal, table
from ..tour import Names, Scene, Step, Tour

if TYPE_CHECKING:
    from rich.panel import Panel
    from rich.table import Table

DAY = 24 * 60 * 60
ON_THE_WAY = (
    ("in_process", ""),
    ("picked_up", "Shenzhen, CN"),
    ("in_warehouse", "Shenzhen, CN"),
    ("shipped", "City of Victoria, HK"),
    ("arrived", "Buenos Aires, AR"),
)
OWN_TO_THE_RUN = ("id", "tracking_id", "notification_url", "label_url", "merchant_invoice_id")
"""Fields whose values differ from the example's, because the order is new."""


def _names(scene: Scene) -> Names:
    quoted = scene.checks.example("QuoteRequestTablet")["products"][0]
    return {
        "description": quoted["description"],
        "webhook_url": scene.webhook_url,
        "tablet_and_drones": scene.checks.example("CreateOrderRequestTabletAndDrones"),
        "timeline": ["created"],
    }


def _show_quote(names: Names) -> Table:
    quote = names["quote"]
    shown = table("Quote, in USD", ("product", " units", " price", " tax and handling", " total a unit"), ())
    for product in quote.products:
        amounts = (product.amount_usd, product.tax_handling_usd, product.total_amount_usd)
        shown.add_row(product.subcategory_name, str(product.quantity), *(money(amount) for amount in amounts))
    shown.add_section()
    shown.add_row("shipping", "", "", "", money(quote.shipping_usd))
    shown.add_row("[bold]the whole order[/bold]", "", "", "", f"[bold]{money(quote.total_amount_usd)}[/bold]")
    shown.caption = f"{quote.total_weight} g, {quote.total_volume} cm³"
    return shown


def _show_order(order: Any) -> Panel:
    parts = (
        (order.amount_usd, "goods"),
        (order.shipping_usd, "shipping"),
        (order.tax_handling_usd, "tax and handling"),
    )
    terms = " + ".join(f"{money(amount)} {name}" for amount, name in parts)
    return facts(
        f"Order {order.merchant_invoice_id}",
        (
            ("id, tracking", f"{order.id}, {order.tracking_id}"),
            ("status", order.status),
            ("created, expires", f"{order.created_at}, {order.expiration_date}"),
            ("expected to arrive", order.estimated_time_arrival),
            ("packages, weight", f"{order.total_packages}, {order.total_weight} g"),
            ("USD", f"{terms} = {money(order.total_amount_usd)}"),
        ),
    )


def _show_history(found: Any) -> Table:
    title = f"Now {found.status} since {found.date}; before that"
    rows = [(item.date, item.status, item.description) for item in found.historic]
    return table(title, ("since (UTC)", "status", "more"), rows)


def _move_on(scene: Scene, names: Names) -> None:
    _receive(scene, "placed", names)
    scene.note(
        "[dim]nocnoc moves the order on, one day after the other (the mock's control address does it):[/dim]"
    )
    for status, description in ON_THE_WAY:
        scene.pass_time(DAY)
        scene.advance("nocnoc", names["order"].id, status=status, description=description)
        _receive(scene, status, names)


def _receive(scene: Scene, status: str, names: Names) -> None:
    body, _ = scene.webhook()
    tracking = Nocnoc.parse_webhook(body)
    scene.checks.equal("the webhook's status", str(tracking.status), status)
    scene.checks.fits("Tracking", tracking)
    names["timeline"].append(str(tracking.status))
    place = f" · {tracking.description}" if tracking.description else ""
    scene.note(
        f"[green]●[/green] webhook  {tracking.date}  [bold]{tracking.status}[/bold]{place}"
        f"  [dim]{tracking.tracking_id}, expected {tracking.estimated_time_arrival}[/dim]"
    )


def _check_quote(checks: Checks, names: Names) -> None:
    checks.fits("Quote", names["quote"])
    checks.equal("the quote", names["quote"].to_dict(), checks.exact_example("QuoteTablet"))
    checks.adds_up(names["quote"])


def _check_created(checks: Checks, names: Names) -> None:
    checks.fits("Order", names["order"])
    checks.equal(
        "the order", _common(names["order"].to_dict()), _common(checks.exact_example("OrderCreated"))
    )
    checks.adds_up(names["order"])


def _check_placed(checks: Checks, names: Names) -> None:
    checks.fits("Order", names["placed"])
    checks.equal("the status after placing", names["placed"].status, "placed")
    for name in ("amount_usd", "shipping_usd", "tax_handling_usd", "total_amount_usd"):
        checks.equal(f"{name} after placing", getattr(names["placed"], name), getattr(names["order"], name))


def _check_tracking(checks: Checks, names: Names) -> None:
    checks.fits("Tracking", names["tracking"])
    seen = [str(item.status) for item in reversed(names["tracking"].historic)]
    checks.equal("the statuses passed", [*seen, str(names["tracking"].status)], names["timeline"])


def _check_detail(checks: Checks, names: Names) -> None:
    checks.fits("OrderDetail", names["detail"])
    seen = [str(item.status) for item in reversed(names["detail"].historic)]
    checks.equal("the statuses before", seen, names["timeline"][:-1])


def _check_cancelled(checks: Checks, names: Names) -> None:
    checks.fits("Order", names["cancelled"])
    checks.equal("the status after cancelling", names["cancelled"].status, "cancelled")


def _check_refused(checks: Checks, names: Names, code: int, language: str) -> None:
    """Compare the code and the message, in this language, of an error."""
    known = checks.contract.schema("ErrorCode")["x-errors"]
    messages = next(error["message"] for error in known if error["code"] == code)
    checks.equal("the error's code", names["refusal"].code, code)
    checks.equal("the error's message", names["refusal"].message, messages[language])


def _common(order: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in order.items() if name not in OWN_TO_THE_RUN}


STEPS = (
    Step(
        "Quote one tablet from China to Argentina",
        """
        from orderkit_clients.nocnoc.models import DimensionRequest, QuoteRequestProduct
        from orderkit_clients.nocnoc.models import QuoteRequest, QuoteRequestAddress
        from orderkit_clients.nocnoc.models import QuoteRequestCustomer, QuoteRequestPickup

        tablet = QuoteRequestProduct(
            name="nocnoc - Tablet 5.5-inch with WiFi - 32gb - Black",
            description=description,
            sku="4807703",
            weight=700,  # grams
            dimension=DimensionRequest(height=30, length=20, width=10),  # centimetres
            amount_usd="57.55",
            subcategory_id=200,
            hs_code="84713090000P",
            quantity=1,
        )
        quote = client.quote_order(QuoteRequest(
            products=[tablet],
            customer=QuoteRequestCustomer(full_name="George Walker", country="AR", tax_id="20-01234567-5"),
            address=QuoteRequestAddress(zipcode="1009", country="AR"),
            pickup=QuoteRequestPickup(country="CN"),
        ))
        """,
        _show_quote,
        _check_quote,
    ),
    Step(
        "Create an order of one tablet and two drones; a plain dict works too",
        """
        order = client.create_order({**tablet_and_drones, "notification_url": webhook_url})
        """,
        lambda names: _show_order(names["order"]),
        _check_created,
    ),
    Step(
        "Use the same invoice number again: the error is in the requested language",
        """
        from orderkit import ConflictError

        try:
            client.create_order(tablet_and_drones, language="es-AR")
        except ConflictError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        lambda checks, names: _check_refused(checks, names, 313, "es-AR"),
    ),
    Step(
        "Place the order, so that it ships",
        "placed = client.place_order(order.id)",
        lambda names: _show_order(names["placed"]),
        _check_placed,
        _move_on,
    ),
    Step(
        "Track it after nocnoc has shipped it",
        "tracking = client.track_order(order.tracking_id)",
        lambda names: _show_history(names["tracking"]),
        _check_tracking,
    ),
    Step(
        "Get the order with its history",
        "detail = client.get_order(order.id)",
        lambda names: _show_history(names["detail"]),
        _check_detail,
    ),
    Step(
        "Cancel it: too late, and in Portuguese",
        """
        try:
            client.cancel_order(order.id, language="pt-BR")
        except ConflictError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        lambda checks, names: _check_refused(checks, names, 311, "pt-BR"),
    ),
    Step(
        "Cancel another order in time",
        """
        later = {"merchant_invoice_id": "201", "expiration_date": "2017-05-01"}
        another = client.create_order({**tablet_and_drones, **later})
        cancelled = client.cancel_order(another.id)
        """,
        lambda names: _show_order(names["cancelled"]),
        _check_cancelled,
    ),
    Step(
        "Ask for an order that does not exist",
        """
        from orderkit import NotFoundError

        try:
            client.get_order(99)
        except NotFoundError as error:
            refusal = error
        """,
        lambda names: refusal(names["refusal"]),
        lambda checks, names: _check_refused(checks, names, 312, "en-US"),
    ),
)

TOUR = Tour(
    provider="nocnoc",
    title="nocnoc Easy Logistic: the order journey",
    clients=("Nocnoc", "AsyncNocnoc"),
    options=lambda url: {"api_key": "merchant-one", "base_url": url},
    remark='nocnoc\'s own servers: environment="sandbox" or "live" in place of base_url, the key from NOCNOC_API_KEY',
    steps=STEPS,
    names=_names,
    sample=3,
)
