"""The mock does what the contract declares of repetition, ownership, equality, sums and values that come back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from math import prod
from typing import Any

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock
from orderkit.contract import Contract, expression_target

OTHER = {"key": "merchant-two"}
NOT_SENT = {"Quote": {"pickup"}, "Order": {"pickup"}, "OrderDetail": {"pickup"}, "Tracking": set[str]()}


def at(value: Any, pointer: str) -> list[Any]:
    """Return the values that a pointer names; `*` is every item of a list, and what is absent is left out."""
    found = [value]
    for step in pointer.removeprefix("/").split("/"):
        items = [each for held in found for each in held] if step == "*" else found
        found = items if step == "*" else [held[step] for held in items if step in held]
    return found


def call(mock: InProcessMock, operation_id: str, order: Json, **options: Any) -> Any:
    routes: dict[str, tuple[Callable[..., Any], str]] = {
        "placeOrder": (mock.place, "id"),
        "cancelOrder": (mock.cancel, "id"),
        "getOrder": (mock.get, "id"),
        "trackOrder": (mock.track, "tracking_id"),
    }
    method, name = routes[operation_id]
    return method(order[name], **options)


def test_what_was_sent_comes_back(mock: InProcessMock, contract: Contract, order_body: Json) -> None:
    created = mock.create(order_body).json()
    for pair in contract.declared("createOrder", "x-keeps")["values"]:
        sent, back = (expression_target(pair[side]) for side in ("sent", "back"))
        assert at(created, back) == at(order_body, sent), back


def test_null_is_refused(mock: InProcessMock, contract: Contract, order_body: Json) -> None:
    assert contract.declared("createOrder", "x-keeps")["null"] == "refused"
    for name in ("notification_url", "expiration_date", "pickup"):
        assert mock.create({**order_body, name: None}).json()["code"] == 310


@pytest.mark.parametrize("operation_id", ["createOrder", "placeOrder", "cancelOrder"])
def test_a_repeated_change_is_refused_with_the_declared_error(
    mock: InProcessMock, contract: Contract, order_body: Json, operation_id: str
) -> None:
    order = mock.create(order_body).json()
    if operation_id == "createOrder":
        repeated = mock.create(order_body)
    else:
        assert call(mock, operation_id, order).status_code == 200
        repeated = call(mock, operation_id, order)
    assert repeated.json()["code"] == contract.declared(operation_id, "x-repeat")["error"]


@pytest.mark.parametrize("operation_id", ["placeOrder", "cancelOrder", "getOrder", "trackOrder"])
def test_a_stranger_gets_the_declared_status(
    mock: InProcessMock, contract: Contract, order: Json, operation_id: str
) -> None:
    owner = contract.declared(operation_id, "x-owner")
    assert owner["scope"] == "credentials"
    assert call(mock, operation_id, order, **OTHER).status_code == owner["stranger"]


@pytest.mark.parametrize("operation_id", ["createOrder", "placeOrder", "cancelOrder", "trackOrder"])
def test_a_response_equals_the_declared_one(
    mock: InProcessMock, contract: Contract, order_body: Json, operation_id: str
) -> None:
    quote, created = mock.quote(order_body).json(), mock.create(order_body).json()
    shown = created if operation_id == "createOrder" else call(mock, operation_id, created).json()
    others = {"quoteOrder": quote, "getOrder": mock.get(created["id"]).json()}
    for pair in contract.declared(operation_id, "x-same-as"):
        other = others[pair["operation"]]
        names = pair.get("members") or [f"/{name}" for name in shown.keys() & other.keys()]
        assert [at(shown, name) for name in names] == [at(other, name) for name in names]


@pytest.mark.parametrize("name", ["Quote", "Order"])
def test_the_declared_sums_hold(mock: InProcessMock, contract: Contract, order_body: Json, name: str) -> None:
    shown = (mock.quote if name == "Quote" else mock.create)(order_body).json()
    item = "QuotedProduct" if name == "Quote" else "OrderedProduct"
    for schema, value in [(name, shown), *((item, product) for product in shown["products"])]:
        for row in contract.schema(schema)["x-sums"]:
            assert_sum(row, value)


def assert_sum(row: Json, value: Json) -> None:
    terms = [[term] if isinstance(term, str) else term for term in row["terms"]]
    lists = [[[Decimal(str(each)) for each in at(value, factor)] for factor in term] for term in terms]
    total = sum((prod(factors) for term in lists for factors in zip(*term, strict=True)), Decimal(0))
    (equals,) = at(value, row["equals"])
    assert round(total, row["decimals"]) == Decimal(str(equals)), row["equals"]


def test_nothing_is_left_out_but_what_was_not_sent(
    mock: InProcessMock, contract: Contract, order_body: Json
) -> None:
    quote, created = mock.quote(order_body).json(), mock.create(order_body).json()
    shown = {
        "Quote": quote,
        "Order": created,
        "OrderDetail": mock.get(created["id"]).json(),
        "Tracking": mock.track(created["tracking_id"]).json(),
    }
    for name, value in shown.items():
        absent = contract.members(contract.schema(name)).keys() - value.keys()
        assert absent <= NOT_SENT[name], name
