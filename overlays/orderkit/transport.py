"""Performs an exchange over httpx, once for threads and once for tasks: the only room that talks to the network."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import closing
from functools import cache
from typing import Any, Final, TypeVar, cast

import anyio
import httpx
from anyio.lowlevel import RunVar

from .messages import Answer, Begin, EndTurn, Join, Lost, Pause, Request, Steps, Timeout, Turn

MAX_ANSWER_BYTES: Final = 64 * 1024 * 1024
"""Bytes of an answer that are read; what comes after is left and the answer marked as truncated."""

T = TypeVar("T")
ClientT = TypeVar("ClientT", httpx.Client, httpx.AsyncClient)

SyncHttp = httpx.Client
AsyncHttp = httpx.AsyncClient
"""What a caller may hand in."""

_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


_LOOP: Final = RunVar[object]("orderkit.loop")
"""What stands for the running event loop, whichever library runs it."""


@cache
def _ssl_context() -> ssl.SSLContext:
    """Reading the certificates costs more than all else in a client: one context serves them all."""
    return httpx.create_ssl_context()


class SyncTransport:
    """Performs exchanges in the calling thread; may be shared by threads."""

    def __init__(
        self,
        client: httpx.Client | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._sleep, self._turn = sleep, threading.Lock()
        self._client = _checked(client, httpx.Client) or httpx.Client(verify=_ssl_context())
        self._owned, self._closed = client is None, False

    def perform(self, steps: Steps[T]) -> T:
        """Take the steps to what comes of them, or to their error."""
        _refuse_if(self._closed)
        outcome: Any = None
        with closing(steps):  # at once if interrupted: nobody waits for a turn whose owner is gone
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as done:
                    result: T = done.value
                    return result
                outcome = self._do(step)

    def _do(self, step: Request | Pause | Turn | Begin | Join) -> object:
        match step:
            case Request():
                return self._send(step)
            case Pause():
                return self._sleep(step.seconds)
            case Turn():
                return self._take_turn()
            case Begin():
                return self._begin(step.steps)
            case Join():
                return wait(cast(Sequence[Future[Any]], step.flights), return_when=FIRST_COMPLETED)

    def _begin(self, steps: Steps[T]) -> Future[T]:
        flight: Future[T] = Future()
        threading.Thread(target=self._fly, args=(flight, steps), daemon=True).start()
        return flight

    def _fly(self, flight: Future[T], steps: Steps[T]) -> None:
        if flight.set_running_or_notify_cancel():
            try:
                flight.set_result(self.perform(steps))
            except BaseException as error:  # noqa: BLE001 - whoever waits for the flight gets it
                flight.set_exception(error)

    def _take_turn(self) -> EndTurn:
        self._turn.acquire()
        return self._turn.release

    def _send(self, request: Request) -> Answer | Lost:
        built = _build(self._client, request)
        content = _Content(request.timeout.body)
        try:
            response = self._client.send(built, stream=True, auth=None, follow_redirects=False)
            try:
                for chunk in response.iter_bytes():
                    if content.fills_up_with(chunk):
                        break
            finally:
                response.close()
        except httpx.HTTPError as error:
            return _lost(error, built)
        return _answer(response, content)

    def close(self) -> None:
        """Close the connections, unless the HTTP client was handed in."""
        self._closed = True
        if self._owned:
            self._client.close()


class AsyncTransport:
    """Performs exchanges in tasks of one event loop."""

    def __init__(
        self,
        client: httpx.AsyncClient | None = None,
        sleep: Callable[[float], Awaitable[object]] = anyio.sleep,
    ) -> None:
        self._sleep, self._turn = sleep, anyio.Lock()
        self._client = _checked(client, httpx.AsyncClient) or httpx.AsyncClient(verify=_ssl_context())
        self._owned, self._closed = client is None, False
        self._loop: object | None = None

    async def perform(self, steps: Steps[T]) -> T:
        """Take the steps to what comes of them, or to their error."""
        _refuse_if(self._closed)
        self._stay_in_loop()
        outcome: Any = None
        with closing(steps):
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as done:
                    result: T = done.value
                    return result
                outcome = await self._do(step)

    async def _do(self, step: Request | Pause | Turn | Begin | Join) -> object:
        match step:
            case Request():
                return await self._send(step)
            case Pause():
                return await self._sleep(step.seconds)
            case Turn():
                return await self._take_turn()
            case Begin():
                return self._begin(step.steps)
            case Join():
                tasks = cast(Sequence[asyncio.Task[Any]], step.flights)
                return await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)

    def _begin(self, steps: Steps[T]) -> asyncio.Task[T]:
        flight = asyncio.get_running_loop().create_task(self.perform(steps))
        flight.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody may ask for it
        return flight

    async def _take_turn(self) -> EndTurn:
        await self._turn.acquire()
        return self._turn.release

    async def _send(self, request: Request) -> Answer | Lost:
        built = _build(self._client, request)
        content = _Content(request.timeout.body)
        try:
            response = await self._client.send(built, stream=True, auth=None, follow_redirects=False)
            try:
                async for chunk in response.aiter_bytes():
                    if content.fills_up_with(chunk):
                        break
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            return _lost(error, built)
        return _answer(response, content)

    def _stay_in_loop(self) -> None:
        """Belong to the event loop of the first call: connections cannot be used, or closed, in another."""
        loop = _running_loop()
        self._loop = self._loop or loop
        if self._loop is not loop:
            raise RuntimeError(
                "this client was first used in another event loop and belongs to it: make a client in each loop, "
                "and close it there"
            )

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was handed in."""
        if self._owned and not self._closed:
            self._stay_in_loop()
            await self._client.aclose()
        self._closed = True


