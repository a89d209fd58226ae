"""The parts of httpx that both transports share: senders, requests, response bodies and failures."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from functools import cache, lru_cache, partial
from typing import Any, Final, Generic, TypeAlias, TypeVar
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import define

from ..protocol.messages import Request, Response, Timeout, TransportFailure

# Bytes of a response that are read; the rest is dropped and the response marked as truncated. A page of orders has at
# most a few megabytes: the limit keeps a broken or hostile server from filling the memory, by compression too.
MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024

TransportT = TypeVar("TransportT", httpx.HTTPTransport, httpx.AsyncHTTPTransport)

SyncHttp: TypeAlias = httpx.Client | httpx.BaseTransport
AsyncHttp: TypeAlias = httpx.AsyncClient | httpx.AsyncBaseTransport
"""Types of `http_client=` that a user may pass."""

# These arise before a connection is there, so that not one byte was sent. After any other error the request may have
# arrived.
_NEVER_SENT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

# Held while a transport or the TLS context is made, so that many concurrent first calls make one. Reentrant, because
# making a transport makes the context.
_MAKING: Final = threading.RLock()


@define(frozen=True)
class Sender:
    """Functions of httpx that make a request, and send it and return once the head of the response is there."""

    make: Callable[..., httpx.Request]
    send: Callable[[httpx.Request], Any]


def over_client(client: httpx.Client | httpx.AsyncClient) -> Sender:
    """Make a sender of a client that the user passed, with everything that it adds to a request."""
    # Redirects are not followed, even if the client would: they could lead the credentials to another host.
    return Sender(client.build_request, partial(client.send, stream=True, auth=None, follow_redirects=False))


def over_transport(send: Callable[[httpx.Request], Any]) -> Sender:
    """Make a sender of a transport alone."""
    # httpx's clients would take twice the time, for cookies, redirects and credentials that an API does not use.
    return Sender(_make_request, send)


# The encodings that httpx always unpacks. Its clients would add br and zstd where those packages are installed; a fixed
# list makes a request the same on every machine.
def _make_request(*args: Any, headers: dict[str, str], **kwargs: Any) -> httpx.Request:
    return httpx.Request(*args, headers={"Accept-Encoding": "gzip, deflate", **headers}, **kwargs)


class Transports(Generic[TransportT]):
    """Our own transports of httpx, made by the first request that needs them.

    There is one for plain HTTP, which needs no certificates, one for HTTPS, and one of each for each proxy that the
    environment names.
    """

    def __init__(self, kind: type[TransportT], send: Callable[[TransportT, httpx.Request], Any]) -> None:
        self._kind: type[TransportT] = kind
        self._send: Callable[[TransportT, httpx.Request], Any] = send
        self._made: dict[tuple[bool, str | None], TransportT] = {}
        self._senders: dict[str, Sender] = {}

    def sender_for(self, request: Request) -> Sender:
        """Return the sender for a request."""
        return self._senders.get(request.base_url) or self._open(request.base_url)

    def made(self) -> tuple[TransportT, ...]:
        """Return all of them, to be closed."""
        return tuple(self._made.values())

    def _open(self, base_url: str) -> Sender:
        url = urlsplit(base_url)
        plain = url.scheme == "http"
        proxy = proxy_from_environment(url.scheme, url.hostname or "", url.port)
        with _MAKING:
            if (plain, proxy) not in self._made:
                self._made[plain, proxy] = self._make(plain, proxy)
            self._senders[base_url] = over_transport(partial(self._send, self._made[plain, proxy]))
        return self._senders[base_url]

    def _make(self, plain: bool, proxy: str | None) -> TransportT:
        context = _without_certificates() if plain else ssl_context()
        try:
            return self._kind(verify=context, proxy=proxy)
        except (httpx.InvalidURL, ValueError):  # its message may include a part of the proxy's password
            raise unusable_proxy_error("httpx") from None


def proxy_from_environment(scheme: str, host: str, port: int | None) -> str | None:
    """Return the proxy that the environment names for a host, for example by `HTTPS_PROXY` and `NO_PROXY`."""
    named = getproxies()
    address = named.get(scheme) or named.get("all")
    if not address or proxy_bypass(host if port is None else f"{host}:{port}"):
        return None
    return address if "://" in address else f"http://{address}"


def unusable_proxy_error(library: str) -> ValueError:
    """Build the error for a proxy of the environment that the library cannot use."""
    return ValueError(
        f"proxy of the environment (HTTPS_PROXY and the like) must be a URL that {library} supports; "
        "correct it, or exclude the host by NO_PROXY"
    )


def ssl_context() -> ssl.SSLContext:
    """Return the TLS context of all clients: reading the certificates costs more than the rest of a client."""
    with _MAKING:
        return _read_certificates()


@cache
def _read_certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@cache
def _without_certificates() -> ssl.SSLContext:
    """Return a context that trusts no server, for connections without TLS. Should one ever use it, it fails."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def build(sender: Sender, request: Request) -> httpx.Request:
    """Make the request of httpx.

    Raises:
        ValueError: httpx cannot make a URL of the arguments.
    """
    try:
        return sender.make(
            request.method,
            _parsed_url(request.base_url + request.path),
            params=request.params or None,  # with empty params httpx would drop a query of the URL
            headers={**request.headers, **request.auth.headers},
            content=None if request.body is None else request.body.content,
            extensions={"timeout": _httpx_timeout(request.timeout)},
        )
    except httpx.InvalidURL as error:
        raise ValueError(f"arguments of this call must make a valid URL: {error}") from error


