"""Rules about bodies with one thing wrong."""

from __future__ import annotations

import json
from functools import partial
from random import Random
from typing import Any

import httpx
import pytest
from defective_servers import Send, TryRules, broken_rules, changed, resent
from orderkit.conformance import Run
from orderkit.conformance.misses import KINDS, Miss, Misses, chosen
from orderkit.contract import Contract


def _cuts_long_names(request: httpx.Request, send: Send) -> httpx.Response:
    def cut(order: dict[str, Any]) -> None:
        if isinstance(order, dict) and isinstance(order.get("customer"), dict):
            order["customer"]["full_name"] = str(order["customer"].get("full_name"))[:45] or "x"

    return send(resent(request, cut) if request.method == "PUT" and request.content[:1] == b"{" else request)


def _creates_what_it_refuses(request: httpx.Request, send: Send) -> httpx.Response:
    """Keeps the product although its price is below zero."""
    response = send(request)
    if request.method == "POST" and response.status_code == 400 and b'"price":-' in request.content:
        send(resent(request, lambda product: product.update(price=1)))
    return response


def _burns_numbers(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "PUT" and response.status_code == 400 and b"JP" in request.content:

        def mend(order: dict[str, Any]) -> None:
            order["address"]["country"] = "AR"

        send(resent(request, mend))
    return response


def _ignores_another_id(request: httpx.Request, send: Send) -> httpx.Response:
    """Updates an order as if a wrong `order_id` had not been sent."""
    if request.method == "PATCH" and b"order_id" in request.content:
        request = resent(request, lambda changes: changes.pop("order_id", None))
    return send(request)


def _names_another_member(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 400 and b"15010" in response.content:

        def rename(error: dict[str, Any]) -> None:
            error["errors"][0]["message"] = "Invalid field value: email"

        return changed(response, rename)
    return response


def _points_at_the_number(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 400 and b'"pointer"' in response.content:

        def point(body: dict[str, Any]) -> None:
            for error in body["errors"]:
                error["source"]["pointer"] = "/data/attributes/order_number"

        return changed(response, point)
    return response


def _points_at_the_item_before(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 400 and b"/[1]/" in response.content and response.content.count(b"/[") == 1:
        content = response.content.replace(b"/[1]/", b"/[0]/")
        return httpx.Response(400, headers={"content-type": "application/json"}, content=content)
    return response


def _names_the_first_fault_only(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 400:
        return changed(response, lambda body: body["errors"].__delitem__(slice(1, None)))
    return response


def _writes_tags_of_a_refused_update(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "PATCH" and response.status_code == 400 and request.content[:1] == b"{":

        def keep_tags(order: dict[str, Any]) -> None:
            tags = (order.get("order_details") or {}).get("tags")
            order.clear()
            order["order_details"] = {"tags": tags}

        send(resent(request, keep_tags))
    return response


def _takes_any_partner(request: httpx.Request, send: Send) -> httpx.Response:
    request.headers.pop("sendcloud-partner-id", None)
    return send(request)


def _blames_the_type_of_the_body(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if b"unsupported_media_type" in response.content:
        return changed(
            response, lambda body: body["errors"][0].update(code="invalid", detail="Field required")
        )
    return response


def _saves_half(request: httpx.Request, send: Send) -> httpx.Response:
    """Saves the good orders of a list in which another one is bad."""
    response = send(request)
    if request.method == "POST" and response.status_code == 400 and request.content[:2] == b"[{":
        for order in json.loads(request.content):
            send(resent(request, partial(_keep, order)))
    return response


def _keep(order: Any, orders: list[Any]) -> None:
    orders[:] = [order]


def _patches_half(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "PATCH" and response.status_code == 400 and request.content[:2] == b"[{":
        send(resent(request, lambda edits: edits.__delitem__(slice(1, None))))
    return response


def _takes_plain_text(request: httpx.Request, send: Send) -> httpx.Response:
    if request.headers.get("content-type") == "text/plain":
        request.headers["content-type"] = "application/json"
    return send(request)


def _mends_json(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "POST" and request.content.endswith(b"},"):
        kept = {name: text for name, text in request.headers.items() if name != "content-length"}
        request = httpx.Request("POST", request.url, headers=kept, content=request.content[:-1])
    return send(request)


def _delivers_everywhere(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 400 and b'"code":322' in response.content:
        return changed(response, lambda error: error.update(code=310, key="invalid_param"))
    return response


def _reads_numbers_in_texts(request: httpx.Request, send: Send) -> httpx.Response:
    def convert(order: Any) -> None:
        for product in order.get("products") or [] if isinstance(order, dict) else []:
            if isinstance(product, dict) and isinstance(product.get("amount_usd"), str):
                product["amount_usd"] = float(product["amount_usd"])

    return send(resent(request, convert) if _is_quote(request) else request)


def _takes_none_for_one(request: httpx.Request, send: Send) -> httpx.Response:
    if _is_quote(request) and b'"quantity":0' in request.content:
        return send(resent(request, lambda order: [each.update(quantity=1) for each in order["products"]]))
    return send(request)


def _is_quote(request: httpx.Request) -> bool:
    return request.url.path.endswith("/quote") and request.content[:1] == b"{"


def _names_the_sibling(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 400 and b"].weight" in response.content:
        text = response.content.decode().replace("].weight", "].amount_usd")
        return changed(response, lambda _: json.loads(text))
    return response


def _says_the_first_fault_only(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 400 and b'"errors"' in response.content:
        return changed(response, lambda error: error.update(errors=error["errors"][:1]))
    return response


@pytest.mark.parametrize(
    ("provider", "rule", "defect"),
    [
        ("nocnoc", "near-miss-refused", _cuts_long_names),
        ("nocnoc_store", "near-miss-refused", _says_the_first_fault_only),
        ("noventiq", "wrong-question-refused", _says_the_first_fault_only),
        ("nocnoc", "near-miss-refused", _names_the_sibling),
        ("nocnoc", "wrong-question-refused", _names_the_sibling),
        ("nocnoc", "wrong-question-refused", _reads_numbers_in_texts),
        ("nocnoc", "wrong-question-refused", _takes_none_for_one),
        ("nocnoc_store", "near-miss-refused", _creates_what_it_refuses),
        ("nocnoc", "rule-refused", _burns_numbers),
        ("sendcloud", "rule-refused", _ignores_another_id),
        ("nocnoc", "rule-refused", _delivers_everywhere),
        ("noventiq", "near-miss-refused", _names_another_member),
        ("sendcloud", "near-miss-refused", _points_at_the_number),
        ("sendcloud", "near-miss-refused", _points_at_the_item_before),
        ("sendcloud", "near-miss-refused", _names_the_first_fault_only),
        ("sendcloud", "near-miss-refused", _writes_tags_of_a_refused_update),
        ("sendcloud", "header-forms", _takes_any_partner),
        ("sendcloud", "unreadable-refused", _takes_plain_text),
        ("sendcloud", "unreadable-refused", _blames_the_type_of_the_body),
        ("nocnoc_store", "unreadable-refused", _mends_json),
        ("epages", "near-miss-refused", _patches_half),
    ],
)  # fmt: skip
def test_a_defect_of_refusals_is_found(try_rules: TryRules, provider: str, rule: str, defect: object) -> None:
    assert rule in broken_rules(try_rules(provider, rule, defect=defect))


def _sets_the_stock_of_a_refused_update(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "PATCH" and response.status_code == 400 and request.content[:1] == b"{":
        body = json.loads(request.content)
        if isinstance(body.get("available_quantity"), int):
            send(resent(request, lambda product: _only(product, "available_quantity")))
    return response


def _only(body: dict[str, Any], name: str) -> None:
    value = body[name]
    body.clear()
    body[name] = value


@pytest.mark.parametrize(
    ("provider", "defect", "kinds"),
    [
        ("nocnoc_store", _sets_the_stock_of_a_refused_update, {"null", "type", "number", "value", "members"}),
        ("epages", _patches_half, {"null", "type", "length", "value", "missing"}),
    ],
)
def test_half_an_update_is_seen_although_an_earlier_rule_has_made_it(
    try_rules: TryRules, provider: str, defect: object, kinds: set[str]
) -> None:
    finished = try_rules(provider, "near-miss-refused", defect=defect)
    broken = {each.subject.label for each in finished.verdicts if each.broken and each.subject}
    operation = "updateProduct" if provider == "nocnoc_store" else "updateOrder"
    assert broken >= {f"{operation}/{kind}" for kind in kinds}


def test_a_list_of_which_half_is_saved_is_found(try_rules: TryRules) -> None:
    finished = try_rules("sendcloud", "near-miss-refused", defect=_saves_half)
    assert "a refused request must leave everything as it is" in _messages(finished)


def _messages(finished: Run) -> set[str]:
    return {failure.message for verdict in finished.verdicts for failure in verdict.failures}


@pytest.mark.parametrize("kind", KINDS)
def test_a_near_miss_differs_in_one_place_and_fits_the_schema_no_more(kind: str) -> None:
    contract = Contract.load("nocnoc_store")
    schema = contract.operation("createProduct").request_schema
    assert schema is not None
    body = {
        "sku": "A-1", "brand": "b", "available_quantity": 1, "price": 1.5, "currency_code": "USD", "title": "t",
        "description": "d", "description_language": "en", "images": [{"source_url": "https://example.com/1"}],
        "package_dimensions": {
            "size": {"unit": "cm", "length": 1, "width": 1, "height": 1},
            "weight": {"unit": "kg", "value": 1},
        },
        "product_dimensions": {
            "size": {"unit": "cm", "length": 1, "width": 1, "height": 1},
            "weight": {"unit": "kg", "value": 1},
        },
    }  # fmt: skip
    before = json.dumps(body)
    found = Misses(contract, schema).of(body, kind)
    assert bool(found) == (kind != "members")
    assert all(miss.body != body for miss in found)
    assert json.dumps(body) == before


def test_every_place_is_chosen_before_a_second_wrong_value_of_one() -> None:
    misses = [
        Miss("number", f"/products/{index}/{member}", None, lambda body: body, variant)
        for index in range(2)
        for member in ("weight", "quantity", "amount")
        for variant in range(3)
    ]
    found = chosen(misses, 5, Random(1))
    assert [miss.variant for miss in found] == [0, 0, 0, 1, 1]
    assert len({(miss.place, miss.variant) for miss in found}) == 5
    assert {miss.at for miss in chosen(misses, 5, Random(2))} != {miss.at for miss in found}
