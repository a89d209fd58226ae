from __future__ import annotations

from typing import Any

from ...models.create_order_request import CreateOrderRequest
from ...models.language import Language
from ...models.order import Order, read_order


def get_kwargs(
    *,
    body: CreateOrderRequest,
    x_lang: Language | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    if x_lang is not None:
        headers["X-Lang"] = str(x_lang)
    return {
        "method": "put",
        "url": "/api/order",
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> Order:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order(data)
