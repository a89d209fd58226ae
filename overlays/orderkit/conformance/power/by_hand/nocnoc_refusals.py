"""Defects of nocnoc in languages, in what is refused, in access and in HTTP."""

from __future__ import annotations

from functools import partial

from ..accounts import KEYS
from ..defect import Defect
from ..memory import sticking
from ..middleware import (
    body_values,
    failures,
    on_error,
    replies,
    requests,
    retried,
    status_of,
    values,
    without,
)
from ..protocol import latin_1, media_type, method_status, ok_with_error
from . import nocnoc_edits as edits
from .accepting import token_optional, token_prefix

PROVIDER = "nocnoc"
_ALL = ("quoteOrder", "createOrder", "placeOrder", "cancelOrder", "getOrder", "trackOrder")
_defect = partial(Defect, provider=PROVIDER)
_writing = partial(_defect, needs=("writes",), touches=_ALL)
_everywhere = partial(_defect, touches=_ALL)


def defects() -> list[Defect]:
    """Return the defects."""
    return [*_LANGUAGES, *_REFUSALS, *_ACCESS, *_PROTOCOL]


_LANGUAGES: list[Defect] = [
    _everywhere(
        id="nocnoc-language-ignored",
        kind="localization",
        title="Messages are in English, whatever the language asked for.",
        declaration="getOrder x-languages X-Lang",
        apply=requests(edits.known_language_dropped),
    ),
    _everywhere(
        id="nocnoc-language-sticks",
        kind="localization",
        title="A request without a language gets that of the request before.",
        declaration="getOrder x-languages default",
        apply=sticking(
            lambda request: request.header("x-lang"),
            lambda request, language: request.with_header("x-lang", language),
        ),
    ),
    _everywhere(
        id="nocnoc-portuguese-is-spanish",
        kind="localization",
        title="Messages in Portuguese are in Spanish.",
        declaration="getOrder x-languages values",
        apply=requests(edits.spanish_for_portuguese),
    ),
    _everywhere(
        id="nocnoc-unknown-language-accepted",
        kind="localization",
        title="A language that does not exist is taken for English.",
        declaration="getOrder x-languages unknown",
        apply=retried(on_error(315, lambda request: request.with_header("x-lang", None))),
    ),
    _writing(
        id="nocnoc-language-changes-status",
        kind="localization",
        title="In Spanish the status of an order is translated.",
        declaration="getOrder x-languages varies",
        apply=edits.translated_status(),
    ),
    _everywhere(
        id="nocnoc-language-changes-amount",
        kind="localization",
        title="In Portuguese the amounts of a quote are in whole dollars.",
        declaration="quoteOrder x-languages varies",
        apply=edits.amounts_by_language(),
    ),
]
_REFUSALS: list[Defect] = [
    _everywhere(
        id="nocnoc-error-other-member",
        kind="errors",
        title="A wrong weight is reported as a wrong price.",
        declaration="quoteOrder x-errors 310",
        apply=failures(edits.replaced("].weight", "].amount_usd"), "quoteOrder", "createOrder"),
    ),
    _writing(
        id="nocnoc-error-key-differs",
        kind="errors",
        title="The key of error 311 is that of another error.",
        declaration="placeOrder x-errors 311",
        apply=failures(edits.replaced("invalid_order_status_change", "invalid_param")),
    ),
    _defect(
        id="nocnoc-error-code-missing",
        kind="errors",
        title="An unknown order is refused without a code.",
        declaration="getOrder x-errors 312",
        apply=failures(edits.replaced('"code":312,', ""), "getOrder"),
    ),
    _writing(
        id="nocnoc-duplicate-is-409",
        kind="errors",
        title="A used invoice id is refused with 409 instead of 400.",
        declaration="createOrder x-errors 313",
        apply=failures(edits.conflict, "createOrder"),
    ),
    _defect(
        id="nocnoc-unknown-is-400",
        kind="errors",
        title="An unknown order is refused with 400 instead of 404.",
        declaration="getOrder responses 404",
        apply=status_of(400, "getOrder"),
    ),
    _everywhere(
        id="nocnoc-quantity-zero",
        kind="validation",
        title="A quantity of 0 is accepted as 1.",
        declaration="quoteOrder requestBody quantity",
        apply=body_values("/products/*/quantity", lambda value: 1 if value == 0 else value),
    ),
    _everywhere(
        id="nocnoc-price-as-text",
        kind="validation",
        title="A price that is a text with a number is accepted.",
        declaration="quoteOrder requestBody amount_usd",
        apply=body_values("/products/*/amount_usd", edits.as_number),
    ),
    _everywhere(
        id="nocnoc-unknown-subcategory",
        kind="validation",
        title="A subcategory that does not exist is accepted.",
        declaration="quoteOrder requestBody subcategory_id",
        apply=retried(on_error(310, edits.with_subcategory), "quoteOrder"),
    ),
    _writing(
        id="nocnoc-past-expiration",
        kind="validation",
        title="An expiration date in the past is ignored.",
        declaration="createOrder requestBody expiration_date",
        apply=retried(on_error(310, edits.without_expiration), "createOrder"),
    ),
]
_ACCESS: list[Defect] = [
    _everywhere(
        id="nocnoc-key-optional",
        kind="tokens",
        title="A request without a key is served.",
        declaration="quoteOrder security apiKey",
        apply=token_optional("x-api-key", KEYS[0]),
    ),
    _everywhere(
        id="nocnoc-key-prefix",
        kind="tokens",
        title="A key is accepted if it begins with a valid one.",
        declaration="quoteOrder security apiKey",
        apply=token_prefix("x-api-key", KEYS),
    ),
]
_PROTOCOL: list[Defect] = [
    _defect(
        id="nocnoc-media-type",
        kind="shape and protocol",
        title="A quote comes as text/html.",
        declaration="quoteOrder responses 200",
        apply=media_type("text/html; charset=utf-8", "quoteOrder"),
    ),
    _writing(
        id="nocnoc-charset",
        kind="shape and protocol",
        title="An order that is read is encoded in ISO 8859-1.",
        declaration="getOrder responses 200",
        apply=latin_1("getOrder"),
    ),
    _everywhere(
        id="nocnoc-refusals-are-200",
        kind="shape and protocol",
        title="A refused quote has the status 200.",
        declaration="quoteOrder responses 400",
        apply=ok_with_error("quoteOrder"),
    ),
    _writing(
        id="nocnoc-id-as-text",
        kind="shape and protocol",
        title="The id of a new order is a text.",
        declaration="createOrder schema Order id",
        apply=values("/id", str, "createOrder"),
    ),
    _writing(
        id="nocnoc-products-missing",
        kind="shape and protocol",
        title="A placed order comes without its products.",
        declaration="placeOrder x-same-as getOrder",
        apply=without("/products", "placeOrder"),
    ),
    _writing(
        id="nocnoc-created-is-201",
        kind="shape and protocol",
        title="An order is created with 201 instead of 200.",
        declaration="createOrder responses 200",
        apply=replies(edits.created, "createOrder"),
    ),
    _defect(
        id="nocnoc-head",
        kind="shape and protocol",
        title="HEAD fails with 500.",
        declaration="getOrder method",
        apply=method_status("HEAD", 500),
        touches=("HEAD",),
    ),
    _writing(
        id="nocnoc-pickup-country-lower-case",
        kind="shape and protocol",
        title="An order that is read has the countries of its pickups in lower case.",
        declaration="getOrder schema Pickup country",
        apply=values("/products/*/pickup/country", str.lower, "getOrder"),
    ),
]
