from __future__ import annotations

from typing import Any

from ...models.refund_request import RefundRequest


def get_kwargs(
    order_id: int,
    *,
    body: RefundRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    return {
        "method": "post",
        "url": "/v1/order/{order_id}/refund".format(
            order_id=format(order_id, "d"),
        ),
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> None:
    """Return None: a successful response has no body"""
