"""Connections of both transports: reuse after errors, return to the pool, and redirects that are not followed."""

from __future__ import annotations

import threading
from typing import Any

import httpx
import pytest
from httpcore._backends.auto import AutoBackend
from httpcore._backends.sync import SyncBackend
from interrupts import interrupt, needs_a_timer
from orderkit import ApiError, DecodeError, NotFoundError, OutcomeUnknownError, Retry, Timeout
from orderkit.runtime.http.sync_transport import SyncTransport
from orderkit.runtime.protocol.messages import AcquireLock, Flow, ReleaseLock

HTML = b"<html><body><h1>Bad Gateway</h1></body></html>"
REFUSED = {"code": 312, "message": "An invalid order id was sent in the request", "key": "order_not_found"}


def test_a_redirect_is_not_followed_even_if_the_http_client_follows(
    client: Any, mode: str, named: Any, server: Any, reply: Any
) -> None:
    operation = named("get_order")
    http: Any = (httpx.Client if mode == "sync" else httpx.AsyncClient)(follow_redirects=True)
    server.play(reply(302, location="/elsewhere"), reply(200, operation.answer))
    caller = client(base_url=server.url, http_client=http)
    with pytest.raises(ApiError):
        caller.call("get_order", operation.argument)
    caller.run(http.close() if mode == "sync" else http.aclose())
    assert len(server.requests) == 1


def test_the_error_of_an_unknown_outcome_says_to_check_first(client: Any) -> None:
    with pytest.raises(OutcomeUnknownError, match="check before you send it again"):
        client(httpx.ReadError("no")).call("place_order", 10000001)


def test_the_connection_is_reused_after_an_error(client: Any, named: Any, server: Any, reply: Any) -> None:
    operation = named("get_order")
    server.play(reply(404, REFUSED), reply(200, HTML), reply(200, operation.answer))
    caller = client(base_url=server.url)
    for expected in (NotFoundError, DecodeError):
        with pytest.raises(expected):
            caller.call("get_order", 10000001)
    assert caller.call("get_order", 10000001).id == 10000001
    assert server.connections == 1


def test_a_write_survives_a_connection_that_was_closed_between_two_calls(
    client: Any, named: Any, server: Any, reply: Any
) -> None:
    get, place = named("get_order"), named("place_order")
    server.play((reply(200, get.answer), "drop"), reply(200, place.answer))
    caller = client(base_url=server.url)
    caller.call("get_order", 10000001)
    server.wait_for_connections_to_end()
    assert caller.call("place_order", 10000001).status == "placed"


@pytest.mark.parametrize("mode", ["sync"], indirect=True)
def test_a_stop_iteration_of_the_http_client_is_not_taken_for_a_result(client: Any) -> None:
    with pytest.raises(StopIteration):
        client(StopIteration()).call("get_order", 10000001)


def one_connection(mode: str) -> Any:
    limits = httpx.Limits(max_connections=1)
    return (httpx.Client if mode == "sync" else httpx.AsyncClient)(limits=limits)


def test_a_response_too_long_to_be_read_frees_its_connection(
    client: Any, mode: str, named: Any, server: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation, http = named("get_order"), one_connection(mode)
    whole = reply(200, operation.answer)
    monkeypatch.setattr("orderkit.runtime.http.wire.MAX_RESPONSE_BYTES", len(whole))
    server.play((reply(200, b" " * 1_000_000), "hang"), whole)
    caller = client(base_url=server.url, http_client=http, timeout=Timeout(pool=10), retry=Retry.off())
    with pytest.raises(DecodeError):
        caller.call("get_order", 10000001)
    assert caller.call("get_order", 10000001).id == 10000001
    caller.run(http.close() if mode == "sync" else http.aclose())


def test_an_interrupted_wait_ends_the_call(client: Any, reply: Any, server: Any, clock: Any) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    clock.on_wait = interrupt
    server.play(reply(429, retry_after="3"))
    with pytest.raises(KeyboardInterrupt):
        client(base_url=server.url).call("get_order", 10000001)
    assert len(server.requests) == 1


def test_a_call_whose_client_is_closed_while_it_waits_is_not_sent_again(
    client: Any, server: Any, reply: Any, clock: Any
) -> None:
    caller: Any = None
    clock.sleep = clock.sleep_async = lambda _: caller.client.close()
    server.play(reply(503))
    caller = client(base_url=server.url)
    with pytest.raises(RuntimeError, match="closed"):
        caller.call("get_order", 10000001)
    assert len(server.requests) == 1


def test_a_connection_that_is_opened_while_its_client_is_closed_ends_with_its_call(
    client: Any, named: Any, server: Any, reply: Any, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    if mode == "sync":
        connect: Any = SyncBackend.connect_tcp

        def close_meanwhile(*args: Any, **options: Any) -> Any:
            opened.append(connect(*args, **options))
            caller.client.close()
            return opened[0]

        monkeypatch.setattr(SyncBackend, "connect_tcp", close_meanwhile)
    else:
        connect_async: Any = AutoBackend.connect_tcp

        async def close_meanwhile_async(*args: Any, **options: Any) -> Any:
            opened.append(await connect_async(*args, **options))
            await caller.client.close()
            return opened[0]

        monkeypatch.setattr(AutoBackend, "connect_tcp", close_meanwhile_async)
    server.play(reply(200, named("get_order").answer))
    caller = client(base_url=server.url)
    assert caller.call("get_order", 10000001).id == 10000001
    assert opened
    server.wait_for_connections_to_end()


def test_a_lock_that_is_not_free_in_time_is_not_acquired() -> None:
    transport = SyncTransport(httpx.MockTransport(lambda _: httpx.Response(204)))

    def acquire() -> Flow[ReleaseLock | None]:
        release: ReleaseLock | None = yield AcquireLock(0.01)
        return release

    def hold() -> Flow[None]:
        release: ReleaseLock = yield AcquireLock(60)
        held.set()
        leave.wait(60)
        release()

    held, leave = threading.Event(), threading.Event()
    thread = threading.Thread(target=transport.perform, args=(hold(),))
    thread.start()
    assert held.wait(60)
    assert transport.perform(acquire()) is None
    leave.set()
    thread.join()
    assert transport.perform(acquire()) is not None


@needs_a_timer
def test_interrupts_at_any_moment_leave_no_lock_taken() -> None:
    transport = SyncTransport(httpx.MockTransport(lambda _: httpx.Response(204)))

    def use() -> Flow[None]:
        release: ReleaseLock = yield AcquireLock(60)
        try:
            yield from ()
        finally:
            release()

    interrupt(lambda: transport.perform(use()), times=300, within=0.0003)
    assert not transport._holds_lock()


def test_a_function_that_a_flow_calls_may_take_the_lock_that_the_flow_has() -> None:
    transport = SyncTransport(httpx.MockTransport(lambda _: httpx.Response(204)))

    def inner() -> Flow[None]:
        release: ReleaseLock = yield AcquireLock(60)
        release()

    def outer() -> Flow[bool]:
        release: ReleaseLock = yield AcquireLock(60)
        transport.perform(inner())
        still_held = transport._holds_lock()
        release()
        return still_held

    assert transport.perform(outer())
    assert not transport._holds_lock()
