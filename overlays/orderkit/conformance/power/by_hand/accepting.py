"""Building blocks of servers that accept what they should refuse."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any

from ..accounts import account_headers
from ..messages import Handler, Middleware, Reply, Request
from ..middleware import requests
from ..pointers import is_list


def token_optional(header: str, default: str) -> Middleware:
    """Serve requests without credentials as those of one account."""
    return requests(lambda r: r.with_header(header, default) if r.header(header) is None else r)


def token_prefix(header: str, valid: Sequence[str]) -> Middleware:
    """Accept credentials that begin with valid ones."""

    def change(request: Request) -> Request:
        sent = request.header(header) or ""
        # The longest first: one key may begin with another.
        known = [each for each in sorted(valid, key=len, reverse=True) if sent.startswith(each)]
        return request.with_header(header, known[0]) if known else request

    return requests(change)


def cleaned(item: Any) -> Callable[[Request], Request | None]:
    """Return what makes a request pass whose list of operations is refused: one harmless operation."""

    def change(request: Request) -> Request | None:
        document = request.document()
        return request.with_document([item]) if is_list(document) and document else None

    return change


def mended(
    pointer: str, value: Any, put_value: Callable[[Any, str, Any], Any]
) -> Callable[[Request], Request | None]:
    """Return what makes a request pass whose member is refused: another value of it."""

    def change(request: Request) -> Request | None:
        document = request.document()
        return None if document is None else request.with_document(put_value(document, pointer, value))

    return change


def as_success(operation: str, status: int, make: Callable[[Request, Reply], Reply]) -> Middleware:
    """Respond with a success where the mock refuses with a status."""

    def apply(handler: Handler) -> Handler:
        async def handle(request: Request) -> Reply:
            reply = await handler(request)
            return make(request, reply) if request.name == operation and reply.status == status else reply

        return handle

    return apply


def secret_ignored(provider: str) -> Middleware:
    """Accept a user name with any password."""

    def change(request: Request) -> Request:
        scheme, _, credentials = (request.header("authorization") or "").partition(" ")
        if scheme.lower() != "basic":
            return request
        try:
            name = base64.b64decode(credentials).decode("utf-8", "replace").partition(":")[0]
        except binascii.Error:
            return request
        return request.with_header("authorization", account_headers(provider, name)["authorization"])

    return requests(change)
