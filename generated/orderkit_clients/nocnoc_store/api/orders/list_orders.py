from __future__ import annotations

import datetime
from typing import Any

from orderkit_clients.runtime.exact import (
    day_json,
)

from ...models.order_list import OrderList, read_order_list


def get_kwargs(
    *,
    page: int,
    size: int,
    statuses: str | None = None,
    date_from: datetime.date | None = None,
    date_to: datetime.date | None = None,
    order_id: str | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    params: dict[str, Any] = {}
    params["page"] = page
    params["size"] = size
    if statuses is not None:
        params["statuses"] = statuses
    if date_from is not None:
        params["date_from"] = day_json(date_from, "date_from")
    if date_to is not None:
        params["date_to"] = day_json(date_to, "date_to")
    if order_id is not None:
        params["order_id"] = order_id
    return {
        "method": "get",
        "url": "/api/v2/orders",
        "params": params,
    }


def parse_success(data: Any) -> OrderList:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order_list(data)
