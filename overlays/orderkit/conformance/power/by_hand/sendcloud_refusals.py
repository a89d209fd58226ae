"""Defects of Sendcloud in what is refused, in access and in HTTP."""

from __future__ import annotations

from functools import partial

from ..accounts import KEYS, account_headers
from ..defect import Defect
from ..memory import always_done
from ..middleware import (
    body_values,
    failures,
    on_error,
    retried,
    status_of,
    values,
)
from ..pointers import ABSENT
from ..protocol import html_errors, latin_1, media_type, method_status, ok_with_error
from . import sendcloud_edits as edits
from . import sendcloud_saving as saving
from .accepting import secret_ignored

PROVIDER = "sendcloud"
LISTED, ONE = {"listOrders": "/data/*"}, {"retrieveOrder": "/data"}
_READ = ("listOrders", "retrieveOrder")
_ALL = (*_READ, "createOrUpdateOrders", "updateOrder", "deleteOrder")
_defect = partial(Defect, provider=PROVIDER)
_writing = partial(_defect, needs=("writes",), touches=_ALL)


def defects() -> list[Defect]:
    """Return the defects."""
    return [*_REFUSALS, *_ACCESS, *_PROTOCOL]


_SAVING = "createOrUpdateOrders"
_REFUSALS: list[Defect] = [
    _writing(
        id="sendcloud-save-half",
        kind="refused calls",
        title="A list of orders with a wrong one is refused, and the right ones are saved.",
        declaration=f"{_SAVING} x-keeps whole",
        apply=always_done(_SAVING, edits.first_only, {400}),
    ),
    _writing(
        id="sendcloud-update-half",
        kind="refused calls",
        title="A refused update writes the order number all the same.",
        declaration="updateOrder x-keeps whole",
        apply=always_done("updateOrder", edits.number_only, {400}),
    ),
    _writing(
        id="sendcloud-refused-touches",
        kind="refused calls",
        title="A refused update moves the time of the last change.",
        declaration="updateOrder x-keeps whole",
        apply=always_done("updateOrder", edits.nothing_but_notes, {400}),
    ),
    _writing(
        id="sendcloud-error-other-pointer",
        kind="errors",
        title="A wrong country code is reported as a wrong postal code.",
        declaration=f"{_SAVING} x-errors",
        apply=failures(edits.replaced("country_code", "postal_code"), _SAVING, "updateOrder"),
    ),
    _defect(
        id="sendcloud-error-first-only",
        kind="errors",
        title="Of several wrong parameters only the first is reported.",
        declaration="listOrders x-errors",
        apply=failures(edits.first_error, "listOrders"),
    ),
    _defect(
        id="sendcloud-error-status-text",
        kind="errors",
        title="An unknown order is refused with 404 and an error whose status is 400.",
        declaration="retrieveOrder x-errors",
        apply=failures(edits.replaced('"status":"404"', '"status":"400"'), "retrieveOrder"),
    ),
    _defect(
        id="sendcloud-unknown-is-400",
        kind="errors",
        title="An unknown order is refused with 400 instead of 404.",
        declaration="retrieveOrder responses 404",
        apply=status_of(400, "retrieveOrder"),
    ),
    _defect(
        id="sendcloud-page-size-zero",
        kind="validation",
        title="A page size of 0 is accepted.",
        declaration="listOrders parameter page_size",
        apply=retried(on_error(400, edits.without_zero_size), "listOrders"),
    ),
    _writing(
        id="sendcloud-country-name",
        kind="validation",
        title="A country code of three letters is accepted and cut.",
        declaration=f"{_SAVING} requestBody",
        apply=body_values("/*/shipping_address/country_code", lambda code: str(code)[:2], _SAVING),
    ),
    _defect(
        id="sendcloud-wrong-day-ignored",
        kind="validation",
        title="A filter by a day that is none is ignored.",
        declaration="listOrders parameter order_created_at",
        apply=retried(on_error(400, lambda r: r.with_parameter("order_created_at", None)), "listOrders"),
    ),
    _writing(
        id="sendcloud-update-moves-order",
        kind="refused calls",
        title="An update with another order_id succeeds and changes the rest.",
        declaration="updateOrder x-unique",
        apply=retried(on_error(400, edits.without_order_id), "updateOrder"),
    ),
]
_ACCESS: list[Defect] = [
    _defect(
        id="sendcloud-secret-ignored",
        kind="tokens",
        title="The secret key is not compared: the public key is enough.",
        declaration="listOrders security basic",
        apply=secret_ignored(PROVIDER),
        touches=_ALL,
    ),
    _defect(
        id="sendcloud-token-never-ends",
        kind="tokens",
        title="A token is accepted for ever.",
        declaration="listOrders x-token expired",
        apply=edits.endless_tokens(),
        needs=("clock",),
        touches=_ALL,
    ),
    _defect(
        id="sendcloud-invalid-token-served",
        kind="tokens",
        title="Any bearer token is accepted.",
        declaration="listOrders x-token invalid",
        apply=retried(on_error(401, edits.bearer_replaced(account_headers(PROVIDER, KEYS[0])))),
        touches=_ALL,
    ),
    _writing(
        id="sendcloud-stranger-by-id",
        kind="authorization",
        title="A saved order with the id of another account's order replaces that.",
        declaration="createOrUpdateOrders x-owner",
        apply=saving.saving_for_owner(),
        needs=("two-accounts", "writes"),
    ),
]
_PROTOCOL: list[Defect] = [
    _defect(
        id="sendcloud-media-type",
        kind="shape and protocol",
        title="The list of orders comes as text/plain.",
        declaration="listOrders responses 200",
        apply=media_type("text/plain; charset=utf-8", "listOrders"),
    ),
    _defect(
        id="sendcloud-charset",
        kind="shape and protocol",
        title="The list of orders is encoded in ISO 8859-1.",
        declaration="listOrders responses 200",
        apply=latin_1("listOrders"),
    ),
    _defect(
        id="sendcloud-refusals-are-200",
        kind="shape and protocol",
        title="A refused list has the status 200.",
        declaration="listOrders responses 400",
        apply=ok_with_error("listOrders"),
    ),
    _defect(
        id="sendcloud-html-404",
        kind="shape and protocol",
        title="An unknown order gets a page of HTML.",
        declaration="retrieveOrder responses 404",
        apply=html_errors("retrieveOrder"),
    ),
    _writing(
        id="sendcloud-deleted-with-body",
        kind="shape and protocol",
        title="A deletion has the status 200 and a body.",
        declaration="deleteOrder responses 204",
        apply=edits.deletion_with_body(),
    ),
    _defect(
        id="sendcloud-status-missing",
        kind="shape and protocol",
        title="The list leaves out the status of orders that are on hold.",
        declaration="listOrders schema Order",
        apply=values(
            "/data/*/order_details/status",
            lambda status: ABSENT if "hold" in str(status.get("code")).lower() else status,
            "listOrders",
        ),
    ),
    _defect(
        id="sendcloud-head",
        kind="shape and protocol",
        title="HEAD fails with 500.",
        declaration="listOrders method",
        apply=method_status("HEAD", 500),
        touches=("HEAD",),
    ),
]
