"""Defects of the nocnoc store in what is refused, in access and in HTTP."""

from __future__ import annotations

from functools import partial

from ..accounts import KEYS
from ..defect import Defect
from ..memory import always_done
from ..middleware import body_values, failures, on_error, requests, retried, status_of, values
from ..protocol import crashing, html_errors, latin_1, media_type, method_status, ok_with_error
from . import nocnoc_store_edits as edits
from .accepting import token_optional, token_prefix

PROVIDER = "nocnoc_store"
_PRODUCTS = ("listProducts", "getProduct", "updateProduct", "createProduct", "createProductFromAsin")
_ORDERS = ("listOrders", "cancelOrder")
_ALL = (*_PRODUCTS, *_ORDERS, "createPackage")
_defect = partial(Defect, provider=PROVIDER)
_writing = partial(_defect, needs=("writes",), touches=_ALL)


def defects() -> list[Defect]:
    """Return the defects."""
    return [*_REFUSALS, *_ACCESS, *_PROTOCOL]


_REFUSALS: list[Defect] = [
    _writing(
        id="nocnoc-store-update-half",
        kind="refused calls",
        title="A refused update writes the quantity all the same.",
        declaration="updateProduct x-keeps whole",
        apply=always_done("updateProduct", edits.quantity_only, {400}),
    ),
    _writing(
        id="nocnoc-store-refused-created",
        kind="refused calls",
        title="A product with a wrong price is refused, and created all the same.",
        declaration="createProduct x-keeps whole",
        apply=always_done("createProduct", edits.with_right_price, {400}),
    ),
    _writing(
        id="nocnoc-store-error-other-member",
        kind="errors",
        title="A wrong price is reported as a wrong quantity.",
        declaration="updateProduct x-errors",
        apply=failures(edits.replaced("price:", "available_quantity:"), "updateProduct", "createProduct"),
    ),
    _writing(
        id="nocnoc-store-error-first-only",
        kind="errors",
        title="Of several missing members only the first is reported.",
        declaration="createProduct x-errors",
        apply=failures(edits.first_error, "createProduct"),
    ),
    _defect(
        id="nocnoc-store-unknown-is-400",
        kind="errors",
        title="An unknown SKU is refused with 400 instead of 404.",
        declaration="getProduct responses 404",
        apply=status_of(400, "getProduct"),
    ),
    _writing(
        id="nocnoc-store-message-of-other",
        kind="errors",
        title="An unknown order is refused with the message for an unknown SKU.",
        declaration="cancelOrder x-errors",
        apply=failures(edits.replaced("Order not found", "Sku not found"), "cancelOrder"),
    ),
    _writing(
        id="nocnoc-store-negative-price",
        kind="validation",
        title="A negative price is accepted as zero.",
        declaration="updateProduct requestBody price",
        apply=body_values("/price", edits.not_negative, "updateProduct", "createProduct"),
    ),
    _writing(
        id="nocnoc-store-currency-optional",
        kind="validation",
        title="A price without a currency is accepted.",
        declaration="updateProduct requestBody currency_code",
        apply=requests(edits.with_currency, "updateProduct"),
    ),
    _defect(
        id="nocnoc-store-unknown-status",
        kind="validation",
        title="A filter by a status that does not exist is ignored.",
        declaration="listOrders parameter statuses",
        apply=retried(on_error(400, lambda r: r.with_parameter("statuses", None)), "listOrders"),
    ),
]

_ACCESS: list[Defect] = [
    _defect(
        id="nocnoc-store-key-optional",
        kind="tokens",
        title="A request without a key is served.",
        declaration="listOrders security apiKey",
        apply=token_optional("x-api-key", KEYS[0]),
        touches=_ALL,
    ),
    _defect(
        id="nocnoc-store-key-prefix",
        kind="tokens",
        title="A key is accepted if it begins with a valid one.",
        declaration="listOrders security apiKey",
        apply=token_prefix("x-api-key", KEYS),
        touches=_ALL,
    ),
    _writing(
        id="nocnoc-store-package-of-others",
        kind="authorization",
        title="A package can be made for the order of another account.",
        declaration="createPackage x-owner",
        apply=edits.packing_for_others(),
        needs=("two-accounts", "writes"),
    ),
]

_PROTOCOL: list[Defect] = [
    _defect(
        id="nocnoc-store-media-type",
        kind="shape and protocol",
        title="The list of orders comes as text/html.",
        declaration="listOrders responses 200",
        apply=media_type("text/html; charset=utf-8", "listOrders"),
    ),
    _defect(
        id="nocnoc-store-charset",
        kind="shape and protocol",
        title="The list of orders is encoded in ISO 8859-1.",
        declaration="listOrders responses 200",
        apply=latin_1("listOrders"),
    ),
    _defect(
        id="nocnoc-store-refusals-are-200",
        kind="shape and protocol",
        title="A refused product list has the status 200.",
        declaration="listProducts responses 400",
        apply=ok_with_error("listProducts"),
    ),
    _defect(
        id="nocnoc-store-html-404",
        kind="shape and protocol",
        title="An unknown SKU gets a page of HTML.",
        declaration="getProduct responses 404",
        apply=html_errors("getProduct"),
    ),
    _writing(
        id="nocnoc-store-created-is-200",
        kind="shape and protocol",
        title="A product is created with 200 instead of 201.",
        declaration="createProduct responses 201",
        apply=edits.created_is_200(),
    ),
    _defect(
        id="nocnoc-store-prices-as-text",
        kind="shape and protocol",
        title="The prices of listed products are texts.",
        declaration="listProducts schema Product price",
        apply=values("/products/*/price", str, "listProducts"),
    ),
    _defect(
        id="nocnoc-store-largest-crashes",
        kind="shape and protocol",
        title="The largest page size fails with 500.",
        declaration="listProducts parameter size",
        apply=crashing("listProducts", lambda request: request.parameter("size") == "200"),
    ),
    _defect(
        id="nocnoc-store-head",
        kind="shape and protocol",
        title="HEAD fails with 500.",
        declaration="listOrders method",
        apply=method_status("HEAD", 500),
        touches=("HEAD",),
    ),
]
