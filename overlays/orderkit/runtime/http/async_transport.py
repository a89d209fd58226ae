"""Runs flows over httpx in an event loop; `sync_transport.py` does the same in the calling thread."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar, cast

import anyio
import httpx
from anyio.lowlevel import RunVar

from ..protocol.messages import (
    AcquireLock,
    Flow,
    ReleaseLock,
    Request,
    Response,
    Sleep,
    Spawn,
    TransportFailure,
    WaitAny,
)
from .wire import (
    AsyncHttp,
    ResponseReader,
    Sender,
    Transports,
    build,
    closed_error,
    failure_of,
    over_client,
    over_transport,
    wrong_http_client_error,
)

T = TypeVar("T")

# Identifies the running event loop of a library other than asyncio, such as trio, which has no object for it.
_LOOP: Final = RunVar[object]("orderkit.loop")


def _given(http_client: AsyncHttp | None) -> Sender | None:
    """Make a sender of the http_client that the user passed."""
    match http_client:
        case None:
            return None
        case httpx.AsyncClient():
            return over_client(http_client)
        case httpx.AsyncBaseTransport():
            return over_transport(http_client.handle_async_request)
        case _:
            raise wrong_http_client_error(http_client, httpx.AsyncClient, httpx.AsyncBaseTransport)


class AsyncTransport:
    """Runs flows in the event loop in which it is first used."""

    def __init__(
        self,
        http_client: AsyncHttp | None = None,
        sleep: Callable[[float], Awaitable[object]] = anyio.sleep,
    ) -> None:
        self._sleep, self._lock = sleep, anyio.Lock()
        self._given, self._closed = _given(http_client), False
        self._transports = Transports(
            httpx.AsyncHTTPTransport, lambda made, request: made.handle_async_request(request)
        )
        self._loop: object | None = None

    async def perform(self, flow: Flow[T]) -> T:
        """Run a flow to its result or its error."""
        if self._closed:
            raise closed_error()
        self._stay_in_loop()
        outcome: Any = None
        try:
            while True:
                try:
                    step = flow.send(outcome)
                except StopIteration as done:
                    result: T = done.value
                    return result
                outcome = await self._do(step)
        finally:
            flow.close()

    async def _do(self, step: Request | Sleep | AcquireLock | Spawn | WaitAny) -> object:
        match step:
            case Request():
                return await self._send(step)
            case Sleep():
                return await self._sleep(step.seconds)
            case AcquireLock():
                return await self._acquire_lock(step.seconds)
            case Spawn():
                return self._spawn(step.flow)
            case WaitAny():
                # Not `gather`, which cancels the tasks with this call: pages fetched ahead would be lost.
                tasks = cast(Sequence[asyncio.Task[Any]], step.tasks)
                return await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)

    def _spawn(self, flow: Flow[T]) -> asyncio.Task[T]:
        task = asyncio.get_running_loop().create_task(self.perform(flow))
        # Reading the exception keeps asyncio from warning about a task whose result is never used.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        return task

    async def _acquire_lock(self, seconds: float) -> ReleaseLock | None:
        with anyio.move_on_after(seconds):
            await self._lock.acquire()
            return self._lock.release
        return None

    async def _send(self, request: Request) -> Response | TransportFailure:
        if self._closed:  # maybe while the call waited: a connection opened now would never be closed
            raise closed_error()
        sender = self._given or self._transports.sender_for(request)
        built, deadline = build(sender, request), time.monotonic() + request.timeout.body
        try:
            response: httpx.Response = await sender.send(built)
            try:
                reader = ResponseReader(response, deadline)
                async for chunk in response.aiter_bytes():
                    if reader.add(chunk):
                        break
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            return failure_of(error, built)
        return reader.finish()

    def _stay_in_loop(self) -> None:
        """Bind to the event loop of the first call: connections cannot be used, or closed, in another."""
        loop = _running_loop()
        self._loop = self._loop or loop
        if self._loop is not loop:
            raise RuntimeError(
                "this client is bound to another event loop, in which it was first used; make a client in each loop, "
                "and close it there"
            )

    async def close(self) -> None:
        """Close the connections, unless the user passed the HTTP client."""
        made = () if self._closed else self._transports.made()
        if made:
            self._stay_in_loop()
        self._closed = True
        for transport in made:
            await transport.aclose()


def _running_loop() -> object:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return _loop_of_another_library()


def _loop_of_another_library() -> object:
    try:
        return _LOOP.get()
    except LookupError:
        _LOOP.set(object())
        return _LOOP.get()
