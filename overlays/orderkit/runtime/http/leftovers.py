"""Bytes beyond a response: its connection is closed, because the next call would take them for its own response."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import httpx

# Where httpx and httpcore keep what a response is read from, down to the connection. There is no public way to it.
_INNER: Final = ("_httpcore_stream", "_stream", "_connection")
_DEEPEST: Final = 10


def guard(response: httpx.Response) -> None:
    """Have the connection of a response closed after it, instead of kept, if more bytes have arrived than its own.

    The response must have come over a connection, with the extension `network_stream`.

    Bytes that arrive later are seen by httpx itself: it does not use an idle connection that can be read from.
    """
    # A frame of HTTP/2 has the number of its stream.
    if response.extensions.get("http_version") != b"HTTP/2":
        kind = _AsyncStream if isinstance(response.stream, httpx.AsyncByteStream) else _SyncStream
        response.stream = kind(response.stream, response.extensions["network_stream"])


class _SyncStream(httpx.SyncByteStream):
    def __init__(self, stream: Any, network: Any) -> None:
        self._stream, self._network = stream, network

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        _end_if_more_follows(self._stream, self._network)
        self._stream.close()


class _AsyncStream(httpx.AsyncByteStream):
    def __init__(self, stream: Any, network: Any) -> None:
        self._stream, self._network = stream, network

    def __aiter__(self) -> AsyncIterator[bytes]:
        iterator: AsyncIterator[bytes] = aiter(self._stream)
        return iterator

    async def aclose(self) -> None:
        _end_if_more_follows(self._stream, self._network)
        await self._stream.aclose()


def end(response: httpx.Response) -> None:
    """Have the connection of a response closed after it, instead of kept."""
    connection = http11_connection(response.stream)
    if connection is not None:
        # httpcore keeps a connection only if both sides have ended well.
        connection.send_failed()


def _end_if_more_follows(stream: Any, network: Any) -> None:
    connection = http11_connection(stream)
    if connection is not None and (connection.trailing_data[0] or _has_decrypted(network)):
        # httpcore keeps a connection only if both sides have ended well.
        connection.send_failed()


def http11_connection(stream: Any) -> Any:
    """Return the `h11.Connection` that a stream of httpx is read from; None if there is none."""
    for _ in range(_DEEPEST):
        if (found := getattr(stream, "_h11_state", None)) is not None:
            return found
        stream = next((part for name in _INNER if (part := getattr(stream, name, None)) is not None), None)
        if stream is None:
            return None
    return None


def _has_decrypted(network: Any) -> bool:
    """Return whether TLS has more for us, in memory where the socket does not show it; or has ended."""
    tls = network.get_extra_info("ssl_object")
    # A socket of a thread keeps what it has not decrypted in the socket, where httpx sees it.
    if not isinstance(tls, ssl.SSLObject):
        return tls is not None and tls.pending() > 0
    try:
        tls.read(1)
    except ssl.SSLWantReadError:
        return False
    except ssl.SSLError:
        return True
    return True
