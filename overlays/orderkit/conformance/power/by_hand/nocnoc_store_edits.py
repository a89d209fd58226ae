"""Building blocks of the defects of the nocnoc store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ..accounts import as_others
from ..listing import Listing, items_changed
from ..memory import overriding
from ..messages import Handler, Middleware, Reply, Request
from ..middleware import replies, successes
from ..pointers import is_object


def accepted(_: Request, __: Reply) -> Reply:
    """Return the reply to an accepted cancellation."""
    return Reply.of(201, {})


def cancelling_at_once() -> Middleware:
    """Show an order as cancelled as soon as its cancellation is requested."""

    def learn(request: Request, reply: Reply) -> tuple[Any, dict[str, Any]] | None:
        done = request.name == "cancelOrder" and reply.ok
        return (request.ids["order_id"], {"/status": "cancelled"}) if done else None

    return overriding({"listOrders": "/orders/*"}, "/tracking_id", learn)


def unstored(operation: str) -> Middleware:
    """Accept a cancellation each time, because none is stored."""

    def change(request: Request, reply: Reply) -> Reply:
        exists = reply.status == 400 and b"already exists" in reply.body
        return accepted(request, reply) if exists else reply

    return replies(change, operation)


def page_before(request: Request) -> Request:
    """Return the request for the page before, unless it is for the first."""
    page = request.parameter("page") or ""
    return request.with_parameter("page", int(page) - 1) if page.isdigit() and page != "0" else request


def whole_units(value: Any) -> Any:
    """Return an amount rounded to whole units, in its own form."""
    number = Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{number}.00" if isinstance(value, str) else number


def price_of_all() -> Middleware:
    """Show what all units of a product cost in place of what one costs."""

    def change(_: Request, document: Any) -> Any:
        document["price"] = round(float(document["price"]) * document["available_quantity"], 2)
        return document

    return successes(change, "getProduct")


def hiding_new() -> Middleware:
    """Leave products out of the list that were created since the start."""
    listing = Listing("nocnoc_store", "listProducts")

    def apply(handler: Handler) -> Handler:
        created: set[Any] = set()

        def change(items: list[Any], _: Request) -> list[Any]:
            return [item for item in items if item["sku"] not in created]

        relist = items_changed(listing, change)(handler)

        async def handle(request: Request) -> Reply:
            reply = await (relist if request.name == "listProducts" else handler)(request)
            if request.name in ("createProduct", "createProductFromAsin") and reply.ok:
                created.add(sku_of(request))
            return reply

        return handle

    return apply


def sku_of(request: Request) -> Any:
    """Return the SKU in a request's body."""
    document = request.document()
    return document.get("sku") if is_object(document) else None


def skus_of_everybody() -> Middleware:
    """Refuse a product whose SKU another account has."""

    def apply(handler: Handler) -> Handler:
        owners: dict[Any, Any] = {}

        async def handle(request: Request) -> Reply:
            if request.name != "createProduct":
                return await handler(request)
            owner, key = sku_of(request), request.header("x-api-key")
            if owners.get(owner, key) != key:
                return Reply.of(400, {"code": 400, "message": "Sku already exists."})
            reply = await handler(request)
            if reply.ok:
                owners[owner] = key
            return reply

        return handle

    return apply


def overwriting() -> Middleware:
    """Take a second product with the same SKU as an update of the first."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != "createProduct" or b"already exists" not in reply.body:
                return reply
            document = request.document()
            names = ("available_quantity", "price", "currency_code")
            path = f"{request.path.rstrip('/')}/sku/{document['sku']}"
            update = replace(request, method="PATCH", path=path)
            await handler(update.with_document({name: document[name] for name in names}))
            return Reply.of(201, document)

        return handle

    return apply


async def created_too(request: Request, reply: Reply, _: Handler) -> Reply:
    """Return a success for the product that came second."""
    return reply if reply.ok else Reply.of(201, request.document())


def quantity_only(request: Request) -> Request | None:
    """Return the update of the quantity alone."""
    document = request.document()
    if not is_object(document) or not isinstance(document.get("available_quantity"), int):
        return None
    return request.with_document({"available_quantity": document["available_quantity"]})


def with_right_price(request: Request) -> Request | None:
    """Return the product with a price that is accepted."""
    document = request.document()
    return request.with_document({**document, "price": 1}) if is_object(document) else None


def replaced(old: str, new: str) -> Callable[[Request, Reply], Reply]:
    """Return what replaces a text in the body of a refusal."""
    return lambda _, reply: reply.with_body(reply.body.replace(old.encode(), new.encode()))


def first_error(_: Request, reply: Reply) -> Reply:
    """Report the first of several faults."""
    document = reply.document()
    if not is_object(document) or "errors" not in document:
        return reply
    return reply.with_document({**document, "errors": document["errors"][:1]})


def not_negative(value: Any) -> Any:
    """Return zero for a negative number."""
    return 0 if isinstance(value, int | Decimal) and value < 0 else value


def with_currency(request: Request) -> Request:
    """Return the update with a currency if it has a price without one."""
    document = request.document()
    if not is_object(document) or "price" not in document or "currency_code" in document:
        return request
    return request.with_document({**document, "currency_code": "USD"})


def packing_for_others() -> Middleware:
    """Make a package in the name of whichever account has the order."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != "createPackage" or reply.status != 404:
                return reply
            return await as_others("nocnoc_store", request, handler) or reply

        return handle

    return apply


def created_is_200() -> Middleware:
    """Respond to a creation with 200."""
    return replies(
        lambda _, reply: replace(reply, status=200) if reply.status == 201 else reply, "createProduct"
    )


def without_statuses(request: Request) -> Request:
    """Drop the statuses where a day is sent too."""
    dated: Any = request.parameter("date_from") or request.parameter("date_to")
    return request.with_parameter("statuses", None) if dated else request
