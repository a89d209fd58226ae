"""Routes of the mock as a whole: its state, its reset and its clock."""

from __future__ import annotations

from typing import Any

from ...engine.clock import parse_timestamp
from ..route import ControlCall, ControlRoute


async def _show_health(call: ControlCall) -> Any:
    return call.control.health()


async def _reset(call: ControlCall) -> Any:
    call.control.reset()
    return call.control.summary()


async def _show_clock(call: ControlCall) -> Any:
    return call.control.clock()


async def _set_clock(call: ControlCall) -> Any:
    if "advance_seconds" in call.body:
        call.control.advance_clock(float(call.body["advance_seconds"]))
    else:
        now = call.body["now"]
        call.control.set_clock(None if now is None else parse_timestamp(now))
    return call.control.clock()


async def _list_providers(call: ControlCall) -> Any:
    return {"providers": call.control.views.providers()}


ROUTES = (
    ControlRoute("GET", "/_mock/health", "Show that the mock is ready.", _show_health),
    ControlRoute("GET", "/_mock/providers", "List the providers and their operations.", _list_providers),
    ControlRoute("POST", "/_mock/reset", "Return to the initial state.", _reset),
    ControlRoute("GET", "/_mock/clock", "Show the simulated time.", _show_clock),
    ControlRoute(
        "PUT",
        "/_mock/clock",
        'Stop at {"now": ISO 8601}, run with {"now": null}, or move forward by {"advance_seconds": n}.',
        _set_clock,
        properties={"now": {"type": ["string", "null"]}, "advance_seconds": {"type": "number", "minimum": 0}},
        rules={"minProperties": 1, "maxProperties": 1},
    ),
)
