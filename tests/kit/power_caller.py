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

ORDERS = 40
START = datetime(2026, 11, 30, 12, tzinfo=UTC)
_COMPARED = ("content-type", "link", "allow", "x-epages-media-type")
_PORT = re.compile(r"http://127\.0\.0\.1:\d+/")
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
    receiver: Receiver
    steps: list[Step] = field(default_factory=list)
    tokens: dict[str, str] = field(default_factory=dict)
    url: str = ""

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
        is_noted: bool = True,
        **options: Any,
    ) -> httpx.Response:
        """Call the server, and write the call and its response down."""
        if is_noted:
            self.mock.control.advance_clock(timedelta(seconds=2))
        sent = {**self.headers(account), **(headers or {})}
        response = await self.client.request(method, self.base + path, headers=sent, **options)
        if is_noted:
            shown = {name: response.headers[name] for name in _COMPARED if name in response.headers}
            body = masked(response.content.decode("utf-8", "backslashreplace"))
            self.note(operation, f"{method} {path} {options or ''}", (response.status_code, shown, body))
        return response

    async def deliver(self) -> None:
        """Send all pending notifications, and write down what came."""
        await self.mock.control.deliver_all()
        self.note("webhook", "received", self.receiver.taken())

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
        self.steps.append(Step(operation, masked(what), value))


def masked(text: str) -> str:
    """Return a text without what differs from run to run."""
    return _PORT.sub("http://receiver/", _TOKEN.sub("TOKEN", text))


class Receiver:
    """Receiver of notifications on loopback, which takes all of them."""

    def __init__(self) -> None:
        self._received: list[tuple[str, str]] = []
        self._server: asyncio.Server | None = None

    async def start(self) -> str:
        """Start, and return the URL."""
        self._server = await asyncio.start_server(self._receive, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/hook"

    def taken(self) -> list[tuple[str, str]]:
        """Return the signatures and bodies that came since the last time."""
        received, self._received = self._received, []
        return received

    async def stop(self) -> None:
        """Stop listening."""
        assert self._server is not None
        self._server.close()
        await self._server.wait_closed()

    async def _receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        lines = [line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line]
        fields = {name.lower(): value for name, value in lines}
        body = await reader.readexactly(int(fields.get("content-length", "0")))
        self._received.append((fields.get("signature", ""), masked(body.decode())))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()


Tour = Callable[[Caller], Awaitable[None]]


def take(provider: str, tour: Tour, defect: Defect | None = None) -> list[Step]:
    """Return the steps of a tour of a server with a defect, or of a clean one."""
    return asyncio.run(_take(provider, tour, defect))


async def _take(provider: str, tour: Tour, defect: Defect | None) -> list[Step]:
    receiver = Receiver()
    url = await receiver.start()
    mock, front = defective_app(provider, defect, orders=ORDERS, clock=START, receiver=url)
    try:
        async with _client(front) as client, _client(mock) as clean:
            caller = Caller(provider, client, clean, mock, receiver, url=url)
            if provider == "noventiq":
                await caller.login()
            await tour(caller)
            return caller.steps
    finally:
        mock.close()
        await receiver.stop()


def _client(app: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost", timeout=None)
