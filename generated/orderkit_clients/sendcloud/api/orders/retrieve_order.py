from __future__ import annotations

from typing import Any

from ...models.order_answer import OrderAnswer, read_order_answer


def get_kwargs(
    id: int,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    return {
        "method": "get",
        "url": "/orders/{id}".format(
            id=format(id, "d"),
        ),
    }


def parse_success(data: Any) -> OrderAnswer:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order_answer(data)
