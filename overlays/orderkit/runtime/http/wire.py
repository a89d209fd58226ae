"""The parts of httpx that both transports share: senders, requests, response bodies and failures."""

from __future__ import annotations

import math
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from typing import Any, Final, TypeAlias, TypeVar

import httpx
from attrs import define

from ..protocol.forks import ForkSafeLock
from ..protocol.messages import Request, Response, Timeout, TransportFailure
from .encodings import ACCEPTED_ENCODINGS, Unpacker, encodings_in, is_readable
from .limits import Limit

# Bytes of a response that are read; the rest is dropped and the response marked as truncated. A page of orders has at
# most a few megabytes: the limit keeps a broken or hostile server from filling the memory, by compression too.
MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024

ErrorT = TypeVar("ErrorT", bound=BaseException)

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

# Held while the TLS context is made, so that many concurrent first calls make one.
_MAKING: Final = ForkSafeLock()


@define(frozen=True)
class Sender:
    """Functions of httpx that make a request, and send it and return once the head of the response is there."""

    make: Callable[..., httpx.Request]
    send: Callable[[httpx.Request], Any]


def over_client(client: httpx.Client | httpx.AsyncClient) -> Sender:
    """Make a sender of a client that the user passed, with everything that it adds to a request."""
    # Redirects are not followed, even if the client would: they could lead the credentials to another host.
    send = partial(client.send, stream=True, auth=None, follow_redirects=False)
    return Sender(partial(_request_of, client), send)


def _request_of(
    client: httpx.Client | httpx.AsyncClient, *args: Any, headers: dict[str, str], **kwargs: Any
) -> httpx.Request:
    request = client.build_request(*args, **kwargs)
    ours = [(name.encode("ascii"), value.encode("ascii")) for name, value in _with_encodings(headers).items()]
    replaced = {name.lower() for name, _ in ours}
    if client.cookies and b"cookie" not in replaced:
        # A client keeps the cookies of every response. One that several clients of ours share would send those of one
        # account with the calls of another. A header that the user set stays.
        ours += [(name, value) for name, value in client.headers.raw if name.lower() == b"cookie"]
        replaced.add(b"cookie")
    # httpx would merge ours into its own in a time that grows with the product of their numbers.
    kept = [(name, value) for name, value in request.headers.raw if name.lower() not in replaced]
    request.headers = httpx.Headers([*kept, *ours])
    return request


def over_transport(send: Callable[[httpx.Request], Any]) -> Sender:
    """Make a sender of a transport alone."""
    # httpx's clients would take twice the time, for cookies, redirects and credentials that an API does not use.
    return Sender(_make_request, send)


def _make_request(*args: Any, headers: dict[str, str], **kwargs: Any) -> httpx.Request:
    return httpx.Request(*args, headers=_with_encodings(headers), **kwargs)


def _with_encodings(headers: dict[str, str]) -> dict[str, str]:
    return {"Accept-Encoding": ACCEPTED_ENCODINGS, **headers}


def ssl_context() -> ssl.SSLContext:
    """Return the TLS context of all clients: reading the certificates costs more than the rest of a client."""
    with _MAKING.held:
        return _read_certificates()


@cache
def _read_certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context()


@cache
def without_certificates() -> ssl.SSLContext:
    """Return a context that trusts no server, for connections without TLS. Should one ever use it, it fails."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def build(sender: Sender, request: Request) -> httpx.Request:
    """Make the request of httpx, for an attempt that begins now.

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
            extensions={"timeout": limits_of(request.timeout)},
        )
    except httpx.InvalidURL as error:
        raise ValueError(f"arguments of this call must make a valid URL: {error}") from error


def limits_of(timeout: Timeout) -> dict[str, Limit]:
    """Return the timeouts of an attempt that begins now, in the form of httpx."""
    now = time.monotonic()
    end = now + (math.inf if timeout.total is None else timeout.total)
    response_end = min(end, now + (math.inf if timeout.body is None else timeout.body))
    return {
        "connect": _limit(timeout.connect, now, end),
        "read": _limit(timeout.read, now, response_end),
        "write": _limit(timeout.write, now, end),
        "pool": _limit(timeout.pool, now, end),
    }


def _limit(seconds: float, now: float, ends_at: float) -> Limit:
    limit = Limit(min(seconds, ends_at - now))
    limit.ends_at = ends_at
    return limit


def url_of(address: str, params: Mapping[str, Any]) -> httpx.URL:
    """Return the URL of a request, as `build` makes it.

    Raises:
        ValueError: httpx cannot make a URL of the arguments.
    """
    try:
        url = _parsed_url(address)
        return url.copy_merge_params(params) if params else url
    except httpx.InvalidURL as error:
        raise ValueError(f"arguments of this call must make a valid URL: {error}") from error


def headers_of(request: Request) -> dict[str, str]:
    """Return the headers of a request that go over a transport alone."""
    return {"Accept-Encoding": ACCEPTED_ENCODINGS, **request.headers, **request.auth.headers}


# Parsing takes httpx an eighth of a call. Most operations have one URL; those with an id in it take turns here.
@lru_cache(maxsize=256)
def _parsed_url(url: str) -> httpx.URL:
    return httpx.URL(url)


