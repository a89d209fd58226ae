"""The mock of ePages in process, and a caller that holds every response against the contract."""

from __future__ import annotations

import asyncio
import copy
import dataclasses
import itertools
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from in_process import KEY, OTHER_KEY, InProcess, Json
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from orderkit.mock import MockSettings

START = datetime(2026, 6, 15, 10, tzinfo=UTC)
SHOPS = {KEY: "DemoShop", OTHER_KEY: "DemoShop2"}
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def closed(contract: Contract) -> Json:
    """The contract's schemas, refusing properties that are not declared; an order is closed where it is used."""
    schemas: Json = copy.deepcopy(contract.document["components"]["schemas"])
    for name, node in schemas.items():
        if "properties" in node and name != "Order":
            node.setdefault("additionalProperties", False)
    schemas["OrderDetail"]["unevaluatedProperties"] = False
    schemas["OrderList"]["properties"]["items"]["items"]["unevaluatedProperties"] = False
    return schemas


class Judge:
    """Asserts that a response is documented for its operation and status, and holds nothing more."""

    def __init__(self, contract: Contract) -> None:
        schemas = closed(contract)
        self._answers = {
            operation.id: self._compile(operation.responses["200"], schemas)
            for operation in contract.operations.values()
        }
        self._error = self._compile({"$ref": "#/components/schemas/Error"}, schemas)

    def check(self, operation_id: str | None, response: httpx.Response) -> None:
        assert response.headers["x-epages-media-type"] == "application/vnd.epages.v1+json"
        assert TIME.fullmatch(response.headers["x-ratelimit-reset"])
        assert response.headers["content-type"] == "application/json"
        if response.status_code == 200:
            self._answers[str(operation_id)].validate(response.json())
        else:
            self._error.validate(response.json())
            assert response.json()["status"] == str(response.status_code)

    def _compile(self, schema: Any, schemas: Json) -> Draft202012Validator:
        return Draft202012Validator(
            {"allOf": [schema], "components": {"schemas": schemas}}, validate_formats=True
        )


class InProcessShops(InProcess):
    """Calls the mock without a socket, by default as the app of the first shop."""

    unstored = ("epages_calls",)

    def call(
        self, method: str, path: str, *, key: str = KEY, shop: str | None = None, **options: Any
    ) -> httpx.Response:
        """Call a shop with a token; the response has to be documented."""
        headers = {"Authorization": f"Bearer {key}", **options.pop("headers", {})}
        path = f"/epages/{shop or SHOPS[key]}{path}"
        return self.judged(method, path, headers=headers, **options)

    def page(self, path: str = "/orders", *, key: str = KEY, **query: Any) -> Json:
        """One page of orders or documents, by default of the greatest size."""
        response = self.call("GET", path, key=key, params={"resultsPerPage": 100, **query})
        assert response.status_code == 200, response.text
        page: Json = response.json()
        return page

    def walk(self, path: str = "/orders", **query: Any) -> list[Json]:
        """The items of all pages."""
        pages = (self.page(path, page=number, **query)["items"] for number in itertools.count(1))
        return [item for items in itertools.takewhile(bool, pages) for item in items]

    def get(self, order_id: str, **options: Any) -> Json:
        response = self.call("GET", f"/orders/{order_id}", **options)
        assert response.status_code == 200, response.text
        order: Json = response.json()
        return order

    def patch(self, order_id: str, *operations: Any, **options: Any) -> httpx.Response:
        headers = {"Content-Type": "application/json-patch+json", **options.pop("headers", {})}
        return self.call("PATCH", f"/orders/{order_id}", json=list(operations), headers=headers, **options)

    def add(self, order_id: str, path: str, value: Any, **options: Any) -> Json:
        """The order after one addition."""
        response = self.patch(order_id, {"op": "add", "path": path, "value": value}, **options)
        assert response.status_code == 200, response.text
        order: Json = response.json()
        return order

    def remove(self, order_id: str, path: str) -> Json:
        """The order after one removal."""
        response = self.patch(order_id, {"op": "remove", "path": path})
        assert response.status_code == 200, response.text
        order: Json = response.json()
        return order

    def advance(self, order_id: str, status: str | None = None, description: str | None = None) -> Json:
        order: Json = self.control.advance_order(order_id, status, description, provider="epages")
        return order


MakeShops = Callable[..., InProcessShops]
StatusTimes = Callable[[Json], dict[str, str]]
Told = Callable[[httpx.Response], str]


def message(response: httpx.Response) -> str:
    """The message of an error."""
    return str(response.json()["message"])


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load("epages")


@pytest.fixture(scope="session")
def judge(contract: Contract) -> Judge:
    return Judge(contract)


@pytest.fixture(scope="module")
def make_shops(runner: asyncio.Runner, judge: Judge) -> Iterator[MakeShops]:
    made: list[InProcessShops] = []

    def make(**chosen: Any) -> InProcessShops:
        settings = MockSettings(clock=START, orders=24)
        made.append(InProcessShops(dataclasses.replace(settings, **chosen), runner, judge))
        return made[-1]

    yield make
    for shops in made:
        shops.close()


@pytest.fixture
def shops(make_shops: MakeShops) -> InProcessShops:
    return make_shops()


@pytest.fixture
def order(shops: InProcessShops) -> Json:
    """The newest order."""
    first: Json = shops.page(resultsPerPage=1)["items"][0]
    return first


@pytest.fixture
def untouched(shops: InProcessShops) -> Json:
    """The newest order of which no status was ever set."""
    return next(order for order in shops.page()["items"] if not set_statuses(order))


STATUSES = (
    *("viewedOn", "rejectedOn", "inProcessOn", "pendingOn", "readyForDispatchOn", "partiallyDispatchedOn"),
    *("dispatchedOn", "deliveredOn", "partiallyInvoicedOn", "invoicedOn", "partiallyPaidOn", "paidOn"),
    *("returnedOn", "closedOn", "archivedOn"),
)


def set_statuses(order: Json) -> dict[str, str]:
    """The statuses of an order that are set."""
    return {name: order[name] for name in STATUSES if order[name] is not None}


@pytest.fixture(scope="session")
def status_times() -> StatusTimes:
    return set_statuses


@pytest.fixture(scope="session")
def told() -> Told:
    return message
