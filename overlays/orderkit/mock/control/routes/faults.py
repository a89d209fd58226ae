"""Routes that make requests fail."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from ...engine.messages import MAX_SEED
from ...faults.random_faults import FAULT_KINDS
from ..route import TEXT, ControlCall, ControlRoute


async def _inject_fault(call: ControlCall) -> Any:
    body = call.body
    call.control.inject_fault(
        int(body.get("status", HTTPStatus.INTERNAL_SERVER_ERROR)),
        operation=body.get("operation"),
        times=int(body.get("times", 1)),
        provider=body["provider"],
    )
    return {"faults": call.control.summary()["faults"]}


async def _inject_random_faults(call: ControlCall) -> Any:
    options = {name: call.body[name] for name in ("kinds", "provider", "seconds") if name in call.body}
    call.control.inject_random_faults(
        float(call.body["share"]), seed=int(call.body.get("seed", 0)), **options
    )
    return {"random_faults": call.control.summary()["random_faults"]}


ROUTES = (
    ControlRoute(
        "POST",
        "/_mock/faults",
        'Make the next {"times"} calls of a {"provider"}\'s {"operation"} (any if null) fail with {"status"}.',
        _inject_fault,
        properties={
            "provider": TEXT,
            "operation": {"type": ["string", "null"]},
            "status": {"type": "integer", "minimum": 1, "maximum": 99_999},
            "times": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
        },
        rules={"required": ["provider"]},
    ),
    ControlRoute(
        "PUT",
        "/_mock/random-faults",
        'Make a {"share"} of all requests fail by one of {"kinds"}, by a random {"seed"}; 0 stops it.',
        _inject_random_faults,
        properties={
            "share": {"type": "number", "minimum": 0, "maximum": 1},
            "seed": {"type": "integer", "minimum": 0, "maximum": MAX_SEED},
            "kinds": {"type": "array", "items": {"enum": list(FAULT_KINDS)}, "minItems": 1},
            "provider": {"type": ["string", "null"]},
            "seconds": {"type": "number", "minimum": 0, "maximum": 60},
        },
        rules={"required": ["share"]},
    ),
)
