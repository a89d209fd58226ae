"""Sendcloud's mock in process, and a caller that holds every response against the contract."""

from __future__ import annotations

import asyncio
import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from in_process import KEY, InProcess, Json
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from orderkit.mock import MockSettings, SendcloudSettings

START = datetime(2026, 6, 15, 10, tzinfo=UTC)
EMPTY = MockSettings(clock=START, orders=0, sendcloud=SendcloudSettings(rate_limits=None))
NEXT = re.compile(r'<([^>]+)>; rel="next"')
PREV = re.compile(r'<([^>]+)>; rel="prev"')


class Judge:
    """Asserts that a response is documented for its operation and status, and holds nothing more."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._operations = contract.operations
        self._error = Draft202012Validator(contract.standalone({"$ref": "#/components/schemas/ErrorList"}))
        # The schema of responses leaves open what that of requests bounds: the mock keeps to both.
        self._sent = Draft202012Validator(contract.standalone(contract.schema("NewOrder")))
        self._answers = {
            (operation.id, status): Draft202012Validator(contract.standalone(schema))
            for operation in contract.operations.values()
            for status, schema in operation.responses.items()
            if schema is not None
        }

    def check(self, operation_id: str | None, response: httpx.Response) -> None:
        if response.status_code == 204:
            assert (operation_id, response.content) == ("deleteOrder", b"")
            return
        assert response.headers["content-type"] == "application/json"
        if response.status_code >= 400:
            self._error.validate(response.json())
            assert {error["status"] for error in response.json()["errors"]} == {str(response.status_code)}
            return
        status = str(response.status_code)
        self._answers[str(operation_id), status].validate(response.json())
        schema = self._operations[str(operation_id)].responses[status]
        assert list(self._undeclared(response.json(), schema, "")) == []
        if operation_id in ("listOrders", "retrieveOrder"):
            data = response.json()["data"]
            for order in data if isinstance(data, list) else [data]:
                self._check_order(order)

    def _check_order(self, order: Json) -> None:
        assert {"created_at", "modified_at"} <= order.keys()
        errors = self._sent.iter_errors(order)
        # Only a change may set a quantity to 0.
        wrong = [error for error in errors if list(error.instance_path)[-1:] != ["quantity"]]
        assert wrong == [], wrong

    def _undeclared(self, value: Any, schema: Any, path: str) -> Iterator[str]:
        node = self._contract.resolve(schema)
        for choice in ("anyOf", "oneOf"):
            node = self._contract.resolve(node.get(choice, [node])[0])
        if isinstance(value, list):
            for item in value:
                yield from self._undeclared(item, node["items"], f"{path}[]")
        elif isinstance(value, dict) and not node.get("additionalProperties", False):
            members = self._contract.members(node)
            for name in value:
                if name in members:
                    yield from self._undeclared(value[name], members[name], f"{path}.{name}")
                else:
                    yield f"{path}.{name}"


class InProcessSendcloud(InProcess):
    """Calls Sendcloud's mock without a socket, by default as one account."""

    unstored = ("sendcloud_requests",)

    def call(self, method: str, path: str, *, key: str = KEY, **options: Any) -> httpx.Response:
        """Call Sendcloud with a pair of keys; the response has to be documented."""
        options.setdefault("auth", (key, f"{key}-secret"))
        url = path if path.startswith("http") else f"/sendcloud{path}"
        return self.judged(method, url, **options)

    def page(self, *, key: str = KEY, **query: Any) -> httpx.Response:
        """A page of the list, which has to be there."""
        response = self.call("GET", "/orders", key=key, params=query)
        assert response.status_code == 200, response.text
        return response

    def orders(self, *, key: str = KEY, **query: Any) -> list[Json]:
        """Every order that passes some filters, over all pages."""
        response = self.page(key=key, **{"page_size": 200, **query})
        found: list[Json] = response.json()["data"]
        while link := link_of(response, NEXT):
            response = self.call("GET", link, key=key)
            found += response.json()["data"]
        return found

    def ids(self, **query: Any) -> list[int]:
        """The ids of the orders of one page."""
        return [int(order["id"]) for order in self.page(**query).json()["data"]]

    def save(self, body: Any, **options: Any) -> httpx.Response:
        return self.call("POST", "/orders", json=body, **options)

    def saved(self, body: Any, **options: Any) -> list[Json]:
        """The response to a list of orders that has to be taken."""
        response = self.save(body, **options)
        assert response.status_code == 201, response.text
        saved: list[Json] = response.json()["data"]
        return saved

    def get(self, pk: Any, **options: Any) -> Json:
        """An order that has to be there."""
        response = self.call("GET", f"/orders/{pk}", **options)
        assert response.status_code == 200, response.text
        order: Json = response.json()["data"]
        return order

    def change(self, pk: Any, body: Any, **options: Any) -> httpx.Response:
        return self.call("PATCH", f"/orders/{pk}", json=body, **options)


def link_of(response: httpx.Response, rel: re.Pattern[str]) -> str | None:
    """The URL of a neighbour in the `Link` header; None if there is none."""
    found = rel.search(response.headers.get("link", ""))
    return None if found is None else found[1]


def problems(response: httpx.Response) -> list[tuple[str, str, str | None]]:
    """Code, detail and the place of every error of a response."""
    return [
        (error["code"], error["detail"], next(iter(error.get("source", {}).values()), None))
        for error in response.json()["errors"]
    ]


MakeSendcloud = Callable[..., InProcessSendcloud]


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load("sendcloud")


@pytest.fixture(scope="session")
def judge(contract: Contract) -> Judge:
    return Judge(contract)


@pytest.fixture(scope="module")
def make_sendcloud(runner: asyncio.Runner, judge: Judge) -> Iterator[MakeSendcloud]:
    made: list[InProcessSendcloud] = []

    def make(**chosen: Any) -> InProcessSendcloud:
        made.append(InProcessSendcloud(dataclasses.replace(EMPTY, **chosen), runner, judge))
        return made[-1]

    yield make
    for sendcloud in made:
        sendcloud.close()


@pytest.fixture
def sendcloud(runner: asyncio.Runner, judge: Judge) -> Iterator[InProcessSendcloud]:
    """Without any order, and forgotten after the test."""
    sendcloud = InProcessSendcloud(EMPTY, runner, judge)
    yield sendcloud
    sendcloud.close()


@pytest.fixture
def complete(examples: Json) -> Json:
    """A new order with every property."""
    order: Json = examples["NewOrdersComplete"][0]
    del order["id"]
    return order


@pytest.fixture
def minimal(examples: Json) -> Json:
    """A new order with what every order needs, and its address."""
    order: Json = examples["NewOrdersMinimal"][0]
    return order
