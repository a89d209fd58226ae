"""A mock in process, the documented examples, and a client that holds every response against the contract."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from in_process import KEY, InProcess, Json, closed
from orderkit.contract import Contract
from orderkit.mock import MockSettings, NocnocSettings, WebhookSettings

START = datetime(2017, 4, 8, 10, tzinfo=UTC)
PARTS = ("Order", "OrderProgress")
"""Schemas that OrderDetail is made of."""


class Strictness:
    """Asserts that a response is what the contract documents for its operation, and nothing more."""

    def __init__(self, contract: Contract) -> None:
        self._answers = {
            operation.id: closed(contract, operation.responses["200"] or {}, *PARTS)
            for operation in contract.operations.values()
        }
        self._error = closed(contract, {"$ref": "#/components/schemas/Error"})
        self._routes = {operation.id: operation for operation in contract.operations.values()}

    def check(self, operation_id: str | None, response: httpx.Response) -> None:
        assert response.headers["content-type"] == "application/json"
        if response.status_code == 200:
            assert operation_id is not None
            self._answers[operation_id].validate(response.json())
        else:
            self._error.validate(response.json())


class InProcessMock(InProcess):
    """Calls a mock without a socket, by default as one merchant."""

    def call(
        self, method: str, path: str, *, key: str = KEY, language: str | None = None, **options: Any
    ) -> httpx.Response:
        """Call the provider with a key; the response has to be documented."""
        headers = {
            "X-Api-Key": key,
            **({"X-Lang": language} if language else {}),
            **options.pop("headers", {}),
        }
        return self.judged(method, f"/nocnoc{path}", headers=headers, **options)

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


MakeMock = Callable[..., InProcessMock]


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load("nocnoc")


@pytest.fixture(scope="session")
def strictness(contract: Contract) -> Strictness:
    return Strictness(contract)


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
