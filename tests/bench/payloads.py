"""Responses to decode: the examples of the specs, varied by a seed so that no two orders are alike."""

from __future__ import annotations

import json
from random import Random
from typing import Any, NamedTuple

from orderkit.contract import Contract
from orderkit.runtime.client.differences import first_difference

SHAPED = {"enum", "x-extensible-enum", "const", "format", "pattern"}
LEFT_OUT, MADE_NULL = 0.2, 0.3


class Payload(NamedTuple):
    """A response of an operation.

    `orders` is how many orders it holds, None if it is one itself; `model` is the class that it is read as.
    """

    title: str
    provider: str
    operation: str
    model: str
    orders: int | None = None
    news: bool = False


PAYLOADS = (
    Payload("Sendcloud, page of 100", "sendcloud", "listOrders", "OrderList", 100),
    Payload("Sendcloud, page of 200", "sendcloud", "listOrders", "OrderList", 200),
    Payload("ePages, page of 100", "epages", "listOrders", "OrderList", 100),
    Payload("nocnoc store, page of 100", "nocnoc_store", "listOrders", "OrderList", 100),
    Payload(
        "Sendcloud, page of 100 with unknown fields", "sendcloud", "listOrders", "OrderList", 100, news=True
    ),
    Payload("nocnoc, one order", "nocnoc", "getOrder", "OrderDetail"),
    Payload("Noventiq, one order", "noventiq", "getOrder", "Order"),
)


def schema_of(payload: Payload) -> Any:
    responses = Contract.load(payload.provider).operation(payload.operation).responses
    return next(schema for status, schema in responses.items() if status.startswith("2"))


def write(payload: Payload, seed: int = 1) -> bytes:
    """The bytes of a payload; the same for the same seed."""
    contract, random = Contract.load(payload.provider), Random(seed)
    schema, examples = schema_of(payload), examples_of(contract, payload)
    body = examples[0] if payload.orders is None else page(contract, schema, examples, payload.orders)
    varied = vary(body, schema, contract, random)
    if payload.news:
        name, orders = _listed(varied)
        varied = {**varied, name: [{**order, "x_new": 1} for order in orders]}
    return json.dumps(varied, ensure_ascii=False, separators=(",", ":")).encode()


def examples_of(contract: Contract, payload: Payload) -> list[Any]:
    path, method = _place(contract, payload.operation)
    answer = next(
        answer
        for status, answer in contract.document["paths"][path][method]["responses"].items()
        if str(status).startswith("2")
    )
    media = next(iter(contract.resolve(answer)["content"].values()))
    return [contract.resolve(example)["value"] for example in media["examples"].values()]


def page(contract: Contract, schema: Any, examples: list[Any], orders: int) -> Any:
    """The first example with as many orders as are wanted, taken from all examples in turn."""
    list_request, _ = _listed(examples[0])
    found = [order for example in examples for order in example.get(list_request, ())]
    return {**examples[0], list_request: [found[index % len(found)] for index in range(orders)]}


def _listed(page: Any) -> tuple[str, list[Any]]:
    """The property of a page that is a list."""
    return next((name, value) for name, value in page.items() if isinstance(value, list))


def vary(value: Any, schema: Any, contract: Contract, random: Random) -> Any:
    """A value like another: optional properties left out, nullable ones null, numbers and texts of its own."""
    node = contract.resolve(schema)
    choices = node.get("anyOf") or node.get("oneOf") or ()
    fitting = next((part for part in choices if first_difference(value, part, contract) is None), None)
    if fitting is not None:
        return vary(value, fitting, contract, random)
    if isinstance(value, dict):
        return _vary_members(value, node, contract, random)
    if isinstance(value, list):
        return [vary(item, node.get("items", {}), contract, random) for item in value]
    return _vary_scalar(value, node, random)


def _vary_members(value: Any, node: Any, contract: Contract, random: Random) -> Any:
    members, required = contract.members(node), _required(node, contract)
    kept = [name for name in value if name not in members or name in required or random.random() > LEFT_OUT]
    return {
        name: None
        if name in members and _nullable(members[name], contract) and random.random() < MADE_NULL
        else vary(value[name], members.get(name, {}), contract, random)
        for name in kept
    }


def _vary_scalar(value: Any, node: Any, random: Random) -> Any:
    if isinstance(value, bool) or value is None or SHAPED & set(node):
        return value
    if isinstance(value, int):
        return value + random.randrange(1000)
    return (
        round(value * random.uniform(0.5, 2), 2)
        if isinstance(value, float)
        else f"{value} {random.randrange(10**6)}"
    )


def _required(node: Any, contract: Contract) -> set[str]:
    parts = (node, *(contract.resolve(part) for part in node.get("allOf", ())))
    return {name for part in parts for name in part.get("required", ())}


def _nullable(schema: Any, contract: Contract) -> bool:
    node = contract.resolve(schema)
    parts = [node, *(contract.resolve(part) for part in (*node.get("anyOf", ()), *node.get("oneOf", ())))]
    return any(part.get("type") == "null" or "null" in part.get("type", ()) for part in parts)


def _place(contract: Contract, operation: str) -> tuple[str, str]:
    found = contract.operation(operation)
    return found.path, found.method.lower()
