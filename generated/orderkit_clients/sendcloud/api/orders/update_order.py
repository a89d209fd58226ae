from __future__ import annotations

from typing import Any

from ...models.order_changes import OrderChanges
from ...models.saved_order_answer import SavedOrderAnswer, read_saved_order_answer


def get_kwargs(
    id: int,
    *,
    body: OrderChanges,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    return {
        "method": "patch",
        "url": "/orders/{id}".format(
            id=format(id, "d"),
        ),
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> SavedOrderAnswer:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_saved_order_answer(data)
