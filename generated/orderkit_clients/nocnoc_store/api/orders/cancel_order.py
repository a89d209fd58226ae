from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ...models.cancellation_taken import CancellationTaken, read_cancellation_taken


def get_kwargs(
    order_id: str,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    return {
        "method": "post",
        "url": "/api/v2/orders/{order_id}/cancellation".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }


def parse_success(data: Any) -> CancellationTaken:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_cancellation_taken(data)
