"""An httpx transport over aiohttp (the extra `aiohttp`), whose pool handles many concurrent calls faster."""

from __future__ import annotations

import asyncio
import math
import ssl
import time
from collections.abc import AsyncGenerator, Awaitable, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias, cast

import aiohttp
import httpx
from aiohttp.http_exceptions import HttpProcessingError
from attrs import define
from multidict import CIMultiDict
from yarl import URL

from ..protocol.forks import keep_for_parent, track
from ..protocol.messages import Request, Response, Timeout, TransportFailure
from ..protocol.pickling import NotPicklable
from .aiohttp_connector import Connector, noted_connections
from .aiohttp_response import RawResponse, end_use
from .gates import CONNECTIONS
from .limits import Limit
from .loop_gate import LoopGate
from .proxies import checked_http_proxy
from .wire import ResponseReader, failure_of, headers_of, ssl_context, url_of, without_frames

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
_AUTO_HEADERS: Final = ("Accept", "Accept-Encoding", "User-Agent")

Origin: TypeAlias = tuple[str, str, int | None]
"""Scheme, host and port; the port is None where it is that of the scheme."""


class AiohttpTransport(NotPicklable, httpx.AsyncBaseTransport):
    """Transport for an async client: pass it as `http_client=`. Close it yourself, after the clients that use it.

    It sends each request once: aiohttp itself would send a PUT again on a connection that ended.

    Args:
        connections: Largest number of open connections.
        verify: TLS context that verifies certificates; one with httpx's trusted certificates if left out.

    Attributes:
        gate: Where clients wait for a free connection.
    """

    def __init__(self, *, connections: int = CONNECTIONS, verify: ssl.SSLContext | None = None) -> None:
        self._connections, self._context = connections, verify
        self._proxies: dict[Origin, URL | None] = {}
        self._session: aiohttp.ClientSession | None = None
        self.gate = LoopGate(connections)
        track(self)

    def after_fork(self) -> None:
        """Leave loop and connections to the parent process; those of this one are opened when they are needed."""
        if self._session is not None:
            keep_for_parent(self._session.connector)
            self._session.detach()  # or it would report, in the child, that nobody has closed it
        self._session = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and wait for the head of its response."""
        response = await self._outcome_of(request)
        if isinstance(response, BaseException):
            raise response
        return httpx.Response(
            response.status,
            headers=response.raw_headers,
            stream=_Body(response),
            extensions={"reason_phrase": (response.reason or "").encode("latin-1", "replace")},
        )

    async def send_request(self, request: Request) -> Response | TransportFailure:
        """Send a request of a client, and read its response. httpx's own models of both would take as long again."""
        target = _target_of(request)
        outcome = await self._response_to(request, target)
        if isinstance(outcome, httpx.HTTPError):
            return failure_of(outcome, httpx.Request(request.method, target.url))
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    async def _response_to(self, request: Request, target: _Target) -> Response | BaseException:
        """Return a response, or the error that is to be raised, without frames: they hold what was sent."""
        opened = noted_connections()
        try:
            timeout = _timeout_of(request.timeout)
            deadline = math.inf if timeout.total is None else time.monotonic() + timeout.total
            headers = CIMultiDict(headers_of(request))
            content = None if request.body is None else request.body.content
            head = RawResponse(await self._request(request.method, target, headers, content, timeout))
            try:
                # It has what the reader uses of a response of httpx.
                return await ResponseReader(cast(Any, head), head.headers, deadline).read_async()
            finally:
                head.close()
        except BaseException as error:  # noqa: BLE001 - cancellation and interrupts as well
            return _error_of(error, opened)

    async def _outcome_of(self, request: httpx.Request) -> aiohttp.ClientResponse | BaseException:
        """Return the head of a response, or the error that is to be raised, without frames.

        A frame of aiohttp has the headers that were sent among its locals, which tools that report errors show. So has
        this one the body.
        """
        opened = noted_connections()
        try:
            content, target = await request.aread() or None, _Target.of(request.url)
            headers = CIMultiDict(request.headers.multi_items())
            timeout = _timeout(request.extensions.get("timeout", {}))
            return await self._request(request.method, target, headers, content, timeout)
        except BaseException as error:  # noqa: BLE001 - cancellation and interrupts as well
            return _error_of(error, opened)

    def _request(
        self,
        method: str,
        target: _Target,
        headers: CIMultiDict[str],
        content: bytes | None,
        timeout: aiohttp.ClientTimeout,
    ) -> Awaitable[aiohttp.ClientResponse]:
        return self._opened().request(
            method,
            target.sent,
            headers=headers,
            skip_auto_headers=_lacking(method, headers, content),
            data=content,
            allow_redirects=False,
            timeout=timeout,
            proxy=self._proxy_for(target.origin),
            ssl=self._certificates() if target.origin[0] == "https" else True,
        )

    keeps_deadlines = True
    """Whether a request ends at its deadline; of other transports clients see to that."""
    checked_proxy = staticmethod(checked_http_proxy)
    """Returns the proxy for a host; a client that gets this transport checks its own."""

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:  # a session belongs to the loop in which it is made
            _require_asyncio()
            # Cookies, headers and decompression are httpx's business; done twice, they would go wrong.
            session = aiohttp.ClientSession(
                connector=Connector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
            )
            _send_once(session)
            self._session = session
        return self._session

    def _certificates(self) -> ssl.SSLContext:
        self._context = self._context or ssl_context()
        return self._context

    def _proxy_for(self, origin: Origin) -> URL | None:
        """Return the environment's proxy, looked up once for a host.

        aiohttp would look it up for each request, in a thread, and would send the credentials that ~/.netrc has for
        the host.
        """
        if origin not in self._proxies:
            address = checked_http_proxy(*origin)
            self._proxies[origin] = None if address is None else URL(address)
        return self._proxies[origin]


