"""An httpx transport over aiohttp (the extra `aiohttp`), whose pool handles many concurrent calls faster."""

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

# As in httpx, whose pool this one replaces.
CONNECTIONS: Final = 100

# The first match counts. After ConnectError, ConnectTimeout and ProxyError nothing was sent; after the others, and
# after whatever is not listed (ReadError), the request may have arrived.
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
# Headers that aiohttp would add. The request has its own, and one that it lacks must stay away.
_AUTO_HEADERS: Final = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Transport for an async client: pass it as `http_client=`. Close it yourself, after the clients that use it.

    It sends each request once: aiohttp itself would send a PUT again on a connection that ended.

    Args:
        connections: Largest number of open connections.
        verify: TLS context that verifies certificates; one with httpx's trusted certificates if left out.
    """

    def __init__(self, *, connections: int = CONNECTIONS, verify: ssl.SSLContext | None = None) -> None:
        self._connections, self._context = connections, verify
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[tuple[str, str, int | None], URL | None] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and wait for the head of its response."""
        content = await request.aread()
        try:
            response = await self._opened().request(
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
            raise _as_httpx_error(error) from error
        return httpx.Response(
            response.status,
            headers=response.raw_headers,
            stream=_Body(response),
            extensions={"reason_phrase": (response.reason or "").encode("latin-1", "replace")},
        )

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:  # a session belongs to the loop in which it is made
            # Cookies, headers and decompression are httpx's business; done twice, they would go wrong.
            session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                skip_auto_headers=_AUTO_HEADERS,
            )
            _send_once(session)
            self._session = session
        return self._session

    def _certificates(self) -> ssl.SSLContext:
        self._context = self._context or ssl_context()
        return self._context

    def _proxy_for(self, url: httpx.URL) -> URL | None:
        """Return the environment's proxy, looked up once for a host.

        aiohttp would look it up for each request, in a thread, and would send the credentials that ~/.netrc has for
        the host.
        """
        origin = (url.scheme, url.host, url.port)
        if origin not in self._proxies:
            address = proxy_from_environment(*origin)
            self._proxies[origin] = None if address is None else _proxy_at(address)
        return self._proxies[origin]


class _Body(httpx.AsyncByteStream):
    """The body of a response, chunk by chunk."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        try:
            async for chunk in self._response.content.iter_any():
                yield chunk
        except _FAILED as error:
            raise _as_httpx_error(error) from error

    async def aclose(self) -> None:
        """Return the connection to the pool, or close it if more is to come."""
        self._response.release() if self._response.content.at_eof() else self._response.close()


def _proxy_at(address: str) -> URL:
    with suppress(ValueError):  # its message may include a part of the proxy's password
        if (url := URL(address)).host and url.scheme in ("http", "https"):
            return url
    raise unusable_proxy_error("aiohttp")


def _send_once(session: aiohttp.ClientSession) -> None:
    """Disable aiohttp's own retries."""
    # There is no public setting for that; the fault tests fail if this private one stops working.
    if not hasattr(session, "_retry_connection"):
        raise RuntimeError(
            f"aiohttp {aiohttp.__version__} might send a write twice: its retries cannot be disabled in this version; "
            "install one from 3.11 to 3.14"
        )
    session._retry_connection = False  # pyright: ignore[reportPrivateUsage]


def _timeout(wanted: dict[str, Any]) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=None,
        connect=wanted.get("pool"),
        sock_connect=wanted.get("connect"),
        sock_read=wanted.get("read"),
    )


def _as_httpx_error(error: BaseException) -> httpx.TransportError:
    kinds = (kind for causes, kind in _FAILURES if isinstance(error, causes))
    return next(kinds, httpx.ReadError)(str(error))
