"""The store's mock in process, and a caller that holds every answer against the contract."""

from __future__ import annotations

import asyncio
import copy
import dataclasses
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from orderkit.mock import MockSettings, create_app

Json = dict[str, Any]

START = datetime(2026, 6, 15, 10, tzinfo=UTC)
KEY, OTHER_KEY = "merchant-one", "merchant-two"


def _close(contract: Contract, schema: Json) -> Draft202012Validator:
    """A validator that also refuses members which the contract does not declare."""
    components = copy.deepcopy(contract.document["components"]["schemas"])
    for node in components.values():
        if "properties" in node:
            node["additionalProperties"] = False
    return Draft202012Validator(
        {"allOf": [schema], "components": {"schemas": components}}, validate_formats=True
    )


class Judge:
    """Asserts that an answer is documented for its operation and status, and holds nothing more."""

    def __init__(self, contract: Contract) -> None:
        self._answers = {
            (operation.id, status): _close(contract, schema)
            for operation in contract.operations.values()
            for status, schema in operation.responses.items()
            if schema is not None
        }
        self._error = _close(contract, {"$ref": "#/components/schemas/Error"})

    def check(self, operation_id: str | None, response: httpx.Response) -> None:
        assert response.headers["content-type"] == "application/json"
        if response.status_code < 300:
            self._answers[str(operation_id), str(response.status_code)].validate(response.json())
        else:
            assert 400 <= response.status_code < 500 or response.status_code == 500
            self._error.validate(response.json())


class InProcessStore:
    """Calls the store's mock without a socket, as one seller unless told otherwise."""

    def __init__(self, settings: MockSettings, runner: asyncio.Runner, judge: Judge) -> None:
        self.app = create_app(settings)
        self.control = self.app.control
        self._runner = runner
        self._judge = judge
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://mock")

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send anything, without a key and without judging the answer."""
        return self._runner.run(self._client.request(method, path, **options))

    def call(self, method: str, path: str, *, key: str = KEY, **options: Any) -> httpx.Response:
        """Call the store with a key; the answer has to be documented."""
        headers = {"X-Api-Key": key, **options.pop("headers", {})}
        response = self.send(method, f"/nocnoc-store/api/v2{path}", headers=headers, **options)
        if method != "HEAD" and not response.headers.get("content-type", "").startswith("text/plain"):
            self._judge.check(self.control.requests()[-1]["operationId"], response)
        return response

    def orders(self, *, key: str = KEY, **query: Any) -> list[Json]:
        """The orders of one page, the first 200 unless told otherwise."""
        response = self.call("GET", "/orders", key=key, params={"page": 0, "size": 200, **query})
        assert response.status_code == 200, response.text
        orders: list[Json] = response.json()["orders"]
        return orders

    def products(self, *, key: str = KEY, **query: Any) -> list[Json]:
        """The products of one page, the first 200 unless told otherwise."""
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

    def stored(self) -> list[str]:
        """Everything in the database, for "nothing changed"."""
        with self.app._world.store.transaction() as connection:
            return list(connection.iterdump())

    def close(self) -> None:
        self.app.close()


MakeStore = Callable[..., InProcessStore]


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load("nocnoc_store")


@pytest.fixture(scope="session")
def judge(contract: Contract) -> Judge:
    return Judge(contract)


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def examples(contract: Contract) -> Json:
    """The examples of the contract, free to be changed."""
    documented = contract.document["components"]["examples"]
    return {name: copy.deepcopy(documented[name]["value"]) for name in documented}


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
