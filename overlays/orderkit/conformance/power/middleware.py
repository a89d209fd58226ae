"""Building blocks of defects: middleware that changes requests, replies and what is remembered between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from .messages import Handler, Middleware, Reply, Request
from .pointers import ABSENT, edit, is_object, put

RequestEdit = Callable[[Request], Request]
ReplyEdit = Callable[[Request, Reply], Reply]
DocumentEdit = Callable[[Request, Any], Any]


def unchanged(handler: Handler) -> Handler:
    """Return the handler itself: a server without a defect."""
    return handler


def chain(*parts: Middleware) -> Middleware:
    """Join middleware; the first is the outermost."""

    def apply(handler: Handler) -> Handler:
        for part in reversed(parts):
            handler = part(handler)
        return handler

    return apply


def requests(change: RequestEdit, *operations: str) -> Middleware:
    """Change the requests for some operations, for any if none is named."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            concerned = request.name in operations if operations else bool(request.name)
            return await handler(change(request) if concerned else request)

        return handle

    return apply


def replies(change: ReplyEdit, *operations: str) -> Middleware:
    """Change the replies of some operations, of all requests if none is named."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            return change(request, reply) if not operations or request.name in operations else reply

        return handle

    return apply


def successes(change: DocumentEdit, *operations: str) -> Middleware:
    """Change the JSON of successful replies of some operations."""

    def change_reply(request: Request, reply: Reply) -> Reply:
        document = reply.document() if reply.ok else None
        if document is None:
            return reply
        before = reply.document()
        after = change(request, document)
        return reply if after == before else reply.with_document(after)

    return replies(change_reply, *operations)


def failures(change: ReplyEdit, *operations: str) -> Middleware:
    """Change the replies to refused calls of some operations, of all requests if none is named."""

    def change_reply(request: Request, reply: Reply) -> Reply:
        return change(request, reply) if reply.status >= 400 else reply

    return replies(change_reply, *operations)


def values(pointer: str, change: Callable[[Any], Any], *operations: str) -> Middleware:
    """Change the values at a pointer into successful replies."""
    return successes(lambda _, document: edit(document, pointer, change), *operations)


def without(pointer: str, *operations: str) -> Middleware:
    """Leave a member out of successful replies."""
    return values(pointer, lambda _: ABSENT, *operations)


def lost(pointer: str, *operations: str) -> Middleware:
    """Ignore a member of the request's body."""
    return body_values(pointer, lambda _: ABSENT, *operations)


def body_values(pointer: str, change: Callable[[Any], Any], *operations: str) -> Middleware:
    """Change the values at a pointer into the request's body before they are stored."""

    def change_request(request: Request) -> Request:
        document = request.document()
        if document is None:
            return request
        before = request.document()
        after = edit(document, pointer, change)
        return request if after == before else request.with_document(after)

    return requests(change_request, *operations)


def parameter(name: str, change: Callable[[str], object | None], *operations: str) -> Middleware:
    """Change the value of a query parameter, or of a member of the body by the same name; None drops it."""

    def change_request(request: Request) -> Request:
        return with_input(request, name, change)

    return requests(change_request, *operations)


def with_input(request: Request, name: str, change: Callable[[Any], object | None]) -> Request:
    """Return the request with another value of a query parameter, or of a member of its body."""
    sent = request.parameter(name)
    if sent is not None:
        value = change(sent)
        return request if value == sent else request.with_parameter(name, value)
    document = request.document()
    if not is_object(document) or name not in document:
        return request
    value = change(document[name])
    return request.with_document(put(document, f"/{name}", ABSENT if value is None else value))


def input_of(request: Request, name: str) -> Any:
    """Return the value of a query parameter, or of a member of the body; None if it was not sent."""
    sent = request.parameter(name)
    if sent is not None:
        return sent
    document = request.document()
    return document.get(name) if is_object(document) else None


def retried(
    change: Callable[[Request, Reply], Request | None],
    *operations: str,
    respond: Callable[[Request, Reply, Reply], Reply] = lambda _, __, second: second,
) -> Middleware:
    """Ask again in another way when a call is refused, as a server that lacks the check would have done it.

    Args:
        change: Returns the request that passes; None leaves the refusal as it is.
        operations: Operations concerned; any if none is named.
        respond: Makes the reply from the request, the refusal and the second reply.
    """

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            if reply.status < 400 or (operations and request.name not in operations):
                return reply
            changed = change(request, reply)
            if changed is None:
                return reply
            second = await handler(changed)
            return respond(request, reply, second)

        return handle

    return apply


def on_error(
    code: object, change: Callable[[Request], Request | None]
) -> Callable[[Request, Reply], Request | None]:
    """Ask again only after the refusal with a code, or an HTTP status."""

    def choose(request: Request, reply: Reply) -> Request | None:
        return change(request) if code in codes_of(reply) else None

    return choose


def codes_of(reply: Reply) -> set[object]:
    """Return the HTTP status of a refusal and the codes in its body, as texts and as numbers."""
    found: set[object] = {reply.status}
    document = reply.document()
    for holder in _holders(document):
        found |= {holder[name] for name in ("code", "error", "message") if _is_plain(holder.get(name))}
    return found


def _holders(document: Any) -> list[Mapping[str, Any]]:
    if not is_object(document):
        return []
    inner: list[Any] = document.get("errors") or list[Any]()
    return [document, *(item for item in inner if is_object(item))]


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int)


def status_of(status: int, *operations: str) -> Middleware:
    """Refuse with another HTTP status."""
    return failures(lambda _, reply: replace(reply, status=status), *operations)
