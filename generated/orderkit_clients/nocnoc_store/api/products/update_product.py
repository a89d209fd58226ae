from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ...models.product_offer import ProductOffer, read_product_offer
from ...models.update_product_request import UpdateProductRequest


def get_kwargs(
    sku: str,
    *,
    body: UpdateProductRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    return {
        "method": "patch",
        "url": "/api/v2/products/sku/{sku}".format(
            sku=quote(str(sku), safe=""),
        ),
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> ProductOffer:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_product_offer(data)