@define(frozen=True)
class _Target:
    """The URL of a request, for httpx and for aiohttp.

    Attributes:
        url: The URL.
        sent: The same for aiohttp.
        origin: Its scheme, host and port.
    """

    url: httpx.URL
    sent: URL
    origin: Origin

    @classmethod
    def of(cls, url: httpx.URL) -> _Target:
        return cls(url, URL(str(url), encoded=True), (url.scheme, url.host, url.port))


def _target_of(request: Request) -> _Target:
    address = request.base_url + request.path
    return _Target.of(url_of(address, request.params)) if request.params else _plain_target(address)


# Most operations have one URL; those with an id in it take turns here.
@lru_cache(maxsize=256)
def _plain_target(address: str) -> _Target:
    return _Target.of(url_of(address, {}))


def _lacking(method: str, headers: CIMultiDict[str], content: bytes | None) -> list[str] | None:
    """Return the headers that aiohttp must not add. None, as for most requests, saves it a copy of all headers."""
    # aiohttp adds a Content-Type to bodies, and to a PATCH, POST or PUT without one.
    names = _AUTO_HEADERS if method == "GET" and content is None else (*_AUTO_HEADERS, "Content-Type")
    return [name for name in names if name not in headers] or None


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
        """End the use of the connection."""
        end_use(self._response)


def _require_asyncio() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        raise RuntimeError(
            "AiohttpTransport must be used in an event loop of asyncio; under trio, leave out http_client"
        ) from None


def _send_once(session: aiohttp.ClientSession) -> None:
    """Disable aiohttp's own retries."""
    # There is no public setting for that; the fault tests fail if this private one stops working.
    if not hasattr(session, "_retry_connection"):
        raise RuntimeError(
            f"aiohttp {aiohttp.__version__} might send a write twice: its retries cannot be disabled in this version; "
            "install one from 3.11 to 3.14"
        )
    session._retry_connection = False  # pyright: ignore[reportPrivateUsage]


@lru_cache(maxsize=256)
def _timeout_of(timeout: Timeout) -> aiohttp.ClientTimeout:
    """Return the timeouts of a request of ours: all of them end at its deadline, and at that of its response."""
    return aiohttp.ClientTimeout(
        total=min((each for each in (timeout.total, timeout.body) if each is not None), default=None),
        connect=timeout.pool,
        sock_connect=timeout.connect,
        sock_read=timeout.read,
        ceil_threshold=math.inf,
    )


def _timeout(wanted: Mapping[str, Any]) -> aiohttp.ClientTimeout:
    # Of a request of ours all timeouts end at its deadline, and `read` may end earlier, with the response.
    read = wanted.get("read")
    return aiohttp.ClientTimeout(
        total=read.left() if isinstance(read, Limit) and math.isfinite(read.ends_at) else None,
        connect=wanted.get("pool"),
        sock_connect=wanted.get("connect"),
        sock_read=read,
        ceil_threshold=math.inf,
    )


def _error_of(error: BaseException, opened: list[object]) -> BaseException:
    """Return the error that is to be raised in place of one of aiohttp, without frames: they hold what was sent."""
    if not isinstance(error, _FAILED):
        return without_frames(error)
    if isinstance(error, TimeoutError) and not opened:
        return httpx.ConnectTimeout(str(error))
    return _as_httpx_error(error)


def _as_httpx_error(error: BaseException) -> httpx.TransportError:
    kinds = (kind for causes, kind in _FAILURES if isinstance(error, causes))
    return next(kinds, httpx.ReadError)(str(error))
