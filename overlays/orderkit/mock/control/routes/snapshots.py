"""Routes of snapshots."""

from __future__ import annotations

from typing import Any

from ..route import ControlCall, ControlRoute


async def _list(call: ControlCall) -> Any:
    return {"snapshots": call.control.snapshots.names}


async def _take(call: ControlCall) -> Any:
    call.control.snapshots.take(call.parameters["name"])
    return await _list(call)


async def _restore(call: ControlCall) -> Any:
    call.control.snapshots.restore(call.parameters["name"])
    return await _list(call)


async def _remove(call: ControlCall) -> Any:
    call.control.snapshots.remove(call.parameters["name"])
    return await _list(call)


ROUTES = (
    ControlRoute("GET", "/_mock/snapshots", "List the names of the snapshots.", _list),
    ControlRoute("PUT", "/_mock/snapshots/{name}", "Take a snapshot of the whole state.", _take),
    ControlRoute("POST", "/_mock/snapshots/{name}/restore", "Return to a snapshot.", _restore),
    ControlRoute("DELETE", "/_mock/snapshots/{name}", "Remove a snapshot.", _remove),
)
