"""Noventiq's mock in process, and a caller that holds every response against the contract."""

from __future__ import annotations

import asyncio
import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from in_process import KEY, InProcess, Json, closed
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract
from orderkit.mock import MockSettings

START = datetime(2026, 6, 15, 10, tzinfo=UTC)


class Judge:
    """Asserts that a response is documented for its operation and status, and that errors say what they should."""

    def __init__(self, contract: Contract) -> None:
        self._answers = {
            (operation.id, status): None if schema is None else closed(contract, schema)
            for operation in contract.operations.values()
            for status, schema in operation.responses.items()
        }
        errors = contract.schema("ErrorCode")["x-errors"]
        self._patterns = {
            error["code"]: re.escape(error["message"]["en-US"]).replace(r"\{parameter\}", ".*")
            for error in errors
        }

    def check(self, operation_id: str | None, response: httpx.Response) -> None:
        status = str(response.status_code)
        if operation_id is None:
            assert (status, response.json()) in (("401", response.json()), ("404", {}), ("405", {}))
        else:
            found = [
                (operation_id, one)
                for one in (status, f"{status[0]}XX")
                if (operation_id, one) in self._answers
            ]
            self._check_body(self._answers[found[0]], response)
        if status >= "400":
            self._check_errors(response.json().get("errors", []))

    def _check_body(self, validator: Draft202012Validator | None, response: httpx.Response) -> None:
        if validator is None:
            assert response.content == b""
            assert "content-type" not in response.headers
        else:
            assert response.headers["content-type"] == "application/json"
            validator.validate(response.json())

    def _check_errors(self, listed: list[Json]) -> None:
        for item in listed:
            assert set(item) == {"error", "message"}
            assert re.fullmatch(self._patterns.get(item["error"], ".+"), item["message"], re.DOTALL)


class InProcessNoventiq(InProcess):
    """Calls Noventiq's mock without a socket, by default as one merchant."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._tokens: dict[str, str] = {}

    def bare(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Call Noventiq without a token; the response has to be documented."""
        return self.judged(method, f"/noventiq/v1{path}", **options)

    def call(self, method: str, path: str, *, key: str = KEY, **options: Any) -> httpx.Response:
        """Call Noventiq with a token of a key."""
        headers = [("AuthorizationJWT", f"Bearer {self.token(key)}"), *options.pop("headers", {}).items()]
        return self.bare(method, path, headers=headers, **options)

    def login(self, username: Any, password: Any, **options: Any) -> httpx.Response:
        return self.bare("POST", "/login_check", json={"username": username, "password": password}, **options)

    def token(self, key: str = KEY) -> str:
        """A token of a key, issued once."""
        if key not in self._tokens:
            self._tokens[key] = self.login(key, f"{key}-secret").json()["token"]
        return self._tokens[key]

    def login_again(self) -> InProcessNoventiq:
        """Forget the tokens at hand, whose time may be over."""
        self._tokens.clear()
        return self

    def search(self, *, key: str = KEY, **wanted: Any) -> Json:
        """The response to a search that succeeds."""
        response = self.ask(wanted, key=key)
        assert response.status_code == 200, response.text
        answer: Json = response.json()
        return answer

    def ask(self, body: Any, **options: Any) -> httpx.Response:
        return self.call("POST", "/order/search", json=body, **options)

    def ids(self, **wanted: Any) -> list[int]:
        """The ids of all orders that meet conditions, the first thousand."""
        found: list[int] = self.search(**{"limit": 1000, **wanted})["ids"]
        return found

    def get(self, order_id: Any, **options: Any) -> httpx.Response:
        return self.call("GET", f"/order/{order_id}", **options)

    def refund(self, order_id: Any, body: Any = None, **options: Any) -> httpx.Response:
        body = {"email": "orders@example.com"} if body is None else body
        return self.call("POST", f"/order/{order_id}/refund", json=body, **options)

    def advance(self, order_id: int, status: str | None = None) -> Json:
        moved: Json = self.control.advance_order(order_id, status, provider="noventiq")
        return moved


MakeNoventiq = Callable[..., InProcessNoventiq]


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load("noventiq")


@pytest.fixture(scope="session")
def judge(contract: Contract) -> Judge:
    return Judge(contract)


@pytest.fixture(scope="module")
def make_noventiq(runner: asyncio.Runner, judge: Judge) -> Iterator[MakeNoventiq]:
    made: list[InProcessNoventiq] = []

    def make(**chosen: Any) -> InProcessNoventiq:
        settings = MockSettings(clock=START, orders=33)
        made.append(InProcessNoventiq(dataclasses.replace(settings, **chosen), runner, judge))
        return made[-1]

    yield make
    for noventiq in made:
        noventiq.close()


@pytest.fixture
def noventiq(make_noventiq: MakeNoventiq) -> InProcessNoventiq:
    return make_noventiq()


@pytest.fixture
def paid(noventiq: InProcessNoventiq) -> int:
    """The id of an order that is paid and costs something."""
    return noventiq.ids(status="paid")[0]


@pytest.fixture
def unpaid(noventiq: InProcessNoventiq) -> int:
    """The id of an order that is not paid."""
    return noventiq.ids(status="not paid")[0]
