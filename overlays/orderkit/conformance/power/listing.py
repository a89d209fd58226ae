"""Listings as the contract declares them: read whole from the mock, changed, and cut into pages again."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ...contract import Contract, expression_target
from .messages import Handler, Middleware, Reply, Request
from .middleware import input_of, with_input
from .pointers import is_list, is_object, put, value_at

Change = Callable[[list[Any], Request], list[Any]]
AsyncChange = Callable[[list[Any], Request, Handler], Awaitable[list[Any]]]
_CURSOR = re.compile(r"o=(\d+)")


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a list that a request is for."""

    offset: int
    size: int


class Listing:
    """Pages of one operation, by its `x-pagination`."""

    def __init__(self, provider: str, operation: str) -> None:
        contract = Contract.load(provider)
        declared = contract.declared(operation, "x-pagination")
        self.operation = operation
        self.kind: str = declared["kind"]
        self.first: int = declared.get("first", 0)
        self.key: str = declared["key"]
        self.order: list[dict[str, Any]] = declared.get("order", [])
        self.results = expression_target(declared["results"])
        self.total = expression_target(declared["total"]) if "total" in declared else None
        self.largest: int = declared.get("max-size", {}).get("items", 100)
        names = {name: expression_target(value).lstrip("/") for name, value in declared["inputs"].items()}
        self.size = names["size"]
        self.position = names.get("page") or names.get("offset") or names["cursor"]
        self._default = _default_size(contract, operation, self.size)

    def items(self, reply: Reply) -> list[Any]:
        """Return the items of a page."""
        found = value_at(reply.document(), self.results)
        return found if is_list(found) else []

    def key_of(self, item: Any) -> Any:
        """Return the identity of an item."""
        return value_at(item, self.key) if self.key else item

    def window(self, request: Request) -> Window:
        """Return the part that a request is for."""
        size = _number(input_of(request, self.size), self._default)
        position = input_of(request, self.position)
        if self.kind == "page":
            return Window((_number(position, self.first) - self.first) * size, size)
        if self.kind == "offset":
            return Window(_number(position, self.first), size)
        return Window(_offset_of(position), size)

    def is_foreign(self, request: Request) -> bool:
        """Return whether a request has a cursor that is not a plain offset."""
        sent = input_of(request, self.position) if self.kind == "link-cursor" else None
        return sent is not None and write_cursor(_offset_of(sent)) != sent

    def at(self, request: Request, window: Window) -> Request:
        """Return the request for another part, on a page boundary where the operation counts pages."""
        if self.kind == "page":
            position: Any = window.offset // window.size + self.first
        elif self.kind == "offset":
            position = window.offset
        else:
            position = write_cursor(window.offset) if window.offset else None
        placed = request if window == self.window(request) else _set(request, self.size, window.size)
        return _set(placed, self.position, position)

    async def whole(self, handler: Handler, request: Request) -> list[Any]:
        """Return all items that a request lists, whichever page it is for."""
        found: list[Any] = []
        while True:
            asked = _set(request, self.size, self.largest)
            page = self.items(await handler(self.at(asked, Window(len(found), self.largest))))
            found += page
            if len(page) < self.largest:
                return found

    def page(self, reply: Reply, request: Request, items: list[Any]) -> Reply:
        """Return a reply with the part of a list that a request is for, its total and its links."""
        window = self.window(request)
        document = put(reply.document(), self.results, items[window.offset : window.offset + window.size])
        if self.total is not None:
            document = put(document, self.total, len(items))
        changed = reply.with_document(document)
        return self._linked(changed, request, window, len(items)) if self.kind == "link-cursor" else changed

    def _linked(self, reply: Reply, request: Request, window: Window, count: int) -> Reply:
        links: list[str] = []
        if window.offset + window.size < count:
            links.append(self.link(request, window.offset + window.size, "next"))
        if window.offset:
            links.append(self.link(request, max(0, window.offset - window.size), "prev"))
        return reply.with_header("link", ", ".join(links) or None)

    def link(self, request: Request, offset: int, relation: str) -> str:
        """Return a link to the page that begins at an offset."""
        kept = [(name, value) for name, value in request.query if name != self.position]
        query = "&".join(
            f"{quote(name, safe='')}={quote(value, safe='')}"
            for name, value in [*kept, (self.position, write_cursor(offset))]
        )
        return f'<http://{request.header("host")}{request.path}?{query}>; rel="{relation}"'


def relisted(listing: Listing, change: AsyncChange) -> Middleware:
    """Serve pages of a changed list: `change` gets all items, the request and the mock."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != listing.operation or not reply.ok or listing.is_foreign(request):
                return reply
            whole = await listing.whole(handler, request)
            changed = await change(list(whole), request, handler)
            return reply if changed == whole else listing.page(reply, request, changed)

        return handle

    return apply


def items_changed(listing: Listing, change: Change) -> Middleware:
    """Serve pages of a list that is changed without further calls."""

    async def change_later(items: list[Any], request: Request, _: Handler) -> list[Any]:
        return change(items, request)

    return relisted(listing, change_later)


def pages_changed(listing: Listing, change: Callable[[list[Any], Window, Request], list[Any]]) -> Middleware:
    """Change the items of single pages, and nothing else of the reply."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if request.name != listing.operation or not reply.ok:
                return reply
            items = listing.items(reply)
            changed = change(list(items), listing.window(request), request)
            if changed == items:
                return reply
            return reply.with_document(put(reply.document(), listing.results, changed))

        return handle

    return apply


def write_cursor(offset: int) -> str:
    """Return a cursor that begins at an offset."""
    return base64.b64encode(f"o={offset}".encode()).decode("ascii")


def _offset_of(cursor: Any) -> int:
    try:
        found = _CURSOR.fullmatch(base64.b64decode(str(cursor or ""), validate=False).decode("latin-1"))
    except binascii.Error:
        return 0
    return int(found.group(1)) if found else 0


def _set(request: Request, name: str, value: Any) -> Request:
    if request.operation is not None and request.operation.method == "POST":
        document = request.document()
        known: dict[str, Any] = dict(document) if is_object(document) else {}
        return request.with_document({**known, name: value})
    if request.parameter(name) is not None:
        return with_input(request, name, lambda _: value)
    return request.with_parameter(name, value)


def _number(value: Any, default: int) -> int:
    text = str(value)
    return int(text) if text.isdigit() else default


def _default_size(contract: Contract, operation: str, name: str) -> int:
    for parameter in contract.operation(operation).parameters:
        if parameter["name"] == name:
            return int(contract.resolve(parameter["schema"]).get("default", 100))
    schema = contract.members(contract.operation(operation).request_schema or {}).get(name, {})
    return int(contract.resolve(schema).get("default", 100))
