"""The mock does what the contract declares of repetition, ownership, equality, paging and values that come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from in_process import Json
from orderkit.contract import Contract, expression_target

if TYPE_CHECKING:
    import httpx

    from tests.providers.nocnoc_store.mock.conftest import InProcessStore

Call = Callable[..., "httpx.Response"]

OTHER = {"key": "merchant-two"}
STORE = {"provider": "nocnoc-store"}


def at(value: Any, pointer: str) -> list[Any]:
    """Return the values that a pointer names; `*` is every item of a list, and what is absent is left out."""
    found = [value]
    for step in pointer.removeprefix("/").split("/"):
        if step == "*":
            found = [each for held in found for each in held]
        elif step.isdigit():
            found = [held[int(step)] for held in found]
        else:
            found = [held[step] for held in found if step in held]
    return found


@pytest.fixture
def changes(
    store: InProcessStore, examples: Json, order: Json, son: Json
) -> dict[str, tuple[Call, list[Any]]]:
    """Each operation that writes, with arguments that succeed."""
    full, stock = examples["CreateProductRequestFull"], examples["UpdateProductRequestStockAndPrice"]
    seeded = store.products()[0]["sku"]
    return {
        "cancelOrder": (store.cancel, [order["tracking_id"]]),
        "createProduct": (store.create, [full]),
        "createProductFromAsin": (store.create_from_asin, [examples["CreateProductFromAsinRequestOne"]]),
        "updateProduct": (store.update, [seeded, stock]),
        "createPackage": (store.pack, [son]),
    }


@pytest.mark.parametrize(
    "operation_id", ["cancelOrder", "createProduct", "createProductFromAsin", "updateProduct"]
)
def test_a_repeated_request_has_the_declared_effect(
    contract: Contract, changes: Any, order: Json, operation_id: str
) -> None:
    call, arguments = changes[operation_id]
    declared = contract.declared(operation_id, "x-repeat")
    first, second = call(*arguments), call(*arguments)
    if declared["effect"] == "same":
        assert (second.status_code, second.json()) == (first.status_code, first.json())
    else:
        (row,) = (e for e in contract.schema("Error")["x-errors"] if e["name"] == declared["error"])
        assert second.status_code == row["http_status"]
        assert second.json()["message"] == row["message"]["en-US"].replace("{order_id}", order["tracking_id"])


@pytest.mark.parametrize("operation_id", ["createProduct", "createProductFromAsin", "updateProduct"])
def test_what_was_sent_comes_back(
    store: InProcessStore, contract: Contract, changes: Any, operation_id: str
) -> None:
    call, arguments = changes[operation_id]
    body, shown = arguments[-1], call(*arguments).json()
    read = store.get(shown["sku"]).json()
    for pair in contract.declared(operation_id, "x-keeps")["values"]:
        sent, back = (expression_target(pair[side]) for side in ("sent", "back"))
        source = read if pair.get("read-by") == "getProduct" else shown
        assert at(source, back) == at(body, sent), back


@pytest.mark.parametrize("operation_id", ["createProduct", "createProductFromAsin", "updateProduct"])
def test_a_response_equals_the_declared_one(
    store: InProcessStore, contract: Contract, changes: Any, operation_id: str
) -> None:
    call, arguments = changes[operation_id]
    shown = call(*arguments).json()
    read = store.get(shown["sku"]).json()
    for pair in contract.declared(operation_id, "x-same-as"):
        assert pair["operation"] == "getProduct"
        assert [at(shown, name) for name in pair["members"]] == [at(read, name) for name in pair["members"]]


@pytest.mark.parametrize(
    "operation_id", ["createProduct", "createProductFromAsin", "updateProduct", "createPackage"]
)
def test_null_is_refused(store: InProcessStore, contract: Contract, changes: Any, operation_id: str) -> None:
    assert contract.declared(operation_id, "x-keeps")["null"] == "refused"
    call, arguments = changes[operation_id]
    before = store.stored()
    for name in arguments[-1]:
        assert call(*arguments[:-1], {**arguments[-1], name: None}).status_code == 400, name
    assert store.stored() == before


def test_a_stranger_gets_the_declared_status(store: InProcessStore, contract: Contract, order: Json) -> None:
    sku = store.products()[0]["sku"]
    calls: dict[str, Callable[[], httpx.Response]] = {
        "cancelOrder": lambda: store.cancel(order["tracking_id"], **OTHER),
        "getProduct": lambda: store.get(sku, **OTHER),
        "updateProduct": lambda: store.update(sku, {"available_quantity": 1}, **OTHER),
    }
    before = store.stored()
    for operation_id, call in calls.items():
        assert call().status_code == contract.declared(operation_id, "x-owner")["stranger"]
    assert store.stored() == before


def test_a_listing_has_only_what_the_seller_owns(store: InProcessStore) -> None:
    assert (store.orders(**OTHER), store.products(**OTHER)) == ([], [])


@pytest.mark.parametrize("name", ["Orders", "Products"])
def test_a_page_is_no_larger_than_declared(store: InProcessStore, contract: Contract, name: str) -> None:
    declared = contract.declared(f"list{name}", "x-pagination")["max-size"]
    most = declared["items"]
    statuses = [
        store.call("GET", f"/{name.lower()}", params={"page": 0, "size": size}).status_code
        for size in (most, most + 1, 2**40)
    ]
    assert (statuses, declared["beyond"]) == ([200, 400, 400], "refused")


def test_pages_move_with_the_data(store: InProcessStore, contract: Contract) -> None:
    assert contract.declared("listOrders", "x-pagination")["while-changing"] == "live"
    first = store.orders(page=0, size=3)
    store.control.advance_clock(200 * 24 * 3600)
    store.send("POST", "/_mock/nocnoc-store/seed", json={"orders": 1, "seed": 5})
    assert store.orders(page=1, size=3)[0] == first[-1]


def test_a_request_for_a_cancellation_moves_nothing(
    store: InProcessStore, contract: Contract, order: Json
) -> None:
    (move,) = contract.schema("OrderStatus")["x-lifecycle"]["moves"]
    assert (move["operation"], "to" in move) == ("cancelOrder", False)
    assert order["status"] in move["from"]
    store.cancel(order["tracking_id"])
    assert store.orders(order_id=order["tracking_id"]) == [order]


def test_an_order_has_all_that_its_schema_knows(store: InProcessStore, contract: Contract) -> None:
    schemas = {"customer": "Customer", "delivery_address": "DeliveryAddress"}
    for order in store.orders():
        assert set(order) == set(contract.members(contract.schema("Order")))
        for name, schema in schemas.items():
            assert set(order[name]) == set(contract.members(contract.schema(schema)))
        for product in order["products"]:
            assert set(product) == set(contract.members(contract.schema("OrderedProduct")))
