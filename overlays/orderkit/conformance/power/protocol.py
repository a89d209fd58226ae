"""Building blocks of defects of HTTP: media types, charsets, methods, statuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .messages import Handler, Middleware, Reply, Request
from .middleware import failures, replies


def media_type(value: str | None, *operations: str) -> Middleware:
    """Send successful replies with another `Content-Type`."""
    return replies(
        lambda _, reply: reply.with_header("content-type", value) if reply.ok else reply, *operations
    )


def latin_1(*operations: str) -> Middleware:
    """Send JSON in ISO 8859-1, which is not UTF-8 as soon as a letter has an accent."""

    def change(_: Request, reply: Reply) -> Reply:
        text = reply.body.decode("utf-8", "replace")
        return reply.with_body(text.encode("latin-1", "replace")) if reply.ok else reply

    return replies(change, *operations)


def ok_with_error(*operations: str) -> Middleware:
    """Refuse with the status 200 and the body of the error."""
    return failures(
        lambda _, reply: replace(reply, status=200) if reply.status != 401 else reply, *operations
    )


def html_errors(*operations: str, media_type: str = "text/html") -> Middleware:
    """Refuse with a page of HTML, whatever the media type says."""

    def change(_: Request, reply: Reply) -> Reply:
        page = f"<html><body><h1>Error {reply.status}</h1></body></html>".encode()
        return reply.with_body(page).with_header("content-type", f"{media_type}; charset=utf-8")

    return failures(change, *operations)


def method_status(method: str, status: int) -> Middleware:
    """Respond to any request of a method with a status and a short text."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            if request.method != method:
                return await handler(request)
            return Reply(status, (("content-type", "text/plain"),)).with_body(b"Internal Server Error")

        return handle

    return apply


def crashing(operation: str, is_reached: Callable[[Request], bool]) -> Middleware:
    """Respond with 500 where a condition on the request holds."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            if request.name == operation and is_reached(request):
                return Reply(500, (("content-type", "text/plain"),)).with_body(b"Internal Server Error")
            return await handler(request)

        return handle

    return apply
