"""Successful responses are what the contract documents, and the judge of that is strict."""

from __future__ import annotations

import httpx
import pytest
from in_process import Json
from jsonschema_rs import ValidationError
from nocnoc_mock_fixtures import InProcessMock, Strictness


def answer(document: Json) -> httpx.Response:
    return httpx.Response(200, json=document)


EXAMPLES = {
    "quoteOrder": "QuoteTablet",
    "createOrder": "OrderCreated",
    "placeOrder": "OrderPlaced",
    "cancelOrder": "OrderCancelled",
    "getOrder": "OrderDetailCancelled",
    "trackOrder": "TrackingClearedByCustoms",
}


@pytest.mark.parametrize("operation_id", EXAMPLES)
def test_the_judge_accepts_the_documented_example(
    strictness: Strictness, examples: Json, operation_id: str
) -> None:
    strictness.check(operation_id, answer(examples[EXAMPLES[operation_id]]))


@pytest.mark.parametrize("operation_id", EXAMPLES)
def test_the_judge_refuses_an_undeclared_property(
    strictness: Strictness, examples: Json, operation_id: str
) -> None:
    with pytest.raises(ValidationError):
        strictness.check(operation_id, answer({**examples[EXAMPLES[operation_id]], "surprise": 1}))


def test_the_judge_refuses_an_undeclared_property_inside(strictness: Strictness, examples: Json) -> None:
    order = examples["OrderCreated"]
    order["products"][0]["dimension"]["depth"] = 1
    with pytest.raises(ValidationError):
        strictness.check("createOrder", answer(order))


def test_every_operation_responds_as_documented(
    mock: InProcessMock, quote_body: Json, order_body: Json, strictness: Strictness
) -> None:
    order = mock.create(order_body)
    order_id, tracking_id = order.json()["id"], order.json()["tracking_id"]
    answers = {
        "createOrder": order,
        "quoteOrder": mock.quote(quote_body),
        "placeOrder": mock.place(order_id),
        "getOrder": mock.get(order_id),
        "trackOrder": mock.track(tracking_id),
        "cancelOrder": mock.cancel(order_id),
    }
    for operation_id, answer in answers.items():
        assert answer.status_code == 200
        strictness.check(operation_id, answer)
