"""The store's mock in process, and a caller that holds every response against the contract."""

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
from orderkit.mock import MockSettings

START = datetime(2026, 6, 15, 10, tzinfo=UTC)


class Judge:
    """Asserts that a response is documented for its operation and status, and holds nothing more."""

    def __init__(self, contract: Contract) -> None:
        self._answers = {
            (operation.id, status): closed(contract, schema)
            for operation in contract.operations.values()
            for status, schema in operation.responses.items()
            if schema is not None
        }
        self._error = closed(contract, {"$ref": "#/components/schemas/Error"})

    def check(self, operation_id: str | None, response: httpx.Response) -> None:
        assert response.headers["content-type"] == "application/json"
        if response.status_code < 300:
            self._answers[str(operation_id), str(response.status_code)].validate(response.json())
        else:
            assert 400 <= response.status_code < 500 or response.status_code == 500
            self._error.validate(response.json())


class InProcessStore(InProcess):
    """Calls the store's mock without a socket, by default as one seller."""

    def call(self, method: str, path: str, *, key: str = KEY, **options: Any) -> httpx.Response:
        """Call the store with a key; the response has to be documented."""
        headers = {"X-Api-Key": key, **options.pop("headers", {})}
        return self.judged(method, f"/nocnoc-store/api/v2{path}", headers=headers, **options)

    def orders(self, *, key: str = KEY, **query: Any) -> list[Json]:
        """The orders of one page, by default the first 200."""
        response = self.call("GET", "/orders", key=key, params={"page": 0, "size": 200, **query})
        assert response.status_code == 200, response.text
        orders: list[Json] = response.json()["orders"]
        return orders

    def products(self, *, key: str = KEY, **query: Any) -> list[Json]:
        """The products of one page, by default the first 200."""
        response = self.call("GET", "/products", key=key, params={"size": 200, **query})
        assert response.status_code == 200, response.text
        products: list[Json] = response.json()["products"]
        return products

    def cancel(self, order_id: str, **options: Any) -> httpx.Response:
        return self.call("POST", f"/orders/{order_id}/cancellation", **options)

    def create(self, body: Any, **options: Any) -> httpx.Response:
        return self.call("POST", "/products", json=body, **options)

    def create_from_asin(self, body: Any, **options: Any) -> httpx.Response:
        return self.call("POST", "/products/", json=body, **options)

    def get(self, sku: str, **options: Any) -> httpx.Response:
        return self.call("GET", f"/products/sku/{sku}", **options)

    def update(self, sku: str, body: Any, **options: Any) -> httpx.Response:
        return self.call("PATCH", f"/products/sku/{sku}", json=body, **options)

    def pack(self, body: Any, **options: Any) -> httpx.Response:
        return self.call("POST", "/packages", json=body, **options)


MakeStore = Callable[..., InProcessStore]


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load("nocnoc_store")


@pytest.fixture(scope="session")
def judge(contract: Contract) -> Judge:
    return Judge(contract)


@pytest.fixture(scope="module")
def make_store(runner: asyncio.Runner, judge: Judge) -> Iterator[MakeStore]:
    made: list[InProcessStore] = []

    def make(**chosen: Any) -> InProcessStore:
        settings = MockSettings(clock=START, orders=24)
        made.append(InProcessStore(dataclasses.replace(settings, **chosen), runner, judge))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(make_store: MakeStore) -> InProcessStore:
    return make_store()


@pytest.fixture
def order(store: InProcessStore) -> Json:
    """The newest order in process."""
    return store.orders(statuses="in_process")[0]


@pytest.fixture
def son(order: Json, examples: Json) -> Json:
    """The body of a Son with all goods of that order."""
    items = [{"sku": product["sku"], "quantity": product["quantity"]} for product in order["products"]]
    body: Json = {**examples["SonPackageRequest"], "order_reference_id": order["tracking_id"], "items": items}
    return body
