from __future__ import annotations

from typing import Any
from uuid import UUID

from ...models.new_order import NewOrder
from ...models.saved_order_list import SavedOrderList, read_saved_order_list


def get_kwargs(
    *,
    body: list[NewOrder],
    sendcloud_partner_id: UUID | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    if sendcloud_partner_id is not None:
        headers["Sendcloud-Partner-Id"] = str(sendcloud_partner_id)
    return {
        "method": "post",
        "url": "/orders",
        "json": [item.to_dict() for item in body],
        "headers": headers,
    }


def parse_success(data: Any) -> SavedOrderList:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_saved_order_list(data)
