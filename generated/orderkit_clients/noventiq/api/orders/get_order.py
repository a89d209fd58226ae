from __future__ import annotations

from typing import Any

from ...models.order import Order, read_order


def get_kwargs(
    order_id: int,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    return {
        "method": "get",
        "url": "/v1/order/{order_id}".format(
            order_id=format(order_id, "d"),
        ),
    }


def parse_success(data: Any) -> Order:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order(data)
