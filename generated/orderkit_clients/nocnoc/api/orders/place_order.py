from __future__ import annotations

from typing import Any

from ...models.language import Language
from ...models.order import Order, read_order


def get_kwargs(
    order_id: int,
    *,
    x_lang: Language | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}
    if x_lang is not None:
        headers["X-Lang"] = str(x_lang)
    return {
        "method": "post",
        "url": "/api/order/{order_id}".format(
            order_id=format(order_id, "d"),
        ),
        "headers": headers,
    }


def parse_success(data: Any) -> Order:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order(data)
