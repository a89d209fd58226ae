"""Runs flows over httpx in an event loop; `sync_transport.py` does the same in the calling thread."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

import anyio
import httpx
from anyio.lowlevel import RunVar

from ..protocol.forks import keep_for_parent, track
from ..protocol.messages import (
    AcquireLock,
    Flow,
    ReleaseLock,
    Request,
    Response,
    Sleep,
    Spawn,
    Task,
    TransportFailure,
    WaitAny,
)
from .connections import Connections
from .gates import CONNECTIONS
from .http_clients import claim
from .leftovers import end, guard
from .loop_gate import LoopGate
from .wire import (
    AsyncHttp,
    ResponseReader,
    Sender,
    build,
    closed_error,
    decoded_headers,
    failure_in,
    over_client,
    over_transport,
    shows_what_was_sent,
    without_frames,
    wrong_http_client_error,
)

T = TypeVar("T")

_SECONDS_TO_CLOSE: Final = 1.0

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
        self._sleep, self._closed = sleep, False
        self._http_client, self._given = http_client, _given(http_client)
        self._send_request = getattr(http_client, "send_request", None)  # of ours over aiohttp
        self._keeps_deadlines = http_client is None or getattr(http_client, "keeps_deadlines", False)
        # How many connections an HTTP client of the user has is not known, except for ours over aiohttp.
        gate = LoopGate(CONNECTIONS) if http_client is None else getattr(http_client, "gate", None)
        self._gate: LoopGate | None = gate
        self._renew()
        track(self)

    def _renew(self) -> None:
        self._lock, self._claimed = anyio.Lock(), False
        self._loop: object | None = None
        self._connections = Connections(
            httpx.AsyncHTTPTransport, lambda made, request: made.handle_async_request(request)
        )

    def after_fork(self) -> None:
        """Leave loop and connections to the parent process; those of this one are opened when they are needed."""
        keep_for_parent(self._connections)
        self._renew()

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
                if self._gate is None:
                    return await self._send_step(step)
                async with self._gate:
                    return await self._send_step(step)
            case Sleep():
                return await self._sleep(step.seconds)
            case AcquireLock():
                return await self._acquire_lock(step.seconds)
            case Spawn():
                return self._spawn(step.flow)
            case WaitAny():
                return await self._wait_any(step.tasks)

    async def _wait_any(self, tasks: Sequence[Any]) -> object:
        if not isinstance(self._loop, asyncio.AbstractEventLoop):
            from .trio_tasks import wait_any

            await wait_any(tasks)
            return None
        # Not `gather`, which cancels the tasks with this call: pages fetched ahead would be lost.
        return await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)

    def _spawn(self, flow: Flow[T]) -> Task:
        if not isinstance(self._loop, asyncio.AbstractEventLoop):
            from .trio_tasks import TrioTask  # the only other library that httpx runs on

            return TrioTask(self.perform(flow))
        task = self._loop.create_task(self.perform(flow))
        # Reading the exception keeps asyncio from warning about a task whose result is never used.
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        return task

    async def _acquire_lock(self, seconds: float) -> ReleaseLock | None:
        with anyio.move_on_after(seconds):
            await self._lock.acquire()
            return self._lock.release
        return None

    def _send_step(self, request: Request) -> Awaitable[Response | TransportFailure]:
        return self._send_own(request) if self._given is None else self._send_given(request, self._given)

    async def _send_given(self, request: Request, sender: Sender) -> Response | TransportFailure:
        if not self._claimed:
            claim(self._http_client)
            self._claimed = True
        if self._send_request is None:
            return await self._send(request, sender)
        if self._closed:
            raise closed_error()
        response: Response | TransportFailure = await self._send_request(request)
        return response

    async def _send_own(self, request: Request) -> Response | TransportFailure:
        if (expired := self._connections.expired(request.base_url)) is not None:
            await _close(expired)
        connection = self._connections.take(request.base_url)
        try:
            outcome = await self._send(request, connection.sender)
        except BaseException:  # cancelled, or an interrupt
            self._connections.drop(connection)
            await _close(connection.transport)
            raise
        self._connections.give_back(connection)
        return outcome

    async def _send(self, request: Request, sender: Sender) -> Response | TransportFailure:
        if self._closed:  # maybe while the call waited: a connection opened now would never be closed
            raise closed_error()
        built = build(sender, request)
        try:
            # Transports of ours end by themselves, with an error that says whether the request was sent.
            read = self._read(sender, built)
            return await (read if self._keeps_deadlines else self._in_time(read, built))
        except BaseException as error:
            if (failure := failure_in(error, built)) is not None:
                return failure
            if not shows_what_was_sent(error, self._given):
                raise
            interrupted = without_frames(error)
        raise interrupted

    async def _in_time(self, read: Awaitable[T], request: httpx.Request) -> T:
        """Wait until the deadline of a request.

        Raises:
            httpx.ReadTimeout: It has passed.
        """
        # Not `asyncio.timeout`, although it takes a third of the time: it also cuts off httpcore while that closes a
        # connection, which then counts against the limit of its pool for ever.
        with anyio.move_on_after(request.extensions["timeout"]["read"].left()):
            return await read
        raise httpx.ReadTimeout("the deadline of the attempt has passed")

    def _stay_in_loop(self) -> None:
        """Bind to the event loop of the first call: connections cannot be used, or closed, in another."""
        loop = _running_loop()
        self._loop = self._loop or loop
        if self._loop is not loop:
            raise RuntimeError(
                "this client is bound to another event loop, in which it was first used; make a client in each loop, "
                "and close it there"
            )

    async def _read(self, sender: Sender, request: httpx.Request) -> Response:
        response: httpx.Response = await sender.send(request)
        if "network_stream" in response.extensions:  # one that is made in memory has no connection
            guard(response)
            if self._closed:  # while the connection was being opened: it is not among those that were closed
                end(response)
        try:
            deadline = request.extensions["timeout"]["read"].ends_at
            return await ResponseReader(response, decoded_headers(response), deadline).read_async()
        finally:
            await response.aclose()

    async def close(self) -> None:
        """Close the connections, unless the user passed the HTTP client."""
        made = () if self._closed else self._connections.made()
        if made:
            self._stay_in_loop()
        self._closed = True
        for transport in made:
            await transport.aclose()


async def _close(transport: httpx.AsyncHTTPTransport) -> None:
    """Close a connection, even if the task is cancelled; within a second, because the peer may not respond."""
    with anyio.move_on_after(_SECONDS_TO_CLOSE, shield=True):
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
