"""httpx as the transports use it: clients, requests, bodies and failures, the same for threads and for tasks."""

from __future__ import annotations

import ssl
import threading
import time
from functools import cache
from typing import Final, Generic, TypeVar, cast

import httpx

from .messages import Answer, Lost, Request, Timeout

MAX_ANSWER_BYTES: Final = 64 * 1024 * 1024
"""Bytes of an answer that are read; what comes after is left and the answer marked as truncated."""

ClientT = TypeVar("ClientT", httpx.Client, httpx.AsyncClient)

_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

_MAKING: Final = threading.RLock()
"""Held while a client or the context is made, so that many first calls at once make one."""


class HttpClients(Generic[ClientT]):
    """The HTTP client that was handed in, or else those that are made by the first request: one for plain HTTP, which
    needs no certificates, and one for all else."""

    def __init__(self, kind: type[ClientT], given: ClientT | None) -> None:
        if given is not None and not isinstance(cast(object, given), kind):
            raise TypeError(f"http_client must be an httpx.{kind.__name__}, not {type(given).__name__}")
        self._kind: type[ClientT] = kind
        self._given: ClientT | None = given
        self._made: dict[bool, ClientT] = {}

    def client_for(self, request: Request) -> ClientT:
        """What sends a request."""
        if self._given is not None:
            return self._given
        plain = request.base_url.startswith("http://")
        return self._made.get(plain) or self._make(plain)

    def made(self) -> tuple[ClientT, ...]:
        """Those that were not handed in, to be closed."""
        return tuple(self._made.values())

    def _make(self, plain: bool) -> ClientT:
        with _MAKING:
            if plain not in self._made:
                self._made[plain] = self._kind(verify=_trust_nobody() if plain else ssl_context())
            return self._made[plain]


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


def build(client: httpx.Client | httpx.AsyncClient, request: Request) -> httpx.Request:
    """The request as httpx sends it.

    Raises:
        ValueError: Its arguments make no URL.
    """
    try:
        return client.build_request(
            request.method,
            request.base_url + request.path,
            params=request.params or None,
            headers={**request.headers, **request.proof.headers},
            content=request.content,
            extensions={"timeout": _as_httpx_has_it(request.timeout)},
        )
    except httpx.InvalidURL as error:
        raise ValueError(f"the arguments of this call make no URL: {error}") from error


def _as_httpx_has_it(timeout: Timeout) -> dict[str, float]:
    return {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": timeout.pool}


class Content:
    """The body of an answer up to the limits of its size and its time, and whether there was more."""

    def __init__(self, seconds: float) -> None:
        self._pieces: list[bytes] = []
        self._size = 0
        self._deadline = time.monotonic() + seconds

    def fills_up_with(self, piece: bytes) -> bool:
        """Add a piece; whether that was too much. httpx.ReadTimeout if it came too late."""
        if time.monotonic() > self._deadline:
            raise httpx.ReadTimeout("the body of the answer took too long")
        self._pieces.append(piece)
        self._size += len(piece)
        return self.truncated

    @property
    def truncated(self) -> bool:
        """Whether there is more than is read."""
        return self._size > MAX_ANSWER_BYTES

    def __bytes__(self) -> bytes:
        return b"".join(self._pieces)[:MAX_ANSWER_BYTES]


def answer_of(response: httpx.Response, content: Content) -> Answer:
    """What came back."""
    return Answer(
        status=response.status_code,
        reason=response.reason_phrase,
        headers=dict(response.headers.items()),
        content=bytes(content),
        truncated=content.truncated,
    )


def loss_of(error: httpx.HTTPError, sent: httpx.Request) -> Lost:
    """The loss that an error means; what was sent also stood in its request, its frames and its own causes."""
    error.request = httpx.Request(sent.method, sent.url)
    error.__cause__ = error.__context__ = error.__traceback__ = None
    return Lost(
        sent=not isinstance(error, _NEVER_SENT),
        timed_out=isinstance(error, httpx.TimeoutException),
        cause=error,
    )


def refuse_if(closed: bool) -> None:
    """RuntimeError for a call after the end."""
    if closed:
        raise RuntimeError(
            "this client is closed: make another, or close it only when all its calls are done"
        )
