"""Tour of the nocnoc store: calls that meet every declaration of its document, from both sides of each bound."""

from __future__ import annotations

import asyncio
from typing import Any

from power_caller import Caller


async def nocnoc_store(caller: Caller) -> None:
    """Calls of both accounts of the nocnoc store."""
    orders = (await caller.read("/api/v2/orders", params={"page": 0, "size": 200}))["orders"]
    products = (await caller.read("/api/v2/products", params={"size": 200}))["products"]
    await _store_lists(caller)
    await _store_filters(caller, orders, products)
    await _store_orders(caller, orders)
    await _store_products(caller)


async def _store_lists(caller: Caller) -> None:
    for operation, path in (("listOrders", "/api/v2/orders"), ("listProducts", "/api/v2/products")):
        queries = [{"page": page, "size": 7} for page in range(10)]
        queries += [{"page": page, "size": 20} for page in range(4)]
        queries += [{"page": 0, "size": size} for size in (0, 60, 200, 201)] + [{"page": 99, "size": 12}]
        for query in queries:
            await caller.call(operation, path, params=query)
    await caller.call("HEAD", "/api/v2/orders", method="HEAD", params={"page": 0, "size": 10})
    query = {"page": 0, "size": 60}
    await caller.call("listOrders", "/api/v2/orders", params=query, account=1)
    await caller.call("listProducts", "/api/v2/products", params=query, account=1)
    await caller.call("listOrders", "/api/v2/orders", params=query, account=None)
    headers = {"X-Api-Key": "merchant-one-more"}
    await caller.call("listOrders", "/api/v2/orders", params=query, account=None, headers=headers)


async def _store_filters(caller: Caller, orders: list[Any], products: list[Any]) -> None:
    queries: list[dict[str, Any]] = [
        {"statuses": "in_process"},
        {"statuses": "cancelled,in_process"},
        {"statuses": "unheard_of"},
        {"order_id": orders[3]["tracking_id"]},
        {"order_id": orders[3]["tracking_id"].lower()},
        {"order_id": orders[3]["tracking_id"][:7]},
    ]
    days = sorted({order["created_at"][:10] for order in orders})[::2]
    queries += [{name: day} for day in days for name in ("date_from", "date_to")]
    queries += [{"statuses": "cancelled", "date_from": days[1]}]
    for query in queries:
        await caller.call("listOrders", "/api/v2/orders", params={"page": 0, "size": 100, **query})
    for product in products[::9]:
        at = product["updated_at"].replace(" ", "T")
        for name in ("updatedAtFrom", "updatedAtTo"):
            for zone in (".000Z", "Z", "+03:00", ".000+03:00"):
                query = {"size": 100, name: at + zone}
                await caller.call("listProducts", "/api/v2/products", params=query)


async def _store_orders(caller: Caller, orders: list[Any]) -> None:
    open_orders = [order["tracking_id"] for order in orders if order["status"] == "in_process"]
    cancelled = next(order["tracking_id"] for order in orders if order["status"] == "cancelled")
    for account, order in (
        (1, open_orders[0]),
        (0, open_orders[1]),
        (0, open_orders[1]),
        (0, cancelled),
        (0, "NO"),
    ):
        path = f"/api/v2/orders/{order}/cancellation"
        await caller.call("cancelOrder", path, method="POST", account=account)
        await caller.call("listOrders", "/api/v2/orders", params={"page": 0, "size": 60})
    await caller.call("cancelOrder", f"/api/v2/orders/{open_orders[0]}/cancellation", method="POST")
    for account in (1, 0):
        await caller.call(
            "createPackage",
            "/api/v2/packages",
            method="POST",
            account=account,
            json=_package(open_orders[2], orders),
        )


def _package(order_id: str, orders: list[Any]) -> dict[str, Any]:
    order = next(order for order in orders if order["tracking_id"] == order_id)
    label = {"tracking_code": order_id, "carrier": "nocnoc", "url": "https://tracking.example.com/1"}
    items = [{"sku": product["sku"], "quantity": 1} for product in order["products"]]
    return {"order_reference_id": order_id, "labels": [label], "items": items[:1]}


def store_product(sku: str, **members: Any) -> dict[str, Any]:
    """Return a product that the store accepts."""
    size = {"unit": "cm", "length": 36, "width": 16.5, "height": 5}
    dimensions = {"size": size, "weight": {"unit": "kg", "value": 0.95}}
    return {
        "sku": sku,
        "brand": "Keywell",
        "available_quantity": 100,
        "price": 49.99,
        "currency_code": "USD",
        "title": "Wireless keyboard, black",
        "description": "A compact wireless keyboard.",
        "description_language": "en",
        "condition": "OPEN_BOX",
        "package_dimensions": dimensions,
        "product_dimensions": dimensions,
        "images": [{"source_url": "https://images.example.com/front.jpg"}],
        **members,
    }


async def _store_products(caller: Caller) -> None:
    async def create(body: Any, account: int = 0) -> Any:
        return await caller.call(
            "createProduct", "/api/v2/products", method="POST", json=body, account=account
        )

    async def update(sku: str, body: Any, account: int = 0) -> None:
        path = f"/api/v2/products/sku/{sku}"
        await caller.call("updateProduct", path, method="PATCH", json=body, account=account)
        await caller.call("getProduct", path)
        await caller.call("listProducts", "/api/v2/products", params={"size": 100})

    one = store_product("TOUR-1")
    for account, body in ((0, one), (0, one), (0, {**one, "price": 9}), (1, one), (0, {})):
        await create(body, account)
        await caller.call("getProduct", "/api/v2/products/sku/TOUR-1")
    await create(store_product("TOUR-2", price=-1))
    await caller.call("getProduct", "/api/v2/products/sku/TOUR-2")
    for _ in range(2):
        body = {"sku": "TOUR-3", "international_ids": {"asin": ["B0EXAMPLE1"]}, "available_quantity": 1}
        body |= {"price": 9.99, "currency_code": "USD"}
        await caller.call("createProductFromAsin", "/api/v2/products/", method="POST", json=body)
    await update("TOUR-1", {"available_quantity": 7})
    for _ in range(2):
        await update("TOUR-1", {"price": 44.5, "currency_code": "USD"})
    await update("TOUR-1", {"price": 45})
    await update("TOUR-1", {"price": -1, "currency_code": "USD", "available_quantity": 3})
    await create(store_product("TOUR-4"))
    await update("TOUR-4", {"available_quantity": 77}, account=1)
    await caller.call("getProduct", "/api/v2/products/sku/TOUR-4", account=1)
    await caller.call("listProducts", "/api/v2/products", params={"size": 100}, account=1)
    twin = store_product("TWIN")
    found = await asyncio.gather(create(twin), create(twin))
    caller.note("createProduct", "twins", sorted(response.status_code for response in found))
