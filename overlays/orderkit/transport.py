"""Performs an exchange over httpx, once for threads and once for tasks: the only room that talks to the network."""

from __future__ import annotations

import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, Protocol, TypeVar

import anyio
import httpx

from .exchange import Flow
from .messages import Answer, Lost, Pause, Request, Timeout

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


class Credentials(Protocol):
    """What proves who calls: headers for one request, never shown."""

    def headers(self) -> Mapping[str, str]:
        """The headers to send, and nowhere but to the configured origin."""
        ...


@cache
def _ssl_context() -> ssl.SSLContext:
    """Reading the certificates costs more than all else in a client: one context serves them all."""
    return httpx.create_ssl_context()


class SyncTransport:
    """Performs exchanges in the calling thread; may be shared by threads."""

    def __init__(
        self,
        base_url: str,
        credentials: Credentials,
        client: httpx.Client | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._base_url, self._credentials, self._sleep = base_url, credentials, sleep
        self._client = _checked(client, httpx.Client) or httpx.Client(verify=_ssl_context())
        self._owned = client is None

    def perform(self, flow: Flow) -> tuple[Answer, int]:
        """Drive the flow to its answer and the attempts it took, or to its error."""
        step = next(flow)
        while True:
            outcome = self._take(step)
            try:
                step = flow.send(outcome)
            except StopIteration as done:
                result: tuple[Answer, int] = done.value
                return result

    def _take(self, step: Request | Pause) -> Answer | Lost | None:
        if isinstance(step, Pause):
            self._sleep(step.seconds)
            return None
        return self._send(step)

    def _send(self, request: Request) -> Answer | Lost:
        built = _build(self._client, self._base_url, self._credentials, request)
        try:
            response = self._client.send(built, stream=True, auth=None, follow_redirects=False)
            try:
                return _answer(response, *_join(response.iter_bytes()))
            finally:
                response.close()
        except httpx.HTTPError as error:
            return _lost(error, built)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was handed in."""
        if self._owned:
            self._client.close()


class AsyncTransport:
    """Performs exchanges in tasks of one event loop."""

    def __init__(
        self,
        base_url: str,
        credentials: Credentials,
        client: httpx.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[object]] = anyio.sleep,
    ) -> None:
        self._base_url, self._credentials, self._sleep = base_url, credentials, sleep
        self._client = _checked(client, httpx.AsyncClient) or httpx.AsyncClient(verify=_ssl_context())
        self._owned = client is None

    async def perform(self, flow: Flow) -> tuple[Answer, int]:
        """Drive the flow to its answer and the attempts it took, or to its error."""
        step = next(flow)
        while True:
            outcome = await self._take(step)
            try:
                step = flow.send(outcome)
            except StopIteration as done:
                result: tuple[Answer, int] = done.value
                return result

    async def _take(self, step: Request | Pause) -> Answer | Lost | None:
        if isinstance(step, Pause):
            await self._sleep(step.seconds)
            return None
        return await self._send(step)

    async def _send(self, request: Request) -> Answer | Lost:
        built = _build(self._client, self._base_url, self._credentials, request)
        try:
            response = await self._client.send(built, stream=True, auth=None, follow_redirects=False)
            try:
                return _answer(response, *await _join_async(response.aiter_bytes()))
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            return _lost(error, built)

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was handed in."""
        if self._owned:
            await self._client.aclose()


def _checked(client: object, kind: type[ClientT]) -> ClientT | None:
    if client is None or isinstance(client, kind):
        return client
    raise TypeError(f"http_client must be an httpx.{kind.__name__}, not {type(client).__name__}")


def _build(
    client: httpx.Client | httpx.AsyncClient, base_url: str, credentials: Credentials, request: Request
) -> httpx.Request:
    try:
        return client.build_request(
            request.method,
            base_url + request.path,
            params=request.params or None,
            headers={**request.headers, **credentials.headers()},
            content=request.content,
            timeout=_httpx_timeout(request.timeout),
        )
    except httpx.InvalidURL as error:
        raise ValueError(f"the arguments of this call make no URL: {error}") from error


def _httpx_timeout(timeout: Timeout) -> httpx.Timeout:
    return httpx.Timeout(connect=timeout.connect, read=timeout.read, write=timeout.write, pool=timeout.pool)


def _join(chunks: Iterator[bytes]) -> tuple[bytes, bool]:
    """The chunks up to the limit, and whether there was more."""
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > MAX_ANSWER_BYTES:
            return bytes(content[:MAX_ANSWER_BYTES]), True
    return bytes(content), False


async def _join_async(chunks: AsyncIterator[bytes]) -> tuple[bytes, bool]:
    content = bytearray()
    async for chunk in chunks:
        content += chunk
        if len(content) > MAX_ANSWER_BYTES:
            return bytes(content[:MAX_ANSWER_BYTES]), True
    return bytes(content), False


def _answer(response: httpx.Response, content: bytes, truncated: bool) -> Answer:
    headers: dict[str, Any] = dict(response.headers)
    return Answer(
        status=response.status_code,
        reason=response.reason_phrase,
        headers=headers,
        content=content,
        truncated=truncated,
    )


def _lost(error: httpx.HTTPError, sent: httpx.Request) -> Lost:
    error.request = httpx.Request(sent.method, sent.url)  # the one that was sent holds the credentials
    return Lost(
        sent=not isinstance(error, _NEVER_SENT),
        timed_out=isinstance(error, httpx.TimeoutException),
        cause=error,
    )
