"""Defects of Noventiq in what is refused, in tokens and in HTTP."""

from __future__ import annotations

from functools import partial

from ..defect import Defect
from ..middleware import failures, on_error, replies, retried, status_of, values
from ..pointers import ABSENT
from ..protocol import crashing, html_errors, media_type, method_status, ok_with_error
from . import noventiq_edits as edits
from . import noventiq_tokens as tokens

PROVIDER = "noventiq"
_ALL = ("createToken", "searchOrders", "getOrder", "createRefund")
_defect = partial(Defect, provider=PROVIDER)
_writing = partial(_defect, needs=("writes",), touches=_ALL)
_opening = partial(_defect, touches=("searchOrders", "getOrder", "createRefund"))


def defects() -> list[Defect]:
    """Return the defects."""
    return [*_TOKENS, *_REFUSALS, *_PROTOCOL]


_TOKENS: list[Defect] = [
    _opening(
        id="noventiq-token-never-ends",
        kind="tokens",
        title="A token is accepted after its end.",
        declaration="createToken x-token expired",
        apply=tokens.accepting(tokens.was_accepted),
        needs=("clock",),
    ),
    _opening(
        id="noventiq-token-optional",
        kind="tokens",
        title="A request without a token is served.",
        declaration="searchOrders x-token missing",
        apply=tokens.accepting(lambda request, _: request.header("authorizationjwt") is None),
    ),
    _opening(
        id="noventiq-any-token",
        kind="tokens",
        title="Any text is accepted as a token.",
        declaration="searchOrders x-token invalid",
        apply=tokens.accepting(lambda request, _: request.header("authorizationjwt") is not None),
    ),
    _opening(
        id="noventiq-token-replaced",
        kind="tokens",
        title="A new token ends those before it.",
        declaration="createToken x-token replaces",
        apply=tokens.replacing_tokens(),
    ),
    _opening(
        id="noventiq-token-worn-out",
        kind="tokens",
        title="A token is over after thirty calls.",
        declaration="createToken x-token lives",
        apply=tokens.worn_out_tokens(30),
    ),
    _opening(
        id="noventiq-token-without-scheme",
        kind="tokens",
        title="A token is accepted without the word Bearer.",
        declaration="searchOrders x-token invalid",
        apply=tokens.scheme_optional(),
    ),
    _opening(
        id="noventiq-missing-token-is-invalid",
        kind="errors",
        title="A missing token is refused with the code of an invalid one.",
        declaration="searchOrders x-token missing",
        apply=failures(edits.replaced('"error":1008', '"error":1007')),
    ),
]
_REFUSALS: list[Defect] = [
    _defect(
        id="noventiq-error-other-member",
        kind="errors",
        title="A wrong limit is reported as a wrong offset.",
        declaration="searchOrders x-errors 15010",
        apply=failures(edits.replaced("value: limit", "value: offset"), "searchOrders"),
    ),
    _defect(
        id="noventiq-error-without-code",
        kind="errors",
        title="A refused search has no code.",
        declaration="searchOrders x-errors 15010",
        apply=failures(edits.replaced('"error":15010,', ""), "searchOrders"),
    ),
    _defect(
        id="noventiq-unknown-is-400",
        kind="errors",
        title="An unknown order is refused with 400 instead of 404.",
        declaration="getOrder responses 404",
        apply=status_of(400, "getOrder"),
    ),
    _defect(
        id="noventiq-wrong-password-is-400",
        kind="errors",
        title="A wrong password is refused with 400 instead of 401.",
        declaration="createToken responses 401",
        apply=status_of(400, "createToken"),
    ),
    _defect(
        id="noventiq-limit-zero",
        kind="validation",
        title="A limit of 0 is accepted.",
        declaration="searchOrders requestBody limit",
        apply=retried(on_error(15010, edits.without_zero_limit), "searchOrders"),
    ),
    _defect(
        id="noventiq-unknown-status",
        kind="validation",
        title="A status that does not exist is ignored.",
        declaration="searchOrders requestBody status",
        apply=retried(on_error(15010, edits.without_member("status")), "searchOrders"),
    ),
    _defect(
        id="noventiq-wrong-time-ignored",
        kind="validation",
        title="A time that is none is ignored.",
        declaration="searchOrders requestBody create_date_from",
        apply=retried(on_error(15010, edits.without_member("create_date_from")), "searchOrders"),
    ),
    _writing(
        id="noventiq-email-unchecked",
        kind="validation",
        title="A refund with a wrong e-mail address is accepted.",
        declaration="createRefund requestBody email",
        apply=retried(on_error(15010, edits.with_email), "createRefund"),
    ),
    _writing(
        id="noventiq-refund-error-other-member",
        kind="errors",
        title="A wrong e-mail address is reported as a wrong description.",
        declaration="createRefund x-errors 15010",
        apply=failures(edits.replaced("value: email", "value: description"), "createRefund"),
    ),
]
_PROTOCOL: list[Defect] = [
    _defect(
        id="noventiq-media-type",
        kind="shape and protocol",
        title="An order comes as text/html.",
        declaration="getOrder responses 200",
        apply=media_type("text/html; charset=utf-8", "getOrder"),
    ),
    _defect(
        id="noventiq-ids-as-text",
        kind="shape and protocol",
        title="The ids of a search are texts.",
        declaration="searchOrders schema SearchResult ids",
        apply=values("/ids/*", str, "searchOrders"),
    ),
    _defect(
        id="noventiq-limit-missing",
        kind="shape and protocol",
        title="The result of a search leaves out the limit.",
        declaration="searchOrders schema SearchResult limit",
        apply=values("/limit", lambda _: ABSENT, "searchOrders"),
    ),
    _defect(
        id="noventiq-refusals-are-200",
        kind="shape and protocol",
        title="A refused search has the status 200.",
        declaration="searchOrders responses 400",
        apply=ok_with_error("searchOrders"),
    ),
    _defect(
        id="noventiq-html-404",
        kind="shape and protocol",
        title="An unknown order gets a page of HTML.",
        declaration="getOrder responses 404",
        apply=html_errors("getOrder"),
    ),
    _defect(
        id="noventiq-other-order",
        kind="shape and protocol",
        title="The order of an odd id has the id of the one after it.",
        declaration="getOrder x-echoes",
        apply=values("/order_id", lambda number: number + number % 2, "getOrder"),
    ),
    _defect(
        id="noventiq-far-offset-crashes",
        kind="shape and protocol",
        title="An offset beyond the last id fails with 500.",
        declaration="searchOrders requestBody offset",
        apply=crashing("searchOrders", edits.is_far),
    ),
    _writing(
        id="noventiq-refund-is-201",
        kind="shape and protocol",
        title="A refund is created with 201 instead of 200.",
        declaration="createRefund responses 200",
        apply=replies(edits.created, "createRefund"),
    ),
    _defect(
        id="noventiq-head",
        kind="shape and protocol",
        title="HEAD fails with 500.",
        declaration="getOrder method",
        apply=method_status("HEAD", 500),
        touches=("HEAD",),
    ),
]
