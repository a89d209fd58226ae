"""Clients that were used before a fork: parent and children have connections, locks and tasks of their own."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any

import httpx
import orderkit
import pytest
from forking import Child, in_child
from interrupts import interrupt, needs_a_timer
from orderkit import (
    AsyncNocnoc,
    AsyncNocnocStore,
    AsyncNoventiq,
    Nocnoc,
    NocnocStore,
    Noventiq,
    RateLimiter,
    Retry,
)
from orderkit.contract import Contract
from orderkit.runtime.client.drift import Drift, DriftPlace
from orderkit.runtime.http import wire
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport
from orderkit.runtime.protocol import json_codec
from orderkit.runtime.protocol.forks import ForkSafeLock

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")

CALLS = 15
KINDS = ("sync", "async", "aiohttp")


@pytest.fixture
def opened() -> Iterator[Callable[[Any], Any]]:
    """Closes the sync clients that it is given, after the test."""
    with ExitStack() as stack:
        yield stack.enter_context


@pytest.fixture
def orders(server: Any, reply: Any, named: Any) -> Any:
    """A server whose answer is the order that is asked for."""

    def respond(request: Any) -> bytes:
        time.sleep(0.002)  # long enough for two processes to be waiting on one connection
        return bytes(reply(200, {**named("get_order").answer, "id": int(request.path.rpartition("/")[2])}))

    server.always = respond
    return server


class Reader:
    """A client of any kind that reads orders one after the other. An async one gets a loop with each start."""

    def __init__(self, kind: str, address: str) -> None:
        self.is_sync = kind == "sync"
        http = {"http_client": AiohttpTransport()} if kind == "aiohttp" else {}
        make: Any = Nocnoc if self.is_sync else AsyncNocnoc
        self.client = make("key", base_url=address, retry=Retry.off(), timeout=20.0, **http)
        self.runner: asyncio.Runner | None = None

    def start(self) -> None:
        if not self.is_sync:
            self.runner = asyncio.Runner()

    def read(self, first: int) -> list[int]:
        numbers = range(first, first + CALLS)
        if self.runner is None:
            return [self.client.get_order(number).id for number in numbers]

        async def read_all() -> list[int]:
            return [(await self.client.get_order(number)).id for number in numbers]

        return self.runner.run(read_all())

    def close(self) -> None:
        if self.runner is None:
            self.client.close()
            return
        self.runner.run(self.client.close())
        if isinstance(http := self.client._core.transport._http_client, AiohttpTransport):
            self.runner.run(http.aclose())
        self.runner.close()


@pytest.fixture(params=KINDS)
def reader(request: pytest.FixtureRequest, orders: Any) -> Any:
    made = Reader(request.param, orders.url)
    made.start()
    yield made
    made.close()


def expected(first: int) -> list[int]:
    return list(range(first, first + CALLS))


def test_parent_and_children_get_their_own_answers_at_once(reader: Reader, orders: Any) -> None:
    reader.read(10)

    def work(first: int) -> Callable[[], list[int]]:
        def read() -> list[int]:
            reader.start()
            return reader.read(first)

        return read

    children = [Child(work(first)) for first in (1000, 2000, 3000)]
    assert reader.read(4000) == expected(4000)
    assert [child.result() for child in children] == [expected(first) for first in (1000, 2000, 3000)]
    assert reader.read(5000) == expected(5000)
    assert orders.connections == 4


def test_a_child_leaves_the_connections_of_its_parent_open(reader: Reader, orders: Any) -> None:
    reader.read(10)

    def close() -> str:
        reader.start()
        reader.read(1000)
        reader.close()
        return "closed"

    assert in_child(close) == "closed"
    assert reader.read(20) == expected(20)
    assert orders.connections == 2


def test_a_grandchild_has_connections_of_its_own(reader: Reader, orders: Any) -> None:
    reader.read(10)

    def read() -> list[list[int]]:
        reader.start()
        own = reader.read(1000)

        def read_again() -> list[int]:
            reader.start()
            return reader.read(2000)

        return [in_child(read_again), own]

    assert in_child(read) == [expected(2000), expected(1000)]
    assert orders.connections == 3


def test_a_client_that_was_only_made_works_in_the_child(opened: Any, orders: Any) -> None:
    client = opened(Nocnoc("key", base_url=orders.url))
    assert in_child(lambda: client.get_order(7).id) == 7


def read_in_pool(number: int) -> int:
    return CLIENTS[0].get_order(number).id


CLIENTS: list[Nocnoc] = []
"""A client of the module, as a worker of Celery or of a pool finds it."""


def test_a_pool_of_processes_uses_the_client_of_its_module(opened: Any, orders: Any) -> None:
    CLIENTS[:] = [opened(Nocnoc("key", base_url=orders.url))]
    assert read_in_pool(1) == 1
    with multiprocessing.get_context("fork").Pool(3) as pool:
        assert pool.map(read_in_pool, range(100, 160), chunksize=1) == list(range(100, 160))
    assert read_in_pool(2) == 2


# Locks


def held_by_a_thread(lock: Any) -> tuple[threading.Event, threading.Thread]:
    """Have another thread hold a ForkSafeLock until the event is set."""
    held, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with lock.held:
            held.set()
            leave.wait(60)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(60)
    return leave, thread


def test_a_lock_that_a_thread_holds_is_free_in_the_child() -> None:
    lock = ForkSafeLock()
    leave, thread = held_by_a_thread(lock)

    def use() -> bool:
        with lock.held:
            return True

    assert in_child(use)
    leave.set()
    thread.join()


@needs_a_timer
def test_interrupts_at_any_moment_leave_no_lock_taken() -> None:
    limiter, drift = RateLimiter([{"methods": ["GET"], "calls": 1, "seconds": 1}]), Drift()

    def use() -> None:
        limiter.reserve("GET", 0.0, 1e9)
        drift.add(DriftPlace("getOrder", "id", "null"), 1)

    interrupt(use, times=300, within=0.0003)
    assert not limiter._lock.held.locked()
    assert not drift._lock.held.locked()


@pytest.mark.parametrize("lock", [wire._MAKING, json_codec._MAKING], ids=["transports", "decoders"])
def test_a_lock_of_the_module_does_not_stop_the_child(opened: Any, lock: Any, orders: Any) -> None:
    client = opened(Nocnoc("key", base_url=orders.url))
    leave, thread = held_by_a_thread(lock)
    json_codec.quick_reader.cache_clear()
    try:
        assert in_child(lambda: client.get_order(7).id) == 7
    finally:
        leave.set()
        thread.join()


def test_a_limiter_that_a_thread_is_asking_does_not_stop_the_child(opened: Any, orders: Any) -> None:
    limiter = RateLimiter([{"methods": ["GET"], "calls": 2, "seconds": 600}])
    client = opened(Nocnoc("key", base_url=orders.url, limiter=limiter, retry=Retry.off()))
    client.get_order(1)
    leave, thread = held_by_a_thread(limiter._lock)
    try:
        # One call of two was made before the fork, and what the child calls does not count in the parent.
        assert in_child(lambda: client.get_order(7).id) == 7
    finally:
        leave.set()
        thread.join()
    assert client.get_order(2).id == 2
    with pytest.raises(orderkit.NotSentError):
        client.get_order(3)


@pytest.fixture
def noventiq_server(server: Any, reply: Any) -> Any:
    """A server that takes a while to issue a token, and counts them."""
    examples = Contract.load("noventiq").document["components"]["examples"]
    order = next(each["value"] for each in examples.values() if "order_id" in each["value"])
    server.tokens, server.issuing, server.go_on = 0, threading.Event(), threading.Event()

    def respond(request: Any) -> bytes:
        if request.path.endswith("login_check"):
            server.tokens += 1
            server.issuing.set()
            server.go_on.wait(60)
            return bytes(reply(200, {"token": f"token-{server.tokens}"}))
        return bytes(reply(200, {**order, "order_id": int(request.path.rpartition("/")[2])}))

    server.always = respond
    return server


def wait_for_two_tokens(server: Any) -> None:
    while server.tokens < 2:
        time.sleep(0.001)


def noventiq(kind: str, address: str) -> Any:
    make: Any = Noventiq if kind == "sync" else AsyncNoventiq
    return make("merchant@example.com", "word", base_url=address, retry=Retry.off(), timeout=20.0)


def test_a_fork_while_a_thread_fetches_the_token_does_not_stop_the_child(
    opened: Any, noventiq_server: Any
) -> None:
    client = opened(noventiq("sync", noventiq_server.url))
    thread = threading.Thread(target=client.get_order, args=(1,))
    thread.start()
    assert noventiq_server.issuing.wait(60)
    child = Child(lambda: client.get_order(2).order_id)
    wait_for_two_tokens(noventiq_server)
    noventiq_server.go_on.set()
    assert child.result() == 2
    thread.join()


def test_a_fork_while_a_task_fetches_the_token_does_not_stop_the_child(noventiq_server: Any) -> None:
    client = noventiq("async", noventiq_server.url)

    async def read(number: int) -> int:
        found: int = (await client.get_order(number)).order_id
        return found

    async def fork_in_the_middle() -> tuple[int, Child]:
        task = asyncio.create_task(read(1))
        await asyncio.to_thread(noventiq_server.issuing.wait, 60)
        child = Child(lambda: asyncio.run(read(2)))
        await asyncio.to_thread(wait_for_two_tokens, noventiq_server)
        noventiq_server.go_on.set()
        return await task, child

    with asyncio.Runner() as runner:
        own, child = runner.run(fork_in_the_middle())
        assert (own, child.result()) == (1, 2)
        runner.run(client.close())


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_the_child_uses_the_token_that_it_inherited(kind: str, noventiq_server: Any) -> None:
    client = noventiq(kind, noventiq_server.url)
    noventiq_server.go_on.set()

    async def result_of(call: Any) -> Any:
        return await call

    def read(runner: asyncio.Runner, number: int) -> int:
        found = client.get_order(number)
        return int((found if kind == "sync" else runner.run(result_of(found))).order_id)

    def read_in_child() -> int:
        with asyncio.Runner() as runner:
            return read(runner, 2)

    with asyncio.Runner() as runner:
        assert (read(runner, 1), in_child(read_in_child), noventiq_server.tokens) == (1, 2, 1)
        client.close() if kind == "sync" else runner.run(client.close())


# Listings


@pytest.fixture
def listing_server(server: Any, reply: Any) -> Any:
    """A server with 100 orders of the store, ten a page."""
    (order,) = Contract.load("nocnoc_store").document["components"]["examples"]["OrderListOneInProcess"][
        "value"
    ]["orders"]

    def respond(request: Any) -> bytes:
        found = re.search(r"page=(\d+)", request.path)
        assert found
        page = int(found[1])
        numbers = range(page * 10, min(100, page * 10 + 10))
        return bytes(reply(200, {"orders": [{**order, "tracking_id": f"NC{number}"} for number in numbers]}))

    server.always = respond
    return server


ALL = [f"NC{number}" for number in range(100)]


@pytest.mark.parametrize("concurrency", [1, 4])
def test_a_listing_goes_on_in_parent_and_child(opened: Any, concurrency: int, listing_server: Any) -> None:
    client = opened(NocnocStore("key", base_url=listing_server.url))
    found = iter(client.list_orders(page_size=10, concurrency=concurrency))
    first = [next(found).tracking_id for _ in range(5)]
    child = Child(lambda: [order.tracking_id for order in found])
    assert first + [order.tracking_id for order in found] == ALL
    assert first + child.result() == ALL


def test_an_async_listing_goes_on_in_the_child(listing_server: Any) -> None:
    client = AsyncNocnocStore("key", base_url=listing_server.url)
    found = aiter(client.list_orders(page_size=10, concurrency=4))

    async def take(most: int) -> list[str]:
        items: list[str] = []
        with suppress(StopAsyncIteration):
            while len(items) < most:
                items.append((await anext(found)).tracking_id)
        return items

    with asyncio.Runner() as runner:
        first = runner.run(take(5))
        child = Child(lambda: asyncio.run(take(1000)))
        assert first + child.result() == ALL
        assert first + runner.run(take(1000)) == ALL
        runner.run(client.close())


# HTTP clients of the user


def id_of_order(client: Nocnoc) -> int:
    return client.get_order(2).id


def test_an_http_client_that_was_used_is_refused_in_the_child(opened: Any, orders: Any) -> None:
    with httpx.Client() as http:
        client = opened(Nocnoc("key", base_url=orders.url, http_client=http))
        other = opened(Nocnoc("key", base_url=orders.url, http_client=http))
        client.get_order(1)
        for each in (client, other):
            with pytest.raises(
                AssertionError, match=r"RuntimeError: http_client must not be used by two processes"
            ):
                in_child(partial(id_of_order, each))
        assert client.get_order(3).id == 3


def test_an_http_client_that_was_not_used_works_in_the_child(opened: Any, orders: Any) -> None:
    with httpx.Client() as http:
        client = opened(Nocnoc("key", base_url=orders.url, http_client=http))
        assert in_child(lambda: client.get_order(2).id) == 2
        assert client.get_order(3).id == 3


def test_a_transport_without_connections_works_in_the_child(opened: Any, named: Any) -> None:
    http = httpx.MockTransport(lambda _: httpx.Response(200, json={**named("get_order").answer, "id": 1}))
    client = opened(Nocnoc("key", http_client=http))
    client.get_order(1)
    assert in_child(lambda: client.get_order(1).id) == 1
