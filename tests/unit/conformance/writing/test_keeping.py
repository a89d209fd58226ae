"""Rules about what a server keeps of what it is sent."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from defective_servers import Send, TryRules, changed, resent
from orderkit.conformance import Run, Status


def _failures(finished: Run, rule: str) -> list[str]:
    return [
        failure.message
        for verdict in finished.verdicts
        if verdict.rule.id == rule
        for failure in verdict.failures
    ]


def _loses_middle_lines(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "PUT":
        request = resent(request, lambda body: body["address"].pop("street_2", None))
    return send(request)


def _rounds_prices(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "GET" and "/sku/" in request.url.path:
        return changed(response, lambda product: product.update(price=round(product["price"])))
    return response


def _refuses_free_goods(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "POST" and b'"available_quantity":0' in request.content:
        return httpx.Response(400, json={"code": 400, "message": "Invalid Request Payload.", "errors": []})
    return send(request)


def _breaks_accents(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "GET":
        text = response.content.replace("ø".encode(), b"?").replace(b"\\u00f8", b"?")
        return httpx.Response(
            response.status_code, headers={"content-type": "application/json"}, content=text
        )
    return response


@pytest.mark.parametrize(
    ("provider", "rule", "defect", "message"),
    [
        ("nocnoc", "sent-comes-back", _loses_middle_lines, "/address/street_2 must come back as it was sent"),
        ("nocnoc_store", "sent-comes-back", _rounds_prices, "/price must come back as it was sent"),
        ("nocnoc_store", "created-as-read", _rounds_prices, "/price must be the same in createProduct and getProduct"),
        ("nocnoc_store", "valid-accepted", _refuses_free_goods, "a body that fits its schema must be accepted"),
        ("sendcloud", "sent-comes-back", _breaks_accents, "/*/order_details must come back as it was sent"),
    ],
)  # fmt: skip
def test_a_value_that_is_lost_or_changed_is_found(
    try_rules: TryRules, provider: str, rule: str, defect: object, message: str
) -> None:
    assert message in _failures(try_rules(provider, rule, defect=defect), rule)


def _quotes_more(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.url.path.endswith("/quote"):
        return changed(response, lambda quote: quote.update(shipping_usd=quote["shipping_usd"] + 1))
    return response


def test_an_order_that_costs_another_sum_than_its_quote_is_found(try_rules: TryRules) -> None:
    finished = try_rules("nocnoc", "created-as-read", defect=_quotes_more)
    assert "/shipping_usd must be the same in createOrder and quoteOrder" in _failures(
        finished, "created-as-read"
    )


def _forgets_in_lists(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "GET" and request.url.path.endswith("/orders"):

        def edit(page: dict[str, list[dict[str, str]]]) -> None:
            page["data"] = [order for order in page["data"] if not order["order_id"].startswith("okc-")]

        return changed(response, edit)
    return response


def test_an_object_that_no_listing_shows_is_found(try_rules: TryRules) -> None:
    finished = try_rules("sendcloud", "created-is-listed", defect=_forgets_in_lists)
    statuses = {verdict.status for verdict in finished.verdicts if verdict.rule.id == "created-is-listed"}
    assert statuses == {Status.BROKEN}


def test_every_object_of_a_list_is_undone(try_rules: TryRules) -> None:
    """A bad order of a list is accepted, and the good one beside it is made too."""

    def accepts_all(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if request.method == "POST" and response.status_code == 400 and request.content[:2] == b"[{":

            def mended(orders: list[Any]) -> None:
                good = orders[0]
                orders[1:] = [{**good, "order_id": f"{good['order_id']}-b"}]

            return send(resent(request, mended))
        return response

    finished = try_rules("sendcloud", "near-miss-refused", defect=accepts_all)
    removed = [exchange for exchange in finished.exchanges if exchange.request.method == "DELETE"]
    made = [
        order["id"]
        for exchange in finished.exchanges
        if exchange.request.method == "POST" and exchange.succeeded
        for order in exchange.value["data"]
    ]
    assert len(made) > len({exchange.number for exchange in finished.exchanges if exchange.status == 201})
    assert {str(id_) for id_ in made} == {exchange.request.url.rpartition("/")[2] for exchange in removed}
    assert finished.left == []
