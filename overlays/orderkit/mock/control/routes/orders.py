"""Routes that create and change what providers keep: orders and tokens."""

from __future__ import annotations

from typing import Any

from ...engine.messages import MAX_SEED
from ..route import TEXT, ControlCall, ControlRoute
from ..views import MAX_LISTED


async def _advance_order(call: ControlCall) -> Any:
    options = {name: call.body.get(name) for name in ("status", "description")}
    return call.control.advance_order(call.parameters["id"], provider=call.parameters["provider"], **options)


async def _list_orders(call: ControlCall) -> Any:
    return call.control.views.orders(call.parameters["provider"], **call.query)


async def _show_order(call: ControlCall) -> Any:
    return call.control.views.order(call.parameters["provider"], call.parameters["id"])


async def _seed(call: ControlCall) -> Any:
    # JSON Schema accepts 3.0 as an integer, and the reader makes it a Decimal.
    integers = {name: int(call.body[name]) for name in ("orders", "seed") if name in call.body}
    return call.control.seed(
        **integers, api_key=call.body.get("api_key"), provider=call.parameters["provider"]
    )


async def _revoke_tokens(call: ControlCall) -> Any:
    provider, api_key = call.parameters["provider"], call.body.get("api_key")
    return {"revoked": call.control.revoke_tokens(api_key=api_key, provider=provider)}


async def _put_order(call: ControlCall) -> Any:
    provider, api_key = call.parameters["provider"], call.body.get("api_key")
    return call.control.put_order(call.body["order"], api_key=api_key, provider=provider)


ROUTES = (
    ControlRoute(
        "GET",
        "/_mock/{provider}/orders",
        "List orders of all API keys, the last stored one first; ?before= takes `next` of the page before.",
        _list_orders,
        query={
            "status": TEXT,
            "search": TEXT,
            "before": {"type": "integer", "minimum": 1},
            "limit": {"type": "integer", "minimum": 1, "maximum": MAX_LISTED},
        },
    ),
    ControlRoute(
        "GET",
        "/_mock/{provider}/orders/{id}",
        "Show an order with its document, the statuses that may follow, and its timeline.",
        _show_order,
    ),
    ControlRoute(
        "PUT",
        "/_mock/{provider}/orders",
        'Store an {"order"}, complete or in part, in place of one with the same id, for an {"api_key"}.',
        _put_order,
        properties={"order": {"type": "object"}, "api_key": TEXT},
        rules={"required": ["order"]},
    ),
    ControlRoute(
        "POST",
        "/_mock/{provider}/orders/{id}/advance",
        'Move an order to {"status"} or to its usual next status, with a {"description"}.',
        _advance_order,
        properties={"status": TEXT, "description": {**TEXT, "maxLength": 45}},
    ),
    ControlRoute(
        "POST",
        "/_mock/{provider}/seed",
        'Create {"orders": n} realistic orders in every status, for an {"api_key"}, from a {"seed"}.',
        _seed,
        properties={
            "orders": {"type": "integer", "minimum": 1, "maximum": 1000},
            "api_key": TEXT,
            "seed": {"type": "integer", "minimum": 0, "maximum": MAX_SEED},
        },
        rules={"required": ["orders"]},
    ),
    ControlRoute(
        "POST",
        "/_mock/{provider}/tokens/revoke",
        'Revoke the tokens issued to an {"api_key"}, to every key if omitted.',
        _revoke_tokens,
        properties={"api_key": TEXT},
    ),
)
