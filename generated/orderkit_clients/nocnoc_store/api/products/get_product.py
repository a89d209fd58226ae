from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ...models.product import Product, read_product


def get_kwargs(
    sku: str,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    return {
        "method": "get",
        "url": "/api/v2/products/sku/{sku}".format(
            sku=quote(str(sku), safe=""),
        ),
    }


def parse_success(data: Any) -> Product:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_product(data)
