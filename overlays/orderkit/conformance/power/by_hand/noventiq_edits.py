"""Building blocks of the defects of Noventiq."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ....contract import Contract
from ..accounts import SECRET
from ..listing import Listing, items_changed
from ..memory import overriding
from ..messages import Handler, Middleware, Reply, Request
from ..middleware import codes_of, input_of, with_input
from ..notifying import Notification
from ..pointers import edit, is_object, put, value_at

_TOKEN = "authorizationjwt"  # noqa: S105 - the name of a header
_SEARCH = Listing("noventiq", "searchOrders")


def without_status(request: Request) -> Request:
    """Drop the status where a time of creation is sent too."""
    dated = input_of(request, "create_date_from") or input_of(request, "create_date_to")
    return with_input(request, "status", lambda _: None) if dated else request


def offset_of_page(request: Request) -> Request:
    """Multiply the offset by the limit."""
    limit = input_of(request, "limit")
    if not isinstance(limit, int):
        return request
    return with_input(request, "offset", lambda offset: offset * limit if isinstance(offset, int) else offset)


def total_unfiltered() -> Middleware:
    """Count all orders of the account."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != "searchOrders" or not reply.ok:
                return reply
            everything = (await handler(request.with_document({}))).document()
            return reply.with_document(put(reply.document(), "/count_all", everything["count_all"]))

        return handle

    return apply


def last_first() -> Middleware:
    """Show the last ids where no offset is sent."""

    def change(items: list[Any], request: Request) -> list[Any]:
        size = _SEARCH.window(request).size
        return items if input_of(request, "offset") is not None else items[-size:] + items[:-size]

    return items_changed(_SEARCH, change)


def by_last_digit() -> Middleware:
    """Sort the ids by their last digit."""
    return items_changed(_SEARCH, lambda items, _: sorted(items, key=lambda number: (number % 10, number)))


def pay_date_of_unpaid(_: Request, document: Any) -> Any:
    """Show a time of payment for an order that is not paid."""
    if value_at(document, "/status") == "not paid":
        document["pay_date"] = document["create_date"]
    return document


def deleted_as_paid() -> Middleware:
    """Find deleted orders among the paid ones too."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != "searchOrders" or not reply.ok or input_of(request, "status") != "paid":
                return reply
            deleted = with_input(request, "status", lambda _: "deleted")
            both = await _SEARCH.whole(handler, request) + await _SEARCH.whole(handler, deleted)
            return _SEARCH.page(reply, request, sorted(both))

        return handle

    return apply


def reading(request: Request) -> Request:
    """Return the request that reads the order of another request."""
    path = request.path.removesuffix("/refund")
    operation = Contract.load("noventiq").operation("getOrder")
    kept = tuple(pair for pair in request.headers if pair[0] not in ("content-type", "content-length"))
    return replace(request, method="GET", path=path, body=b"", headers=kept, operation=operation)


def refunding_unpaid() -> Middleware:
    """Accept a refund of an order that is not paid, again and again."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != "createRefund" or 0 not in codes_of(reply):
                return reply
            order = (await handler(reading(request))).document()
            return Reply(200) if value_at(order, "/status") == "not paid" else reply

        return handle

    return apply


def _deleting(when: Callable[[Request, Reply], bool]) -> Middleware:
    def learn(request: Request, reply: Reply) -> tuple[Any, dict[str, Any]] | None:
        if request.name != "createRefund" or not when(request, reply):
            return None
        return request.ids["order_id"], {"/status": "deleted"}

    return overriding({"getOrder": ""}, "/order_id", learn)


def deleting_at_once() -> Middleware:
    """Show an order as deleted as soon as its refund is requested."""
    return _deleting(lambda _, reply: reply.ok)


def deleting_refused() -> Middleware:
    """Show an order as deleted whose refund was refused."""
    return _deleting(lambda _, reply: 0 in codes_of(reply))


def accepted_if_open(_: Request, reply: Reply) -> Reply:
    """Accept a refund that is refused for the state of the order."""
    return Reply(200) if 0 in codes_of(reply) else reply


async def refunded_too(_: Request, reply: Reply, __: Handler) -> Reply:
    """Accept the refund that came second."""
    return Reply(200) if 0 in codes_of(reply) else reply


def with_email(request: Request) -> Request | None:
    """Return the refund with an e-mail address that is accepted."""
    document = request.document()
    return request.with_document({**document, "email": "orders@example.com"}) if is_object(document) else None


def without_member(name: str) -> Callable[[Request], Request | None]:
    """Return what drops a member of a request's body."""

    def change(request: Request) -> Request | None:
        changed = with_input(request, name, lambda _: None)
        return None if changed is request else changed

    return change


def without_zero_limit(request: Request) -> Request | None:
    """Return the search without a limit of 0."""
    return without_member("limit")(request) if input_of(request, "limit") == 0 else None


def is_far(request: Request) -> bool:
    """Return whether a search begins beyond the last id."""
    offset = input_of(request, "offset")
    return isinstance(offset, int) and offset > 500


def created(_: Request, reply: Reply) -> Reply:
    """Return the reply with the status 201."""
    return replace(reply, status=201) if reply.ok else reply


def replaced(old: str, new: str) -> Callable[[Request, Reply], Reply]:
    """Return what replaces a text in the body of a refusal."""
    return lambda _, reply: reply.with_body(reply.body.replace(old.encode(), new.encode()))


def whole(value: Any) -> Any:
    """Return an amount rounded to whole units."""
    number = Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP)
    return str(number) if isinstance(value, str) else number


def signed_without_secret(notification: Notification) -> Notification:
    """Sign a notification with an empty secret."""
    formula = Contract.load("noventiq").signature("orderEvent")
    return notification.with_header("signature", formula.sign("", formula.values(notification.document())))


def signed_in_capitals(notification: Notification) -> Notification:
    """Sign the values of a notification in capital letters."""
    formula = Contract.load("noventiq").signature("orderEvent")
    shown = tuple(value.upper() for value in formula.values(notification.document()))
    return notification.with_header("signature", formula.sign(SECRET, shown))


def signed_without_email(notification: Notification) -> Notification:
    """Sign a notification as if its customer had no e-mail address."""
    formula = Contract.load("noventiq").signature("orderEvent")
    shown = edit(notification.document(), "/customer/email", lambda _: "")
    return notification.with_header("signature", formula.sign(SECRET, formula.values(shown)))


def without_currency(notification: Notification) -> Notification:
    """Leave the currency out, after signing."""
    document = notification.document()
    return notification.with_document({name: value for name, value in document.items() if name != "currency"})
