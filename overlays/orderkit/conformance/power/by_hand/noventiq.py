"""Defects of Noventiq's order API."""

from __future__ import annotations

from functools import partial

from ..defect import Defect
from ..derived.filters import filter_defects
from ..derived.owners import owner_defects, revealing
from ..derived.pages import page_defects
from ..derived.repeats import repeat_defects
from ..memory import always_done, racing, stale
from ..middleware import requests, successes, values
from . import notices, noventiq_refusals
from . import noventiq_edits as edits
from .accepting import as_success

PROVIDER = "noventiq"
_ALL = ("createToken", "searchOrders", "getOrder", "createRefund")
_defect = partial(Defect, provider=PROVIDER)
_writing = partial(_defect, needs=("writes",), touches=_ALL)
_notifying = partial(_defect, needs=("webhooks",), touches=("webhook",))


def defects() -> list[Defect]:
    """Return all defects of the provider."""
    return [
        *filter_defects(PROVIDER, "searchOrders"),
        *page_defects(
            PROVIDER,
            "searchOrders",
            "last-page-lost",
            "border-repeated",
            "border-lost",
            "total-of-page",
            "largest-clamped",
            "reversed",
        ),
        *owner_defects(PROVIDER, ("searchOrders", "getOrder", "createRefund")),
        *repeat_defects(PROVIDER, ("createToken", "createRefund")),
        *_ORDERS,
        *_REFUNDS,
        *_NOTIFICATIONS,
        *noventiq_refusals.defects(),
    ]


