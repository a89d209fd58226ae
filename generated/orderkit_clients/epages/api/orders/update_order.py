from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ...models.order_detail import OrderDetail, read_order_detail
from ...models.patch_operation import PatchOperation


def get_kwargs(
    shop_id: str,
    order_id: str,
    *,
    body: list[PatchOperation],
    locale: str | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json-patch+json"}
    params: dict[str, Any] = {}
    if locale is not None:
        params["locale"] = locale
    return {
        "method": "patch",
        "url": "/{shop_id}/orders/{order_id}".format(
            shop_id=quote(str(shop_id), safe=""),
            order_id=quote(str(order_id), safe=""),
        ),
        "params": params,
        "json": [item.to_dict() for item in body],
        "headers": headers,
    }


def parse_success(data: Any) -> OrderDetail:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order_detail(data)
