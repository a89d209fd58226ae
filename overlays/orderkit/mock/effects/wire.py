"""Effects of planned faults on a connection: it is dropped, a response is cut or stalls, or bytes come without end.

In process there is no connection: httpx's error for such a connection is raised instead.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..faults.dropped_connections import (
    HttpConnection,
    connection_of,
    drop,
    has_connections,
    wait_for_disconnect,
)
from ..faults.planned import PlannedFault
from .alteration import SentResponse

if TYPE_CHECKING:
    import httpx

    from ..asgi import Receive

# An interval that a client's limits for a stalled body do not notice, and few bytes in a second.
_DRIP_SECONDS: Final = 0.01
# Long enough for a client to have read the response, so that what follows finds the connection idle.
_IDLE_SECONDS: Final = 0.05
# On, with no seconds to wait for: the connection is reset.
_LINGER: Final = struct.pack("ii", 1, 0)

_IN_CHUNKS: Final = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
_DRIPS: Final[Mapping[str, tuple[bytes, bytes]]] = {
    "head": (b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"),
    "informational": (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "chunk_size": (_IN_CHUNKS, b"0"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b" "),
}

_ENDING_KINDS: Final = frozenset({"drop", "reset", "lose", "hang", "cut", "stall", "drip"})


def ends_connection(scope: Mapping[str, Any], fault: PlannedFault) -> bool:
    """Return whether a connection serves no other call after a fault."""
    # A server refuses to send a length that is not that of the body, so that the bytes are written without it.
    return fault.kind in _ENDING_KINDS or (fault.sets_length and has_connections(scope))


async def end_connection(
    scope: Mapping[str, Any], receive: Receive, fault: PlannedFault, response: SentResponse
) -> None:
    """Do to the connection what the fault says, and return when the caller has closed it."""
    if not has_connections(scope):
        raise _in_process(fault)
    connection = connection_of(scope)
    if connection is not None and fault.kind == "drip":
        await _drip(connection.transport, receive, *_DRIPS[fault.part or "body"])
        return
    if connection is not None:
        _end(connection, fault, response)
    await wait_for_disconnect(receive)


def _end(connection: HttpConnection, fault: PlannedFault, response: SentResponse) -> None:
    transport = connection.transport
    if fault.kind == "respond":
        transport.write(response.to_bytes())
    if fault.kind in ("cut", "stall"):
        transport.write(_first_part(response, fault.part))
    if fault.kind in ("cut", "respond"):
        transport.close()  # sends what was written before
    if fault.kind == "reset":
        _set_option(transport, socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
    if fault.kind in ("drop", "lose", "reset"):
        drop(connection)


async def send_with_stray(
    scope: Mapping[str, Any], fault: PlannedFault, response: SentResponse, send: Callable[[], Awaitable[None]]
) -> None:
    """Send a response and, behind it, the same one again, which no request has asked for."""
    connection = connection_of(scope)
    if connection is None:
        await send()
        return
    transport, in_packet = connection.transport, fault.part == "packet"
    if in_packet:
        _cork(transport, 1)
    await send()
    if not in_packet:
        await asyncio.sleep(_IDLE_SECONDS)
    transport.writelines([response.to_bytes()])  # at once: before the bytes are released
    if in_packet:
        _cork(transport, 0)


def _cork(transport: asyncio.Transport, value: int) -> None:
    """Hold bytes back until they are released together; only Linux does so, elsewhere they follow each other."""
    option: int | None = getattr(socket, "TCP_CORK", None)
    if option is not None:
        _set_option(transport, socket.IPPROTO_TCP, option, value)


def _first_part(response: SentResponse, part: str | None) -> bytes:
    head = response.head_bytes()
    if part == "head":
        return head[: len(head) // 2]
    if part == "before_body":
        return head
    return head + response.body[: len(response.body) // 2]


async def _drip(transport: asyncio.Transport, receive: Receive, first: bytes, again: bytes) -> None:
    gone = asyncio.ensure_future(wait_for_disconnect(receive))
    try:
        transport.write(first)
        while not gone.done():
            transport.write(again)
            await asyncio.wait({gone}, timeout=_DRIP_SECONDS)
    finally:
        gone.cancel()


def _set_option(transport: asyncio.Transport, level: int, option: int, value: int | bytes) -> None:
    connection: socket.socket | None = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(level, option, value)


def _in_process(fault: PlannedFault) -> httpx.TransportError:
    import httpx  # only here: it takes longer to load than the mock to start

    if fault.kind in ("hang", "stall", "drip"):
        return httpx.ReadTimeout("no response")
    if fault.kind == "cut":
        return httpx.RemoteProtocolError("connection closed within the response")
    return httpx.ReadError("connection dropped")