# Parsing takes httpx an eighth of a call. Most operations have one URL; those with an id in it take turns here.
@lru_cache(maxsize=256)
def _parsed_url(url: str) -> httpx.URL:
    return httpx.URL(url)


def _httpx_timeout(timeout: Timeout) -> dict[str, float]:
    return {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": timeout.pool}


class ResponseReader:
    """Collects the body of a response, up to the limits of its size and its time.

    Args:
        response: The response, of which only the head has arrived.
        deadline: The time of `time.monotonic` by which the body must be complete.

    Raises:
        httpx.DecodingError: The response is compressed more than once.
    """

    def __init__(self, response: httpx.Response, deadline: float) -> None:
        # httpx unpacks a chunk in one go, and each layer of compression can make it a thousand times as large: one
        # layer keeps within the limit of size before the next chunk is read, two do not.
        if "," in response.headers.get("content-encoding", ""):
            raise httpx.DecodingError("the response is compressed more than once")
        self._response, self._deadline = response, deadline
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> bool:
        """Add a chunk and return whether that was too much.

        Raises:
            httpx.ReadTimeout: The chunk arrived after the deadline.
        """
        if time.monotonic() > self._deadline:
            raise httpx.ReadTimeout("the body of the response took too long")
        self._chunks.append(chunk)
        self._size += len(chunk)
        return self._size > MAX_RESPONSE_BYTES

    def finish(self) -> Response:
        """Make a response of ours from the chunks that were added."""
        response, truncated = self._response, self._size > MAX_RESPONSE_BYTES
        content = b"".join(self._chunks)
        return Response(
            status=response.status_code,
            reason=response.reason_phrase,
            headers=dict(response.headers.items()),
            content=content[:MAX_RESPONSE_BYTES] if truncated else content,
            truncated=truncated,
        )


def failure_of(error: httpx.HTTPError, sent: httpx.Request) -> TransportFailure:
    """Make a failure from an error of httpx, without the request, frames and causes: they hold what was sent."""
    error.request = httpx.Request(sent.method, sent.url)
    error.__cause__ = error.__context__ = error.__traceback__ = None
    return TransportFailure(
        sent=not isinstance(error, _NEVER_SENT),
        timed_out=isinstance(error, httpx.TimeoutException),
        cause=error,
    )


def wrong_http_client_error(http_client: object, client: type[object], transport: type[object]) -> TypeError:
    """Build the error for an `http_client=` of another type."""
    return TypeError(
        f"http_client must be an httpx.{client.__name__} or an httpx.{transport.__name__} "
        f"(got {type(http_client).__name__})"
    )


def closed_error() -> RuntimeError:
    """Build the error for a call on a client that is closed."""
    return RuntimeError(
        "this client is closed: make another one, or close it only after all of its calls are done"
    )
