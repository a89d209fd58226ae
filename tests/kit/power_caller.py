"""Calls of a server with a defect and of a clean one, written down so that both can be compared."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from orderkit.conformance.power.accounts import KEYS, SHOPS, account_headers, secret_of
from orderkit.conformance.power.defect import Defect
from orderkit.conformance.power.serving import defective_app

START = datetime(2026, 11, 30, 12, tzinfo=UTC)
_COMPARED = ("content-type", "link", "allow", "x-epages-media-type")
_TOKEN = re.compile(r"[0-9a-f]{64}|ey[\w.-]{20,}")


@dataclass(frozen=True)
class Step:
    """One call, or one thing that was found out, with the operation that it concerns."""

    operation: str
    asked: str
    seen: Any


@dataclass
class Caller:
    """Calls a server in process, and writes down what it sees; `clean` is the mock behind the defect."""

    provider: str
    client: httpx.AsyncClient
    clean: httpx.AsyncClient
    mock: Any
    steps: list[Step] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return f"/{self.provider.replace('_', '-')}"

    def shop(self, account: int = 0) -> str:
        return SHOPS[account]

    def headers(self, account: int | None) -> dict[str, str]:
        if account is None:
            return {}
        if self.provider == "noventiq":
            return {"AuthorizationJWT": f"Bearer {self.tokens[KEYS[account]]}"}
        return account_headers(self.provider, KEYS[account])

    async def login(self) -> None:
        """Get tokens without writing them down, for the provider that has them."""
        for key in KEYS:
            body = {"username": key, "password": secret_of(key)}
            response = await self.clean.post(f"{self.base}/v1/login_check", json=body)
            self.tokens[key] = response.json()["token"]

    async def call(
        self,
        operation: str,
        path: str,
        *,
        method: str = "GET",
        account: int | None = 0,
        headers: dict[str, str] | None = None,
        **options: Any,
    ) -> httpx.Response:
        """Call the server, and write the call and its response down."""
        self.mock.control.advance_clock(timedelta(seconds=2))
        sent = {**self.headers(account), **(headers or {})}
        response = await self.client.request(method, self.base + path, headers=sent, **options)
        shown = {name: response.headers[name] for name in _COMPARED if name in response.headers}
        body = _TOKEN.sub("TOKEN", response.content.decode("utf-8", "backslashreplace"))
        asked = f"{method} {path} {options or ''}"
        self.steps.append(Step(operation, asked, (response.status_code, shown, body)))
        return response

    async def read(self, path: str, *, account: int = 0, **options: Any) -> Any:
        """Read the mock behind the defect, without writing it down."""
        method = options.pop("method", "GET")
        response = await self.clean.request(
            method, self.base + path, headers=self.headers(account), **options
        )
        assert response.status_code < 300, response.text
        return response.json()

    def note(self, operation: str, what: str, value: Any) -> None:
        """Write down something that no single response shows."""
        self.steps.append(Step(operation, what, value))


Tour = Callable[[Caller], Awaitable[None]]


def take(provider: str, tour: Tour, defect: Defect | None = None, receiver: str | None = None) -> list[Step]:
    """Return the steps of a tour of a server with a defect, or of a clean one."""
    return asyncio.run(_take(provider, tour, defect, receiver))


async def _take(provider: str, tour: Tour, defect: Defect | None, receiver: str | None) -> list[Step]:
    mock, front = defective_app(provider, defect, clock=START, receiver=receiver)
    try:
        async with _client(front) as client, _client(mock) as clean:
            caller = Caller(provider, client, clean, mock)
            if provider == "noventiq":
                await caller.login()
            await tour(caller)
            return caller.steps
    finally:
        mock.close()


def _client(app: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost", timeout=None)
