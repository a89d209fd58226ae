"""Async clients under trio: calls, listings with concurrency, tokens, limits, cancellation; aiohttp is refused."""

from __future__ import annotations

import gc
import re
import threading
import time
from typing import Any

import anyio
import pytest
import trio
from orderkit import (
    AsyncNocnoc,
    AsyncNocnocStore,
    AsyncNoventiq,
    NotFoundError,
    RateLimiter,
    Retry,
)
from orderkit.contract import Contract
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport
from orderkit.runtime.http.trio_tasks import TrioTask, wait_any

ALL = [f"NC{number}" for number in range(100)]


@pytest.fixture
def listing_server(server: Any, reply: Any) -> Any:
    """A server with 100 orders of the store, ten a page; it counts the requests that it serves at the same time."""
    examples = Contract.load("nocnoc_store").document["components"]["examples"]
    (order,) = examples["OrderListOneInProcess"]["value"]["orders"]
    server.lock, server.now, server.most = threading.Lock(), 0, 0

    def respond(request: Any) -> bytes:
        with server.lock:
            server.now += 1
            server.most = max(server.most, server.now)
        time.sleep(0.02)
        found = re.search(r"page=(\d+)", request.path)
        assert found
        page = int(found[1])
        numbers = range(page * 10, min(100, page * 10 + 10))
        with server.lock:
            server.now -= 1
        return bytes(reply(200, {"orders": [{**order, "tracking_id": f"NC{number}"} for number in numbers]}))

    server.always = respond
    return server


@pytest.mark.parametrize("concurrency", [1, 2, 8])
def test_a_listing_gives_every_item(concurrency: int, listing_server: Any) -> None:
    async def main() -> list[str]:
        async with AsyncNocnocStore("key", base_url=listing_server.url) as client:
            listing = client.list_orders(page_size=10, concurrency=concurrency)
            return [order.tracking_id async for order in listing]

    assert trio.run(main) == ALL
    assert (listing_server.most > 1) == (concurrency > 1)


def test_a_page_that_fails_is_raised_and_can_be_asked_for_again(listing_server: Any, reply: Any) -> None:
    respond, failed = listing_server.always, threading.Event()

    def fail_once(request: Any) -> bytes:
        if "page=3&" in request.path and not failed.is_set():
            failed.set()
            return bytes(reply(404, {"message": "not found"}))
        return bytes(respond(request))

    listing_server.always = fail_once

    async def main() -> list[str]:
        async with AsyncNocnocStore("key", base_url=listing_server.url, retry=Retry.off()) as client:
            items = aiter(client.list_orders(page_size=10, concurrency=4))
            found = [(await anext(items)).tracking_id for _ in range(30)]
            with pytest.raises(NotFoundError):
                await anext(items)
            return found + [order.tracking_id async for order in items]

    assert trio.run(main) == ALL


def test_a_listing_that_is_left_leaves_no_task(listing_server: Any) -> None:
    async def main() -> int:
        async with AsyncNocnocStore("key", base_url=listing_server.url) as client:
            async for order in client.list_orders(page_size=10, concurrency=8):
                return int(order.tracking_id == "NC0")
        return 0

    assert trio.run(main) == 1


def test_a_wait_that_is_cancelled_loses_no_page(listing_server: Any) -> None:
    async def main() -> list[str]:
        async with AsyncNocnocStore("key", base_url=listing_server.url) as client:
            items = aiter(client.list_orders(page_size=10, concurrency=2))
            found: list[str] = []
            while len(found) < len(ALL):
                with trio.move_on_after(0.005):
                    found.append((await anext(items)).tracking_id)
            return found

    assert trio.run(main) == ALL


def test_many_tasks_fetch_one_token(server: Any, reply: Any) -> None:
    examples = Contract.load("noventiq").document["components"]["examples"]
    order, tokens = examples["OrderPaid"]["value"], list[str]()

    def respond(request: Any) -> bytes:
        if request.path.endswith("login_check"):
            tokens.append(request.path)
            time.sleep(0.02)
            return bytes(reply(200, {"token": "token"}))
        return bytes(reply(200, order))

    server.always = respond

    async def main() -> None:
        async with (
            AsyncNoventiq("merchant@example.com", "word", base_url=server.url) as client,
            trio.open_nursery() as nursery,
        ):
            for _ in range(20):
                nursery.start_soon(client.get_order, order["order_id"])

    trio.run(main)
    assert len(tokens) == 1


def test_a_limiter_delays_calls(server: Any, reply: Any, named: Any) -> None:
    server.always = reply(200, named("get_order").answer)

    async def main() -> float:
        limiter = RateLimiter([{"methods": ["GET"], "calls": 1, "seconds": 0.2}], margin=0)
        async with AsyncNocnoc("key", base_url=server.url, limiter=limiter) as client:
            begin = trio.current_time()
            for _ in range(2):
                await client.get_order(10000001)
            return trio.current_time() - begin

    assert trio.run(main) >= 0.2


def use_in_two_runs(address: str) -> None:
    client = AsyncNocnoc("key", base_url=address)

    async def call() -> None:
        await client.get_order(10000001)

    trio.run(call)
    with pytest.raises(RuntimeError, match="bound to another event loop"):
        trio.run(call)


# A client of a run that is over cannot be closed any more.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_client_is_bound_to_its_run(server: Any, reply: Any, named: Any) -> None:
    server.always = reply(200, named("get_order").answer)
    use_in_two_runs(server.url)
    gc.collect()


def test_aiohttp_is_refused_by_words() -> None:
    async def main() -> None:
        await AsyncNocnoc("key", base_url="http://127.0.0.1:1", http_client=AiohttpTransport()).get_order(1)

    with pytest.raises(RuntimeError, match="must be used in an event loop of asyncio; under trio"):
        trio.run(main)


# The tasks themselves


async def value() -> int:
    await trio.lowlevel.checkpoint()
    return 7


async def failure() -> int:
    await trio.lowlevel.checkpoint()
    raise KeyError("lost")


def test_a_task_has_a_result_or_an_error() -> None:
    async def main() -> None:
        good, bad = TrioTask(value()), TrioTask(failure())
        while not (good.done() and bad.done()):
            await wait_any([task for task in (good, bad) if not task.done()])
        assert (good.result(), good.exception()) == (7, None)
        assert isinstance(bad.exception(), KeyError)
        with pytest.raises(KeyError):
            bad.result()

    trio.run(main)


def test_a_task_that_is_cancelled_is_done() -> None:
    async def main() -> None:
        task = TrioTask(anyio.sleep_forever())
        await trio.lowlevel.checkpoint()
        task.cancel()
        await wait_any([task])
        assert task.done()
        assert task.exception() is not None

    trio.run(main)


def test_a_task_ends_with_the_program() -> None:
    async def main() -> None:
        TrioTask(anyio.sleep_forever())
        await trio.lowlevel.checkpoint()

    trio.run(main)