class ResponseReader:
    """Collects the body of a response.

    A body in an encoding that was not requested is not read: its response is marked.

    Args:
        response: The response, of which only the head has arrived.
        headers: Its headers by lower-case name.
        deadline: The time of `time.monotonic` by which the body must be complete.
    """

    def __init__(self, response: httpx.Response, headers: dict[str, str], deadline: float) -> None:
        self._response, self._headers, self._deadline = response, headers, deadline
        self._chunks: list[bytes] = []
        self._size = self._received = 0
        self._unreadable = ""
        encoded = headers.get("content-encoding")
        encodings = encodings_in(encoded) if encoded else []
        if encodings and not is_readable(encodings):
            got = ", ".join(encodings)
            self._unreadable = f"an encoding that was requested, {ACCEPTED_ENCODINGS} (got {got})"
        # A body that is there already was made, or read, by the user's own HTTP client, which decompressed it.
        self._is_raw = not response.is_stream_consumed
        self._unpack = Unpacker(encodings[0]) if encodings and self._is_raw and not self._unreadable else None

    def read(self) -> Response:
        """Read the body of a synchronous response.

        Raises:
            httpx.ReadTimeout: A chunk arrived after the deadline.
            httpx.DecodingError: The body of a successful response is damaged.
        """
        if not self._unreadable:
            for chunk in self._stream() if self._is_raw else (self._response.content,):
                if self._add(chunk):
                    break
        return self._finish()

    async def read_async(self) -> Response:
        """Read the body of an asynchronous response, as `read` does."""
        if not self._is_raw:
            return self.read()
        if not self._unreadable:
            async for chunk in self._stream():
                if self._add(chunk):
                    break
        return self._finish()

    def _stream(self) -> Any:
        # httpx's own iterator counts and splits what the stream yields, which takes a thirtieth of a call.
        if self._response.is_closed:
            raise httpx.StreamClosed
        return self._response.stream

    def _add(self, chunk: bytes) -> bool:
        """Add a chunk and return whether no more is wanted."""
        if time.monotonic() > self._deadline:
            raise httpx.ReadTimeout("the body of the response took too long")
        # Compressed bytes count as well: what follows a compressed body unfolds to nothing, and may be endless.
        self._received += len(chunk)
        if self._unpack is not None:
            chunk = self._unpacked(self._unpack, chunk)
        self._chunks.append(chunk)
        self._size += len(chunk)
        return bool(self._unreadable) or max(self._size, self._received) > MAX_RESPONSE_BYTES

    def _unpacked(self, unpack: Unpacker, chunk: bytes) -> bytes:
        try:
            return unpack(chunk, MAX_RESPONSE_BYTES + 1 - self._size)
        except zlib.error as error:
            # An error of the provider is known by its status, whatever became of its body.
            if self._response.status_code < 400:
                raise httpx.DecodingError(str(error)) from error
            self._unreadable = "the encoding that its head names"
            return b""

    def _finish(self) -> Response:
        """Make a response of ours from the chunks that were added."""
        response, truncated = self._response, max(self._size, self._received) > MAX_RESPONSE_BYTES
        content = b"".join(self._chunks)
        return Response(
            status=response.status_code,
            reason=response.reason_phrase,
            headers=self._headers,
            content=content[:MAX_RESPONSE_BYTES] if truncated else content,
            truncated=truncated,
            unreadable=self._unreadable,
        )


def decoded_headers(response: httpx.Response) -> dict[str, str]:
    """Return headers by lower-case name, repeated ones joined, as httpx does in three times the time."""
    headers: dict[str, str] = {}
    try:
        for raw_name, raw_value in response.headers.raw:
            name, value = raw_name.lower().decode("ascii"), raw_value.decode("ascii")
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
    except UnicodeDecodeError:
        return dict(response.headers.items())
    return headers


def failure_of(error: httpx.HTTPError, sent: httpx.Request) -> TransportFailure:
    """Make a failure from an error of httpx, without the request, frames and causes: they hold what was sent."""
    error.request = httpx.Request(sent.method, sent.url)
    return TransportFailure(
        sent=not isinstance(error, _NEVER_SENT),
        timed_out=isinstance(error, httpx.TimeoutException),
        cause=without_frames(error),
    )


def failure_in(error: BaseException, sent: httpx.Request) -> TransportFailure | None:
    """Make a failure from an error that came out of httpx; None if it is no failure of the network."""
    if isinstance(error, httpx.HTTPError):
        return failure_of(error, sent)
    # httpx lets through what its package for SOCKS says of a proxy that does not speak SOCKS.
    if type(error).__module__.partition(".")[0] == "socksio":
        return failure_of(httpx.ProxyError(str(error)), sent)
    return None


def shows_what_was_sent(error: BaseException, given: Sender | None) -> bool:
    """Return whether the frames of an error that no call expects, such as an interrupt, hold what was sent."""
    # A bug in an HTTP client that the user passed must show where it is.
    return given is None or not isinstance(error, Exception)


def without_frames(error: ErrorT) -> ErrorT:
    """Remove frames and causes from an error that passed through an HTTP library: they hold what was sent."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


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
