from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ...models.order_document_list import OrderDocumentList, read_order_document_list


def get_kwargs(
    shop_id: str,
    order_id: str,
    *,
    locale: str | None = None,
    page: int | None = 1,
    results_per_page: int | None = 10,
    include_pdf: bool | None = False,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    params: dict[str, Any] = {}
    if locale is not None:
        params["locale"] = locale
    if page is not None:
        params["page"] = page
    if results_per_page is not None:
        params["resultsPerPage"] = results_per_page
    if include_pdf is not None:
        params["includePdf"] = include_pdf
    return {
        "method": "get",
        "url": "/{shop_id}/orders/{order_id}/documents".format(
            shop_id=quote(str(shop_id), safe=""),
            order_id=quote(str(order_id), safe=""),
        ),
        "params": params,
    }


def parse_success(data: Any) -> OrderDocumentList:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_order_document_list(data)
