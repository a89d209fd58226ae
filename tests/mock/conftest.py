"""A mock in process, the documented examples, and a client that holds every answer against the contract."""

from __future__ import annotations

import asyncio
import copy
import dataclasses
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from orderkit.mock import MockSettings, NocnocSettings, WebhookSettings, create_app

Json = dict[str, Any]

START = datetime(2017, 4, 8, 10, tzinfo=UTC)
KEY, OTHER_KEY = "merchant-one", "merchant-two"


def _close(contract: Contract, schema: Json) -> Draft202012Validator:
    """A validator that also refuses members which the contract does not declare."""
    components = copy.deepcopy(contract.document["components"]["schemas"])
    for name, node in components.items():
        if "properties" in node and name not in (
            "Order",
            "OrderProgress",
        ):  # these two are parts of OrderDetail
            node["unevaluatedProperties"] = False
    closed = {"allOf": [schema], "unevaluatedProperties": False, "components": {"schemas": components}}
    return Draft202012Validator(closed, validate_formats=True)


class Strictness:
    """Asserts that an answer is what the contract documents for its operation, and nothing more."""

    def __init__(self, contract: Contract) -> None:
        self._answers = {
            operation.id: _close(contract, operation.responses["200"] or {})
            for operation in contract.operations.values()
        }
        self._error = _close(contract, {"$ref": "#/components/schemas/Error"})
        self._routes = {operation.id: operation for operation in contract.operations.values()}

    def check(self, operation_id: str | None, response: httpx.Response) -> None:
        assert response.headers["content-type"] == "application/json"
        if response.status_code == 200:
            assert operation_id is not None
            self._answers[operation_id].validate(response.json())
        else:
            self._error.validate(response.json())


class InProcessMock:
    """Calls a mock without a socket, as one merchant unless told otherwise."""

    def __init__(self, settings: MockSettings, runner: asyncio.Runner, strictness: Strictness) -> None:
        self.app = create_app(settings)
        self.control = self.app.control
        self._runner = runner
        self._strictness = strictness
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://mock")

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send anything, without a key and without judging the answer."""
        return self._runner.run(self._client.request(method, path, **options))

    def call(
        self, method: str, path: str, *, key: str = KEY, language: str | None = None, **options: Any
    ) -> httpx.Response:
        """Call the provider with a key; the answer has to be documented."""
        headers = {
            "X-Api-Key": key,
            **({"X-Lang": language} if language else {}),
            **options.pop("headers", {}),
        }
        response = self.send(method, f"/nocnoc{path}", headers=headers, **options)
        if method != "HEAD" and response.headers["content-type"] != "text/plain; charset=utf-8":
            self._strictness.check(self.control.requests()[-1]["operationId"], response)
        return response

    def quote(self, body: Any, **options: Any) -> httpx.Response:
        return self.call("POST", "/api/order/quote", json=body, **options)

    def create(self, body: Any, **options: Any) -> httpx.Response:
        return self.call("PUT", "/api/order", json=body, **options)

    def place(self, order_id: Any, **options: Any) -> httpx.Response:
        return self.call("POST", f"/api/order/{order_id}", **options)

    def cancel(self, order_id: Any, **options: Any) -> httpx.Response:
        return self.call("DELETE", f"/api/order/{order_id}", **options)

    def get(self, order_id: Any, **options: Any) -> httpx.Response:
        return self.call("GET", f"/api/order/{order_id}", **options)

    def track(self, tracking_id: Any, **options: Any) -> httpx.Response:
        return self.call("POST", f"/api/order/tracking/{tracking_id}", **options)

    def deliver(self) -> None:
        self._runner.run(self.control.deliver_due())

    def deliver_all(self) -> None:
        self._runner.run(self.control.deliver_all())

    def stored(self) -> list[str]:
        """Everything in the database, for "nothing changed"."""
        with self.app._world.store.transaction() as connection:
            return list(connection.iterdump())

    def close(self) -> None:
        self.app.close()


MakeMock = Callable[..., InProcessMock]


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load("nocnoc")


@pytest.fixture(scope="session")
def strictness(contract: Contract) -> Strictness:
    return Strictness(contract)


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def examples(contract: Contract) -> dict[str, Any]:
    """The documented examples, free to be changed."""
    documented = contract.document["components"]["examples"]
    return {name: json.loads(json.dumps(documented[name]["value"])) for name in documented}


@pytest.fixture
def quote_body(examples: dict[str, Any]) -> Json:
    body: Json = examples["QuoteRequestTablet"]
    return body


@pytest.fixture
def order_body(examples: dict[str, Any]) -> Json:
    body: Json = examples["CreateOrderRequestTabletAndDrones"]
    return body


@pytest.fixture
def make_mock(runner: asyncio.Runner, strictness: Strictness) -> Iterator[MakeMock]:
    made: list[InProcessMock] = []

    def make(
        *, rules: NocnocSettings | None = None, webhooks: WebhookSettings | None = None, **chosen: Any
    ) -> InProcessMock:
        settings = MockSettings(
            clock=START, orders=0, nocnoc=rules or NocnocSettings(), webhooks=webhooks or WebhookSettings()
        )
        made.append(InProcessMock(dataclasses.replace(settings, **chosen), runner, strictness))
        return made[-1]

    yield make
    for mock in made:
        mock.close()


@pytest.fixture
def mock(make_mock: MakeMock) -> InProcessMock:
    return make_mock()


@pytest.fixture
def order(mock: InProcessMock, order_body: Json) -> Json:
    """An order that was just created."""
    created: Json = mock.create(order_body).json()
    return created
