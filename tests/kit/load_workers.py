"""Callers of each provider's mock, each with a model of what it wrote, which every response has to agree with."""

from __future__ import annotations

import asyncio
import base64
import copy
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from orderkit.contract import Contract

KEY = {"X-Api-Key": "merchant-one"}
BASIC = {"Authorization": f"Basic {base64.b64encode(b'merchant-one:merchant-one-secret').decode()}"}
BEARER = {"Authorization": "Bearer merchant-one"}

Json = Any


class WrongResponseError(AssertionError):
    """A response is not what the model expects."""


class Caller:
    """One kept connection, on which calls follow each other."""

    def __init__(self, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.number = number
        self.calls = 0
        self._reader, self._writer = reader, writer

    async def call(
        self, method: str, path: str, headers: dict[str, str], body: Json = None, status: int = 200
    ) -> Json:
        """Call the mock, and return the body of a response that has the expected status."""
        content = b"" if body is None else json.dumps(body).encode()
        declared = (
            {"Content-Type": "application/json", "Content-Length": str(len(content))} if content else {}
        )
        lines = "".join(f"{name}: {value}\r\n" for name, value in {**declared, **headers}.items())
        self._writer.write(f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{lines}\r\n".encode() + content)
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.partition("content-length:")[2].partition("\r\n")[0] or 0)
        received = await self._reader.readexactly(length)
        self.calls += 1
        expect(int(head.split()[1]), status, f"{method} {path}: {received[:300]!r}")
        return json.loads(received) if received else None

    async def close(self) -> None:
        """Close the connection."""
        self._writer.close()
        await self._writer.wait_closed()


def expect(got: Json, expected: Json, what: str) -> None:
    """Raise WrongResponseError unless two values are equal."""
    if got != expected:
        raise WrongResponseError(f"{what}: must be {expected!r} (got {got!r})")


def example(provider: str, name: str) -> Json:
    return copy.deepcopy(Contract.load(provider).document["components"]["examples"][name]["value"])


async def nocnoc(caller: Caller, turn: int) -> None:
    """Create an order, place or cancel it, and look at it between."""
    body = example("nocnoc", "CreateOrderRequestTabletAndDrones")
    body.pop("expiration_date", None)
    body["merchant_invoice_id"] = f"L{caller.number}-{turn}-{time.monotonic_ns() % 10**6}"[:20]
    body.pop("notification_url", None)
    created = await caller.call("PUT", "/nocnoc/api/order", KEY, body)
    path = f"/nocnoc/api/order/{created['id']}"
    expect((await caller.call("GET", path, KEY))["status"], "created", path)
    method, status = ("POST", "placed") if turn % 2 else ("DELETE", "cancelled")
    expect((await caller.call(method, path, KEY))["status"], status, path)
    shown = await caller.call("GET", path, KEY)
    expect((shown["status"], shown["merchant_invoice_id"]), (status, body["merchant_invoice_id"]), path)
    tracked = await caller.call("POST", f"/nocnoc/api/order/tracking/{created['tracking_id']}", KEY)
    expect([event["status"] for event in tracked["historic"]], ["created"], path)


async def store(caller: Caller, turn: int) -> None:
    """Read pages of orders, which nobody changes, and change the quantity of a product of one's own."""
    path = f"/nocnoc-store/api/v2/orders?page={turn % 3}&size=30"
    page = await caller.call("GET", path, KEY)
    expect((await caller.call("GET", path, KEY)) == page, True, path)
    sku = f"LOAD-{caller.number}"
    product = example("nocnoc_store", "CreateProductRequestFull") | {"sku": sku}
    path = f"/nocnoc-store/api/v2/products/sku/{sku}"
    if turn == 0:
        await caller.call("POST", "/nocnoc-store/api/v2/products", KEY, product, status=201)
    await caller.call("PATCH", path, KEY, {"available_quantity": turn + 1})
    expect((await caller.call("GET", path, KEY))["available_quantity"], turn + 1, path)


async def sendcloud(caller: Caller, turn: int) -> None:
    """Create an order, find it in a listing, change and delete it."""
    order = example("sendcloud", "NewOrdersComplete")[0]
    order.pop("id", None)
    order["order_id"] = f"load-{caller.number}-{turn}-{time.monotonic_ns()}"
    saved = (await caller.call("POST", "/sendcloud/orders", BASIC, [order], status=201))["data"][0]
    path = f"/sendcloud/orders/{saved['id']}"
    expect((await caller.call("GET", path, BASIC))["data"]["order_id"], order["order_id"], path)
    listing = f"/sendcloud/orders?order_id={order['order_id']}"
    found = (await caller.call("GET", listing, BASIC))["data"]
    expect([each["id"] for each in found], [str(saved["id"])], listing)
    number = f"changed-{turn}"
    await caller.call("PATCH", path, BASIC, {"order_number": number})
    expect((await caller.call("GET", path, BASIC))["data"]["order_number"], number, path)
    await caller.call("DELETE", path, BASIC, status=204)
    await caller.call("GET", path, BASIC, status=404)


async def noventiq(caller: Caller, turn: int) -> None:
    """Get a token, search, and look at an order that was found."""
    login = {"username": "merchant-one", "password": "merchant-one-secret"}
    token = (await caller.call("POST", "/noventiq/v1/login_check", {}, login))["token"]
    headers = {"AuthorizationJWT": f"Bearer {token}"}
    search = {"status": "paid", "limit": 10, "offset": turn % 5}
    found = await caller.call("POST", "/noventiq/v1/order/search", headers, search)
    expect(len(found["ids"]), 10, "search")
    order = await caller.call("GET", f"/noventiq/v1/order/{found['ids'][0]}", headers)
    expect((order["order_id"], order["status"]), (found["ids"][0], "paid"), "order")


async def epages(caller: Caller, turn: int) -> None:
    """Change the note of an order that no other caller changes."""
    listing = f"/epages/DemoShop/orders?resultsPerPage=1&page={caller.number + 1}"
    (item,) = (await caller.call("GET", listing, BEARER))["items"]
    path = f"/epages/DemoShop/orders/{item['orderId']}"
    note = f"note {caller.number} {turn}"
    patch = [{"op": "add", "path": "/internalNote", "value": note}]
    await caller.call("PATCH", path, {**BEARER, "Content-Type": "application/json-patch+json"}, patch)
    expect((await caller.call("GET", path, BEARER))["internalNote"], note, path)


JOURNEYS: tuple[Callable[[Caller, int], Awaitable[None]], ...] = (nocnoc, store, sendcloud, noventiq, epages)


async def _work(host: str, port: int, number: int, end: float) -> int:
    caller = Caller(number, *await asyncio.open_connection(host, port, limit=1 << 24))
    journey, turn = JOURNEYS[number % len(JOURNEYS)], 0
    try:
        # Once at least, so that every operation is called however slow the machine is.
        while turn == 0 or time.monotonic() < end:
            await journey(caller, turn)
            turn += 1
    finally:
        await caller.close()
    return caller.calls


async def load(host: str, port: int, connections: int, seconds: float) -> int:
    """Call the mock over many connections at once for some time; return the number of calls."""
    end = time.monotonic() + seconds
    async with asyncio.TaskGroup() as callers:
        tasks = [callers.create_task(_work(host, port, number, end)) for number in range(connections)]
    return sum(task.result() for task in tasks)
