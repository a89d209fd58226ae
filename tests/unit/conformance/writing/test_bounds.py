"""Bodies with values at the bounds of their schema."""

from __future__ import annotations

import html
import json
from typing import Any

import httpx
import pytest
from defective_servers import Send, TryRules, broken_rules, changed, resent
from orderkit.conformance import Status
from orderkit.conformance.bodies import recipes_of
from orderkit.conformance.body_schemas import BodySchema
from orderkit.conformance.bounds import KINDS, bounds_of, with_bounds
from orderkit.contract import Contract

_TITLE = 255


def _product(request: httpx.Request) -> dict[str, Any]:
    value = json.loads(request.content) if request.method == "POST" and request.content[:1] == b"{" else {}
    return value if "title" in value else {}


def _counts_bytes(request: httpx.Request, send: Send) -> httpx.Response:
    if len(_product(request).get("title", "").encode()) > _TITLE:
        return send(resent(request, lambda product: product.update(title="x" * (_TITLE + 1))))
    return send(request)


def _refuses_the_last_number(request: httpx.Request, send: Send) -> httpx.Response:
    if _product(request).get("available_quantity") == 9999:
        return send(resent(request, lambda product: product.update(available_quantity=10_000)))
    return send(request)


def _refuses_none(request: httpx.Request, send: Send) -> httpx.Response:
    if _product(request).get("price") == 0:
        return send(resent(request, lambda product: product.update(price=-1)))
    return send(request)


def _stores_another_condition(request: httpx.Request, send: Send) -> httpx.Response:
    if _product(request).get("condition") == "REFURBISHED_D":
        return send(resent(request, lambda product: product.update(condition="REFURBISHED_C")))
    return send(request)


def _cuts_the_last_letter(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 201 and len(_product(request).get("title", "")) == _TITLE:
        return changed(response, lambda product: product.update(title=product["title"][:-1]))
    return response


def _escapes_html(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if response.status_code == 201 and "&" in _product(request).get("description", ""):
        return changed(
            response, lambda product: product.update(description=html.escape(product["description"]))
        )
    return response


def _trims(request: httpx.Request, send: Send) -> httpx.Response:
    title = _product(request).get("title", "")
    if title != title.strip():
        return send(resent(request, lambda product: product.update(title=title.strip())))
    return send(request)


def _rounds_to_tenths(request: httpx.Request, send: Send) -> httpx.Response:
    price = _product(request).get("price", 0)
    if price > 1000:
        return send(resent(request, lambda product: product.update(price=round(price, 1))))
    return send(request)


def _rounds_lengths(request: httpx.Request, send: Send) -> httpx.Response:
    size = _product(request).get("package_dimensions", {}).get("size", {})
    if size:
        length = round(size["length"], 2)
        return send(
            resent(request, lambda product: product["package_dimensions"]["size"].update(length=length))
        )
    return send(request)


@pytest.mark.parametrize(
    ("defect", "subject"),
    [
        (_counts_bytes, "createProduct/longest"),
        (_cuts_the_last_letter, "createProduct/longest"),
        (_refuses_the_last_number, "createProduct/greatest"),
        (_refuses_none, "createProduct/least"),
        (_stores_another_condition, "createProduct/listed"),
        (_escapes_html, "createProduct/characters"),
        (_trims, "createProduct/characters"),
        (_rounds_to_tenths, "createProduct/decimals"),
        (_rounds_lengths, "createProduct/decimals"),
    ],
)
def test_a_bound_that_is_not_kept_is_found(try_rules: TryRules, defect: object, subject: str) -> None:
    finished = try_rules("nocnoc_store", "bounds-accepted", defect=defect)
    assert subject in {each.subject.label for each in finished.verdicts if each.broken and each.subject}


def test_a_value_that_another_rule_refuses_is_no_fault(try_rules: TryRules) -> None:
    def has_a_limit(request: httpx.Request, send: Send) -> httpx.Response:
        if _product(request).get("available_quantity") == 9999:
            return httpx.Response(400, json={"code": 400, "message": "The warehouse is full."})
        return send(request)

    finished = try_rules("nocnoc_store", "bounds-accepted", defect=has_a_limit)
    assert broken_rules(finished) == set()


def test_ids_of_what_exists_stay_as_they_are(try_rules: TryRules) -> None:
    finished = try_rules("sendcloud", "bounds-accepted")
    found = {each.subject.label: each.status for each in finished.verdicts if each.subject}
    assert found["createOrUpdateOrders/greatest"] is Status.HELD


@pytest.mark.parametrize("kind", KINDS)
def test_every_bound_is_allowed_and_the_next_value_is_not(kind: str) -> None:
    contract = Contract.load("sendcloud")
    operation = contract.operation("createOrUpdateOrders")
    schema = BodySchema(contract, operation.request_schema or {})
    body = max(
        (recipe.example for recipe in recipes_of(contract)[operation.id]), key=lambda each: len(str(each))
    )
    found = bounds_of(schema, body, kind)
    assert found
    before = json.dumps(body)
    assert all(schema.allows(with_bounds(body, [bound])) for bound in found)
    assert json.dumps(body) == before
    for bound in found:
        if kind == "longest" and isinstance(bound.value, str):
            longer = [type(bound)(bound.at, bound.number, bound.value + "x")]
            assert not schema.allows(with_bounds(body, longer))
