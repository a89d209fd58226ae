"""Routes of the log of requests."""

from __future__ import annotations

from typing import Any

from ..route import ControlCall, ControlRoute, parse_number


async def _show_requests(call: ControlCall) -> Any:
    has_details = call.query.get("details", "yes") == "yes"
    requests = call.control.requests() if has_details else call.control.views.requests()
    return {"requests": requests, "counts": call.control.request_counts()}


async def _show_request(call: ControlCall) -> Any:
    return call.control.views.request(parse_number(call.parameters["number"]))


ROUTES = (
    ControlRoute(
        "GET",
        "/_mock/requests",
        "List the last 1,000 requests, oldest first, with masked secrets, and count all requests.",
        _show_requests,
        query={"details": {"type": "string", "enum": ["yes", "no"]}},
    ),
    ControlRoute(
        "GET",
        "/_mock/requests/{number}",
        "Show a request with its query, headers and body, with masked secrets.",
        _show_request,
    ),
)
