"""One deadline for an attempt: whatever waits for the network below httpx gets what is left of it.

httpx begins each of its timeouts anew with every chunk, so that a server that sends a byte now and then is waited for
without end. The streams below it are wrapped here, because they alone see every wait: those for the parts of the head,
for 1xx responses and for the sizes of chunks.
"""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Iterator
from typing import Any, Final

import httpcore
import httpx

from .limits import left_of

# Bytes that a synchronous stream sends before it looks at the deadline again. A socket that is reported as writable
# takes this many at once.
_PIECE: Final = 16 * 1024


def keep_deadlines(transport: httpx.HTTPTransport | httpx.AsyncHTTPTransport) -> None:
    """Make a transport of ours keep the deadlines of its requests."""
    pool: Any = getattr(transport, "_pool", None)
    # There is no public way to give httpx a backend; the fault tests fail if this private one stops working.
    backend: Any = getattr(pool, "_network_backend", None)
    if backend is None:
        raise RuntimeError(
            f"httpx {httpx.__version__} might wait without end: it takes no backend of ours; install one of 0.27 or "
            "0.28, or pass http_client="
        )
    kind = AsyncBackend if isinstance(transport, httpx.AsyncHTTPTransport) else SyncBackend
    pool._network_backend = kind(backend)


def _in_time(timeout: float | None, late: type[httpcore.TimeoutException]) -> float | None:
    """Return what is left of a timeout, or raise an error if nothing is."""
    left = left_of(timeout)
    if left is not None and left <= 0:
        raise late("the deadline of the attempt has passed")
    return left


class _Wrapper:
    """A stream or a backend of httpcore; what is not overridden is that of the wrapped one."""

    def __init__(self, wrapped: Any) -> None:
        self._wrapped = wrapped

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wrapped, name)


class _Stream(_Wrapper):
    # httpcore names no timeout while it speaks SOCKS with a proxy: that for connecting counts, and nothing was sent.
    def __init__(self, wrapped: Any, opening: float | None) -> None:
        super().__init__(wrapped)
        self._opening = opening


class _SyncStream(_Stream):
    def read(self, max_bytes: int, timeout: float | None = None) -> Any:
        if timeout is not None:
            return self._wrapped.read(max_bytes, _in_time(timeout, httpcore.ReadTimeout))
        try:
            return self._wrapped.read(max_bytes, _in_time(self._opening, httpcore.ConnectTimeout))
        except httpcore.ReadTimeout as error:
            raise httpcore.ConnectTimeout(str(error)) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        timeout = self._opening if timeout is None else timeout
        for begin in range(0, len(buffer), _PIECE):
            self._wrapped.write(buffer[begin : begin + _PIECE], _in_time(timeout, httpcore.WriteTimeout))

    def start_tls(self, ssl_context: Any, server_hostname: Any = None, timeout: float | None = None) -> Any:
        left = _in_time(timeout, httpcore.ConnectTimeout)
        return _SyncStream(self._wrapped.start_tls(ssl_context, server_hostname, left), timeout)


class _AsyncStream(_Stream):
    def read(self, max_bytes: int, timeout: float | None = None) -> Awaitable[Any]:
        if timeout is None:
            return self._read_while_opening(max_bytes)
        read: Awaitable[Any] = self._wrapped.read(max_bytes, _in_time(timeout, httpcore.ReadTimeout))
        return read

    async def _read_while_opening(self, max_bytes: int) -> Any:
        try:
            return await self._wrapped.read(max_bytes, _in_time(self._opening, httpcore.ConnectTimeout))
        except httpcore.ReadTimeout as error:
            raise httpcore.ConnectTimeout(str(error)) from None

    def write(self, buffer: bytes, timeout: float | None = None) -> Any:
        timeout = self._opening if timeout is None else timeout
        return self._wrapped.write(buffer, _in_time(timeout, httpcore.WriteTimeout))

    def start_tls(self, ssl_context: Any, server_hostname: Any = None, timeout: float | None = None) -> Any:
        left = _in_time(timeout, httpcore.ConnectTimeout)
        return _wrapped_stream(self._wrapped.start_tls(ssl_context, server_hostname, left), timeout)


class SyncBackend(_Wrapper):
    """Opens connections of a synchronous transport."""

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **options: Any) -> Any:
        """Connect to the first address of a host that answers."""
        failed: Exception = httpcore.ConnectError("the host has no address")
        # Each address gets the timeout anew, so that one that is dead does not use up that of the next.
        for address in _addresses_of(host, port):
            left = _in_time(timeout, httpcore.ConnectTimeout)
            try:
                return _SyncStream(self._wrapped.connect_tcp(address, port, left, **options), timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


class AsyncBackend(_Wrapper):
    """Opens connections of an asynchronous transport."""

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **options: Any) -> Any:
        """Connect to a host."""
        left = _in_time(timeout, httpcore.ConnectTimeout)
        return _wrapped_stream(self._wrapped.connect_tcp(host, port, left, **options), timeout)


async def _wrapped_stream(stream: Awaitable[Any], opening: float | None) -> _AsyncStream:
    return _AsyncStream(await stream, opening)


def _addresses_of(host: str, port: int) -> Iterator[str]:
    # The system's resolver takes no timeout. The time that it takes counts, and what is left of it is looked at after.
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(str(error)) from error
    yield from (str(address[0]) for *_, address in found)
