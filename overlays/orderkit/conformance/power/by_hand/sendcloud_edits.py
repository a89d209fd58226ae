"""Building blocks of the defects of Sendcloud."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ..accounts import KEYS, account_headers
from ..listing import Listing, items_changed
from ..messages import Handler, Middleware, Reply, Request
from ..middleware import chain, replies
from ..pointers import is_list, is_object, put, value_at, values_at

_SAVING = "createOrUpdateOrders"


def keeping_deleted(reader: str) -> Middleware:
    """Show orders that were deleted."""

    def apply(handler: Handler) -> Handler:
        deleted: dict[str, Reply] = {}

        async def handle(request: Request) -> Reply:
            if request.name == "deleteOrder":
                shown = await handler(reading(request))
                reply = await handler(request)
                if reply.ok and shown.ok:
                    deleted[request.ids["id"]] = shown
                return reply
            reply = await handler(request)
            missing = request.name == reader and reply.status == 404
            return deleted.get(request.ids["id"], reply) if missing else reply

        return handle

    return apply


def reading(request: Request) -> Request:
    """Return the request that reads the object of another request."""
    skipped = ("content-type", "content-length")
    kept = tuple(pair for pair in request.headers if pair[0] not in skipped)
    return replace(request, method="GET", body=b"", headers=kept, operation=None)


def listing_deleted() -> Middleware:
    """Go on listing orders that were deleted."""
    listing = Listing("sendcloud", "listOrders")

    def apply(handler: Handler) -> Handler:
        deleted: list[Any] = []

        async def remember(request: Request) -> Reply:
            shown = await handler(reading(request))
            reply = await handler(request)
            if reply.ok and shown.ok:
                deleted.append(shown.document()["data"])
            return reply

        def change(items: list[Any], request: Request) -> list[Any]:
            sent = set(dict(request.query)) - {"page_size", "cursor"}
            return items if sent else sorted([*items, *deleted], key=lambda item: -int(item["id"]))

        relist = items_changed(listing, change)(handler)

        async def handle(request: Request) -> Reply:
            return await (remember if request.name == "deleteOrder" else relist)(request)

        return handle

    return apply


def rounded(value: Any) -> Any:
    """Return a number without its fraction."""
    number = Decimal(str(value)).to_integral_value()
    return str(number) if isinstance(value, str) else number


def cent_less(value: Any) -> Any:
    """Return an amount that is one cent lower."""
    lower = Decimal(str(value)) - Decimal("0.01")
    return str(lower) if isinstance(value, str) else lower


def without_nulls(request: Request) -> Request:
    """Leave out the members that are null."""
    document = request.document()
    kept = _non_null(document)
    return request if kept == document else request.with_document(kept)


def _non_null(value: Any) -> Any:
    if is_object(value):
        return {name: _non_null(inner) for name, inner in value.items() if inner is not None}
    return value


def appending_tags() -> Middleware:
    """Add the tags of an update to those that the order has."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            tags = value_at(request.document(), "/order_details/tags")
            if request.name != "updateOrder" or not is_list(tags):
                return await handler(request)
            shown = (await handler(reading(request))).document()
            before: list[Any] = value_at(shown, "/data/order_details/tags") or list[Any]()
            return await handler(
                request.with_document(put(request.document(), "/order_details/tags", [*before, *tags]))
            )

        return handle

    return apply


def without_offset(text: Any) -> Any:
    """Return a time without its offset, as if it were UTC."""
    return f"{text[:19]}Z" if isinstance(text, str) and len(text) > 19 else text


def swapped_addresses(_: Request, document: Any) -> Any:
    """Show billing addresses in place of shipping addresses."""
    for order in values_at(document, "/data/*"):
        if order.get("billing_address"):
            order["shipping_address"] = order["billing_address"]
    return document


def first_only(request: Request) -> Request | None:
    """Return the request with the first order only."""
    orders = request.document()
    return request.with_document(orders[:1]) if is_list(orders) and len(orders) > 1 else None


def number_only(request: Request) -> Request | None:
    """Return the update of the order number alone."""
    document = request.document()
    if not is_object(document) or "order_number" not in document:
        return None
    return request.with_document({"order_number": document["order_number"]})


def nothing_but_notes(request: Request) -> Request:
    """Return an update that writes an empty note."""
    return request.with_document({"order_details": {"notes": ""}})


def replaced(old: str, new: str) -> Callable[[Request, Reply], Reply]:
    """Return what replaces a text in the body of a refusal."""
    return lambda _, reply: reply.with_body(reply.body.replace(old.encode(), new.encode()))


def first_error(_: Request, reply: Reply) -> Reply:
    """Report the first of several errors."""
    document = reply.document()
    errors = value_at(document, "/errors")
    if not is_list(errors) or len(errors) < 2:
        return reply
    return reply.with_document({**document, "errors": errors[:1]})


def without_zero_size(request: Request) -> Request | None:
    """Return the request without a page size of 0."""
    return request.with_parameter("page_size", None) if request.parameter("page_size") == "0" else None


def without_order_id(request: Request) -> Request | None:
    """Return the update without an order_id."""
    document = request.document()
    if not is_object(document) or "order_id" not in document:
        return None
    return request.with_document({name: value for name, value in document.items() if name != "order_id"})


def bearer_replaced(headers: Mapping[str, str]) -> Callable[[Request], Request | None]:
    """Return what gives a request with any bearer token the credentials of an account."""

    def change(request: Request) -> Request | None:
        if not (request.header("authorization") or "").startswith("Bearer "):
            return None
        return request.with_header("authorization", headers["authorization"])

    return change


def endless_tokens() -> Middleware:
    """Remember which tokens were accepted, and accept them for ever."""

    def apply(handler: Handler) -> Handler:
        accepted: set[str] = set()

        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            sent = request.header("authorization") or ""
            if reply.ok and sent.startswith("Bearer "):
                accepted.add(sent)
            if reply.status == 401 and sent in accepted:
                return await handler(
                    request.with_header(
                        "authorization", account_headers("sendcloud", KEYS[0])["authorization"]
                    )
                )
            return reply

        return handle

    return apply


def deletion_with_body() -> Middleware:
    """Respond to a deletion with 200 and a body."""

    def change(_: Request, reply: Reply) -> Reply:
        return Reply.of(200, {"data": None}) if reply.status == 204 else reply

    return chain(replies(change, "deleteOrder"))
