"""All routes of the control API."""

from __future__ import annotations

from typing import Any

from ..route import ControlCall, ControlRoute
from . import events, faults, orders, requests, settings, snapshots, state, webhooks

__all__ = ["ROUTES"]


async def _show_index(call: ControlCall) -> Any:
    routes = [{"method": route.method, "path": route.path, "summary": route.summary} for route in ROUTES]
    return {"routes": routes, **call.control.summary()}


ROUTES = (
    ControlRoute("GET", "/_mock", "List the routes, the orders, the queue and the faults.", _show_index),
    *state.ROUTES,
    *snapshots.ROUTES,
    *settings.ROUTES,
    *orders.ROUTES,
    *requests.ROUTES,
    *webhooks.ROUTES,
    *faults.ROUTES,
    *events.ROUTES,
)
