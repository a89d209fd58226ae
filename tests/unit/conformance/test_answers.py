"""Rules of single answers: what they take and what they find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from orderkit.conformance.answer import Answer
from orderkit.conformance.answers import ANSWER_RULES
from orderkit.conformance.answers.documented import FITS_SCHEMA
from orderkit.conformance.answers.echoes import ECHOES
from orderkit.conformance.answers.errors import ERROR_CAUSE, ERROR_IN_SUCCESS
from orderkit.conformance.answers.filters import FILTER_SOUND
from orderkit.conformance.answers.formats import CODES, DECIMALS, TIMES
from orderkit.conformance.answers.lifecycle import STATUS_HISTORY
from orderkit.conformance.answers.page_links import PAGE_LINKS
from orderkit.conformance.answers.pages import PAGE_ECHOES, PAGE_KEYS, PAGE_ORDER, PAGE_SIZE, PAGE_TOTAL
from orderkit.conformance.answers.protocol import ALLOW, EMPTY_BODY, HEADERS, JSON_TEXT
from orderkit.conformance.answers.statuses import STATUS_REPEATED
from orderkit.conformance.answers.sums import SUMS
from orderkit.conformance.rule import AnswerRule, Broken
from orderkit.contract import Contract, providers
from single_answers import answer, example, outcomes

ELSEWHERE = "the link to the next page must lead to the same listing"
OTHER_QUESTION = "the link to the next page must keep the parameters of the request"
LANGUAGES = ("", "es-AR", "pt-BR", "es-PE")
# The examples are shown without their requests, which these rules need.
_OTHER_REQUESTS = ("fits-schema", "status-documented", "allow", "page-echoes")
# The providers' own pages show an order that was cancelled after it had arrived, and orders that are not sorted.
CONTRADICTORY = {
    ("nocnoc getOrder 200 cancelled", "status-history", "/historic/*/status"),
    ("sendcloud listOrders 200 twoOrders", "page-order", ""),
}


def documented_answers(language: str) -> Iterator[tuple[str, Answer]]:
    for provider in providers():
        contract = Contract.load(provider)
        for operation in contract.operations.values():
            item = contract.document["paths"][operation.path][operation.method.lower()]
            for status, node in item["responses"].items():
                content = contract.resolve(node).get("content", {}).get("application/json", {})
                for name, shown in content.get("examples", {}).items():
                    value = contract.resolve(shown)["value"]
                    entry = value.get("errors", [{}])[0]
                    number = int(
                        status
                        if status.isdigit()
                        else entry.get("status") or value.get("status") or value.get("code", 499)
                    )
                    sent = {"x-lang": language} if language else {}
                    yield (
                        f"{provider} {operation.id} {status} {name}",
                        answer(operation.id, value, provider=provider, status=number, sent=sent),
                    )


def test_examples_of_the_documents_break_no_rule() -> None:
    rules = [rule for rule in ANSWER_RULES if rule.id not in _OTHER_REQUESTS]
    wrong = [
        {
            (name, rule.id, subject.name)
            for name, given in documented_answers(language)
            for rule in rules
            for subject, outcome in rule.check(given)
            if isinstance(outcome, Broken)
        }
        for language in LANGUAGES
    ]
    assert set.intersection(*wrong) == CONTRADICTORY


def test_a_known_error_holds_and_an_unknown_one_says_nothing() -> None:
    body = example("nocnoc", "ErrorOrderAlreadyExists")
    assert outcomes(ERROR_CAUSE, answer("createOrder", body, status=400)) == {"": "held"}
    assert outcomes(ERROR_CAUSE, answer("createOrder", body, status=409)) == {"": "held"}
    assert outcomes(ERROR_CAUSE, answer("createOrder", body | {"code": 399}, status=400)) == {}


def test_the_status_that_says_best_what_an_error_means_is_allowed_where_no_page_names_one() -> None:
    known = example("nocnoc", "ErrorOrderAlreadyExists")
    assert outcomes(ERROR_CAUSE, answer("createOrder", known, status=409)) == {"": "held"}
    taken = {"message": "Sku already exists.", "code": 400}
    wrong = outcomes(ERROR_CAUSE, answer("createProduct", taken, status=409, provider="nocnoc_store"))
    assert wrong == {"": "the HTTP status must be the one that its error code has"}


@pytest.mark.parametrize(
    ("change", "status", "language", "message"),
    [
        ({}, 404, "", "the HTTP status must be the one that its error code has"),
        ({}, 400, "es-AR", "the message must be that of the error code"),
        ({"message": "Bad Request"}, 400, "", "the message must be that of the error code"),
        ({"key": "bad_request"}, 400, "", "the key must be that of the error code"),
    ],
)  # fmt: skip
def test_an_error_whose_parts_do_not_belong_together(
    change: dict[str, Any], status: int, language: str, message: str
) -> None:
    body = example("nocnoc", "ErrorOrderAlreadyExists") | change
    given = answer("createOrder", body, status=status, sent={"x-lang": language})
    assert outcomes(ERROR_CAUSE, given)[""].startswith(message)


def test_an_error_of_a_list_is_checked_too() -> None:
    body = example("sendcloud", "ErrorInvalidCursor")
    assert outcomes(ERROR_CAUSE, answer("listOrders", body, provider="sendcloud", status=404)) == {"": "held"}
    assert "status" in outcomes(ERROR_CAUSE, answer("listOrders", body, provider="sendcloud", status=400))[""]


def test_an_error_without_its_list_of_faults() -> None:
    body = example("nocnoc_store", "ErrorInvalidPayload")
    given = answer("createProduct", body | {"errors": []}, provider="nocnoc_store", status=400)
    assert outcomes(ERROR_CAUSE, given) == {"": "the error must list the single faults"}


def test_an_error_known_by_its_status_has_the_message_of_it() -> None:
    given = answer("getOrder", {"message": "Gone, Request: GET /x"}, provider="epages", status=404)
    assert "message" in outcomes(ERROR_CAUSE, given)[""]


def test_an_error_of_another_operation() -> None:
    of_products = answer(
        "cancelOrder", {"code": 404, "message": "Sku not found"}, provider="nocnoc_store", status=404
    )
    assert "documents" in outcomes(ERROR_CAUSE, of_products)[""]
    of_orders = answer(
        "cancelOrder", {"code": 404, "message": "Order not found"}, provider="nocnoc_store", status=404
    )
    assert outcomes(ERROR_CAUSE, of_orders) == {"": "held"}
    # The examples of Sendcloud leave errors out, so that nothing follows from the absence of one.
    body = {"errors": [{"status": "400", "code": "invalid", "detail": "Field required"}]}
    assert outcomes(ERROR_CAUSE, answer("updateOrder", body, provider="sendcloud", status=400)) == {
        "": "held"
    }


@pytest.mark.parametrize(
    ("provider", "operation", "body", "outcome"),
    [
        ("epages", "getOrder", {"message": "x", "status": "404"}, "held"),
        ("epages", "getOrder", {"message": "x", "status": "500"}, "/status"),
        ("nocnoc_store", "getProduct", {"code": 404, "message": "Sku not found"}, "held"),
        ("nocnoc_store", "getProduct", {"code": 400, "message": "Sku not found"}, "/code"),
        ("sendcloud", "retrieveOrder", {"errors": [{"status": "400"}]}, "/errors/*/status"),
    ],
)  # fmt: skip
def test_a_status_in_a_body_is_that_of_the_response(
    provider: str, operation: str, body: dict[str, Any], outcome: str
) -> None:
    given = answer(operation, body, provider=provider, status=404)
    wanted = outcome if outcome == "held" else f"{outcome} must repeat the HTTP status of the response"
    assert outcomes(STATUS_REPEATED, given) == {"": wanted}


def test_an_error_that_came_as_a_success() -> None:
    body = example("nocnoc", "OrderCreated")
    assert outcomes(ERROR_IN_SUCCESS, answer("createOrder", body)) == {"": "held"}
    broken = body | example("nocnoc", "ErrorOrderAlreadyExists")
    found = outcomes(ERROR_IN_SUCCESS, answer("createOrder", broken))
    assert found == {"": "a success must not have an error in its body"}


def test_sums_of_products_and_of_members() -> None:
    body = example("nocnoc", "QuoteTablet")
    assert set(outcomes(SUMS, answer("quoteOrder", body)).values()) == {"held"}
    body["total_amount_usd"] += 0.01
    found = outcomes(SUMS, answer("quoteOrder", body))
    assert found["/total_amount_usd"] == "/total_amount_usd must be the sum of its terms"
    body["products"][0]["quantity"] += 1
    assert "sum" in outcomes(SUMS, answer("quoteOrder", body))["/total_weight"]


def test_an_amount_without_its_parts_says_nothing() -> None:
    assert outcomes(SUMS, answer("quoteOrder", {"total_amount_usd": 5})) == {}
    assert outcomes(SUMS, answer("quoteOrder", {"total_amount_usd": 5, "amount_usd": 5})) == {
        "/total_amount_usd": "held"
    }


@pytest.mark.parametrize(
    ("id_", "back", "expected"),
    [
        ("10000001", 10000001, "held"),
        ("10000001", 10000002, "/id must repeat the value of the request"),
        ("10000001", None, "/id must repeat the value of the request"),
    ],
)
def test_an_id_comes_back(id_: str, back: Any, expected: str) -> None:
    given = answer("getOrder", {"id": back}, path={"order_id": id_})
    assert outcomes(ECHOES, given) == {"/id": expected}


@pytest.mark.parametrize(("back", "held"), [("nc1", True), ("NC1", True), ("NC2", False)])
def test_case_counts_in_an_echo_only_where_the_document_says_so(back: str, held: bool) -> None:
    given = answer("trackOrder", {"tracking_id": back}, path={"tracking_id": "NC1"})
    assert (outcomes(ECHOES, given) == {"/tracking_id": "held"}) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("2026-11-30 10:00:00", True),
        ("2026-11-30T10:00:00Z", False),
        ("2026-11-30", False),
        ("2026-02-30 10:00:00", False),
        ("2026-11-30 24:30:00", False),
    ],
)
def test_a_time_has_its_layout_and_exists(text: str, held: bool) -> None:
    body = {"orders": [{"created_at": text}]}
    found = outcomes(TIMES, answer("listOrders", body, provider="nocnoc_store"))
    assert (found["/orders/*/created_at"] == "held") is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("2018-02-27T10:00:00.555309+00:00", True),
        ("2018-02-27T10:00:00.5553091234Z", True),
        ("2016-12-31T23:59:60Z", True),
        ("2018-02-27T10:00:00", False),
        ("2018-02-27T10:00:00+0100", False),
    ],
)
def test_a_time_of_rfc_3339_has_its_offset(text: str, held: bool) -> None:
    found = outcomes(TIMES, answer("retrieveOrder", {"data": {"created_at": text}}, provider="sendcloud"))
    assert (found["/data/created_at"] == "held") is held


@pytest.mark.parametrize(
    ("text", "held"), [("16", True), ("16.50", True), ("16.500", True), ("16.501", False)]
)
def test_an_amount_has_no_more_decimals_than_declared(text: str, held: bool) -> None:
    given = answer("quoteOrder", body=b'{"shipping_usd": %s}' % text.encode())
    assert (outcomes(DECIMALS, given)["/shipping_usd"] == "held") is held


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("AR", "held"), ("ar", "broken"), ("A1", "broken"), ("ARG", "broken"), ("", "none"), (None, "none")],
)
def test_a_country_has_the_form_of_its_code(text: str | None, outcome: str) -> None:
    found = outcomes(CODES, answer("getOrder", {"address": {"country": text}}))
    wanted = {"held": "held", "none": None, "broken": "/address/country must be a code of ISO 3166-1 alpha-2"}
    assert found.get("/address/country") == wanted[outcome]


@pytest.mark.parametrize(("text", "held"), [("EUR", True), ("eur", False), ("€", False), ("EURO", False)])
def test_a_currency_has_the_form_of_its_code(text: str, held: bool) -> None:
    found = outcomes(CODES, answer("getOrder", {"currencyId": text}, provider="epages"))
    assert (found["/currencyId"] == "held") is held


def test_a_history_holds_statuses_that_may_follow_each_other() -> None:
    body = example("nocnoc", "TrackingClearedByCustoms")
    assert outcomes(STATUS_HISTORY, answer("trackOrder", body)) == {"/historic/*/status": "held"}
    assert (
        "follow"
        in outcomes(STATUS_HISTORY, answer("trackOrder", {**body, "historic": body["historic"][::-1]}))[
            "/historic/*/status"
        ]
    )
    del body["historic"][1]
    assert "follow" in outcomes(STATUS_HISTORY, answer("trackOrder", body))["/historic/*/status"]


def page(ids: list[int], query: str = "", **members: Any) -> Answer:
    value = {"data": [{"id": f"{id_}", **members} for id_ in ids]}
    return answer("listOrders", value, provider="sendcloud", query=query)


@pytest.mark.parametrize(
    ("rule", "given", "held"),
    [
        (PAGE_SIZE, page([2, 1], "page_size=2"), True),
        (PAGE_SIZE, page([3, 2, 1], "page_size=2"), False),
        (PAGE_SIZE, page(list(range(201, 0, -1))), False),
        (PAGE_KEYS, page([3, 2]), True),
        (PAGE_KEYS, page([3, 2, 2]), False),
        (PAGE_ORDER, page([10, 9]), True),
        (PAGE_ORDER, page([9, 10]), False),
        (PAGE_ORDER, page([9, 10], "status=1"), False),
        (PAGE_ORDER, page([9, 10], "sort=pk"), True),
        (PAGE_ORDER, page([10, 9], "sort=pk"), False),
        (PAGE_ORDER, page([9, 10], "sort=order_number", order_number="A"), False),
        (PAGE_ORDER, page([10, 9], "sort=order_number", order_number="A"), True),
    ],
)
def test_a_page_by_itself(rule: AnswerRule, given: Answer, held: bool) -> None:
    assert (outcomes(rule, given) == {"": "held"}) is held


@pytest.mark.parametrize(
    ("query", "link", "expected"),
    [
        ("", "https://x.test/orders?cursor=cj0", "held"),
        ("page_size=2&status=on_hold", "/orders?status=on_hold&page_size=2&cursor=cj0", "held"),
        ("sort=order_number", "https://proxy.test/api/v3/orders?cursor=cj0&sort=order_number", "held"),
        ("sort=nothing&color=red", "https://x.test/orders?cursor=cj0", "held"),
        ("status=", "https://x.test/orders?cursor=cj0", "held"),
        ("", "https://x.test/parcels?cursor=cj0", ELSEWHERE),
        ("page_size=2", "https://x.test/orders?cursor=cj0", OTHER_QUESTION),
        ("page_size=2", "https://x.test/orders?cursor=cj0&page_size=100", OTHER_QUESTION),
        ("order_id=A%26B", "https://x.test/orders?cursor=cj0&order_id=A&B", OTHER_QUESTION),
        ("sort=-pk", "https://x.test/orders?cursor=cj0", OTHER_QUESTION),
    ],
)  # fmt: skip
def test_a_link_to_the_next_page_keeps_the_question(query: str, link: str, expected: str) -> None:
    headers = {"link": f'<{link}>; rel="next"'}
    given = answer("listOrders", {"data": []}, provider="sendcloud", query=query, headers=headers)
    assert outcomes(PAGE_LINKS, given) == {"": expected}


def test_a_last_page_has_no_link_to_check() -> None:
    assert outcomes(PAGE_LINKS, answer("listOrders", {"data": []}, provider="sendcloud")) == {}


@pytest.mark.parametrize(("total", "held"), [(2, True), (1, False), (5, True)])
def test_a_total_is_not_less_than_the_items(total: int, held: bool) -> None:
    given = answer("searchOrders", {"ids": [1, 2], "count_all": total}, provider="noventiq")
    assert (outcomes(PAGE_TOTAL, given) == {"": "held"}) is held


@pytest.mark.parametrize(
    ("asked", "shown", "message"),
    [
        ({"limit": 2, "offset": 5}, {"limit": 2, "offset": 5}, "held"),
        ({"limit": 2.0, "offset": 5e0}, {"limit": 2, "offset": 5}, "held"),
        ({}, {"limit": 100, "offset": 0}, "held"),
        ({"limit": 2, "offset": 5}, {}, ""),
        ({"limit": 2, "offset": 5}, {"offset": 5}, "the page must show its size"),
        ({"limit": 2, "offset": 5}, {"limit": "2", "offset": 5}, "the page must show its size"),
        ({"limit": 2, "offset": 5}, {"limit": 3, "offset": 5}, "the size that a page shows must be"),
        ({"limit": 2}, {"limit": 2, "offset": 1}, "the offset that a page shows must be"),
        ({}, {"limit": 1, "offset": 0}, "a page must not be longer than the size that it shows"),
    ],
)
def test_a_page_shows_its_place_and_size(
    asked: dict[str, float], shown: dict[str, Any], message: str
) -> None:
    value = {"count_all": 9, "ids": [1, 2], **shown}
    given = answer("searchOrders", value, provider="noventiq", request_body=asked)
    found = outcomes(PAGE_ECHOES, given).get("", "")
    assert found.startswith(message) if message else found == ""


@pytest.mark.parametrize(
    ("rule", "given", "held"),
    [
        (JSON_TEXT, answer("getOrder", {"a": "é"}), True),
        (JSON_TEXT, answer("getOrder", body=b'{"a": "\xe9"}'), False),
        (JSON_TEXT, answer("getOrder", body=b'\xef\xbb\xbf{"a": 1}'), False),
        (JSON_TEXT, answer("getOrder", body=b'{"a": 1, "b": {"c": 1, "c": 2}}'), False),
        (JSON_TEXT, answer("getOrder", {}, headers={"content-type": "application/json; charset=UTF-8"}), True),
        (JSON_TEXT, answer("getOrder", {}, headers={"content-type": "application/json; charset=latin1"}), False),
        (EMPTY_BODY, answer("deleteOrder", provider="sendcloud", status=204), True),
        (EMPTY_BODY, answer("deleteOrder", {}, provider="sendcloud", status=204), False),
        (EMPTY_BODY, answer("getOrder", {}, method="HEAD"), False),
        (ALLOW, answer("getOrder", {}, status=405, method="PATCH", headers={"allow": "GET, POST"}), True),
        (ALLOW, answer("getOrder", {}, status=405, method="PATCH", headers={"allow": "GET, PATCH"}), False),
        (ALLOW, answer("getOrder", {}, status=405, method="PATCH"), False),
        (HEADERS, answer("getOrder", {}, headers={"date": "Mon, 30 Nov 2026 10:00:00 GMT"}), True),
        (HEADERS, answer("getOrder", {}, headers={"date": "2026-11-30T10:00:00Z"}), False),
        (HEADERS, answer("getOrder", {}, headers={"retry-after": "1.5"}), False),
        (HEADERS, answer("getOrder", {}, headers={"link": '<https://x.test/?a=1,2>; rel="next", <b>; rel=prev'}), True),
        (HEADERS, answer("getOrder", {}, headers={"link": "https://x.test/; rel=next"}), False),
        (HEADERS, answer("getOrder", {}, headers={"location": "/orders/1 2"}), False),
    ],
)  # fmt: skip
def test_http_and_json(rule: AnswerRule, given: Answer, held: bool) -> None:
    assert (outcomes(rule, given) == {"": "held"}) is held


def test_no_message_has_values_of_a_response() -> None:
    body = json.loads(json.dumps(example("nocnoc", "OrderCreated")))
    body |= {"created_at": "NEVER-SHOWN", "total_amount_usd": 123456.789}
    given = answer("createOrder", body)
    messages = [
        outcome.message
        for rule in ANSWER_RULES
        for _, outcome in rule.check(given)
        if isinstance(outcome, Broken)
    ]
    assert len(messages) >= 3
    assert not [text for text in messages if "NEVER-SHOWN" in text or "123456" in text]


@pytest.mark.parametrize(
    ("query", "found"), [("page=1", True), ("locale=de_DE", True), ("lastUpdated=true", False)]
)
def test_a_parameter_without_a_declared_effect_may_change_the_order(query: str, found: bool) -> None:
    items = [{"creationDate": f"2026-01-0{day}T00:00:00.000Z"} for day in (1, 2)]
    given = answer("listOrders", {"items": items}, provider="epages", query=query)
    assert bool(outcomes(PAGE_ORDER, given)) is found


@pytest.mark.parametrize(
    ("query", "held"),
    [
        ("statuses=in_process", {"statuses": True}),
        ("statuses=cancelled,in_process", {"statuses": True}),
        ("statuses=cancelled", {"statuses": False}),
        ("date_from=2026-11-29&date_to=2026-11-30", {"date_from": True, "date_to": True}),
        ("date_from=2026-12-01", {"date_from": False}),
        ("date_to=2026-11-28&statuses=in_process", {"date_to": False, "statuses": True}),
        ("date_to=never&statuses=", {}),
        ("page=1", {}),
    ],
)
def test_each_item_passes_the_filters_of_the_request(query: str, held: dict[str, bool]) -> None:
    body = {"orders": [{"status": "in_process", "created_at": "2026-11-29 23:59:59"}]}
    found = outcomes(FILTER_SOUND, answer("listOrders", body, provider="nocnoc_store", query=query))
    assert {name: message == "held" for name, message in found.items()} == held


@pytest.mark.parametrize(
    ("query", "held"), [("paidOn=true", True), ("paidOn=false", False), ("paidOn=", None)]
)
def test_a_filter_may_ask_whether_a_member_is_set(query: str, held: bool | None) -> None:
    body = {"items": [{"paidOn": "2026-01-02T03:04:05.000Z"}]}
    found = outcomes(FILTER_SOUND, answer("listOrders", body, provider="epages", query=query))
    assert found.get("paidOn") == {True: "held", None: None}.get(held, "an item must pass the filter paidOn")


def test_a_wrong_item_is_found_among_items_that_were_seen_before() -> None:
    body = example("nocnoc_store", "OrderListOneInProcess")
    order, fitting = body["orders"][0], set[bytes]()
    for orders, expected in (
        ([order], "held"),
        ([order, order | {"status": None}], "orders[].status must not be null"),
        ([order, order | {"status": None}], "orders[].status must not be null"),
        ([order], "held"),
    ):
        given = answer("listOrders", body | {"orders": orders}, provider="nocnoc_store")
        assert outcomes(FITS_SCHEMA, replace(given, fitting=fitting)) == {"": expected}
