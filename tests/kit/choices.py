"""Choices that a ledger leaves open: what a caller of a mock sees by default, and with another value of a setting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

import httpx
from orderkit.contract import Contract
from orderkit.mock import MockSettings, create_app

Json = dict[str, Any]

KEY = {"X-Api-Key": "merchant-one"}
BASIC = ("merchant-one", "merchant-one-secret")
BEARER = {"Authorization": "Bearer merchant-one"}


def example(provider: str, name: str) -> Any:
    """Return an example of a document."""
    return Contract.load(provider).document["components"]["examples"][name]["value"]


class Caller:
    """Calls a mock with a setting, in process."""

    def __init__(self, runner: asyncio.Runner, settings: MockSettings) -> None:
        self.app = create_app(settings)
        self._runner = runner
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://mock")

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, path, **options))

    def nocnoc(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.call(method, f"/nocnoc/api/order{path}", headers=KEY, **options)

    def store(
        self, path: str, method: str = "GET", *, resource: str = "orders", **options: Any
    ) -> httpx.Response:
        return self.call(method, f"/nocnoc-store/api/v2/{resource}{path}", headers=KEY, **options)

    def sendcloud(self, path: str, method: str = "GET", **options: Any) -> httpx.Response:
        return self.call(method, f"/sendcloud/orders{path}", auth=BASIC, **options)

    def epages(self, path: str = "", **headers: str) -> httpx.Response:
        return self.call("GET", f"/epages/DemoShop/orders{path}", headers={**BEARER, **headers})

    def token(self) -> str:
        credentials = {"username": BASIC[0], "password": BASIC[1]}
        return str(self.call("POST", "/noventiq/v1/login_check", json=credentials).json()["token"])

    def noventiq(
        self, path: str, body: Json | None = None, header: str = "AuthorizationJWT"
    ) -> httpx.Response:
        method = "GET" if body is None else "POST"
        headers = {header: f"Bearer {self.token()}"}
        return self.call(method, f"/noventiq/v1/order/{path}", json=body, headers=headers)

    def attempts(self) -> list[Json]:
        self._runner.run(self.app.control.deliver_all())
        found: list[Json] = self.app.control.webhooks()["attempts"]
        return found


Look = Callable[[Caller], Any]

CHOICES: dict[str, Choice] = {}
"""Choices by their settings."""


class Choice(NamedTuple):
    """Another value of a setting, and what a caller sees by default and with it."""

    value: Any
    default: Any
    other: Any
    look: Callable[[Caller], Any]
    undocumented: str = ""


def choice(
    setting: str, value: Any, *, default: Any, other: Any, undocumented: str = ""
) -> Callable[[Look], Look]:
    """Register what a caller looks at, and why the document lacks responses of the other value, if it does."""

    def register(look: Look) -> Look:
        CHOICES[setting] = Choice(value, default, other, look, undocumented)
        return look

    return register


def is_sorted(response: httpx.Response, name: str) -> bool:
    body = response.json()
    times = [each[name] for each in body.get("items", body.get("orders"))]
    return len(times) > 2 and times == sorted(times, reverse=True)
