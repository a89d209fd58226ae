"""Tour of ePages: calls that meet every declaration of its document, from both sides of each bound."""

from __future__ import annotations

import asyncio
from typing import Any

from power_caller import Caller


async def epages(caller: Caller) -> None:
    """Calls of both shops of ePages."""
    orders = (await caller.read("/DemoShop/orders", params={"resultsPerPage": 100}))["items"]
    await _epages_lists(caller, orders)
    await _epages_filters(caller, orders)
    await _epages_objects(caller, orders)
    await _epages_writes(caller, orders)
    await _epages_strangers(caller, orders)


async def _epages_lists(caller: Caller, orders: list[Any]) -> None:
    queries: tuple[Any, ...] = (
        *({"resultsPerPage": 7, "page": page} for page in range(1, 11)),
        *({"resultsPerPage": 20, "page": page} for page in (1, 2, 3, 4)),
        {},
        {"resultsPerPage": 100},
        {"resultsPerPage": 101},
        {"resultsPerPage": 0},
        {"page": 0},
        {"resultsPerPage": 12, "page": 99},
    )
    for query in queries:
        await caller.call("listOrders", "/DemoShop/orders", params=query)
    await caller.call("HEAD", "/DemoShop/orders", method="HEAD")
    await caller.call("OPTIONS", "/DemoShop/orders", method="OPTIONS")
    for locale in ("de_DE", None, "fr_FR", None, "xx_XX"):
        chosen = {"resultsPerPage": 20, **({"locale": locale} if locale else {})}
        await caller.call("listOrders", "/DemoShop/orders", params=chosen)


async def _epages_filters(caller: Caller, orders: list[Any]) -> None:
    flags = ("viewed", "pending", "archived", "rejected", "closed", "dispatched", "paid", "returned")
    queries: list[dict[str, Any]] = [
        {f"{name}On": value} for name in (*flags, "delivered", "invoiced") for value in ("true", "false")
    ]
    for at in (orders[5]["creationDate"], orders[30]["creationDate"]):
        queries += [{"createdAfter": at}, {"createdBefore": at}]
    queries += [{"updatedFrom": at} for at in sorted(filter(None, map(_last_change, orders)))[::9]]
    other_zone = orders[20]["creationDate"].replace(".000Z", ".000+05:00")
    queries += [{name: other_zone} for name in ("createdAfter", "createdBefore", "updatedFrom")]
    queries += [
        {"createdAfter": "2023-01-01T00:00:00.000Z", "createdBefore": "2026-11-30T00:00:00.000Z"},
        {"createdAfter": "not a time"},
        {"currency": orders[0]["currencyId"]},
        {"currency": orders[0]["currencyId"].lower()},
        {"currency": "EUR", "paidOn": "true"},
        {"customerId": orders[0]["customerId"]},
        {"customerId": orders[0]["customerId"].lower()},
    ]
    line = (await caller.read(f"/DemoShop/orders/{orders[0]['orderId']}"))["lineItemContainer"]
    product = line["productLineItems"][0]["productId"]
    queries += [{"productId": product}, {"productId": product.lower()}, {"productId": product[:8]}]
    for query in queries:
        await caller.call("listOrders", "/DemoShop/orders", params={"resultsPerPage": 100, **query})


def _last_change(order: Any) -> Any:
    times = [value for name, value in order.items() if name.endswith("On") and value]
    return max(times, default=None)


async def _epages_objects(caller: Caller, orders: list[Any]) -> None:
    for order in orders[:8]:
        path = f"/DemoShop/orders/{order['orderId']}"
        for query in ({}, {"locale": "de_DE"}, {}):
            await caller.call("getOrder", path, params=query)
    for path in [f"/DemoShop/orders/{order['orderId']}/documents" for order in orders]:
        if (await caller.read(path))["results"] < 2:
            continue
        for size, pages in ((1, (1, 2, 3, 50)), (2, (1, 2)), (101, (1,)), (10, (1,))):
            for page in pages:
                query = {"resultsPerPage": str(size), "page": str(page)}
                await caller.call("listOrderDocuments", path, params=query)
        await caller.call("listOrderDocuments", path, account=1)
    await caller.call("getOrder", "/DemoShop/orders/nothing")


async def _epages_writes(caller: Caller, orders: list[Any]) -> None:
    editable = next(order for order in orders if order["archivedOn"] is None)
    path = f"/DemoShop/orders/{editable['orderId']}"
    note = {"op": "add", "path": "/internalNote", "value": "A note."}
    comment = {"op": "add", "path": "/customerComment", "value": "A comment."}
    time = "2026-11-01T10:00:00.000Z"
    patches: list[list[dict[str, Any]]] = [
        [note],
        [comment],
        [comment],
        [{"op": "add", "path": "/paidOn", "value": time}],
        [{"op": "add", "path": "/dispatchedOn", "value": time}],
        [{"op": "remove", "path": "/internalNote"}],
        [{**note, "value": "Half."}, {"op": "add", "path": "/paidOn", "value": "not a time"}],
        [{"op": "add", "path": "/grandTotal", "value": "1.00"}],
    ]
    for patch in patches:
        await _patch(caller, path, patch)
        await caller.call("getOrder", path)
        await caller.call("listOrders", "/DemoShop/orders", params={"resultsPerPage": 60})
    both = [{**note, "value": "One."}], [{**comment, "value": "Two."}]
    await asyncio.gather(*(caller.read(path, method="GET") for _ in both))
    found = await asyncio.gather(*(_patch(caller, path, patch) for patch in both))
    caller.note("updateOrder", "both", sorted(response.status_code for response in found))
    await caller.call("getOrder", path)


async def _patch(caller: Caller, path: str, patch: Any, account: int | None = 0) -> Any:
    headers = {"Content-Type": "application/json-patch+json"}
    return await caller.call(
        "updateOrder", path, method="PATCH", json=patch, headers=headers, account=account
    )


async def _epages_strangers(caller: Caller, orders: list[Any]) -> None:
    path = f"/DemoShop/orders/{orders[3]['orderId']}"
    await caller.call("getOrder", path, account=1)
    await caller.call("listOrderDocuments", f"{path}/documents", account=1)
    await caller.call("listOrders", "/DemoShop/orders", account=1)
    await caller.call("listOrders", "/DemoShop2/orders", account=1, params={"resultsPerPage": 100})
    await _patch(caller, path, [{"op": "add", "path": "/internalNote", "value": "Mine."}], account=1)
    await caller.call("getOrder", path)
    await caller.call("listOrders", "/DemoShop/orders", account=None)
    for token in ("merchant-one-more", "nobody"):
        headers = {"Authorization": f"Bearer {token}"}
        await caller.call("listOrders", "/DemoShop/orders", account=None, headers=headers)
