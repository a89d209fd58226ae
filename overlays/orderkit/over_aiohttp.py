"""httpx's async client over aiohttp's connections (the extra `aiohttp`), whose pool bears many calls at once."""

from __future__ import annotations

import ssl
from collections.abc import AsyncGenerator, Generator
from contextlib import contextmanager
from typing import Any, Final

import aiohttp
import httpx
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

CONNECTIONS: Final = 100
"""Connections that are open at once, as in httpx."""

# The first that fits counts. What httpx calls ConnectError and ConnectTimeout was never sent; the rest may have been,
# and so may whatever is not listed.
_FAILURES: Final[tuple[tuple[tuple[type[BaseException], ...], type[httpx.TransportError]], ...]] = (
    ((aiohttp.ConnectionTimeoutError,), httpx.ConnectTimeout),
    ((aiohttp.ServerTimeoutError, TimeoutError), httpx.ReadTimeout),
    ((aiohttp.ClientProxyConnectionError, aiohttp.ClientHttpProxyError), httpx.ProxyError),
    ((aiohttp.ClientConnectorError, aiohttp.ClientConnectorDNSError), httpx.ConnectError),
    (
        (aiohttp.ClientResponseError, aiohttp.ClientPayloadError, HttpProcessingError),
        httpx.RemoteProtocolError,
    ),
    ((aiohttp.InvalidURL,), httpx.UnsupportedProtocol),
)
_OURS: Final = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""Headers that aiohttp would add."""


def aiohttp_client(
    *, connections: int = CONNECTIONS, verify: ssl.SSLContext | None = None
) -> httpx.AsyncClient:
    """An HTTP client for `http_client=` of an async client. Close it yourself, after the clients that use it.

    Args:
        connections: Connections that are open at once.
        verify: What certificates are held against; those that httpx trusts if left out.
    """
    context = httpx.create_ssl_context() if verify is None else verify
    return httpx.AsyncClient(transport=AiohttpTransport(connections, context))


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Sends requests over aiohttp, each once: aiohttp itself would send a PUT again on a connection that ended."""

    def __init__(self, connections: int, context: ssl.SSLContext) -> None:
        self._connections, self._context = connections, context
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and wait for the head of its answer."""
        content = await request.aread()
        with _told_as_httpx_does():
            answer = await self._opened().request(
                request.method,
                URL(str(request.url), encoded=True),
                headers=request.headers.multi_items(),
                skip_auto_headers=_OURS,
                data=content or None,
                allow_redirects=False,
                timeout=_timeout(request.extensions.get("timeout", {})),
            )
        return httpx.Response(
            answer.status,
            headers=answer.raw_headers,
            stream=_Body(answer),
            extensions={"reason_phrase": (answer.reason or "").encode("latin-1", "replace")},
        )

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:  # a session belongs to the loop in which it is made
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=self._context)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=True,
            )
            # There is no public way to have each request sent once. The tests of faults fail if this one stops working.
            self._session._retry_connection = False  # pyright: ignore[reportPrivateUsage]
        return self._session


class _Body(httpx.AsyncByteStream):
    """The body of an answer, piece by piece."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        with _told_as_httpx_does():
            async for piece in self._answer.content.iter_any():
                yield piece

    async def aclose(self) -> None:
        """Give the connection back, or end it if there is more to come."""
        self._answer.release() if self._answer.content.at_eof() else self._answer.close()


def _timeout(wanted: dict[str, Any]) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=None,
        connect=wanted.get("pool"),
        sock_connect=wanted.get("connect"),
        sock_read=wanted.get("read"),
    )


@contextmanager
def _told_as_httpx_does() -> Generator[None]:
    try:
        yield
    except (aiohttp.ClientError, HttpProcessingError, OSError) as error:
        kinds = (told for causes, told in _FAILURES if isinstance(error, causes))
        raise next(kinds, httpx.ReadError)(str(error)) from error
