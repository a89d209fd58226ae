"""Tour of Noventiq: calls that meet every declaration of its document, from both sides of each bound."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

from orderkit.conformance.power.times import shift
from power_caller import Caller

KEY = "merchant-one"


async def noventiq(caller: Caller) -> None:
    """Calls of both accounts of Noventiq."""
    ids = (await caller.read("/v1/order/search", method="POST", json={"limit": 1000}))["ids"]
    orders = [await caller.read(f"/v1/order/{number}") for number in ids]
    await _searches(caller)
    await _filters(caller, orders)
    await _objects(caller, orders)
    await _refunds(caller, orders)
    await _events(caller, orders)
    await _tokens(caller, orders)


async def _search(caller: Caller, **conditions: Any) -> Any:
    return await caller.call("searchOrders", "/v1/order/search", method="POST", json=conditions)


async def _searches(caller: Caller) -> None:
    for limit, offsets in (
        (7, range(0, 70, 7)),
        (20, range(0, 80, 20)),
        (100, (0,)),
        (1001, (0,)),
        (0, (0,)),
    ):
        for offset in offsets:
            await _search(caller, limit=limit, offset=offset)
    await _search(caller)
    await _search(caller, limit=7)
    await _search(caller, limit=10, offset=900)
    await caller.call("HEAD", "/v1/order/10000001", method="HEAD")


async def _filters(caller: Caller, orders: list[Any]) -> None:
    external = next(order["external_id"] for order in orders if order["external_id"].startswith("PAY"))
    conditions: list[dict[str, Any]] = [
        {"status": name} for name in ("paid", "not paid", "deleted", "PAID", "odd")
    ]
    conditions += [{"external_id": text} for text in (external, external.lower(), external[:5])]
    conditions += [{"currency": text} for text in ("EUR", "eur", "USD")]
    conditions += [{"payment_method": text} for text in ("CreditCard", "creditcard")]
    conditions += [
        {"email": text} for text in ("customer1@example.com", "CUSTOMER1@EXAMPLE.COM", "nobody@example.com")
    ]
    paid = [order["pay_date"] for order in orders if order.get("pay_date")]
    times = {"create_date": [order["create_date"] for order in orders], "pay_date": paid}
    for name, values in times.items():
        for at in values[3::17]:
            for bound in ("from", "to"):
                conditions += [
                    {f"{name}_{bound}": text}
                    for text in (at, shift(at, timedelta(seconds=1)), f"{at[:19]}-05:00")
                ]
    conditions += [
        {"create_date_from": "not a time"},
        {"status": "paid", "create_date_from": times["create_date"][10]},
    ]
    for chosen in conditions:
        await _search(caller, **chosen)


async def _objects(caller: Caller, orders: list[Any]) -> None:
    for order in orders[:6]:
        await caller.call("getOrder", f"/v1/order/{order['order_id']}")
    await caller.call("getOrder", "/v1/order/99999999")
    await caller.call("getOrder", f"/v1/order/{orders[0]['order_id']}", account=1)
    await caller.call("searchOrders", "/v1/order/search", method="POST", account=1, json={})


async def _refunds(caller: Caller, orders: list[Any]) -> None:
    paid = [order["order_id"] for order in orders if order["status"] == "paid"]
    unpaid = next(order["order_id"] for order in orders if order["status"] == "not paid")
    right, wrong = {"email": "orders@example.com"}, {"email": "nobody"}
    calls = ((paid[0], right, 1), (paid[0], right, 0), (paid[0], right, 0), (unpaid, right, 0))
    for order, body, account in (*calls, (paid[1], wrong, 0), (paid[1], right, 0)):
        path = f"/v1/order/{order}"
        await caller.call("createRefund", f"{path}/refund", method="POST", account=account, json=body)
        await caller.call("getOrder", path)
    race = caller.call, "createRefund", f"/v1/order/{paid[2]}/refund"
    call, operation, path = race
    found = await asyncio.gather(*(call(operation, path, method="POST", json=right) for _ in range(2)))
    caller.note("createRefund", "both", sorted(response.status_code for response in found))


async def _events(caller: Caller, orders: list[Any]) -> None:
    unpaid = [order["order_id"] for order in orders if order["status"] == "not paid"][2]
    for status in ("order.created", "paid", "product.delivered", "deleted"):
        caller.mock.control.advance_order(unpaid, status, provider="noventiq")
        await caller.call("getOrder", f"/v1/order/{unpaid}")
    await caller.deliver()


async def _tokens(caller: Caller, orders: list[Any]) -> None:
    path, tokens = f"/v1/order/{orders[0]['order_id']}", list[str]()
    body = {"username": KEY, "password": f"{KEY}-secret"}
    for _ in range(2):
        response = await caller.call("createToken", "/v1/login_check", method="POST", account=None, json=body)
        tokens.append(response.json()["token"])
    caller.note("createToken", "the second is another", tokens[0] != tokens[1])
    wrong = {**body, "password": "wrong"}
    await caller.call("createToken", "/v1/login_check", method="POST", account=None, json=wrong)
    for value in (*(f"Bearer {token}" for token in tokens), tokens[0], "Bearer unknown", None):
        headers = {} if value is None else {"AuthorizationJWT": value}
        await caller.call("getOrder", path, account=None, headers=headers)
    caller.mock.control.set_clock(_later(caller.mock.control.now()))
    await caller.call("getOrder", path, account=None, headers={"AuthorizationJWT": f"Bearer {tokens[0]}"})


def _later(now: datetime) -> datetime:
    return now + timedelta(days=2)
