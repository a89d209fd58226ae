"""Route of the events that a web page follows."""

from __future__ import annotations

from typing import Any

from ..route import ControlCall, ControlRoute


async def _follow(call: ControlCall) -> Any:
    sent = [value for name, value in call.headers if name.lower() == b"last-event-id"]
    return call.control.views.events(sent[-1].decode("latin-1") if sent else None)


ROUTES = (
    ControlRoute(
        "GET",
        "/_mock/events",
        "Follow requests, orders, webhooks, clock and faults as server-sent events.",
        _follow,
    ),
)
