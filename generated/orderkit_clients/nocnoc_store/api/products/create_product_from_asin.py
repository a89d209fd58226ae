from __future__ import annotations

from typing import Any

from ...models.create_product_from_asin_request import CreateProductFromAsinRequest
from ...models.product_offer import ProductOffer, read_product_offer


def get_kwargs(
    *,
    body: CreateProductFromAsinRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    return {
        "method": "post",
        "url": "/api/v2/products/",
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> ProductOffer:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_product_offer(data)
