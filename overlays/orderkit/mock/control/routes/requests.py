"""Routes of the log of requests."""

from __future__ import annotations

from typing import Any

from ..route import ControlCall, ControlRoute


async def _show_requests(call: ControlCall) -> Any:
    return {"requests": call.control.requests(), "counts": call.control.request_counts()}


ROUTES = (
    ControlRoute(
        "GET",
        "/_mock/requests",
        "List the last 1,000 requests, oldest first, with masked secrets, and count all requests.",
        _show_requests,
    ),
)
