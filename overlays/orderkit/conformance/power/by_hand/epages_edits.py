"""Building blocks of the defects of ePages."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from ..memory import once_seen
from ..messages import Handler, Middleware, Reply, Request
from ..pointers import edit, is_list, is_object, put, value_at


def without_paid(request: Request) -> Request:
    """Drop paidOn where currency is sent too."""
    return request.with_parameter("paidOn", None) if request.parameter("currency") else request


def one_decimal(value: Any) -> Any:
    """Return an amount with one decimal."""
    return f"{float(value):.1f}" if isinstance(value, str) else value


def unstored(path: str) -> Middleware:
    """Show what a patch sets at a path, and store everything else."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            if request.name != "updateOrder" or not patches(request, path):
                return await handler(request)
            operations: list[Any] = request.document()
            rest = [operation for operation in operations if path_of(operation) != path]
            # Without any other operation there is nothing to store; the order is read in its place.
            reading = replace(request, method="GET", body=b"")
            reply = await handler(request.with_document(rest) if rest else reading)
            document = reply.document()
            for operation in operations:
                if path_of(operation) == path:
                    put(document, path, operation.get("value"))
            return reply.with_document(document) if reply.ok else reply

        return handle

    return apply


def patches(request: Request, path: str) -> bool:
    """Return whether a request patches a path."""
    document = request.document()
    return is_list(document) and any(path_of(operation) == path for operation in document)


def path_of(operation: Any) -> Any:
    """Return the path of an operation of a patch."""
    return operation.get("path") if is_object(operation) else None


def delivering(request: Request) -> Request:
    """Set deliveredOn with dispatchedOn."""
    document: list[Any] = request.document() or list[Any]()
    set_by = [op for op in document if path_of(op) == "/dispatchedOn" and op.get("op") == "add"]
    return (
        request.with_document([*document, *({**op, "path": "/deliveredOn"} for op in set_by)])
        if set_by
        else request
    )


def first_operation(request: Request) -> Request | None:
    """Return the patch with its first operation only."""
    document = request.document()
    return request.with_document(document[:1]) if is_list(document) and len(document) > 1 else None


def viewing(request: Request) -> Request:
    """Return a patch that marks the order as viewed."""
    return request.with_document([{"op": "add", "path": "/viewedOn", "value": "2026-01-01T00:00:00.000Z"}])


def appended() -> Middleware:
    """Show the comment twice after a repeated patch."""

    def append(request: Request, _: Reply, reply: Reply) -> Reply:
        document = reply.document()
        if not reply.ok or not patches(request, "/customerComment"):
            return reply
        return reply.with_document(
            edit(document, "/customerComment", lambda text: f"{text}{text}" if text else text)
        )

    return once_seen("updateOrder", lambda request: (request.path, request.body), append)


def without_removals(request: Request) -> Request:
    """Leave out the operations that remove."""
    document = request.document()
    if not is_list(document):
        return request
    kept = [
        operation for operation in document if not is_object(operation) or operation.get("op") != "remove"
    ]
    removed = json.dumps([{"op": "remove", "path": "/returnedOn"}]).encode()
    return (
        request
        if kept == document
        else request.with_document(kept)
        if kept
        else replace(request, body=removed)
    )


async def undone_first(request: Request, reply: Reply, handler: Handler) -> Reply:
    """Write back the state that the second patch had read before the first was stored."""
    document: list[Any] = request.document() or list[Any]()
    paths = {path_of(operation) for operation in document}
    other = "/internalNote" if "/customerComment" in paths else "/customerComment"
    await handler(request.with_document([{"op": "remove", "path": other}]))
    return reply


def with_comma(request: Request, document: Any) -> Any:
    """Write amounts with a comma for German readers."""
    if not (request.parameter("locale") or "").lower().startswith("de"):
        return document
    return edit(document, "/items/*/grandTotal", lambda value: str(value).replace(".", ","))


def refused_locale(request: Request, reply: Reply) -> Reply:
    """Refuse a locale that is not offered."""
    if (request.parameter("locale") or "en_US").lower() in ("en_us", "de_de", "fr_fr"):
        return reply
    return Reply.of(400, {"message": "Invalid value of locale", "status": "400"})


def renamed(old: str, new: str) -> Any:
    """Return what replaces a name in the body of a refusal."""

    def change(_: Request, reply: Reply) -> Reply:
        return reply.with_body(reply.body.replace(old.encode(), new.encode()))

    return change


def status_in_body(_: Request, reply: Reply) -> Reply:
    """Write 400 into the body of a 404."""
    document = reply.document()
    return (
        reply.with_document({**document, "status": "400"})
        if value_at(document, "/status") == "404"
        else reply
    )


def without_bound(request: Request) -> Request | None:
    """Return the request without its lower bound if it has both."""
    both = request.parameter("createdBefore") and request.parameter("createdAfter")
    return request.with_parameter("createdAfter", None) if both else None
