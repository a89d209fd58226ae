"""Routes of the settings."""

from __future__ import annotations

from typing import Any

from ..route import ControlCall, ControlRoute


async def _show_settings(call: ControlCall) -> Any:
    return {"settings": call.control.settings()}


async def _change_settings(call: ControlCall) -> Any:
    return {"settings": call.control.change_settings(call.body)}


ROUTES = (
    ControlRoute(
        "GET",
        "/_mock/settings",
        "List the settings with their values, defaults, types and ledger entries.",
        _show_settings,
    ),
    ControlRoute(
        "PATCH",
        "/_mock/settings",
        'Change settings until the next reset: {"nocnoc": {"shipping_usd": 20}}.',
        _change_settings,
        # The names are those of the settings, which are checked with their values.
        rules={"additionalProperties": True, "minProperties": 1},
    ),
)
