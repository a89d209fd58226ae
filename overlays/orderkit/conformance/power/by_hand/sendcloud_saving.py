"""Building blocks of defects of Sendcloud in saving orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..accounts import as_others
from ..messages import Handler, Middleware, Reply, Request
from ..pointers import edit, is_list, is_object, put, value_at

_SAVING = "createOrUpdateOrders"


def saving_anew() -> Middleware:
    """Make another order of each that is saved a second time; readers see its order_id as sent."""
    return _renaming(lambda order, seen: _identity(order) in seen)


def _identity(order: Any) -> str:
    """Return what identifies an order as text: a wrong body may have anything there."""
    return repr((order.get("order_id"), _integration(order)))


def _integration(order: Any) -> Any:
    return value_at(order, "/order_details/integration/id")


_MARK = "\u2003"
"""Ends the order_id of a second order where it is stored, and is cut where it is shown."""


def _renaming(is_second: Callable[[Any, set[Any]], bool]) -> Middleware:
    def apply(handler: Handler) -> Handler:
        seen: set[Any] = set()

        async def handle(request: Request) -> Reply:
            orders = request.document()
            if request.name == _SAVING and is_list(orders):
                changed = [
                    _marked(order, len(seen)) if is_object(order) and is_second(order, seen) else order
                    for order in orders
                ]
                reply = await handler(request.with_document(changed) if changed != orders else request)
                if reply.ok:
                    seen.update(_identity(order) for order in orders)
                return unmarked(request, reply)
            return unmarked(request, await handler(request))

        return handle

    return apply


def _marked(order: Any, number: int) -> Any:
    return {**order, "order_id": f"{order['order_id']}{_MARK}{number}"} if "id" not in order else order


def unmarked(_: Request, reply: Reply) -> Reply:
    """Show the order_id as it was sent."""
    document = reply.document() if reply.ok and _MARK.encode() in reply.body else None
    if document is None:
        return reply
    for pointer in ("/data/order_id", "/data/*/order_id"):
        edit(document, pointer, lambda text: str(text).partition(_MARK)[0])
    return reply.with_document(document)


def _has_id(order: Any) -> bool:
    """Return whether an order of a request can be known by its id: others are refused."""
    return is_object(order) and isinstance(order.get("order_id"), str)


def one_integration() -> Middleware:
    """Save an order in the integration in which its order_id was first seen."""

    def apply(handler: Handler) -> Handler:
        first: dict[Any, Any] = {}

        async def handle(request: Request) -> Reply:
            orders = request.document()
            if request.name != _SAVING or not is_list(orders):
                return await handler(request)
            for order in filter(_has_id, orders):
                known = first.setdefault(order["order_id"], _integration(order))
                put(order, "/order_details/integration/id", known)
            return await handler(request.with_document(orders) if orders != request.document() else request)

        return handle

    return apply


async def second_order(request: Request, reply: Reply, handler: Handler) -> Reply:
    """Save the order once more as another one."""
    orders = request.document()
    if not reply.ok or not is_list(orders):
        return reply
    return unmarked(request, await handler(request.with_document([_marked(order, 0) for order in orders])))


def saving_for_owner() -> Middleware:
    """Replace an order by its id in whichever account it is."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            orders = request.document()
            by_id = is_list(orders) and any(is_object(o) and "id" in o for o in orders)
            if request.name != _SAVING or reply.status != 400 or not by_id:
                return reply
            return await as_others("sendcloud", request, handler) or reply

        return handle

    return apply
