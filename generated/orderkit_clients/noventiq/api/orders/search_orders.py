from __future__ import annotations

from typing import Any

from ...models.order_ids import OrderIds, read_order_ids
from ...models.search_request import SearchRequest


def get_kwargs(
    *,
    body: SearchRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    return {
        "method": "post",
        "url": "/v1/order/search",
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> OrderIds:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order_ids(data)
