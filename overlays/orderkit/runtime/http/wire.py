"""httpx as the transports use it: senders, requests, bodies and failures, the same for threads and for tasks."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final, Generic, TypeAlias, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import define

from ..protocol.messages import Request, Response, Timeout, TransportFailure

MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
"""Bytes of an answer that are read; what comes after is left and the answer marked as truncated."""

TransportT = TypeVar("TransportT", httpx.HTTPTransport, httpx.AsyncHTTPTransport)

SyncHttp: TypeAlias = httpx.Client | httpx.BaseTransport
AsyncHttp: TypeAlias = httpx.AsyncClient | httpx.AsyncBaseTransport
"""What a caller may hand in."""

_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

_MAKING: Final = threading.RLock()
"""Held while a transport or the context is made, so that many first calls at once make one."""


@define(frozen=True)
class Sender:
    """How httpx makes a request of ours and sends it, and so answers before the body is there."""

    make: Callable[..., httpx.Request]
    send: Callable[[httpx.Request], Any]


def over_client(client: httpx.Client | httpx.AsyncClient) -> Sender:
    """What sends with a client that was handed in, with all that it adds."""
    return Sender(client.build_request, partial(client.send, stream=True, auth=None, follow_redirects=False))


def over_transport(send: Callable[[httpx.Request], Any]) -> Sender:
    """What sends over a transport alone. httpx's clients would take twice the time, for cookies, redirects and
    credentials that an API has no use for."""
    return Sender(_make_request, send)


def _make_request(*args: Any, headers: dict[str, str], **kwargs: Any) -> httpx.Request:
    return httpx.Request(*args, headers={"Accept-Encoding": "gzip, deflate", **headers}, **kwargs)


class Transports(Generic[TransportT]):
    """httpx's transports that nobody handed in, made by the first request: one for plain HTTP, which needs no
    certificates, one for all else, and one for each proxy that the environment names."""

    def __init__(self, kind: type[TransportT], send: Callable[[TransportT, httpx.Request], Any]) -> None:
        self._kind: type[TransportT] = kind
        self._send: Callable[[TransportT, httpx.Request], Any] = send
        self._made: dict[tuple[bool, str | None], TransportT] = {}
        self._senders: dict[str, Sender] = {}

    def sender_for(self, request: Request) -> Sender:
        """What sends a request."""
        return self._senders.get(request.base_url) or self._open(request.base_url)

    def made(self) -> tuple[TransportT, ...]:
        """All of them, to be closed."""
        return tuple(self._made.values())

    def _open(self, base_url: str) -> Sender:
        place = urlsplit(base_url)
        plain = place.scheme == "http"
        proxy = proxy_from_environment(place.scheme, place.hostname or "", place.port)
        with _MAKING:
            if (plain, proxy) not in self._made:
                self._made[plain, proxy] = self._make(plain, proxy)
            self._senders[base_url] = over_transport(partial(self._send, self._made[plain, proxy]))
        return self._senders[base_url]

    def _make(self, plain: bool, proxy: str | None) -> TransportT:
        context = _trust_nobody() if plain else ssl_context()
        try:
            return self._kind(verify=context, proxy=proxy)
        except (httpx.InvalidURL, ValueError):  # which may show a part of the proxy's password
            raise unusable_proxy_error("httpx") from None


def proxy_from_environment(scheme: str, host: str, port: int | None) -> str | None:
    """The proxy that the environment names for a host, such as by `HTTPS_PROXY` and `NO_PROXY`."""
    named = getproxies()
    address = named.get(scheme) or named.get("all")
    if not address or proxy_bypass(host if port is None else f"{host}:{port}"):
        return None
    return address if "://" in address else f"http://{address}"


def unusable_proxy_error(library: str) -> ValueError:
    """The error for an address of the environment's that leads to no proxy."""
    return ValueError(
        f"what the environment names as a proxy, such as in HTTPS_PROXY, is no address that {library} can use: "
        "mend it, or except the host by NO_PROXY"
    )


def ssl_context() -> ssl.SSLContext:
    """Reading the certificates costs more than all else in a client: one context serves them all."""
    with _MAKING:
        return _read_certificates()


@cache
def _read_certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@cache
def _trust_nobody() -> ssl.SSLContext:
    """For connections without TLS; should one ever need it, it fails."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def build(sender: Sender, request: Request) -> httpx.Request:
    """The request as httpx sends it.

    Raises:
        ValueError: Its arguments make no URL.
    """
    try:
        return sender.make(
            request.method,
            request.base_url + request.path,
            params=request.params or None,
            headers={**request.headers, **request.auth.headers},
            content=None if request.body is None else request.body.content,
            extensions={"timeout": _httpx_timeout(request.timeout)},
        )
    except httpx.InvalidURL as error:
        raise ValueError(f"the arguments of this call make no URL: {error}") from error


def _httpx_timeout(timeout: Timeout) -> dict[str, float]:
    return {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": timeout.pool}


class ResponseBody:
    """The body of an answer up to the limits of its size and its time, and whether there was more."""

    def __init__(self, seconds: float) -> None:
        self._pieces: list[bytes] = []
        self._size = 0
        self._deadline = time.monotonic() + seconds

    def add(self, piece: bytes) -> bool:
        """Add a piece; whether that was too much. httpx.ReadTimeout if it came too late."""
        if time.monotonic() > self._deadline:
            raise httpx.ReadTimeout("the body of the answer took too long")
        self._pieces.append(piece)
        self._size += len(piece)
        return self.truncated

    @property
    def truncated(self) -> bool:
        """Whether there is more than is read."""
        return self._size > MAX_RESPONSE_BYTES

    def __bytes__(self) -> bytes:
        return b"".join(self._pieces)[:MAX_RESPONSE_BYTES]


def reject_repeated_compression(response: httpx.Response) -> None:
    """httpx.DecodingError for an answer that is compressed more than once: httpx unpacks a piece in one go, and each
    time it may become a thousand times as large."""
    if "," in response.headers.get("content-encoding", ""):
        raise httpx.DecodingError("the answer is compressed more than once")


def response_of(response: httpx.Response, content: ResponseBody) -> Response:
    """What came back."""
    return Response(
        status=response.status_code,
        reason=response.reason_phrase,
        headers=dict(response.headers.items()),
        content=bytes(content),
        truncated=content.truncated,
    )


def failure_of(error: httpx.HTTPError, sent: httpx.Request) -> TransportFailure:
    """The loss that an error means; what was sent also stood in its request, its frames and its own causes."""
    error.request = httpx.Request(sent.method, sent.url)
    error.__cause__ = error.__context__ = error.__traceback__ = None
    return TransportFailure(
        sent=not isinstance(error, _NEVER_SENT),
        timed_out=isinstance(error, httpx.TimeoutException),
        cause=error,
    )


def wrong_http_client_error(http_client: object, client: type[object], transport: type[object]) -> TypeError:
    """The error for what cannot be sent with."""
    return TypeError(
        f"http_client must be an httpx.{client.__name__} or an httpx.{transport.__name__}, "
        f"not {type(http_client).__name__}"
    )


def raise_if_closed(closed: bool) -> None:
    """RuntimeError for a call after the end."""
    if closed:
        raise RuntimeError(
            "this client is closed: make another, or close it only when all its calls are done"
        )
