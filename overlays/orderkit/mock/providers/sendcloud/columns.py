"""Columns of stored orders, by the property that filters and sorts of the contract name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ....contract import JsonObject
from .timestamps import sortable

COLUMNS: Mapping[str, str] = {
    "/id": "pk",
    "/order_id": "order_id",
    "/order_number": "order_number",
    "/order_details/integration/id": "integration",
    "/order_details/status/code": "status",
    "/order_details/order_created_at": "shop_created",
}

FOLDED_COLUMNS: Mapping[str, str] = {
    "/order_id": "folded_id",
    "/order_number": "folded_number",
    "/order_details/status/code": "folded_status",
}
"""Columns for comparisons that ignore the case of letters."""

UPDATED = "/order_details/order_updated_at"


def updated_column(*, absent_first: bool) -> str:
    """Return the column of update times in which orders without one are the first, or the last."""
    return "updated_or_first" if absent_first else "updated_or_last"


# Not frozen: a start makes very many, and a frozen one takes several times as long.
@dataclass(slots=True)
class Indexed:
    """The properties of an order by which the listing filters and sorts; the times are `sortable`."""

    integration: int
    order_id: str
    order_number: str
    status: str
    created: str
    updated: str | None


def index_of(document: JsonObject) -> Indexed:
    """Return the indexed properties of the document of an order."""
    details: JsonObject = document["order_details"]
    updated = details.get("order_updated_at")
    return Indexed(
        integration=int(details["integration"]["id"]),
        order_id=document["order_id"],
        order_number=document["order_number"],
        status=details["status"]["code"],
        created=sortable(details["order_created_at"]),
        updated=sortable(updated) if updated else None,
    )
