from __future__ import annotations

from typing import Any

from ...models.product_list import ProductList, read_product_list


def get_kwargs(
    *,
    updated_at_from: str | None = None,
    updated_at_to: str | None = None,
    page: int | None = None,
    size: int | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    params: dict[str, Any] = {}
    if updated_at_from is not None:
        params["updatedAtFrom"] = updated_at_from
    if updated_at_to is not None:
        params["updatedAtTo"] = updated_at_to
    if page is not None:
        params["page"] = page
    if size is not None:
        params["size"] = size
    return {
        "method": "get",
        "url": "/api/v2/products",
        "params": params,
    }


def parse_success(data: Any) -> ProductList:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_product_list(data)
