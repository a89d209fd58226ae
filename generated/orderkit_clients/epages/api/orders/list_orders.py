from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ...models.order_list import OrderList, read_order_list


def get_kwargs(
    shop_id: str,
    *,
    locale: str | None = None,
    page: int | None = 1,
    results_per_page: int | None = 10,
    viewed_on: bool | None = None,
    pending_on: bool | None = None,
    archived_on: bool | None = None,
    rejected_on: bool | None = None,
    closed_on: bool | None = None,
    dispatched_on: bool | None = None,
    paid_on: bool | None = None,
    returned_on: bool | None = None,
    delivered_on: bool | None = None,
    invoiced_on: bool | None = None,
    last_updated: bool | None = None,
    customer_id: str | None = None,
    product_id: str | None = None,
    updated_from: str | None = None,
    created_before: str | None = None,
    created_after: str | None = None,
    currency: str | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    params: dict[str, Any] = {}
    if locale is not None:
        params["locale"] = locale
    if page is not None:
        params["page"] = page
    if results_per_page is not None:
        params["resultsPerPage"] = results_per_page
    if viewed_on is not None:
        params["viewedOn"] = viewed_on
    if pending_on is not None:
        params["pendingOn"] = pending_on
    if archived_on is not None:
        params["archivedOn"] = archived_on
    if rejected_on is not None:
        params["rejectedOn"] = rejected_on
    if closed_on is not None:
        params["closedOn"] = closed_on
    if dispatched_on is not None:
        params["dispatchedOn"] = dispatched_on
    if paid_on is not None:
        params["paidOn"] = paid_on
    if returned_on is not None:
        params["returnedOn"] = returned_on
    if delivered_on is not None:
        params["deliveredOn"] = delivered_on
    if invoiced_on is not None:
        params["invoicedOn"] = invoiced_on
    if last_updated is not None:
        params["lastUpdated"] = last_updated
    if customer_id is not None:
        params["customerId"] = customer_id
    if product_id is not None:
        params["productId"] = product_id
    if updated_from is not None:
        params["updatedFrom"] = updated_from
    if created_before is not None:
        params["createdBefore"] = created_before
    if created_after is not None:
        params["createdAfter"] = created_after
    if currency is not None:
        params["currency"] = currency
    return {
        "method": "get",
        "url": "/{shop_id}/orders".format(
            shop_id=quote(str(shop_id), safe=""),
        ),
        "params": params,
    }


def parse_success(data: Any) -> OrderList:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order_list(data)
