"""Walks through the lives of orders: any step at any time, each response held against what was done before.

schemathesis follows the links of the contract, but does not know what an order has been through. Here that is kept:
who created it, what was returned then, and which statuses it had since when. What may follow comes from the contract.
"""

from __future__ import annotations

import asyncio
import copy
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, multiple, rule, run_state_machine_as_test
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from orderkit.mock import MockApplication, MockSettings, WebhookSettings, create_app

CONTRACT = Contract.load("nocnoc")
TRANSITIONS = {row["from"]: row["to"] for row in CONTRACT.schema("OrderStatus")["x-lifecycle"]["transitions"]}
BODIES = [
    CONTRACT.resolve(example)["value"]
    for example in CONTRACT.document["paths"]["/api/order"]["put"]["requestBody"]["content"][
        "application/json"
    ]["examples"].values()
]
ERRORS = {error["code"]: error for error in CONTRACT.schema("ErrorCode")["x-errors"]}
LANGUAGES = CONTRACT.schema("Language")["enum"]
LOCAL_RULES = {314, *range(316, 324)}
BEGIN = datetime(2017, 4, 8, 10, tzinfo=UTC)
KEYS = ("merchant-one", "merchant-two")
# What an order shows differently later: its progress, and its pickup for each product instead of once (EL-26).
CHANGING = {"status", "estimated_time_arrival", "description", "date", "historic", "pickup", "products"}
MONEY = ("amount_usd", "shipping_usd", "tax_handling_usd", "total_amount_usd")


@dataclass
class Order:
    """Facts of an order: its owner, the response to its creation, and its statuses with their times."""

    key: str
    created: dict[str, Any]
    life: list[dict[str, str]] = field(default_factory=list)

    @property
    def status(self) -> str:
        return self.life[-1]["status"]

    def become(self, status: str, moment: datetime, description: str = "") -> None:
        time = moment.strftime("%Y-%m-%d %H:%M:%S")
        self.life.append({"status": status, "description": description, "date": time})

    def progress(self, length: int) -> dict[str, Any]:
        """The current status and those before it, newest first, with dates of so many characters."""
        historic = [{**event, "date": event["date"][:length]} for event in reversed(self.life[:-1])]
        return {**self.life[-1], "date": self.life[-1]["date"][:10], "historic": historic}