_ORDERS: list[Defect] = [
    _defect(
        id="noventiq-filters-combined",
        kind="filters and sorts",
        title="The filter status is ignored when a day of creation is sent as well.",
        declaration="searchOrders x-filter status",
        apply=requests(edits.without_status, "searchOrders"),
    ),
    _defect(
        id="noventiq-offset-in-pages",
        kind="pagination",
        title="The offset counts pages instead of ids.",
        declaration="searchOrders x-pagination",
        apply=requests(edits.offset_of_page, "searchOrders"),
    ),
    _defect(
        id="noventiq-total-unfiltered",
        kind="pagination",
        title="The total counts all orders, whatever the filters.",
        declaration="searchOrders x-pagination total",
        apply=edits.total_unfiltered(),
    ),
    _defect(
        id="noventiq-limit-echoed",
        kind="pagination",
        title="A search without an offset shows the last ids.",
        declaration="searchOrders x-pagination first",
        apply=edits.last_first(),
    ),
    _defect(
        id="noventiq-search-as-text",
        kind="filters and sorts",
        title="The ids are sorted by their last digit.",
        declaration="searchOrders x-pagination order",
        apply=edits.by_last_digit(),
    ),
    _defect(
        id="noventiq-order-status-cached",
        kind="lifecycle",
        title="An order is shown with the status that it had when it was read for the first time.",
        declaration="getOrder x-lifecycle OrderStatus",
        apply=stale({"getOrder": ""}, "/order_id", "/status"),
        needs=("clock",),
    ),
    _defect(
        id="noventiq-unpaid-has-pay-date",
        kind="lifecycle",
        title="An order that is not paid shows its time of creation as the time of payment.",
        declaration="getOrder schema Order pay_date",
        apply=successes(edits.pay_date_of_unpaid, "getOrder"),
    ),
    _defect(
        id="noventiq-terminated-found",
        kind="lifecycle",
        title="A search finds the same order under two statuses, paid and deleted.",
        declaration="searchOrders x-filter status",
        apply=edits.deleted_as_paid(),
    ),
    _defect(
        id="noventiq-time-without-offset",
        kind="localization",
        title="Times are local, and say that they are UTC.",
        declaration="getOrder schema Order create_date",
        apply=values("/create_date", lambda text: f"{text[:19]}+00:00", "getOrder"),
    ),
    _defect(
        id="noventiq-stranger-refused-by-403",
        kind="authorization",
        title="The order of another account is refused with 403, unlike an order that does not exist.",
        declaration="getOrder x-owner stranger",
        apply=revealing(PROVIDER, "getOrder", 403),
        needs=("two-accounts",),
    ),
]
_REFUNDS: list[Defect] = [
    _writing(
        id="noventiq-unpaid-refunded",
        kind="lifecycle",
        title="A refund of an order that is not paid is accepted.",
        declaration="createRefund x-lifecycle OrderStatus",
        apply=edits.refunding_unpaid(),
    ),
    _writing(
        id="noventiq-refund-deletes",
        kind="lifecycle",
        title="A request for a refund deletes the order at once.",
        declaration="createRefund x-lifecycle OrderStatus",
        apply=edits.deleting_at_once(),
    ),
    _writing(
        id="noventiq-refund-lost",
        kind="duplicates",
        title="A refund is accepted as often as it is requested.",
        declaration="createRefund x-repeat",
        apply=as_success("createRefund", 400, edits.accepted_if_open),
    ),
    _writing(
        id="noventiq-refused-refund-opens",
        kind="refused calls",
        title="A refund with a wrong e-mail address is refused, and opened all the same.",
        declaration="createRefund x-lifecycle OrderStatus",
        apply=always_done("createRefund", edits.with_email, {400}),
    ),
    _writing(
        id="noventiq-refused-refund-deletes",
        kind="refused calls",
        title="A refused refund of an order that is not paid deletes the order.",
        declaration="createRefund x-lifecycle OrderStatus",
        apply=edits.deleting_refused(),
    ),
    _writing(
        id="noventiq-race-of-refunds",
        kind="concurrency",
        title="Two refunds of an order that are requested at the same time are both accepted.",
        declaration="createRefund x-repeat",
        apply=racing("createRefund", lambda request: request.path, edits.refunded_too),
    ),
]
_NOTIFICATIONS: list[Defect] = [
    _notifying(
        id="noventiq-signature-other-member",
        kind="webhooks",
        title="The signature leaves out the e-mail address of the customer.",
        declaration="orderEvent x-notifies signature",
        deliver=notices.changed(edits.signed_without_email),
    ),
    _notifying(
        id="noventiq-signature-without-secret",
        kind="webhooks",
        title="The signature is made without the secret.",
        declaration="orderEvent x-notifies signature",
        deliver=notices.changed(edits.signed_without_secret),
    ),
    _notifying(
        id="noventiq-signature-capitals",
        kind="webhooks",
        title="The signature is that of the values in capital letters.",
        declaration="orderEvent x-notifies signature",
        deliver=notices.changed(edits.signed_in_capitals),
    ),
    _notifying(
        id="noventiq-signature-of-other-body",
        kind="webhooks",
        title="The time of creation is changed after the notification was signed.",
        declaration="orderEvent x-notifies signature",
        deliver=notices.body_changed("/create_date", lambda text: f"{text[:17]}00{text[19:]}"),
    ),
    _notifying(
        id="noventiq-notified-twice",
        kind="webhooks",
        title="Each notification is sent twice.",
        declaration="orderEvent x-notifies delivery",
        deliver=notices.twice,
    ),
    _notifying(
        id="noventiq-notified-out-of-order",
        kind="webhooks",
        title="The second notification about an order comes before the first.",
        declaration="orderEvent x-notifies events",
        deliver=notices.swapped("/order_id"),
    ),
    _notifying(
        id="noventiq-payment-not-notified",
        kind="webhooks",
        title="A payment is not notified.",
        declaration="orderEvent x-notifies events",
        deliver=notices.dropped("/event", "order.payment.succeeded"),
    ),
    _notifying(
        id="noventiq-notified-amount-rounded",
        kind="money",
        title="A notification rounds the amount of the product to whole units.",
        declaration="orderEvent x-notifies events",
        deliver=notices.body_changed("/product/amount", edits.whole),
    ),
    _notifying(
        id="noventiq-notified-without-currency",
        kind="money",
        title="A notification leaves out the currency.",
        declaration="orderEvent x-notifies events",
        deliver=notices.changed(edits.without_currency),
    ),
]
