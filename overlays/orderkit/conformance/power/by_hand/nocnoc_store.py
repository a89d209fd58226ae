"""Defects of the nocnoc store's API."""

from __future__ import annotations

from functools import partial

from ..defect import Defect
from ..derived.filters import filter_defects
from ..derived.kept import kept_defects
from ..derived.owners import owner_defects
from ..derived.pages import page_defects
from ..derived.repeats import repeat_defects
from ..memory import racing, stale
from ..middleware import requests, values, without
from . import nocnoc_store_edits as edits
from . import nocnoc_store_refusals
from .accepting import as_success

PROVIDER = "nocnoc_store"
_PRODUCTS = ("listProducts", "getProduct", "updateProduct", "createProduct", "createProductFromAsin")
_ORDERS = ("listOrders", "cancelOrder")
_ALL = (*_PRODUCTS, *_ORDERS, "createPackage")
_defect = partial(Defect, provider=PROVIDER)
_writing = partial(_defect, needs=("writes",), touches=_ALL)


def defects() -> list[Defect]:
    """Return all defects of the provider."""
    return [
        *filter_defects(PROVIDER, "listOrders"),
        *filter_defects(PROVIDER, "listProducts"),
        *page_defects(
            PROVIDER, "listOrders", "border-lost", "ties-unstable", "size-fixed", "beyond-repeats", "reversed"
        ),
        *page_defects(
            PROVIDER, "listProducts", "last-page-lost", "border-repeated", "largest-clamped", "reversed"
        ),
        *owner_defects(
            PROVIDER, ("listOrders", "cancelOrder", "listProducts", "getProduct", "updateProduct")
        ),
        *repeat_defects(PROVIDER, ("cancelOrder", "createProduct", "createProductFromAsin", "updateProduct")),
        *kept_defects(PROVIDER, "createProduct", ("/title", "cut"), ("/condition", "lost")),
        *kept_defects(PROVIDER, "updateProduct", ("/available_quantity", "lost")),
        *_OF_ORDERS,
        *_OF_PRODUCTS,
        *nocnoc_store_refusals.defects(),
    ]


_OF_ORDERS: list[Defect] = [
    _writing(
        id="nocnoc-store-cancelled-again",
        kind="lifecycle",
        title="The cancellation of an order that is cancelled is accepted.",
        declaration="cancelOrder x-lifecycle OrderStatus",
        apply=as_success("cancelOrder", 409, edits.accepted),
    ),
    _writing(
        id="nocnoc-store-cancels-at-once",
        kind="lifecycle",
        title="A request for cancellation cancels the order at once.",
        declaration="cancelOrder x-lifecycle OrderStatus",
        apply=edits.cancelling_at_once(),
    ),
    _writing(
        id="nocnoc-store-cancellation-lost",
        kind="lifecycle",
        title="A request for cancellation succeeds, and nothing is stored.",
        declaration="cancelOrder x-repeat",
        apply=edits.unstored("cancelOrder"),
    ),
    _defect(
        id="nocnoc-store-two-filters",
        kind="filters and sorts",
        title="The filter statuses is ignored when a day is sent as well.",
        declaration="listOrders x-filter statuses",
        apply=requests(edits.without_statuses, "listOrders"),
    ),
    _defect(
        id="nocnoc-store-page-one-based",
        kind="pagination",
        title="Page 1 is the first page, like page 0.",
        declaration="listOrders x-pagination first",
        apply=requests(edits.page_before, "listOrders"),
    ),
    _defect(
        id="nocnoc-store-price-rounded",
        kind="money",
        title="The list of products rounds prices to whole units.",
        declaration="getProduct x-same-as listProducts",
        apply=values("/products/*/price", edits.whole_units, "listProducts"),
        touches=("listProducts",),
    ),
    _defect(
        id="nocnoc-store-price-of-line",
        kind="money",
        title="A product is read with the price of all its units.",
        declaration="getProduct x-same-as listProducts",
        apply=edits.price_of_all(),
    ),
]

_SHOWN = {"listProducts": "/products/*"}
_OF_PRODUCTS: list[Defect] = [
    _defect(
        id="nocnoc-store-currency-missing",
        kind="money",
        title="The list of products leaves out the currency of the price.",
        declaration="listProducts schema Product currency_code",
        apply=without("/products/*/currency_code", "listProducts"),
    ),
    _defect(
        id="nocnoc-store-list-price-cut",
        kind="money",
        title="The list of products cuts prices to whole units.",
        declaration="listProducts schema Product price",
        apply=values("/products/*/price", int, "listProducts"),
    ),
    _writing(
        id="nocnoc-store-list-price-stale",
        kind="lifecycle",
        title="The list of products shows the price at which a product was first listed.",
        declaration="updateProduct x-same-as getProduct",
        apply=stale(_SHOWN, "/sku", "/price"),
    ),
    _writing(
        id="nocnoc-store-update-time-stays",
        kind="filters and sorts",
        title="An update does not change updated_at, so that updatedAtFrom does not find it.",
        declaration="listProducts x-filter updatedAtFrom",
        apply=stale({**_SHOWN, "getProduct": ""}, "/sku", "/updated_at"),
    ),
    _writing(
        id="nocnoc-store-created-hidden",
        kind="pagination",
        title="A new product is on no page of the list.",
        declaration="listProducts x-pagination",
        apply=edits.hiding_new(),
    ),
    _writing(
        id="nocnoc-store-sku-of-others",
        kind="duplicates",
        title="A product is refused if another account has its SKU.",
        declaration="createProduct x-unique",
        apply=edits.skus_of_everybody(),
        needs=("writes", "two-accounts"),
    ),
    _writing(
        id="nocnoc-store-sku-overwritten",
        kind="duplicates",
        title="A second product with the same SKU overwrites stock and price of the first.",
        declaration="createProduct x-unique",
        apply=edits.overwriting(),
    ),
    _writing(
        id="nocnoc-store-race-of-products",
        kind="concurrency",
        title="Two products with the same SKU that come at the same time are both accepted.",
        declaration="createProduct x-unique",
        apply=racing("createProduct", edits.sku_of, edits.created_too),
    ),
]
