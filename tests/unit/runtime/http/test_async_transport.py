"""The asynchronous transport: it runs the steps of a flow in one event loop, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import time
from collections.abc import AsyncIterator, Callable, Generator
from typing import Any

import anyio
import httpx
import pytest
from attrs import evolve
from orderkit.runtime.http.async_transport import AsyncTransport
from orderkit.runtime.protocol.messages import (
    AcquireLock,
    Flow,
    Request,
    Response,
    Sleep,
    Spawn,
    Timeout,
    TransportFailure,
    WaitAny,
)

REQUEST = Request(method="GET", base_url="https://p.test", path="/orders", timeout=Timeout())


def transport(
    handle: Callable[[httpx.Request], httpx.Response] = lambda _: httpx.Response(204),
) -> AsyncTransport:
    return AsyncTransport(httpx.MockTransport(handle))


def flow_of(*steps: Any) -> Flow[list[Any]]:
    """Yield some steps and return their outcomes."""
    outcomes: list[Any] = []
    for step in steps:
        outcome = yield step
        outcomes.append(outcome)
    return outcomes


def test_a_request_is_sent_its_response() -> None:
    outcomes = asyncio.run(transport(lambda _: httpx.Response(404, text="no")).perform(flow_of(REQUEST)))
    (response,) = outcomes
    assert isinstance(response, Response)
    assert (response.status, response.text) == (404, "no")


def test_a_request_without_a_response_is_sent_its_failure() -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("no")

    (failure,) = asyncio.run(transport(refuse).perform(flow_of(REQUEST)))
    assert isinstance(failure, TransportFailure)
    assert (failure.sent, failure.timed_out, type(failure.cause)) == (False, True, httpx.ConnectTimeout)


def test_a_wait_goes_to_the_sleep_that_was_passed() -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    asyncio.run(
        AsyncTransport(httpx.MockTransport(lambda _: httpx.Response(204)), sleep).perform(flow_of(Sleep(3.0)))
    )
    assert waits == [3.0]


def test_the_lock_is_held_until_it_is_released() -> None:
    order: list[str] = []

    def hold(name: str) -> Flow[None]:
        release = yield AcquireLock(60)
        order.append(f"{name} begins")
        yield Sleep(0)
        order.append(f"{name} ends")
        release()

    async def two() -> None:
        one = transport()
        await asyncio.gather(one.perform(hold("a")), one.perform(hold("b")))

    asyncio.run(two())
    assert order == ["a begins", "a ends", "b begins", "b ends"]


def test_a_lock_that_is_not_free_in_time_is_not_acquired() -> None:
    one = transport()

    def hold() -> Flow[list[Any]]:
        release = yield AcquireLock(60)
        task = yield Spawn(flow_of(AcquireLock(0.01)))
        yield WaitAny([task])
        release()
        again = yield from flow_of(AcquireLock(0.01))
        return [*task.result(), *again]

    late, in_time = asyncio.run(one.perform(hold()))
    assert late is None
    assert callable(in_time)


def test_a_spawned_flow_runs_beside_the_call() -> None:
    def call() -> Flow[list[Any]]:
        one, two = yield from flow_of(Spawn(flow_of(REQUEST)), Spawn(flow_of(REQUEST)))
        yield WaitAny([one])
        yield WaitAny([two])
        return [task.result()[0].status for task in (one, two)]

    assert asyncio.run(transport().perform(call())) == [204, 204]


def test_the_error_of_a_spawned_flow_is_raised_by_its_result() -> None:
    def failing() -> Flow[None]:
        yield Sleep(0)
        raise ValueError("of the task")

    def call() -> Flow[None]:
        task = yield Spawn(failing())
        yield WaitAny([task])
        task.result()

    with pytest.raises(ValueError, match="of the task"):
        asyncio.run(transport().perform(call()))


def test_a_cancelled_call_closes_its_flow() -> None:
    closed = asyncio.Event()

    def call() -> Generator[Any, Any, None]:
        try:
            yield Sleep(60)
        finally:
            closed.set()

    async def cancel() -> bool:
        task = asyncio.create_task(transport().perform(call()))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return closed.is_set()

    assert asyncio.run(cancel())


def test_a_connection_is_not_used_again_after_a_call_that_was_cancelled_at_any_moment() -> None:
    """Cancelled after each number of rounds of the loop; httpcore's pool then may hold its connection for ever."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while await reader.readuntil(b"\r\n\r\n"):
                await asyncio.sleep(0)
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n")
                await asyncio.sleep(0)
                writer.write(b"x" * 20000)
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        request = Request(method="GET", base_url=url, path="/orders", timeout=Timeout(pool=0.5))
        made = AsyncTransport()
        cut_off = 0
        for rounds in range(60):
            call = asyncio.ensure_future(made.perform(flow_of(request)))
            for _ in range(rounds):
                await asyncio.sleep(0)
            cut_off += call.cancel()
            await asyncio.wait([call])
            (response,) = await made.perform(flow_of(request))
            assert isinstance(response, Response), (rounds, response)
        assert cut_off > 5
        await made.close()
        await asyncio.sleep(0.05)  # the server closes its side
        server.close()

    asyncio.run(run())


