from __future__ import annotations

from typing import Any

from ...models.language import Language
from ...models.quote import Quote, read_quote
from ...models.quote_request import QuoteRequest


def get_kwargs(
    *,
    body: QuoteRequest,
    x_lang: Language | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {"Content-Type": "application/json"}
    if x_lang is not None:
        headers["X-Lang"] = str(x_lang)
    return {
        "method": "post",
        "url": "/api/order/quote",
        "json": body.to_dict(),
        "headers": headers,
    }


def parse_success(data: Any) -> Quote:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_quote(data)
