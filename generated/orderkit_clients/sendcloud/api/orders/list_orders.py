from __future__ import annotations

import datetime
from typing import Any

from orderkit_clients.runtime.exact import (
    day_json,
)

from ...models.order_list import OrderList, read_order_list


def get_kwargs(
    *,
    integration: str | None = None,
    order_number: str | None = None,
    order_id: str | None = None,
    status: str | None = None,
    order_created_at: datetime.date | None = None,
    order_created_at_min: datetime.date | None = None,
    order_created_at_max: datetime.date | None = None,
    order_updated_at: datetime.date | None = None,
    order_updated_at_min: datetime.date | None = None,
    order_updated_at_max: datetime.date | None = None,
    sort: str | None = "-pk",
    page_size: int | None = 100,
    cursor: str | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    params: dict[str, Any] = {}
    if integration is not None:
        params["integration"] = integration
    if order_number is not None:
        params["order_number"] = order_number
    if order_id is not None:
        params["order_id"] = order_id
    if status is not None:
        params["status"] = status
    if order_created_at is not None:
        params["order_created_at"] = day_json(order_created_at, "order_created_at")
    if order_created_at_min is not None:
        params["order_created_at_min"] = day_json(order_created_at_min, "order_created_at_min")
    if order_created_at_max is not None:
        params["order_created_at_max"] = day_json(order_created_at_max, "order_created_at_max")
    if order_updated_at is not None:
        params["order_updated_at"] = day_json(order_updated_at, "order_updated_at")
    if order_updated_at_min is not None:
        params["order_updated_at_min"] = day_json(order_updated_at_min, "order_updated_at_min")
    if order_updated_at_max is not None:
        params["order_updated_at_max"] = day_json(order_updated_at_max, "order_updated_at_max")
    if sort is not None:
        params["sort"] = sort
    if page_size is not None:
        params["page_size"] = page_size
    if cursor is not None:
        params["cursor"] = cursor
    return {
        "method": "get",
        "url": "/orders",
        "params": params,
    }


def parse_success(data: Any) -> OrderList:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order_list(data)
