"""Tour of nocnoc: calls that meet every declaration of its document, from both sides of each bound."""

from __future__ import annotations

import asyncio
import copy
from datetime import timedelta
from typing import Any

from orderkit.conformance.power.pointers import put
from orderkit.contract import Contract
from power_caller import Caller


async def nocnoc(caller: Caller) -> None:
    """Calls of both accounts of nocnoc."""
    await _quotes(caller)
    await _orders(caller)
    await _refusals(caller)
    await _strangers(caller)
    await _races(caller)
    await _languages(caller)
    await _events(caller)


def order_body(invoice: str, receiver: str, **members: Any) -> dict[str, Any]:
    """Return the documented order of two products, with another invoice id."""
    examples = Contract.load("nocnoc").document["paths"]["/api/order"]["put"]["requestBody"]["content"]
    found = examples["application/json"]["examples"]["withoutExpirationDate"]
    shared = Contract.load("nocnoc").resolve(found)
    body: dict[str, Any] = copy.deepcopy(shared["value"])
    body["customer"]["email"] = "Customer@Example.com"
    return {**body, "merchant_invoice_id": invoice, "notification_url": receiver, **members}


async def create(caller: Caller, invoice: str, account: int = 0, **members: Any) -> Any:
    body = order_body(invoice, caller.url, **members)
    return await caller.call("createOrder", "/api/order", method="PUT", json=body, account=account)


async def _made(caller: Caller, invoice: str) -> int:
    """Create an order behind the defect, and return its id."""
    body = order_body(invoice, caller.url)
    return int((await caller.read("/api/order", method="PUT", json=body))["id"])


async def _place(caller: Caller, order: int, account: int = 0) -> Any:
    return await caller.call("placeOrder", f"/api/order/{order}", method="POST", account=account)


async def _cancel(caller: Caller, order: int, account: int = 0) -> Any:
    return await caller.call("cancelOrder", f"/api/order/{order}", method="DELETE", account=account)


async def _look(caller: Caller, order: int) -> None:
    await caller.call("getOrder", f"/api/order/{order}")
    await caller.call("trackOrder", f"/api/order/tracking/NC{order}", method="POST")


async def _quote(caller: Caller, changes: dict[str, Any], **options: Any) -> None:
    body = order_body("QUOTE", caller.url)
    quote = {name: body[name] for name in ("products", "customer", "address", "pickup")}
    for pointer, value in changes.items():
        put(quote, pointer, value)
    await caller.call("quoteOrder", "/api/order/quote", method="POST", json=quote, **options)


async def _quotes(caller: Caller) -> None:
    changes: tuple[dict[str, Any], ...] = (
        {},
        {"/products/0/quantity": 0},
        {"/products/0/weight": -1},
        {"/products/0/amount_usd": "57.55"},
        {"/products/0/subcategory_id": 999999},
    )
    for change in changes:
        await _quote(caller, change)
    await _quote(caller, {}, account=None)
    await _quote(caller, {}, account=None, headers={"X-Api-Key": "merchant-one-more"})
    for language in ("pt-BR", "es-AR"):
        await _quote(caller, {}, headers={"X-Lang": language})
        await _quote(caller, {"/products/0/weight": -1}, headers={"X-Lang": language})
    await caller.call("HEAD", "/api/order/10000001", method="HEAD")


async def _orders(caller: Caller) -> None:
    response = await create(caller, "Tour-1")
    order = int(response.json()["id"])
    await _look(caller, order)
    for move in (_place, _place, _cancel, _cancel, _place):
        await move(caller, order)
        await _look(caller, order)
        await caller.deliver()
    fresh = await _made(caller, "TOUR-2")
    await _look(caller, fresh)
    caller.mock.control.advance_clock(timedelta(days=5))
    await _place(caller, fresh)
    await _look(caller, fresh)


async def _refusals(caller: Caller) -> None:
    await create(caller, "Tour-1")
    await create(caller, "REPEATED")
    await create(caller, "REPEATED")
    await create(caller, "REPEATED", account=1)
    wrong: tuple[dict[str, Any], ...] = ({"expiration_date": "2017-04-10"}, {"products": []})
    for index, members in enumerate(wrong):
        await create(caller, f"REFUSED-{index}", **members)
        await create(caller, f"REFUSED-{index}")
    address = {**order_body("X", "")["address"], "country": "ZZ"}
    await create(caller, "REFUSED-3", address=address)
    await create(caller, "REFUSED-3")
    await caller.call("getOrder", "/api/order/99999999")


async def _strangers(caller: Caller) -> None:
    first, second = await _made(caller, "OWN-1"), await _made(caller, "OWN-2")
    await caller.call("getOrder", f"/api/order/{first}", account=1)
    await caller.call("trackOrder", f"/api/order/tracking/NC{first}", method="POST", account=1)
    await _place(caller, first, account=1)
    await _cancel(caller, second, account=1)
    for order in (first, second):
        await _look(caller, order)


async def _races(caller: Caller) -> None:
    found = await asyncio.gather(create(caller, "TWIN"), create(caller, "TWIN"))
    caller.note("createOrder", "twins", sorted(response.status_code for response in found))
    order = await _made(caller, "RACE")
    moved = await asyncio.gather(_place(caller, order), _place(caller, order))
    caller.note("placeOrder", "both", sorted(response.status_code for response in moved))


async def _languages(caller: Caller) -> None:
    order = await _made(caller, "LANGUAGES")
    languages: tuple[str | None, ...] = ("pt-BR", None, "es-AR", None, "xx-XX")
    for language in languages:
        headers = {} if language is None else {"X-Lang": language}
        await caller.call("getOrder", "/api/order/99999999", headers=headers)
        await caller.call("getOrder", f"/api/order/{order}", headers=headers)


async def _events(caller: Caller) -> None:
    order = await _made(caller, "EVENTS")
    await caller.read(f"/api/order/{order}", method="POST")
    for _ in range(3):
        caller.mock.control.advance_order(order, provider="nocnoc")
    await caller.deliver()
