"""Objects that existed before the run: they are as before after it, or listed."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from defective_servers import Send, TryRules
from orderkit.conformance.updates import restoring_body
from orderkit.contract import Contract
from orderkit.testing.session import MockSession

CHANGED = "which was there before and is changed"


def _orders(mock: MockSession) -> dict[str, Any]:
    """Return the orders of ePages without the time of their last change."""
    request = httpx.Request(
        "GET",
        "http://127.0.0.1/epages/rs/shops/DemoShop/orders?resultsPerPage=100",
        headers={"authorization": "Bearer merchant-one"},
    )
    items = json.loads(mock.transport.handle_request(request).read())["items"]
    return {item["orderId"]: {**item, "lastUpdatedOnDate": None} for item in items}


@pytest.mark.parametrize("rule", ["json-patch", "updates-at-once", "repeated"])
def test_an_order_that_a_run_patched_is_as_before(
    try_rules: TryRules, running_mock: MockSession, rule: str
) -> None:
    before = _orders(running_mock)
    finished = try_rules("epages", rule, subject="updateOrder//paidOn" if rule == "json-patch" else "")
    assert [each for each in finished.exchanges if each.request.method == "PATCH" and each.succeeded]
    changed = [id_ for id_, order in _orders(running_mock).items() if order != before[id_]]
    assert [name.partition(",")[0] for name in finished.left] == changed


def test_what_no_update_can_put_back_is_listed(try_rules: TryRules) -> None:
    finished = try_rules("noventiq", "repeated")
    refunded = {
        each.call.parameters["order_id"]
        for each in finished.exchanges
        if each.call.operation.id == "createRefund" and each.succeeded
    }
    assert refunded
    assert set(finished.left) == {f"{id_}, {CHANGED}" for id_ in refunded}


def test_an_update_that_is_refused_at_the_end_is_listed(try_rules: TryRules) -> None:
    def refuses_removals(request: httpx.Request, send: Send) -> httpx.Response:
        if request.method == "PATCH" and b'"remove"' in request.content:
            return httpx.Response(400, json={"message": "Bad Request", "status": "400"})
        return send(request)

    finished = try_rules("epages", "json-patch", subject="updateOrder//archivedOn", defect=refuses_removals)
    assert [name.partition(", ")[2] for name in finished.left] == [CHANGED]


def test_an_object_is_read_once_before_it_is_changed(try_rules: TryRules) -> None:
    finished = try_rules("epages", "repeated")
    first = next(each for each in finished.exchanges if each.request.method == "PATCH")
    earlier = [each for each in finished.exchanges if each.number < first.number]
    assert earlier[-1].request.url == first.request.url
    assert earlier[-1].request.method == "GET"


def test_the_body_that_puts_back_has_what_the_schema_wants_beside_it() -> None:
    contract = Contract.load("nocnoc_store")
    before = {"available_quantity": 1, "price": 10, "currency_code": "USD"}
    body = restoring_body(contract, contract.operation("updateProduct"), before, {**before, "price": 11})
    assert body == {"price": 10, "currency_code": "USD"}
    assert restoring_body(contract, contract.operation("updateProduct"), before, before) is None


def test_a_patch_puts_back_what_it_removed_and_removes_what_it_added() -> None:
    contract = Contract.load("epages")
    before = {"paidOn": "2026-01-01T00:00:00.000Z", "customerComment": None}
    now = {"paidOn": None, "customerComment": "okc"}
    body = restoring_body(contract, contract.operation("updateOrder"), before, now)
    assert body == [
        {"op": "remove", "path": "/customerComment"},
        {"op": "add", "path": "/paidOn", "value": "2026-01-01T00:00:00.000Z"},
    ]
