"""Routes of notifications and their delivery."""

from __future__ import annotations

from typing import Any

from ..route import ControlCall, ControlRoute, parse_number


async def _show_webhooks(call: ControlCall) -> Any:
    return call.control.webhooks()


async def _deliver(call: ControlCall) -> Any:
    await call.control.deliver_all()
    return call.control.webhooks()


async def _send_again(call: ControlCall) -> Any:
    call.control.send_again(parse_number(call.parameters["id"]))
    return call.control.webhooks()


ROUTES = (
    ControlRoute("GET", "/_mock/webhooks", "List the notifications and all attempts.", _show_webhooks),
    ControlRoute(
        "POST",
        "/_mock/webhooks/deliver",
        "Deliver all pending notifications, without waiting between retries.",
        _deliver,
    ),
    ControlRoute(
        "POST",
        "/_mock/webhooks/{id}/send",
        "Send a notification once more, whatever became of it.",
        _send_again,
    ),
)
