from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ...models.language import Language
from ...models.tracking import Tracking, read_tracking


def get_kwargs(
    tracking_id: str,
    *,
    x_lang: Language | None = None,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}
    if x_lang is not None:
        headers["X-Lang"] = str(x_lang)
    return {
        "method": "post",
        "url": "/api/order/tracking/{tracking_id}".format(
            tracking_id=quote(str(tracking_id), safe=""),
        ),
        "headers": headers,
    }


def parse_success(data: Any) -> Tracking:
    """Read the JSON of a successful response; other JSON is refused by an error"""
    return read_tracking(data)