def _running_loop() -> object:
    try:
        return _LOOP.get()
    except LookupError:
        _LOOP.set(object())
        return _LOOP.get()


def _refuse_if(closed: bool) -> None:
    if closed:
        raise RuntimeError(
            "this client is closed: make another, or close it only when all its calls are done"
        )


def _checked(client: object, kind: type[ClientT]) -> ClientT | None:
    if client is None or isinstance(client, kind):
        return client
    raise TypeError(f"http_client must be an httpx.{kind.__name__}, not {type(client).__name__}")


def _build(client: httpx.Client | httpx.AsyncClient, request: Request) -> httpx.Request:
    try:
        return client.build_request(
            request.method,
            request.base_url + request.path,
            params=request.params or None,
            headers={**request.headers, **request.proof.headers},
            content=request.content,
            timeout=_httpx_timeout(request.timeout),
        )
    except httpx.InvalidURL as error:
        raise ValueError(f"the arguments of this call make no URL: {error}") from error


def _httpx_timeout(timeout: Timeout) -> httpx.Timeout:
    return httpx.Timeout(connect=timeout.connect, read=timeout.read, write=timeout.write, pool=timeout.pool)


class _Content:
    """The body of an answer up to the limits of its size and its time, and whether there was more."""

    def __init__(self, seconds: float) -> None:
        self._content = bytearray()
        self._deadline = time.monotonic() + seconds

    def fills_up_with(self, chunk: bytes) -> bool:
        """Add a piece; whether that was too much. httpx.ReadTimeout if it came too late."""
        if time.monotonic() > self._deadline:
            raise httpx.ReadTimeout("the body of the answer took too long")
        self._content += chunk
        return self.truncated

    @property
    def truncated(self) -> bool:
        return len(self._content) > MAX_ANSWER_BYTES

    def __bytes__(self) -> bytes:
        return bytes(self._content[:MAX_ANSWER_BYTES])


def _answer(response: httpx.Response, content: _Content) -> Answer:
    headers: dict[str, Any] = dict(response.headers)
    return Answer(
        status=response.status_code,
        reason=response.reason_phrase,
        headers=headers,
        content=bytes(content),
        truncated=content.truncated,
    )


def _lost(error: httpx.HTTPError, sent: httpx.Request) -> Lost:
    """The loss that an error means; what was sent also stood in its request, its frames and its own causes."""
    error.request = httpx.Request(sent.method, sent.url)
    error.__cause__ = error.__context__ = error.__traceback__ = None
    return Lost(
        sent=not isinstance(error, _NEVER_SENT),
        timed_out=isinstance(error, httpx.TimeoutException),
        cause=error,
    )
