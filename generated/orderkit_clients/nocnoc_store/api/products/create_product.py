from __future__ import annotations

from typing import Any

from ...models.create_product_request import CreateProductRequest
from ...models.created_product import CreatedProduct, read_created_product


def get_kwargs(
    *,
    body: CreateProductRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    return {
        "method": "post",
        "url": "/api/v2/products",
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> CreatedProduct:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_created_product(data)
