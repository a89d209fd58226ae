"""An httpx transport over aiohttp's connections (the extra `aiohttp`), whose pool bears many calls at once."""

from __future__ import annotations

import ssl
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any, Final

import aiohttp
import httpx
from aiohttp.http_exceptions import HttpProcessingError
from yarl import URL

from .wire import proxy_from_environment, ssl_context, unusable_proxy_error

CONNECTIONS: Final = 100
"""Connections that are open at once, as in httpx."""

# The first that fits counts. What httpx calls ConnectError and ConnectTimeout was never sent; the rest may have been,
# and so may whatever is not listed.
_FAILURES: Final[tuple[tuple[tuple[type[BaseException], ...], type[httpx.TransportError]], ...]] = (
    ((aiohttp.ConnectionTimeoutError,), httpx.ConnectTimeout),
    ((aiohttp.ServerTimeoutError, TimeoutError), httpx.ReadTimeout),
    ((aiohttp.ClientProxyConnectionError, aiohttp.ClientHttpProxyError), httpx.ProxyError),
    ((aiohttp.ClientConnectorError,), httpx.ConnectError),
    (
        (aiohttp.ClientResponseError, aiohttp.ClientPayloadError, HttpProcessingError),
        httpx.RemoteProtocolError,
    ),
    ((aiohttp.InvalidURL,), httpx.UnsupportedProtocol),
)
_FAILED: Final = (aiohttp.ClientError, HttpProcessingError, OSError)
_OURS: Final = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""Headers that aiohttp would add."""


class AiohttpTransport(httpx.AsyncBaseTransport):
    """What to hand to an async client as `http_client=`. Close it yourself, after the clients that use it.

    It sends each request once: aiohttp itself would send a PUT again on a connection that ended.

    Args:
        connections: Connections that are open at once.
        verify: What certificates are held against; those that httpx trusts if left out.
    """

    def __init__(self, *, connections: int = CONNECTIONS, verify: ssl.SSLContext | None = None) -> None:
        self._connections, self._context = connections, verify
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[tuple[str, str, int | None], URL | None] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and wait for the head of its answer."""
        content = await request.aread()
        try:
            answer = await self._opened().request(
                request.method,
                URL(str(request.url), encoded=True),
                headers=request.headers.multi_items(),
                data=content or None,
                allow_redirects=False,
                timeout=_timeout(request.extensions.get("timeout", {})),
                proxy=self._proxy_for(request.url),
                ssl=self._certificates() if request.url.scheme == "https" else True,
            )
        except _FAILED as error:
            raise _as_httpx_tells(error) from error
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
            session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                skip_auto_headers=_OURS,
            )
            _send_once(session)
            self._session = session
        return self._session

    def _certificates(self) -> ssl.SSLContext:
        self._context = self._context or ssl_context()
        return self._context

    def _proxy_for(self, url: httpx.URL) -> URL | None:
        """The environment's proxy, looked up once for a host. aiohttp would look for each request, in a thread, and
        would send what ~/.netrc holds for the host."""
        origin = (url.scheme, url.host, url.port)
        if origin not in self._proxies:
            address = proxy_from_environment(*origin)
            self._proxies[origin] = None if address is None else _proxy_at(address)
        return self._proxies[origin]


class _Body(httpx.AsyncByteStream):
    """The body of an answer, piece by piece."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        try:
            async for piece in self._answer.content.iter_any():
                yield piece
        except _FAILED as error:
            raise _as_httpx_tells(error) from error

    async def aclose(self) -> None:
        """Give the connection back, or end it if there is more to come."""
        self._answer.release() if self._answer.content.at_eof() else self._answer.close()


def _proxy_at(address: str) -> URL:
    with suppress(ValueError):  # which may show a part of the proxy's password
        if (url := URL(address)).host and url.scheme in ("http", "https"):
            return url
    raise unusable_proxy_error("aiohttp")


def _send_once(session: aiohttp.ClientSession) -> None:
    """There is no public way to have each request sent once. The tests of faults fail if this one stops working."""
    if not hasattr(session, "_retry_connection"):
        raise RuntimeError(
            f"aiohttp {aiohttp.__version__} might send a write twice, and nobody knows how to keep it from that: "
            "install another version"
        )
    session._retry_connection = False  # pyright: ignore[reportPrivateUsage]


def _timeout(wanted: dict[str, Any]) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=None,
        connect=wanted.get("pool"),
        sock_connect=wanted.get("connect"),
        sock_read=wanted.get("read"),
    )


def _as_httpx_tells(error: BaseException) -> httpx.TransportError:
    kinds = (told for causes, told in _FAILURES if isinstance(error, causes))
    return next(kinds, httpx.ReadError)(str(error))
