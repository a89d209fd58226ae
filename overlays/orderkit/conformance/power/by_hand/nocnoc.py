"""Defects of nocnoc's logistics API."""

from __future__ import annotations

from functools import partial

from ..defect import Defect
from ..derived.kept import kept_defects
from ..derived.owners import owner_defects, revealing
from ..derived.repeats import repeat_defects
from ..derived.sums import sum_defects
from ..memory import always_done, racing, stale
from ..middleware import body_values, successes, values
from . import nocnoc_edits as edits
from . import nocnoc_invoices as invoices
from . import nocnoc_refusals, notices

PROVIDER = "nocnoc"
_READ = ("getOrder", "trackOrder")
_WRITTEN = (*_READ, "createOrder", "placeOrder", "cancelOrder")
_ALL = (*_WRITTEN, "quoteOrder")
_defect = partial(Defect, provider=PROVIDER)
_writing = partial(_defect, needs=("writes",), touches=_WRITTEN)
_notifying = partial(_defect, needs=("writes", "webhooks"), touches=("webhook",))


def defects() -> list[Defect]:
    """Return all defects of the provider."""
    return [
        *owner_defects(PROVIDER, ("placeOrder", "cancelOrder", "getOrder", "trackOrder")),
        *repeat_defects(PROVIDER, ("createOrder", "placeOrder", "cancelOrder")),
        *sum_defects(
            PROVIDER,
            ("Quote", 0),
            ("Quote", 2),
            ("Quote", 4),
            ("Order", 1),
            ("Order", 3),
            ("OrderedProduct", 0),
        ),
        *kept_defects(
            PROVIDER,
            "createOrder",
            ("/customer/email", "lowered"),
            ("/address/street_2", "lost"),
            ("/products/*/description", "cut"),
            ("/customer/personal_id", "lost"),
        ),
        *_LIFE,
        *_CONTENT,
        *_DUPLICATES,
        *_NOTIFICATIONS,
        *nocnoc_refusals.defects(),
    ]


