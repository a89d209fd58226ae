"""Response to a plain request, written as one piece and without the state machine of h11."""

from __future__ import annotations

import asyncio
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import RequestResponseCycle

if TYPE_CHECKING:
    from collections.abc import Callable

    from uvicorn.protocols.http.h11_impl import H11Protocol

    from .asgi import Headers
    from .plain_requests import PlainRequest

_STATUS_LINES = {
    int(status): f"HTTP/1.1 {status} {status.phrase}\r\n".encode("ascii") for status in HTTPStatus
}
_WITHOUT_BODY = frozenset((HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED))
_LINES = re.compile(rb"(?:[-!#$%&'*+.^_`|~0-9A-Za-z]++: [^\x00-\x08\x0a-\x1f\x7f]*+\r\n)*")


class PlainCycle(RequestResponseCycle):
    """A plain request, whose body is there already, and its response."""

    def __init__(
        self, connection: H11Protocol, scope: Any, request: PlainRequest, on_response: Callable[[], None]
    ) -> None:
        super().__init__(
            scope=scope,
            conn=connection.conn,
            transport=connection.transport,
            flow=connection.flow,
            logger=connection.logger,
            access_logger=connection.access_logger,
            access_log=connection.access_log,
            default_headers=connection.server_state.default_headers,
            message_event=asyncio.Event(),
            on_response=on_response,
        )
        self.body += request.body
        self.more_body = False
        self.message_event.set()
        self._head = b""
        self._is_chunked = False

    async def send(self, message: Any) -> None:
        """Send part of the response; the head waits for the first part of the body."""
        if self.flow.write_paused and not self.disconnected:
            await self.flow.drain()
        if self.disconnected:
            return
        if message["type"] == "http.response.start":
            self._start(message["status"], tuple(message.get("headers", ())))
        else:
            self._continue(message.get("body", b""), more=message.get("more_body", False))

    def _start(self, status: int, headers: Headers) -> None:
        self.response_started = True
        sent = {name.lower(): value for name, value in headers}
        added: Headers = tuple(self.default_headers)
        self._is_chunked = b"content-length" not in sent and status not in _WITHOUT_BODY
        if self._is_chunked:
            added += ((b"transfer-encoding", b"chunked"),)
        if b"close" in sent.get(b"connection", b"").lower():
            self.keep_alive = False
        elif not self.keep_alive:
            added += ((b"connection", b"close"),)
        lines = [name + b": " + value + b"\r\n" for name, value in (*added, *headers)]
        head = b"".join(lines)
        # A line break in a value would begin another header.
        if not _LINES.fullmatch(head) or head.count(b"\n") != len(lines):
            raise ValueError(f"headers of a response must be those of HTTP (got {headers!r})")
        self._head = (_STATUS_LINES.get(status) or b"HTTP/1.1 %d \r\n" % status) + head + b"\r\n"

    def _continue(self, body: bytes, *, more: bool) -> None:
        pieces: tuple[bytes, ...] = (self._head, body)
        if self._is_chunked:
            begin, end = (b"%x\r\n" % len(body), b"\r\n") if body else (b"", b"")
            pieces = (self._head, begin, body, end, b"" if more else b"0\r\n\r\n")
        self.transport.writelines(pieces)
        self._head = b""
        if not more:
            self.response_complete = True
            self.message_event.set()
            if not self.keep_alive:
                self.transport.close()
            self.on_response()
