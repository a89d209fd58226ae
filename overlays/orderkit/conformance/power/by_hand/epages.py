"""Defects of a shop of ePages."""

from __future__ import annotations

from functools import partial

from ..defect import Defect
from ..derived.filters import filter_defects
from ..derived.owners import owner_defects
from ..derived.pages import page_defects
from ..derived.repeats import repeat_defects
from ..derived.sums import sum_defects
from ..memory import always_done, racing, stale
from ..middleware import requests, values, without
from . import epages_edits as edits
from . import epages_refusals

PROVIDER = "epages"
LISTED, ONE = {"listOrders": "/items/*"}, {"getOrder": "", "updateOrder": ""}
_ORDERS = ("listOrders", "getOrder", "updateOrder")
_defect = partial(Defect, provider=PROVIDER)


def defects() -> list[Defect]:
    """Return all defects of the provider."""
    return [
        *filter_defects(PROVIDER, "listOrders"),
        *page_defects(
            PROVIDER, "listOrders", "border-repeated", "total-capped", "largest-clamped", "size-fixed"
        ),
        *page_defects(
            PROVIDER, "listOrderDocuments", "border-repeated", "total-of-page", "reversed", "beyond-repeats"
        ),
        *owner_defects(PROVIDER, ("listOrders", "getOrder", "updateOrder", "listOrderDocuments")),
        *repeat_defects(PROVIDER, ("updateOrder",)),
        *sum_defects(
            PROVIDER, ("Order", 0), ("ProductLineItem", 0), ("LineItemContainer", 0), ("LineItemContainer", 1)
        ),
        *_READS,
        *_WRITES,
        *epages_refusals.defects(),
    ]


_READS: list[Defect] = [
    _defect(
        id="epages-filters-combined",
        kind="filters and sorts",
        title="The filter paidOn is ignored when currency is sent as well.",
        declaration="listOrders x-filter paidOn",
        apply=requests(edits.without_paid, "listOrders"),
    ),
    _defect(
        id="epages-documents-first-only",
        kind="pagination",
        title="Pages of documents hold one document, whatever the page size.",
        declaration="listOrderDocuments x-pagination",
        apply=values("/items", lambda items: items[:1], "listOrderDocuments"),
    ),
    _defect(
        id="epages-list-paid-stale",
        kind="lifecycle",
        title="The list shows paidOn as it was when the order was listed for the first time.",
        declaration="getOrder x-same-as listOrders",
        apply=stale(LISTED, "/orderId", "/paidOn"),
        needs=("writes",),
        touches=("listOrders",),
    ),
    _defect(
        id="epages-total-rounded",
        kind="money",
        title="The list rounds grandTotal to one decimal.",
        declaration="getOrder x-same-as listOrders",
        apply=values("/items/*/grandTotal", edits.one_decimal, "listOrders"),
        touches=("listOrders",),
    ),
    _defect(
        id="epages-price-currency-missing",
        kind="money",
        title="The prices of the lines of an order have no currency.",
        declaration="getOrder schema Price",
        apply=without("/lineItemContainer/productLineItems/*/lineItemPrice/currency", "getOrder"),
    ),
    _defect(
        id="epages-list-currency-of-shop",
        kind="money",
        title="The list shows the currency of the shop, EUR, for every order.",
        declaration="getOrder x-same-as listOrders",
        apply=values("/items/*/currencyId", lambda _: "EUR", "listOrders"),
        touches=("listOrders",),
    ),
]

_WRITES: list[Defect] = [
    _defect(
        id="epages-patch-paid-not-stored",
        kind="lifecycle",
        title="A patch of paidOn succeeds and shows the time, and nothing is stored.",
        declaration="updateOrder x-keeps",
        apply=edits.unstored("/paidOn"),
        needs=("writes",),
        touches=_ORDERS,
    ),
    _defect(
        id="epages-dispatched-delivers",
        kind="lifecycle",
        title="A patch that sets dispatchedOn sets deliveredOn too.",
        declaration="updateOrder x-keeps",
        apply=requests(edits.delivering, "updateOrder"),
        needs=("writes",),
        touches=_ORDERS,
    ),
    _defect(
        id="epages-patch-half",
        kind="refused calls",
        title="A refused patch carries out the operations before the wrong one.",
        declaration="updateOrder x-keeps whole",
        apply=always_done("updateOrder", edits.first_operation, {400}),
        needs=("writes",),
        touches=_ORDERS,
    ),
    _defect(
        id="epages-refused-viewed",
        kind="refused calls",
        title="A refused patch marks the order as viewed.",
        declaration="updateOrder x-keeps whole",
        apply=always_done("updateOrder", edits.viewing, {400}),
        needs=("writes",),
        touches=_ORDERS,
    ),
    _defect(
        id="epages-comment-doubled",
        kind="duplicates",
        title="A repeated patch appends the comment to the one that is there.",
        declaration="updateOrder x-repeat",
        apply=edits.appended(),
        needs=("writes",),
        touches=_ORDERS,
    ),
    _defect(
        id="epages-remove-ignored",
        kind="validation",
        title="A patch that removes a value succeeds and leaves it as it is.",
        declaration="updateOrder x-keeps null",
        apply=requests(edits.without_removals, "updateOrder"),
        needs=("writes",),
        touches=_ORDERS,
    ),
    _defect(
        id="epages-lost-update",
        kind="concurrency",
        title="Of two patches at the same time the second removes what the first wrote.",
        declaration="updateOrder x-keeps",
        apply=racing("updateOrder", lambda request: request.path, edits.undone_first),
        needs=("writes",),
        touches=_ORDERS,
    ),
]
