"""Successful answers are what the contract documents, and the judge of that is strict."""

import pytest
from jsonschema_rs import ValidationError


class Answer:
    def __init__(self, document):
        self.status_code, self.headers, self._document = 200, {"content-type": "application/json"}, document

    def json(self):
        return self._document


EXAMPLES = {
    "quoteOrder": "QuoteTablet",
    "createOrder": "OrderCreated",
    "placeOrder": "OrderPlaced",
    "cancelOrder": "OrderCancelled",
    "getOrder": "OrderDetailCancelled",
    "trackOrder": "TrackingClearedByCustoms",
}


@pytest.mark.parametrize("operation_id", EXAMPLES)
def test_the_judge_accepts_the_documented_example(strictness, examples, operation_id):
    strictness.check(operation_id, Answer(examples[EXAMPLES[operation_id]]))


@pytest.mark.parametrize("operation_id", EXAMPLES)
def test_the_judge_refuses_an_undeclared_member(strictness, examples, operation_id):
    with pytest.raises(ValidationError):
        strictness.check(operation_id, Answer({**examples[EXAMPLES[operation_id]], "surprise": 1}))


def test_the_judge_refuses_an_undeclared_member_inside(strictness, examples):
    order = examples["OrderCreated"]
    order["products"][0]["dimension"]["depth"] = 1
    with pytest.raises(ValidationError):
        strictness.check("createOrder", Answer(order))


def test_every_operation_answers_as_documented(mock, quote_body, order_body, strictness):
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
