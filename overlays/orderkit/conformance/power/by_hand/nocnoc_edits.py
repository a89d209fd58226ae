"""Building blocks of the defects of nocnoc."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from typing import Any

from ....contract import Contract
from ..memory import Learn, overriding
from ..messages import Handler, Middleware, Reply, Request
from ..middleware import chain, codes_of, replies
from ..pointers import edit, is_list, is_object, put, value_at, values_at

_SHOWN: dict[str, str] = dict.fromkeys(
    ("getOrder", "trackOrder", "placeOrder", "cancelOrder", "createOrder"), ""
)
_LANGUAGE = "x-lang"
_IMPOSSIBLE = "The order cannot change to the status requested"


def reading(request: Request) -> Request:
    """Return the request that reads the order of another request."""
    kept = tuple(pair for pair in request.headers if pair[0] not in ("content-type", "content-length"))
    operation = Contract.load("nocnoc").operation("getOrder")
    return replace(request, method="GET", body=b"", headers=kept, operation=operation)


def moving(operation: str, status: str, to: str) -> Middleware:
    """Accept a move from a status from which it is impossible, and show the new one."""

    def apply(handler: Handler) -> Handler:
        async def accept(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != operation or 311 not in codes_of(reply):
                return reply
            order = await handler(reading(request))
            return order if value_at(order.document(), "/status") == status else reply

        return overriding(_SHOWN, "/id", _moved(operation, status, to))(accept)

    return apply


def _moved(operation: str, status: str, to: str) -> Learn:
    def learn(request: Request, reply: Reply) -> tuple[Any, dict[str, Any]] | None:
        document = reply.document() if reply.ok else None
        if request.name != operation or value_at(document, "/status") != status:
            return None
        return value_at(document, "/id"), {"/status": to}

    return learn


def refusing_in(operation: str, status: str) -> Middleware:
    """Refuse a move from a status from which it is possible."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            if request.name == operation:
                order = await handler(reading(request))
                if value_at(order.document(), "/status") == status:
                    return refused(311, _IMPOSSIBLE, "invalid_order_status_change")
            return await handler(request)

        return handle

    return apply


def refused(code: int, message: str, key: str) -> Reply:
    """Return a refusal with an error code."""
    return Reply.of(400, {"code": code, "message": message, "key": key})


def deleting() -> Middleware:
    """Find an order no longer once it is cancelled."""

    def apply(handler: Handler) -> Handler:
        gone: set[Any] = set()

        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name == "cancelOrder" and reply.ok:
                order = reply.document()
                gone.update((str(order["id"]), order["tracking_id"]))
            elif gone & set(request.ids.values()):
                message = "An invalid order id was sent in the request"
                return Reply.of(404, {"code": 312, "message": message, "key": "order_not_found"})
            return reply

        return handle

    return apply


def dearer_shipping(_: Request, document: Any) -> Any:
    """Add a dollar to shipping and total."""
    for pointer in ("/shipping_usd", "/total_amount_usd"):
        edit(document, pointer, lambda value: value + 1)
    return document


def whole(value: Any) -> Any:
    """Return an amount in whole dollars."""
    return Decimal(value).to_integral_value(ROUND_DOWN) if isinstance(value, int | Decimal) else value


def quoting_first() -> Middleware:
    """Quote the amounts of the first product only."""
    sums = ("/total_weight", "/total_volume", "/amount_usd", "/tax_handling_usd", "/total_amount_usd")

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            document = request.document()
            products = value_at(document, "/products")
            if request.name != "quoteOrder" or not reply.ok or not is_list(products) or len(products) < 2:
                return reply
            first = await handler(request.with_document({**document, "products": products[:1]}))
            shown = reply.document()
            for pointer in sums:
                put(shown, pointer, value_at(first.document(), pointer))
            return reply.with_document(shown)

        return handle

    return apply


async def shown_instead(request: Request, reply: Reply, handler: Handler) -> Reply:
    """Show the order in place of the refusal."""
    return reply if reply.ok else await handler(reading(request))


def with_country(request: Request) -> Request | None:
    """Return the order with a country that is served."""
    document = request.document()
    if not is_object(document) or value_at(document, "/address/country") in (None, "AR"):
        return None
    return request.with_document(put(document, "/address/country", "AR"))


def cancelling(request: Request) -> Request:
    """Return the request that cancels the order."""
    operation = Contract.load("nocnoc").operation("cancelOrder")
    return replace(request, method="DELETE", body=b"", operation=operation)


def with_subcategory(request: Request) -> Request | None:
    """Return the request with a subcategory that exists."""
    document = request.document()
    known = [value for value in values_at(document, "/products/*/subcategory_id") if isinstance(value, int)]
    if not known:
        return None
    return request.with_document(edit(document, "/products/*/subcategory_id", lambda _: 200))


def without_expiration(request: Request) -> Request | None:
    """Return the order without an expiration date."""
    document = request.document()
    if not is_object(document) or "expiration_date" not in document:
        return None
    return request.with_document(
        {name: value for name, value in document.items() if name != "expiration_date"}
    )


def as_number(value: Any) -> Any:
    """Return the number that a text writes."""
    try:
        return Decimal(value) if isinstance(value, str) else value
    except InvalidOperation:
        return value


def known_language_dropped(request: Request) -> Request:
    """Drop a language that is known."""
    known = ("es-AR", "pt-BR", "es-PE", "en-US")
    return request.with_header(_LANGUAGE, None) if request.header(_LANGUAGE) in known else request


def spanish_for_portuguese(request: Request) -> Request:
    """Ask for Spanish in place of Portuguese."""
    return request.with_header(_LANGUAGE, "es-AR") if request.header(_LANGUAGE) == "pt-BR" else request


def translated_status() -> Middleware:
    """Translate the status for Spanish readers."""
    words = {"created": "creado", "placed": "confirmado", "cancelled": "cancelado"}

    def change(request: Request, reply: Reply) -> Reply:
        document = reply.document() if reply.ok else None
        if document is None or not (request.header(_LANGUAGE) or "").startswith("es"):
            return reply
        return reply.with_document(edit(document, "/status", lambda status: words.get(status, status)))

    return replies(change, "getOrder", "trackOrder", "placeOrder", "cancelOrder", "createOrder")


def amounts_by_language() -> Middleware:
    """Round the amounts of a quote for Portuguese readers."""

    def change(request: Request, reply: Reply) -> Reply:
        document = reply.document() if reply.ok else None
        if document is None or request.header(_LANGUAGE) != "pt-BR":
            return reply
        for pointer in ("/amount_usd", "/tax_handling_usd", "/total_amount_usd"):
            edit(document, pointer, whole)
        return reply.with_document(document)

    return chain(replies(change, "quoteOrder"))


def replaced(old: str, new: str) -> Callable[[Request, Reply], Reply]:
    """Return what replaces a text in the body of a refusal."""
    return lambda _, reply: reply.with_body(reply.body.replace(old.encode(), new.encode()))


def conflict(_: Request, reply: Reply) -> Reply:
    """Refuse a used invoice id with 409."""
    return replace(reply, status=409) if 313 in codes_of(reply) else reply


def created(_: Request, reply: Reply) -> Reply:
    """Return the reply with the status 201."""
    return replace(reply, status=201) if reply.ok else reply
