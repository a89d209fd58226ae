"""Tour of Sendcloud: calls that meet every declaration of its document, from both sides of each bound."""

from __future__ import annotations

import asyncio
import base64
from datetime import timedelta
from typing import Any

from power_caller import Caller


async def sendcloud(caller: Caller) -> None:
    """Calls of both accounts of Sendcloud."""
    orders = (await caller.read("/orders", params={"page_size": 200}))["data"]
    await _sendcloud_lists(caller, orders)
    await _sendcloud_filters(caller, orders)
    await _sendcloud_writes(caller, orders)
    await _sendcloud_strangers(caller, orders)
    await _sendcloud_tokens(caller)


async def _sendcloud_lists(caller: Caller, orders: list[Any]) -> None:
    for first in ("page_size=7", "page_size=20", "page_size=50&order_created_at_min=2026-01-01"):
        path, pages = f"/orders?{first}", list[Any]()
        for _ in range(11):
            response = await caller.call("listOrders", path, is_noted=False)
            pages.append((response.status_code, response.text, response.headers.get("link")))
            if "next" not in response.links:
                break
            path = response.links["next"]["url"].partition("/sendcloud")[2]
        caller.note("listOrders", f"walk of {first}", pages)
    for query in ({}, {"page_size": 0}, {"page_size": 201}, {"page_size": 0, "order_created_at": "x"}):
        await caller.call("listOrders", "/orders", params=query)
    keys = ("pk", "-pk", "order_number", "-order_updated_at", "order_updated_at", "integration,-order_number")
    for key in (*keys, "unknown", "pk,-pk", "-integration,pk"):
        await caller.call("listOrders", "/orders", params={"sort": key, "page_size": 60})
    await caller.call("HEAD", "/orders", method="HEAD")


async def _sendcloud_filters(caller: Caller, orders: list[Any]) -> None:
    number = next(order["order_number"] for order in orders if order["order_number"].startswith("ORDER"))
    order_id = orders[4]["order_id"]
    queries: list[dict[str, Any]] = [
        {"integration": "17"},
        {"integration": "17,41"},
        {"order_number": number},
        {"order_number": number.swapcase()},
        {"order_id": order_id},
        {"order_id": order_id.lower()},
        {"order_id": order_id[:4]},
        {"order_number": number[:4]},
        {"status": "fulfilled"},
        {"status": "FULFILLED"},
        {"status": "on"},
        {"order_created_at": "no day"},
    ]
    updated = [order["order_details"].get("order_updated_at") for order in orders]
    days = sorted({order["order_details"]["order_created_at"][:10] for order in orders})[::6]
    days += sorted({text[:10] for text in updated if text})[::9]
    queries += [
        {f"order_{kind}_at{bound}": day}
        for day in days
        for kind in ("created", "updated")
        for bound in ("", "_min", "_max")
    ]
    for query in queries:
        await caller.call("listOrders", "/orders", params={"page_size": 100, **query})


def sendcloud_order(order_id: str, **members: Any) -> dict[str, Any]:
    """Return an order that Sendcloud accepts."""
    price = {"value": 3.5, "currency": "EUR"}
    return {
        "order_id": order_id,
        "order_number": f"NUMBER-{order_id}",
        "order_details": {
            "integration": {"id": 739283},
            "status": {"code": "unfulfilled"},
            "order_created_at": "2026-11-27T10:00:00.555Z",
            "order_items": [{"name": "Candle", "quantity": 1, "total_price": price}],
        },
        "payment_details": {"total_price": price, "status": {"code": "paid"}},
        "shipping_address": {
            "name": "John Doe",
            "address_line_1": "Stadhuisplein",
            "postal_code": "5341TW",
            "city": "Oss",
            "country_code": "NL",
            "house_number": "15",
        },
        **members,
    }


async def _sendcloud_writes(caller: Caller, orders: list[Any]) -> None:
    async def save(*sent: Any, account: int = 0) -> Any:
        return await caller.call(
            "createOrUpdateOrders", "/orders", method="POST", json=list(sent), account=account
        )

    first = sendcloud_order("A-1")
    other = sendcloud_order("A-1")
    other["order_details"] = {**other["order_details"], "integration": {"id": 17}}
    wrong = sendcloud_order("A-3")
    wrong["shipping_address"] = {**wrong["shipping_address"], "country_code": "NLD"}
    for sent in ([first], [first], [other], [sendcloud_order("A-2"), wrong]):
        await save(*sent)
        await caller.call("listOrders", "/orders", params={"page_size": 10})
    made = (await caller.read("/orders", params={"order_id": "A-1"}))["data"][-1]
    await _sendcloud_updates(caller, made["id"], orders)
    twin = sendcloud_order("TWIN")
    found = await asyncio.gather(save(twin), save(twin))
    caller.note("createOrUpdateOrders", "twins", sorted(response.text for response in found))
    await caller.call("listOrders", "/orders", params={"page_size": 10})


async def _sendcloud_updates(caller: Caller, order: Any, orders: list[Any]) -> None:
    path = f"/orders/{order}"
    updates: list[dict[str, Any]] = [
        {"shipping_address": {"address_line_1": "Vioolstraat"}},
        {"order_details": {"notes": "A note.", "tags": ["one"]}},
        {"order_details": {"notes": "A note.", "tags": ["one"]}},
        {"order_details": {"notes": None}},
        {"order_details": {"status": {"code": "fulfilled"}}},
        {"order_number": "HALF", "shipping_address": {"country_code": "NLD"}},
        {"order_id": "OTHER", "order_details": {"notes": "Moved."}},
    ]
    for update in updates:
        await caller.call("updateOrder", path, method="PATCH", json=update)
        await caller.call("retrieveOrder", path)
        await caller.call("listOrders", "/orders", params={"page_size": 10})
    for _ in range(2):
        await caller.call("deleteOrder", path, method="DELETE")
        await caller.call("retrieveOrder", path)
        await caller.call("listOrders", "/orders", params={"page_size": 10})
    await caller.call("retrieveOrder", "/orders/999999")


async def _sendcloud_strangers(caller: Caller, orders: list[Any]) -> None:
    for index, method, operation in (
        (0, "GET", "retrieveOrder"),
        (1, "PATCH", "updateOrder"),
        (2, "DELETE", "deleteOrder"),
    ):
        path = f"/orders/{orders[index]['id']}"
        body = {"order_number": "STOLEN"} if method == "PATCH" else None
        await caller.call(operation, path, method=method, account=1, json=body)
        await caller.call("retrieveOrder", path)
    taken = {**sendcloud_order(orders[4]["order_id"]), "id": orders[4]["id"]}
    taken["order_details"]["integration"] = orders[4]["order_details"]["integration"]
    await caller.call("createOrUpdateOrders", "/orders", method="POST", json=[taken], account=1)
    await caller.call("retrieveOrder", f"/orders/{orders[4]['id']}")
    await caller.call("listOrders", "/orders", account=1)
    await caller.call("listOrders", "/orders", account=None)


async def _sendcloud_tokens(caller: Caller) -> None:
    wrong = base64.b64encode(b"merchant-one:wrong").decode()
    token = await caller.read(
        "/oauth2/token", method="POST", data={"grant_type": "client_credentials", "scope": "api"}
    )
    for value in (f"Basic {wrong}", "Bearer unknown", f"Bearer {token['access_token']}"):
        await caller.call("listOrders", "/orders", account=None, headers={"Authorization": value})
    caller.mock.control.advance_clock(timedelta(hours=2))
    headers = {"Authorization": f"Bearer {token['access_token']}"}
    await caller.call("listOrders", "/orders", account=None, headers=headers)