def test_a_deadline_that_passes_while_a_response_is_closed_does_not_cut_that_off() -> None:
    """httpcore shields the closing of a connection, which otherwise would count against its pool for ever."""
    closed: list[bool] = []

    class Late(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            time.sleep(0.05)  # noqa: ASYNC251 - the chunk is seen before the end of the deadline is
            yield b"x"

        async def aclose(self) -> None:
            with anyio.CancelScope(shield=True):
                await anyio.sleep(0.02)
                closed.append(True)

    class Transport(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return httpx.Response(200, stream=Late())

    request = evolve(REQUEST, timeout=Timeout(body=0.03))
    (failure,) = asyncio.run(AsyncTransport(Transport()).perform(flow_of(request)))
    assert isinstance(failure, TransportFailure)
    assert (failure.timed_out, closed) == (True, [True])


def test_it_is_bound_to_the_loop_of_its_first_call() -> None:
    one = transport()
    asyncio.run(one.perform(flow_of(REQUEST)))
    with pytest.raises(RuntimeError, match=r"bound to another event loop.*make a client in each loop"):
        asyncio.run(one.perform(flow_of(REQUEST)))


def test_a_closed_transport_runs_nothing() -> None:
    one = transport()
    asyncio.run(one.close())
    with pytest.raises(RuntimeError, match="this client is closed: make another one"):
        asyncio.run(one.perform(flow_of(REQUEST)))


def test_a_transport_that_is_closed_during_a_wait_sends_nothing() -> None:
    sent: list[httpx.Request] = []

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(204)

    async def close(_: float) -> None:
        await one.close()

    one = AsyncTransport(httpx.MockTransport(handle), close)
    with pytest.raises(RuntimeError, match="this client is closed"):
        asyncio.run(one.perform(flow_of(REQUEST, Sleep(1), REQUEST)))
    assert len(sent) == 1


@pytest.mark.parametrize("client", [httpx.Client(), httpx.HTTPTransport(), object()], ids=type)
def test_an_http_client_of_another_type_is_refused(client: Any) -> None:
    with pytest.raises(TypeError, match=rf"httpx\.AsyncBaseTransport \(got {type(client).__name__}\)"):
        AsyncTransport(client)


def test_a_task_whose_failure_nobody_reads_is_not_reported() -> None:
    def fail() -> Flow[None]:
        yield Sleep(0)
        raise ValueError("nobody reads this")

    async def main() -> list[dict[str, Any]]:
        reported: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: reported.append(context))
        (task,) = await transport().perform(flow_of(Spawn(fail())))
        await asyncio.wait([task])
        del task
        gc.collect()
        return reported

    assert asyncio.run(main()) == []
