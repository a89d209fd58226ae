"""Requests and responses of ASGI, without a web framework: one is most of what starting and answering would cost."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

Headers = tuple[tuple[bytes, bytes], ...]

JSON = "application/json"

# Characters that RFC 3986 allows in a URL; the percent sign too, because the path arrives percent-encoded.
_SAFE_IN_URLS = "%/?:@!$&'()*+,;=-._~"
_QUOTED = re.compile(rb"[A-Za-z0-9%s]*+" % re.escape(_SAFE_IN_URLS.encode("ascii")))
# Digits of a `Content-Length` that is converted to a number: more are too large in any case.
_MAX_LENGTH_DIGITS = 10
# RFC 9110: these have no content, and so no length either.
_WITHOUT_CONTENT = frozenset({204, 304, *range(100, 200)})


class DisconnectedError(Exception):
    """The client closed the connection before its request was complete."""


class TooLargeError(Exception):
    """The body of the request is larger than allowed."""


def header_values(scope: Mapping[str, Any], name: bytes) -> list[bytes]:
    """Return the values of a request's header, whose name is given in lower case."""
    return [value for sent, value in scope["headers"] if sent.lower() == name]


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A received request, whose body is still to be read."""

    scope: Scope
    receive: Receive

    @property
    def method(self) -> str:
        """Method in capitals."""
        method: str = self.scope["method"]
        return method

    @property
    def headers(self) -> Headers:
        """Names and values of the headers, as sent."""
        return tuple(self.scope["headers"])

    @property
    def segments(self) -> tuple[str, ...]:
        """Segments of the path below the application that is called."""
        segments: tuple[str, ...] = self.scope["segments"]
        return segments

    @property
    def query(self) -> bytes:
        """Query as sent, without the question mark."""
        query: bytes = self.scope["query_string"]
        return query

    @property
    def url(self) -> str:
        """Requested URL, quoted so that it can be sent in a header."""
        path = raw_path_of(self.scope)
        target = path + b"?" + self.query if self.query else path
        # Nearly all are quoted already, as clients send them.
        quoted = target.decode("ascii") if _QUOTED.fullmatch(target) else quote(target, safe=_SAFE_IN_URLS)
        return f"{self.origin_of(self.scope)}{quoted}"

    @staticmethod
    def origin_of(scope: Scope) -> str:
        """Return the URL under which a request reached the application, without a path of its own."""
        # Every request has one Host header: others are refused before.
        host = header_values(scope, b"host")[0]
        mounted: str = scope.get("root_path", "")
        # Of a proxy in front of the mock that speaks TLS.
        forwarded = [value.lower() for value in header_values(scope, b"x-forwarded-proto")]
        scheme = "https" if forwarded == [b"https"] else scope.get("scheme", "http")
        return f"{scheme}://{host.decode('latin-1')}{mounted.rstrip('/')}"

    async def read(self, limit: int) -> bytes:
        """Receive the body; TooLargeError as soon as it exceeds the limit, DisconnectedError if it is cut off."""
        # A declared length saves receiving the body; an undeclared one is counted while it arrives.
        if self._declares_more_than(limit):
            raise TooLargeError
        content = bytearray()
        while True:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise DisconnectedError
            content += message.get("body", b"")
            if len(content) > limit:
                raise TooLargeError
            if not message.get("more_body", False):
                return bytes(content)

    def _declares_more_than(self, limit: int) -> bool:
        declared = header_values(self.scope, b"content-length")
        length = declared[0] if declared else b"0"
        return length.isdigit() and (len(length) > _MAX_LENGTH_DIGITS or int(length) > limit)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A response that is ready to be sent; a content without a type has no `Content-Type`."""

    status: int
    content: bytes | None = None
    media_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    async def send(self, send: Send) -> None:
        """Send the response, as ASGI does it."""
        start = {"type": "http.response.start", "status": int(self.status), "headers": self._raw_headers()}
        await send(start)
        await send({"type": "http.response.body", "body": self.content or b""})

    def _raw_headers(self) -> list[tuple[bytes, bytes]]:
        raw = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in self.headers.items()
        ]
        if self.content is not None or self.status not in _WITHOUT_CONTENT:
            raw.append((b"content-length", b"%d" % len(self.content or b"")))
        if self.media_type is not None:
            charset = "; charset=utf-8" if self.media_type.startswith("text/") else ""
            raw.append((b"content-type", f"{self.media_type}{charset}".encode("latin-1")))
        return raw


def raw_path_of(scope: Mapping[str, Any]) -> bytes:
    """Return the path of an ASGI scope as it was sent; servers that do not keep it give the decoded one."""
    path: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "replace")
    return path