_LIFE: list[Defect] = [
    _writing(
        id="nocnoc-cancelled-placed",
        kind="lifecycle",
        title="A cancelled order can be placed.",
        declaration="placeOrder x-lifecycle OrderStatus",
        apply=edits.moving("placeOrder", "cancelled", "placed"),
    ),
    _writing(
        id="nocnoc-placed-not-cancelled",
        kind="lifecycle",
        title="The cancellation of an order that is placed is refused.",
        declaration="cancelOrder x-lifecycle OrderStatus",
        apply=edits.refusing_in("cancelOrder", "placed"),
    ),
    _writing(
        id="nocnoc-placing-not-stored",
        kind="lifecycle",
        title="A placed order is still shown as created.",
        declaration="placeOrder x-lifecycle OrderStatus",
        apply=stale({"getOrder": "", "trackOrder": ""}, "/id", "/status", seen_by={"createOrder": ""}),
    ),
    _writing(
        id="nocnoc-tracking-stale",
        kind="lifecycle",
        title="Tracking shows the status at the time when an order was first tracked.",
        declaration="trackOrder x-same-as getOrder",
        apply=stale({"trackOrder": ""}, "/id", "/status"),
    ),
    _writing(
        id="nocnoc-created-as-placed",
        kind="lifecycle",
        title="A new order is shown as placed when it is created.",
        declaration="createOrder x-lifecycle OrderStatus",
        apply=values("/status", lambda _: "placed", "createOrder"),
    ),
    _writing(
        id="nocnoc-cancelled-is-deleted",
        kind="lifecycle",
        title="A cancelled order is no longer found.",
        declaration="cancelOrder x-lifecycle OrderStatus",
        apply=edits.deleting(),
    ),
    _writing(
        id="nocnoc-expired-placed",
        kind="lifecycle",
        title="An order can be placed after its expiration date.",
        declaration="placeOrder x-lifecycle OrderStatus",
        apply=edits.moving("placeOrder", "expired", "placed"),
        needs=("writes", "clock"),
    ),
]
_CONTENT: list[Defect] = [
    _writing(
        id="nocnoc-shipping-differs",
        kind="money",
        title="An order costs one dollar more for shipping than its quote.",
        declaration="createOrder x-same-as quoteOrder",
        apply=successes(edits.dearer_shipping, "createOrder", "getOrder", "placeOrder", "cancelOrder"),
    ),
    _writing(
        id="nocnoc-price-rounded",
        kind="money",
        title="The price of a product is stored in whole dollars.",
        declaration="createOrder x-keeps /products/*/amount_usd",
        apply=body_values("/products/*/amount_usd", edits.whole, "createOrder"),
    ),
    _defect(
        id="nocnoc-quote-of-one",
        kind="money",
        title="A quote counts the first product only.",
        declaration="quoteOrder x-sums Quote",
        apply=edits.quoting_first(),
    ),
    _writing(
        id="nocnoc-order-total-as-text",
        kind="money",
        title="The total of an order that is read is a text with two decimals.",
        declaration="getOrder schema Order total_amount_usd",
        apply=values("/total_amount_usd", lambda value: f"{value:.2f}", "getOrder"),
    ),
    _writing(
        id="nocnoc-tracking-other-case",
        kind="shape and protocol",
        title="Tracking shows the tracking id in lower case.",
        declaration="trackOrder x-echoes",
        apply=values("/tracking_id", lambda text: text.lower(), "trackOrder"),
    ),
    _writing(
        id="nocnoc-stranger-refused-by-403",
        kind="authorization",
        title="The order of another account is refused with 403, unlike an order that does not exist.",
        declaration="getOrder x-owner stranger",
        apply=revealing(PROVIDER, "getOrder", 403),
        needs=("two-accounts", "writes"),
    ),
]
_DUPLICATES: list[Defect] = [
    _writing(
        id="nocnoc-invoice-twice",
        kind="duplicates",
        title="A second order with the same invoice id is created.",
        declaration="createOrder x-unique",
        apply=invoices.renaming(lambda _, reply: reply.status == 400 and b"313" in reply.body),
    ),
    _writing(
        id="nocnoc-invoice-freed",
        kind="duplicates",
        title="The invoice id of a cancelled order can be used again.",
        declaration="createOrder x-unique freed-by",
        apply=invoices.freeing(),
    ),
    _writing(
        id="nocnoc-invoice-of-others",
        kind="duplicates",
        title="An invoice id that another account used is refused.",
        declaration="createOrder x-unique scope",
        apply=invoices.invoices_of_everybody(),
        needs=("writes", "two-accounts"),
    ),
    _writing(
        id="nocnoc-race-of-invoices",
        kind="concurrency",
        title="Two orders with the same invoice id that come at the same time are both created.",
        declaration="createOrder x-unique",
        apply=racing("createOrder", invoices.invoice_of, invoices.created_too),
    ),
    _writing(
        id="nocnoc-race-of-placements",
        kind="concurrency",
        title="Two placements of an order at the same time both succeed.",
        declaration="placeOrder x-repeat",
        apply=racing("placeOrder", lambda request: request.path, edits.shown_instead),
    ),
    _writing(
        id="nocnoc-refused-takes-invoice",
        kind="refused calls",
        title="A refused order takes its invoice id: the corrected one is refused.",
        declaration="createOrder x-keeps whole",
        apply=invoices.taking_invoices(),
    ),
    _writing(
        id="nocnoc-refused-created",
        kind="refused calls",
        title="An order with a wrong country is refused, and created for the last right one.",
        declaration="createOrder x-keeps whole",
        apply=always_done("createOrder", edits.with_country, {400}),
    ),
    _writing(
        id="nocnoc-refused-placement-cancels",
        kind="refused calls",
        title="An order whose second placement is refused is cancelled.",
        declaration="placeOrder x-repeat",
        apply=always_done("placeOrder", edits.cancelling, {400}),
    ),
]
_NOTIFICATIONS: list[Defect] = [
    _notifying(
        id="nocnoc-notified-twice",
        kind="webhooks",
        title="Each notification is sent twice.",
        declaration="orderStatusChanged x-notifies delivery",
        deliver=notices.twice,
    ),
    _notifying(
        id="nocnoc-notified-out-of-order",
        kind="webhooks",
        title="The second notification about an order comes before the first.",
        declaration="orderStatusChanged x-notifies moves",
        deliver=notices.swapped("/id"),
    ),
    _notifying(
        id="nocnoc-cancellation-not-notified",
        kind="webhooks",
        title="A cancellation is not notified.",
        declaration="orderStatusChanged x-notifies moves",
        deliver=notices.dropped("/status", "cancelled"),
    ),
    _notifying(
        id="nocnoc-notified-status-before",
        kind="webhooks",
        title="A notification shows the status of the one before it.",
        declaration="orderStatusChanged x-notifies moves",
        deliver=notices.delayed_value("/id", "/status"),
    ),
    _notifying(
        id="nocnoc-notified-other-order",
        kind="webhooks",
        title="A notification names the order after the right one.",
        declaration="orderStatusChanged x-notifies moves",
        deliver=notices.body_changed("/id", lambda number: number + 1),
    ),
]
