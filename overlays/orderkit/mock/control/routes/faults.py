"""Routes that plan faults of coming calls, or make requests fail at random."""

from __future__ import annotations

import base64
import binascii
from http import HTTPStatus
from typing import Any, cast

from ...engine.messages import MAX_SEED
from ...faults.planned import FAULT_KINDS, MAX_CALLS, MAX_DELAY
from ...faults.random_faults import FAULT_KINDS as RANDOM_FAULT_KINDS
from ..fault_options import FaultOptions
from ..route import TEXT, ControlCall, ControlRoute

_NULLABLE_TEXT = {"type": ["string", "null"]}
# A fault that says nothing about the response is an error, as a test of retries wants it.
_ABOUT_RESPONSE = frozenset({"kind", "body", "body_base64", "content_type", "headers", "delay", "effect"})


async def _plan_fault(call: ControlCall) -> Any:
    body = dict(call.body)
    provider = body.pop("provider")
    if not _ABOUT_RESPONSE & body.keys():
        body.setdefault("status", HTTPStatus.INTERNAL_SERVER_ERROR)
    if "body_base64" in body:
        body["body"] = _decode(body.pop("body_base64"))
    # JSON Schema accepts 3.0 as an integer, and the reader makes it a Decimal.
    integers = {name: int(body[name]) for name in ("status", "times", "call") if body.get(name) is not None}
    floats = {name: float(body[name]) for name in ("delay", "retry_after") if _is_number(body.get(name))}
    call.control.plan_fault(provider, **cast(FaultOptions, body | integers | floats))
    return {"faults": call.control.faults()}


async def _list_faults(call: ControlCall) -> Any:
    return {"faults": call.control.faults(), "random_faults": call.control.random_faults()}


async def _clear_faults(call: ControlCall) -> Any:
    call.control.clear_faults()
    return await _list_faults(call)


async def _inject_random_faults(call: ControlCall) -> Any:
    options = {name: call.body[name] for name in ("kinds", "provider", "seconds") if name in call.body}
    call.control.inject_random_faults(
        float(call.body["share"]), seed=int(call.body.get("seed", 0)), **options
    )
    return {"random_faults": call.control.random_faults()}


def _is_number(value: Any) -> bool:
    return value is not None and not isinstance(value, str)


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("body_base64 must be base64 of the bytes to send") from None


ROUTES = (
    ControlRoute(
        "GET", "/_mock/faults", "List the planned faults, and the rule of random ones.", _list_faults
    ),
    ControlRoute(
        "POST",
        "/_mock/faults",
        'Plan a fault: the {"call"}-th call of a {"provider"}\'s {"operation"} (any if null), {"times"} in all.',
        _plan_fault,
        properties={
            "provider": TEXT,
            "operation": _NULLABLE_TEXT,
            "kind": {"enum": list(FAULT_KINDS)},
            "call": {"type": "integer", "minimum": 1, "maximum": MAX_CALLS},
            "times": {"type": "integer", "minimum": 1, "maximum": MAX_CALLS},
            "status": {"type": ["integer", "null"], "minimum": 1, "maximum": 99_999},
            "retry_after": {"type": ["number", "string", "null"], "minimum": 0},
            "headers": {"type": "object", "additionalProperties": {"type": "string"}},
            "body": {},
            "body_base64": TEXT,
            "content_type": _NULLABLE_TEXT,
            "delay": {"type": "number", "minimum": 0, "maximum": MAX_DELAY},
            "effect": {"type": ["boolean", "null"]},
            "part": _NULLABLE_TEXT,
            "path": _NULLABLE_TEXT,
            "value": {},
        },
        rules={"required": ["provider"], "not": {"required": ["body", "body_base64"]}},
    ),
    ControlRoute(
        "DELETE", "/_mock/faults", "Remove all planned faults and stop the random ones.", _clear_faults
    ),
    ControlRoute(
        "PUT",
        "/_mock/random-faults",
        'Make a {"share"} of all requests fail by one of {"kinds"}, by a random {"seed"}; 0 stops it.',
        _inject_random_faults,
        properties={
            "share": {"type": "number", "minimum": 0, "maximum": 1},
            "seed": {"type": "integer", "minimum": 0, "maximum": MAX_SEED},
            "kinds": {"type": "array", "items": {"enum": list(RANDOM_FAULT_KINDS)}, "minItems": 1},
            "provider": _NULLABLE_TEXT,
            "seconds": {"type": "number", "minimum": 0, "maximum": 60},
        },
        rules={"required": ["share"]},
    ),
)
