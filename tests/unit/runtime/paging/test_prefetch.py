"""Pages fetched ahead: the same items in the same order, as many at once as were asked for, none left behind."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import AsyncNoventiq, AsyncSendcloud, Noventiq, RateLimitedError, Retry, Sendcloud, ServerError
from orderkit.contract import Contract
from orderkit.runtime.paging.strategies import strategy_of

ORDER = Contract.load("sendcloud").document["components"]["examples"]["OrderComplete"]["value"]["data"]
TOTAL = 37


@dataclass
class Shelf:
    """A provider that pages through so many orders, and remembers what was asked for and how much of it at once."""

    total: int = TOTAL
    wait: Callable[[], None] = lambda: None
    failing: dict[int, list[httpx.Response]] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("login_check"):
            return httpx.Response(200, json={"token": "t", "refresh_token": "r"})
        begin, size = self._asked_for(request)
        with self.lock:
            self.asked.append(begin)
            if self.failing.get(begin):
                return self.failing[begin].pop(0)
        ids = range(begin, min(begin + size, self.total))
        if request.method == "POST":
            return httpx.Response(
                200, json={"ids": list(ids), "count_all": self.total, "limit": size, "offset": begin}
            )
        following = begin + size
        link = f'<https://x.test/orders?cursor={following}>; rel="next"' if following < self.total else ""
        orders = [{**ORDER, "id": str(number)} for number in ids]
        return httpx.Response(200, json={"data": orders}, headers={"link": link})

    def _asked_for(self, request: httpx.Request) -> tuple[int, int]:
        if request.method == "POST":
            body = json.loads(request.content)
            return body.get("offset", 0), body["limit"]
        return int(request.url.params.get("cursor", "0")), int(request.url.params["page_size"])

    def enter(self) -> None:
        with self.lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)

    def leave(self) -> None:
        with self.lock:
            self.at_once -= 1


class Threads(httpx.BaseTransport):
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.shelf.enter()
        try:
            self.shelf.wait()
            return self.shelf.answer(request)
        finally:
            self.shelf.leave()


class Tasks(httpx.AsyncBaseTransport):
    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.shelf.enter()
        try:
            for _ in range(5):
                await asyncio.sleep(0)
            return self.shelf.answer(request)
        finally:
            self.shelf.leave()


def walk_in_threads(kind: str, shelf: Shelf, **options: Any) -> list[Any]:
    with httpx.Client(transport=Threads(shelf)) as http:
        return list(listing_of(kind, Sendcloud, Noventiq, http, options))


def walk_in_tasks(kind: str, shelf: Shelf, **options: Any) -> list[Any]:
    async def walk() -> list[Any]:
        async with httpx.AsyncClient(transport=Tasks(shelf)) as http:
            return [item async for item in listing_of(kind, AsyncSendcloud, AsyncNoventiq, http, options)]

    return asyncio.run(walk())


def listing_of(kind: str, sendcloud: Any, noventiq: Any, http: Any, options: dict[str, Any]) -> Any:
    retry = options.pop("retry", Retry.off())
    made = {"base_url": "https://p.test", "http_client": http, "retry": retry}
    if kind == "links":
        return sendcloud("public", "secret", **made).list_orders(**options)
    return noventiq("user", "password", **made).search_orders(**options)


WALKS: dict[str, Callable[..., list[Any]]] = {"sync": walk_in_threads, "async": walk_in_tasks}


def ids_of(items: list[Any]) -> list[int]:
    return [int(getattr(item, "id", item)) for item in items]


@pytest.mark.parametrize("way", WALKS)
@pytest.mark.parametrize("kind", ["links", "offsets"])
@given(
    total=st.integers(0, 30),
    page_size=st.integers(1, 9),
    concurrency=st.integers(1, 6),
    limit=st.none() | st.integers(0, 35),
)
def test_the_items_are_the_same_however_many_pages_are_fetched_ahead(
    way: str, kind: str, total: int, page_size: int, concurrency: int, limit: int | None
) -> None:
    shelf = Shelf(total)
    found = WALKS[way](kind, shelf, page_size=page_size, concurrency=concurrency, limit=limit)
    assert ids_of(found) == list(range(total))[:limit]
    assert len(shelf.asked) == len(set(shelf.asked))
    wanted = total if limit is None else min(total, limit)
    assert len(shelf.asked) <= max(1, -(-wanted // page_size))


def test_offsets_are_fetched_as_many_at_once_as_asked_for(mode: str) -> None:
    shelf = Shelf()
    if mode == "sync":
        shelf.wait = waiting_for_three(shelf)
    found = WALKS[mode]("offsets", shelf, page_size=5, concurrency=3)
    assert ids_of(found) == list(range(TOTAL))
    assert shelf.most_at_once == 3


def waiting_for_three(shelf: Shelf) -> Callable[[], None]:
    """Wait until three are at once, but for the first pages, which nothing can be fetched beside."""
    met = threading.Event()

    def wait() -> None:
        if len(shelf.asked) >= 1 and not met.is_set():
            if shelf.at_once >= 3:
                met.set()
            met.wait(30)

    return wait


def test_a_page_that_fails_is_asked_for_again_and_nothing_is_lost(mode: str) -> None:
    shelf = Shelf(failing={15: [httpx.Response(503)], 20: [httpx.Response(503)]})
    found = WALKS[mode]("offsets", shelf, page_size=5, concurrency=4, retry=Retry(base=0))
    assert ids_of(found) == list(range(TOTAL))


def failing(kind: str, walk: Callable[..., list[Any]], shelf: Shelf) -> tuple[Any, str | None]:
    with pytest.raises(ServerError) as caught:
        walk(kind, shelf, page_size=5, concurrency=4)
    return caught.value, caught.value.cursor


@pytest.mark.parametrize("kind", ["links", "offsets"])
def test_an_error_ahead_comes_in_its_turn_and_says_where_to_resume(mode: str, kind: str) -> None:
    shelf = Shelf(failing={15: [httpx.Response(500)]})
    error, cursor = failing(kind, WALKS[mode], shelf)
    assert error.status == 500
    rest = WALKS[mode](kind, Shelf(), page_size=5, cursor=cursor)
    assert ids_of(rest) == list(range(15, TOTAL))


def test_a_429_of_one_page_does_not_lose_the_others(mode: str) -> None:
    shelf = Shelf(failing={10: [httpx.Response(429, headers={"retry-after": "0"})]})
    found = WALKS[mode]("offsets", shelf, page_size=5, concurrency=4, retry=Retry())
    assert ids_of(found) == list(range(TOTAL))


def test_a_429_that_cannot_be_waited_for_is_told(mode: str) -> None:
    shelf = Shelf(failing={10: [httpx.Response(429, headers={"retry-after": "500"})]})
    with pytest.raises(RateLimitedError):
        WALKS[mode]("offsets", shelf, page_size=5, concurrency=4, retry=Retry())


def test_pages_shorter_than_foreseen_are_not_lost(mode: str) -> None:
    class Short(Shelf):
        def _asked_for(self, request: httpx.Request) -> tuple[int, int]:
            begin, size = super()._asked_for(request)
            return begin, min(size, 3)  # a provider that holds pages to a size of its own

    shelf = Short()
    assert ids_of(WALKS[mode]("offsets", shelf, page_size=5, concurrency=4)) == list(range(TOTAL))
    assert mode == "sync" or shelf.most_at_once <= 4  # a thread cannot be given up while it waits


def test_the_first_item_fetches_one_page(mode: str) -> None:
    shelf = Shelf()
    if mode == "sync":
        with httpx.Client(transport=Threads(shelf)) as http:
            options = {"page_size": 5, "concurrency": 4}
            assert listing_of("offsets", Sendcloud, Noventiq, http, options).first() == 0
    else:

        async def first() -> Any:
            async with httpx.AsyncClient(transport=Tasks(shelf)) as http:
                options = {"page_size": 5, "concurrency": 4}
                return await listing_of("offsets", AsyncSendcloud, AsyncNoventiq, http, options).first()

        assert asyncio.run(first()) == 0
    assert shelf.asked == [0]


@pytest.mark.parametrize("kind", ["links", "offsets"])
def test_the_next_page_is_fetched_while_one_is_used_in_threads(kind: str) -> None:
    shelf, second = Shelf(), threading.Event()

    class Seen(Threads):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            answer = super().handle_request(request)
            if 5 in shelf.asked:
                second.set()
            return answer

    with httpx.Client(transport=Seen(shelf)) as http:
        options = {"page_size": 5, "concurrency": 2}
        iterator = iter(listing_of(kind, Sendcloud, Noventiq, http, options))
        next(iterator)
        assert second.wait(10)


@pytest.mark.parametrize("kind", ["links", "offsets"])
def test_the_next_page_is_fetched_while_one_is_used_in_tasks(kind: str) -> None:
    shelf = Shelf()

    async def use_one() -> list[int]:
        async with httpx.AsyncClient(transport=Tasks(shelf)) as http:
            options = {"page_size": 5, "concurrency": 2}
            iterator = aiter(listing_of(kind, AsyncSendcloud, AsyncNoventiq, http, options))
            await anext(iterator)
            for _ in range(10):
                await asyncio.sleep(0)
            return shelf.asked[:2]

    assert asyncio.run(use_one()) == [0, 5]


def test_windows_of_numbered_pages_keep_to_the_concurrency(mode: str) -> None:
    shelf, first = Shelf(), datetime(2026, 1, 1, tzinfo=UTC)
    span = {"create_date_from": first, "create_date_to": first + timedelta(days=4)}
    WALKS[mode]("offsets", shelf, page_size=5, concurrency=3, windows=4, **span)
    assert shelf.most_at_once <= 3


def test_an_abandoned_walk_gives_its_tasks_up() -> None:
    shelf, never = Shelf(), asyncio.Event()

    class Hanging(Tasks):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if shelf.asked:
                await never.wait()
            return await super().handle_async_request(request)

    async def abandon() -> set[Any]:
        async with httpx.AsyncClient(transport=Hanging(shelf)) as http:
            options = {"page_size": 5, "concurrency": 4}
            iterator = aiter(listing_of("offsets", AsyncSendcloud, AsyncNoventiq, http, options))
            await anext(iterator)
            assert len(asyncio.all_tasks()) == 5
            del iterator
            gc.collect()
            for _ in range(10):
                await asyncio.sleep(0)
            return asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(abandon()) == set()


def test_a_cancelled_step_loses_nothing() -> None:
    shelf = Shelf()

    async def walk() -> list[Any]:
        async with httpx.AsyncClient(transport=Tasks(shelf)) as http:
            options = {"page_size": 5, "concurrency": 2}
            iterator = aiter(listing_of("links", AsyncSendcloud, AsyncNoventiq, http, options))
            found: list[Any] = []
            while True:
                step = asyncio.ensure_future(step_of(iterator))
                for _ in range(3):
                    await asyncio.sleep(0)
                step.cancel()
                await asyncio.wait([step])
                item = await step_of(iterator) if step.cancelled() else step.result()
                if item is None:
                    return found
                found.append(item)

    assert ids_of(asyncio.run(walk())) == list(range(TOTAL))
    assert len(shelf.asked) == len(set(shelf.asked))


async def step_of(iterator: Any) -> Any:
    return await anext(iterator, None)


@pytest.mark.parametrize("wrong", [0, 33, 1.5, True])
def test_a_wrong_concurrency_is_refused(sendcloud: Any, wrong: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="concurrency must be"):
        sendcloud().client.list_orders(concurrency=wrong)


@pytest.mark.parametrize(
    ("pagination", "expected"),
    [
        ({"kind": "page", "first": 1, "inputs": {"page": "p"}, "total": "/t"}, [2, 3, 4]),
        ({"kind": "page", "first": 0, "inputs": {"page": "p"}}, [2, 3, 4, 5]),
        ({"kind": "offset", "first": 0, "inputs": {"offset": "/o"}, "total": "/t"}, [2, 7, 12, 17]),
        ({"kind": "link-cursor", "inputs": {"cursor": "c"}}, [2]),
    ],
)
def test_what_can_be_foreseen_is_foreseen(pagination: dict[str, Any], expected: list[int]) -> None:
    total = 18 if "total" in pagination else None
    assert strategy_of(pagination, 5).run(2, 4, total) == expected


def test_a_walk_ahead_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    walk_in_threads("offsets", Shelf(), page_size=5, concurrency=4)
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread():
            thread.join(1)
    assert threading.active_count() <= before