class Mock:
    """The mock of a provider in process, and a receiver of its notifications that answers every other one with 500."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self._calls = 0
        webhooks = WebhookSettings(transport=lambda: httpx.MockTransport(self._receive))
        self.now = BEGIN
        self.app: MockApplication = create_app(MockSettings(time_source=lambda: self.now, webhooks=webhooks))
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url="http://mock/nocnoc"
        )
        self._validators = {
            operation.id: Draft202012Validator(
                CONTRACT.standalone(operation.responses["200"] or {}), validate_formats=True
            )
            for operation in CONTRACT.operations.values()
        }
        self.answers: Counter[tuple[str, int]] = Counter()

    def reset(self) -> None:
        """Forget what was, so that a walk can be repeated."""
        self.now = BEGIN
        self.app.control.reset()
        self.received.clear()
        self._calls = 0

    def call(self, operation_id: str, key: str, body: Any = None, **parameters: Any) -> dict[str, Any]:
        """Call an operation, each time in another language; the document it answers, which fits the contract."""
        operation = CONTRACT.operation(operation_id)
        self._calls += 1
        language = LANGUAGES[self._calls % len(LANGUAGES)]
        path, headers = operation.path.format(**parameters), {"X-Api-Key": key, "X-Lang": language}
        answer = self._runner.run(self._client.request(operation.method, path, json=body, headers=headers))
        document: dict[str, Any] = json.loads(answer.content, parse_float=Decimal)
        if answer.status_code == 200:
            self._validators[operation_id].validate(answer.json())
        else:
            error = ERRORS[document["code"]]
            assert (answer.status_code, document["key"]) == (error["http_status"], error["key"])
            assert document["message"].startswith(error["message"][language])
        self.answers[operation_id, document.get("code", 200)] += 1
        return document

    def deliver(self) -> None:
        self._runner.run(self.app.control.deliver_all())

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()
        self.app.close()

    def _receive(self, request: httpx.Request) -> httpx.Response:
        self.received.append(json.loads(request.content))
        return httpx.Response(500 if len(self.received) % 2 else 200)


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    """A documented order with other figures, without some of its optional properties."""
    body: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(BODIES)))
    country = draw(st.sampled_from(["AR", "BR", "CL", "CO", "MX", "PE", "UY", "US"]))
    body["address"]["country"] = country
    body["customer"]["country"] = draw(st.sampled_from(["AR", "BR"]))
    body["merchant_invoice_id"] = draw(st.sampled_from("ABCDEFGHIJKLMNOP"))
    body["notification_url"] = "http://localhost/hook"
    for product in body["products"]:
        product["quantity"] = draw(st.integers(1, 4))
        product["amount_usd"] = draw(st.integers(1, 50_000)) / 100
    leave_out(draw, body, ["notification_url", "pickup", "expiration_date"])
    leave_out(draw, body["address"], ["street_2", "region"])
    leave_out(draw, body["products"][0], ["hs_code", "native_description"])
    return body


def leave_out(draw: st.DrawFn, part: dict[str, Any], names: list[str]) -> None:
    for name in draw(st.sets(st.sampled_from(names))):
        part.pop(name, None)


class Walk(RuleBasedStateMachine):
    """One walk. Every rule is a step of a merchant, of nocnoc, or of time."""

    mock: ClassVar[Mock]
    orders = Bundle("orders")

    def __init__(self) -> None:
        super().__init__()
        self.mock.reset()
        self.known: list[Order] = []

    @rule(target=orders, key=st.sampled_from(KEYS), body=bodies(), days=st.integers(0, 4))
    def create(self, key: str, body: dict[str, Any], days: int) -> Any:
        if "expiration_date" in body:
            body["expiration_date"] = self.day_after(days)
        quote, created = self.mock.call("quoteOrder", key, body), self.mock.call("createOrder", key, body)
        if body.get("expiration_date") == self.day_after(0):
            assert created["code"] == 310
            return multiple()
        taken = (key, body["merchant_invoice_id"]) in self.taken
        if "code" in created:
            assert created["code"] == (313 if taken else quote["code"])
            assert quote.get("code") in {None, *LOCAL_RULES}
            return multiple()
        assert not taken
        assert {name: created[name] for name in MONEY} == {name: quote[name] for name in MONEY}
        assert created["expiration_date"] == body.get("expiration_date", self.day_after(2))
        order = Order(key, created)
        order.become("created", self.mock.now)
        self.known.append(order)
        self.reads_agree(order)
        return order

    @rule(order=orders, change=st.sampled_from([("placeOrder", "placed"), ("cancelOrder", "cancelled")]))
    def change(self, order: Order, change: tuple[str, str]) -> None:
        operation, status = change
        answer = self.mock.call(operation, order.key, order_id=order.created["id"])
        if status in TRANSITIONS[order.status]:
            order.become(status, self.mock.now)
            assert answer["status"] == status
            assert_same(answer, order.created)
        else:
            assert answer["code"] == 311
        self.reads_agree(order)

    @rule(order=orders, steps=st.integers(1, 9), description=st.sampled_from(["", "Shenzhen, CN"]))
    def progress(self, order: Order, steps: int, description: str) -> None:
        """Move an order along as nocnoc does, each time to the first status that may follow."""
        for _ in range(steps):
            if TRANSITIONS[order.status]:
                status = TRANSITIONS[order.status][0]
                self.mock.app.control.advance_order(order.created["id"], status, description)
                order.become(status, self.mock.now, description)
        self.reads_agree(order)

    @rule(order=orders, status=st.sampled_from(list(TRANSITIONS)))
    def a_leap(self, order: Order, status: str) -> None:
        """Give an order any status that may follow, and no other."""
        if status in TRANSITIONS[order.status]:
            self.mock.app.control.advance_order(order.created["id"], status, "")
            order.become(status, self.mock.now)
        else:
            with pytest.raises(ValueError, match="cannot become"):
                self.mock.app.control.advance_order(order.created["id"], status)
        self.reads_agree(order)

    @rule(hours=st.integers(1, 40))
    def time_passes(self, hours: int) -> None:
        """Orders expire without a request."""
        self.mock.now += timedelta(hours=hours)
        for order in self.known:
            if order.status == "created" and order.created["expiration_date"] <= self.day_after(0):
                order.become("expired", datetime.fromisoformat(order.created["expiration_date"]))
                self.reads_agree(order)

    @rule(
        order=orders,
        operation=st.sampled_from(["getOrder", "trackOrder", "placeOrder", "cancelOrder"]),
        key=st.sampled_from([*KEYS, "nobody"]),
    )
    def a_stranger_asks(self, order: Order, operation: str, key: str) -> None:
        parameters = {"order_id": order.created["id"], "tracking_id": order.created["tracking_id"]}
        if key != order.key:
            answer = self.mock.call(operation, key, **parameters)
            assert answer["code"] == (312 if key in KEYS else 401)
        self.reads_agree(order)

    def teardown(self) -> None:
        """In the end every order is as it should be, there are no others, and every change was notified, in order."""
        for order in self.known:
            self.reads_agree(order)
        held = self.mock.app.control.summary()["providers"]["nocnoc"]["orders"]
        assert held == Counter(order.status for order in self.known)
        self.mock.deliver()
        listeners = [order for order in self.known if "notification_url" in order.created]
        for order in listeners:
            told = [tracking for tracking in self.mock.received if tracking["id"] == order.created["id"]]
            assert once_each(told) == [event["status"] for event in order.life[1:]]
        notifications = self.mock.app.control.webhooks()["notifications"]
        assert len(notifications) == sum(len(order.life) - 1 for order in listeners)

    def reads_agree(self, order: Order) -> None:
        got = self.mock.call("getOrder", order.key, order_id=order.created["id"])
        tracked = self.mock.call("trackOrder", order.key, tracking_id=order.created["tracking_id"])
        assert_same(got, order.created)
        assert {name: got[name] for name in order.progress(10)} == order.progress(10)
        assert {name: tracked[name] for name in order.progress(19)} == order.progress(19)

    @property
    def taken(self) -> set[tuple[str, str]]:
        """The invoice numbers that were used, by whom."""
        return {(order.key, order.created["merchant_invoice_id"]) for order in self.known}

    def day_after(self, days: int) -> str:
        return (self.mock.now + timedelta(days=days)).strftime("%Y-%m-%d")


def assert_same(later: dict[str, Any], created: dict[str, Any]) -> None:
    """Constant properties are the same as when the order was created."""
    assert {name: later[name] for name in later.keys() - CHANGING} == {
        name: created[name] for name in created.keys() - CHANGING
    }
    products = [{**product} for product in later["products"]]
    for product in products:
        product.pop("pickup", None)
    assert products == created["products"]


def once_each(told: list[dict[str, Any]]) -> list[str]:
    """The statuses in notifications, without the repetitions of what was not received."""
    return [
        tracking["status"]
        for number, tracking in enumerate(told)
        if number == 0 or tracking != told[number - 1]
    ]


@contextmanager
def walking() -> Iterator[type[Walk]]:
    Walk.mock = Mock()
    try:
        yield Walk
    finally:
        Walk.mock.close()


@pytest.mark.fuzz
def test_every_response_agrees_with_what_was_done_before() -> None:
    walks = 3 * int(os.environ.get("FUZZ_EXAMPLES", "50"))
    with walking() as walk:
        run_state_machine_as_test(
            walk,
            settings=settings(
                max_examples=walks,
                stateful_step_count=30,
                suppress_health_check=[
                    HealthCheck.too_slow,
                    HealthCheck.filter_too_much,
                    HealthCheck.data_too_large,
                ],
            ),
        )
        print(f"\nanswers on walks: {dict(sorted(walk.mock.answers.items()))}")
