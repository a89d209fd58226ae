"""Defects of ePages in what is refused, in access and in HTTP."""

from __future__ import annotations

from functools import partial

from ..accounts import KEYS
from ..defect import Defect
from ..memory import sticking
from ..middleware import failures, on_error, replies, requests, retried, successes, values
from ..protocol import crashing, html_errors, latin_1, media_type, method_status
from . import epages_edits as edits
from .accepting import cleaned, token_optional, token_prefix

PROVIDER = "epages"
LISTED, ONE = {"listOrders": "/items/*"}, {"getOrder": "", "updateOrder": ""}
_ORDERS = ("listOrders", "getOrder", "updateOrder")
_defect = partial(Defect, provider=PROVIDER)


def defects() -> list[Defect]:
    """Return the defects."""
    return [*_LANGUAGE, *_REFUSALS, *_PROTOCOL]


_LANGUAGE: list[Defect] = [
    _defect(
        id="epages-locale-ignored",
        kind="localization",
        title="The locale is ignored: all names come in the shop's own language.",
        declaration="getOrder x-languages locale",
        apply=requests(lambda request: request.with_parameter("locale", None)),
        touches=(*_ORDERS, "listOrderDocuments"),
    ),
    _defect(
        id="epages-locale-sticks",
        kind="localization",
        title="A request without a locale gets that of the request before.",
        declaration="getOrder x-languages locale",
        apply=sticking(
            lambda request: request.parameter("locale"),
            lambda request, locale: request.with_parameter("locale", locale),
        ),
        touches=(*_ORDERS, "listOrderDocuments"),
    ),
    _defect(
        id="epages-locale-changes-number",
        kind="localization",
        title="In German the list writes grandTotal with a comma.",
        declaration="listOrders x-languages locale",
        apply=successes(edits.with_comma, "listOrders"),
    ),
    _defect(
        id="epages-unknown-locale-refused",
        kind="localization",
        title="A locale that the shop does not offer is refused.",
        declaration="listOrders x-languages unknown",
        apply=replies(edits.refused_locale, "listOrders"),
    ),
]

_REFUSALS: list[Defect] = [
    _defect(
        id="epages-error-other-parameter",
        kind="errors",
        title="A refused page size is reported as a wrong page.",
        declaration="listOrders x-errors",
        apply=failures(edits.renamed("resultsPerPage", "page"), "listOrders"),
    ),
    _defect(
        id="epages-error-status-differs",
        kind="errors",
        title="The status in the body of a 404 is 400.",
        declaration="getOrder x-errors",
        apply=failures(edits.status_in_body, "getOrder"),
    ),
    _defect(
        id="epages-error-html",
        kind="errors",
        title="A refused list comes as a page of HTML that is labelled as JSON.",
        declaration="listOrders x-errors",
        apply=html_errors("listOrders", media_type="application/json"),
    ),
    _defect(
        id="epages-page-zero",
        kind="validation",
        title="Page 0 is accepted as the first page.",
        declaration="listOrders parameter page",
        apply=retried(
            on_error(400, lambda r: r.with_parameter("page", 1) if r.parameter("page") == "0" else None)
        ),
        touches=("listOrders", "listOrderDocuments"),
    ),
    _defect(
        id="epages-wrong-date-ignored",
        kind="validation",
        title="A time of createdAfter that is none is ignored.",
        declaration="listOrders parameter createdAfter",
        apply=retried(on_error(400, lambda r: r.with_parameter("createdAfter", None)), "listOrders"),
    ),
    _defect(
        id="epages-range-unlimited",
        kind="validation",
        title="A range of more than a year between createdAfter and createdBefore is accepted.",
        declaration="listOrders x-filter createdBefore range",
        apply=retried(on_error(400, edits.without_bound), "listOrders"),
    ),
    _defect(
        id="epages-unknown-path-accepted",
        kind="validation",
        title="A patch of a path that cannot be changed succeeds without effect.",
        declaration="updateOrder requestBody",
        apply=retried(on_error(400, cleaned({"path": "/internalNote", "op": "remove"})), "updateOrder"),
        needs=("writes",),
        touches=_ORDERS,
    ),
    _defect(
        id="epages-token-optional",
        kind="tokens",
        title="A request without a token is served.",
        declaration="listOrders x-token missing",
        apply=token_optional("authorization", f"Bearer {KEYS[0]}"),
        touches=(*_ORDERS, "listOrderDocuments"),
    ),
    _defect(
        id="epages-token-prefix",
        kind="tokens",
        title="A token is accepted if it begins with one that is valid.",
        declaration="listOrders x-token invalid",
        apply=token_prefix("authorization", [f"Bearer {key}" for key in KEYS]),
        touches=(*_ORDERS, "listOrderDocuments"),
    ),
]

_PROTOCOL: list[Defect] = [
    _defect(
        id="epages-media-type",
        kind="shape and protocol",
        title="An order comes as text/html.",
        declaration="getOrder responses 200",
        apply=media_type("text/html; charset=utf-8", "getOrder"),
    ),
    _defect(
        id="epages-charset",
        kind="shape and protocol",
        title="The list of orders is encoded in ISO 8859-1.",
        declaration="listOrders responses 200",
        apply=latin_1("listOrders"),
    ),
    _defect(
        id="epages-head",
        kind="shape and protocol",
        title="HEAD fails with 500.",
        declaration="listOrders method",
        apply=method_status("HEAD", 500),
        touches=("HEAD",),
    ),
    _defect(
        id="epages-amounts-as-text",
        kind="shape and protocol",
        title="The quantities of the lines are texts.",
        declaration="getOrder schema Quantity",
        apply=values("/lineItemContainer/productLineItems/*/quantity/amount", str, "getOrder"),
    ),
    _defect(
        id="epages-crash-on-last",
        kind="shape and protocol",
        title="A page size of exactly 100 fails with 500.",
        declaration="listOrders parameter resultsPerPage",
        apply=crashing("listOrders", lambda request: request.parameter("resultsPerPage") == "100"),
    ),
    _defect(
        id="epages-currency-symbol",
        kind="shape and protocol",
        title="An order that is read has the symbol of its currency in place of the code.",
        declaration="getOrder schema Order currencyId",
        apply=values("/currencyId", lambda code: {"EUR": "€"}.get(code, code.lower()), "getOrder"),
    ),
]
