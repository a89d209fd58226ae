"""Building blocks of defects of nocnoc about invoice ids that are used twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..messages import Handler, Middleware, Reply, Request
from ..middleware import codes_of
from ..pointers import edit, is_object, value_at
from .nocnoc_edits import refused


def invoice_of(request: Request) -> Any:
    """Return the invoice id in a request's body."""
    document = request.document()
    return document.get("merchant_invoice_id") if is_object(document) else None


_MARK = "\u2003"
"""Ends the invoice id of a second order where it is stored, and is cut where it is shown."""


def renaming(when: Callable[[Request, Reply], bool]) -> Middleware:
    """Create an order under another invoice id when it is refused, and show the one that was sent."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name == "createOrder" and when(request, reply):
                reply = await second_order(request, handler)
            return unmarked(request, reply)

        return handle

    return apply


async def second_order(request: Request, handler: Handler) -> Reply:
    """Create an order under the first invoice id that is free."""
    document, reply = request.document(), Reply(400)
    for number in range(20):
        marked = f"{document['merchant_invoice_id']}{_MARK}{number}"
        reply = await handler(request.with_document({**document, "merchant_invoice_id": marked}))
        if reply.ok:
            break
    return reply


def unmarked(_: Request, reply: Reply) -> Reply:
    """Show the invoice id as it was sent."""
    document = reply.document() if _MARK.encode() in reply.body else None
    if document is None:
        return reply
    return reply.with_document(
        edit(document, "/merchant_invoice_id", lambda text: str(text).partition(_MARK)[0])
    )


def freeing() -> Middleware:
    """Accept the invoice id of a cancelled order again."""

    def apply(handler: Handler) -> Handler:
        freed: set[Any] = set()

        async def remember(request: Request) -> Reply:
            reply = await handler(request)
            if request.name == "cancelOrder" and reply.ok:
                freed.add(str(value_at(reply.document(), "/merchant_invoice_id")).partition(_MARK)[0])
            return reply

        return renaming(lambda request, reply: 313 in codes_of(reply) and invoice_of(request) in freed)(
            remember
        )

    return apply


def _taken() -> Reply:
    message = "An order with the same merchant_invoice_id already exists"
    return refused(313, message, "order_already_exists")


def invoices_of_everybody() -> Middleware:
    """Refuse an invoice id that another account used."""

    def apply(handler: Handler) -> Handler:
        owners: dict[Any, Any] = {}

        async def handle(request: Request) -> Reply:
            if request.name != "createOrder":
                return await handler(request)
            invoice, key = invoice_of(request), request.header("x-api-key")
            if isinstance(invoice, str) and owners.get(invoice, key) != key:
                return _taken()
            reply = await handler(request)
            if reply.ok:
                owners[invoice] = key
            return reply

        return handle

    return apply


def taking_invoices() -> Middleware:
    """Refuse an invoice id once an order with it was refused."""

    def apply(handler: Handler) -> Handler:
        taken: set[Any] = set()

        async def handle(request: Request) -> Reply:
            if request.name != "createOrder":
                return await handler(request)
            invoice = invoice_of(request)
            if invoice is not None and invoice in taken:
                return _taken()
            reply = await handler(request)
            if reply.status == 400 and isinstance(invoice, str):
                taken.add(invoice)
            return reply

        return handle

    return apply


async def created_too(request: Request, reply: Reply, handler: Handler) -> Reply:
    """Create the order that came second."""
    return unmarked(request, reply if reply.ok else await second_order(request, handler))
