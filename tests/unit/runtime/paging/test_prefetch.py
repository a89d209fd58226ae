"""Pages fetched ahead: the same items in the same order, as many at once as wanted, and none left behind."""

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
from orderkit.runtime.client.calls import ApiResponse
from orderkit.runtime.paging.prefetch import FetchedPage, Prefetcher
from orderkit.runtime.paging.strategies import Offset, PageInfo
from orderkit.runtime.paging.tally import Tally
from orderkit.runtime.protocol.messages import Flow, Spawn

ORDER = Contract.load("sendcloud").document["components"]["examples"]["OrderComplete"]["value"]["data"]

RESPONSE: ApiResponse[Any] = ApiResponse(None, 200, {}, None, 1, 0.0)


TOTAL = 37


@dataclass
class Shelf:
    """A provider that pages through so many orders, and records what was requested and how much of it at once."""

    total: int = TOTAL
    wait: Callable[[], None] = lambda: None
    failing: dict[int, list[httpx.Response]] = field(default_factory=dict)
    requested: list[int] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("login_check"):
            return httpx.Response(200, json={"token": "t", "refresh_token": "r"})
        begin, size = self._requested_page(request)
        with self.lock:
            self.requested.append(begin)
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

    def _requested_page(self, request: httpx.Request) -> tuple[int, int]:
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


def read_in_threads(kind: str, shelf: Shelf, **options: Any) -> list[Any]:
    with httpx.Client(transport=Threads(shelf)) as http:
        return list(listing_of(kind, Sendcloud, Noventiq, http, options))


def read_in_tasks(kind: str, shelf: Shelf, **options: Any) -> list[Any]:
    async def read() -> list[Any]:
        async with httpx.AsyncClient(transport=Tasks(shelf)) as http:
            return [item async for item in listing_of(kind, AsyncSendcloud, AsyncNoventiq, http, options)]

    return asyncio.run(read())


def listing_of(kind: str, sendcloud: Any, noventiq: Any, http: Any, options: dict[str, Any]) -> Any:
    retry = options.pop("retry", Retry.off())
    made = {"base_url": "https://p.test", "http_client": http, "retry": retry}
    if kind == "links":
        return sendcloud("public", "secret", **made).list_orders(**options)
    return noventiq("user", "password", **made).search_orders(**options)


READERS: dict[str, Callable[..., list[Any]]] = {"sync": read_in_threads, "async": read_in_tasks}


def ids_of(items: list[Any]) -> list[int]:
    return [int(getattr(item, "id", item)) for item in items]


@pytest.mark.parametrize("way", READERS)
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
    found = READERS[way](kind, shelf, page_size=page_size, concurrency=concurrency, limit=limit)
    assert ids_of(found) == list(range(total))[:limit]
    assert len(shelf.requested) == len(set(shelf.requested))
    wanted = total if limit is None else min(total, limit)
    # A last page that is full may be followed by more, whatever the total says.
    after_full = kind == "offsets" and (limit is None or limit > total) and total % page_size == 0
    assert len(shelf.requested) <= max(1, -(-wanted // page_size) + after_full)


def test_as_many_offsets_are_fetched_at_once_as_wanted(mode: str) -> None:
    shelf = Shelf()
    if mode == "sync":
        shelf.wait = waiting_for_three(shelf)
    found = READERS[mode]("offsets", shelf, page_size=5, concurrency=3)
    assert ids_of(found) == list(range(TOTAL))
    assert shelf.most_at_once == 3


def waiting_for_three(shelf: Shelf) -> Callable[[], None]:
    """Wait until three are at once, but for the first pages, which nothing can be fetched beside."""
    met = threading.Event()

    def wait() -> None:
        if len(shelf.requested) >= 1 and not met.is_set():
            if shelf.at_once >= 3:
                met.set()
            met.wait(30)

    return wait


def test_a_page_that_fails_is_requested_again_and_nothing_is_lost(mode: str) -> None:
    shelf = Shelf(failing={15: [httpx.Response(503)], 20: [httpx.Response(503)]})
    found = READERS[mode]("offsets", shelf, page_size=5, concurrency=4, retry=Retry(base=0))
    assert ids_of(found) == list(range(TOTAL))


def failing(kind: str, read: Callable[..., list[Any]], shelf: Shelf) -> tuple[Any, str | None]:
    with pytest.raises(ServerError) as caught:
        read(kind, shelf, page_size=5, concurrency=4)
    return caught.value, caught.value.cursor


@pytest.mark.parametrize("kind", ["links", "offsets"])
def test_an_error_of_a_page_ahead_is_raised_in_turn_and_tells_where_to_resume(mode: str, kind: str) -> None:
    shelf = Shelf(failing={15: [httpx.Response(500)]})
    error, cursor = failing(kind, READERS[mode], shelf)
    assert error.status == 500
    rest = READERS[mode](kind, Shelf(), page_size=5, cursor=cursor)
    assert ids_of(rest) == list(range(15, TOTAL))


def test_a_429_of_one_page_does_not_lose_the_others(mode: str) -> None:
    shelf = Shelf(failing={10: [httpx.Response(429, headers={"retry-after": "0"})]})
    found = READERS[mode]("offsets", shelf, page_size=5, concurrency=4, retry=Retry())
    assert ids_of(found) == list(range(TOTAL))


def test_a_429_that_cannot_be_waited_for_is_raised(mode: str) -> None:
    shelf = Shelf(failing={10: [httpx.Response(429, headers={"retry-after": "500"})]})
    with pytest.raises(RateLimitedError):
        READERS[mode]("offsets", shelf, page_size=5, concurrency=4, retry=Retry())


def test_pages_shorter_than_predicted_are_not_lost(mode: str) -> None:
    class Short(Shelf):
        def _requested_page(self, request: httpx.Request) -> tuple[int, int]:
            begin, size = super()._requested_page(request)
            return begin, min(size, 3)  # a provider that holds pages to a size of its own

    shelf = Short()
    assert ids_of(READERS[mode]("offsets", shelf, page_size=5, concurrency=4)) == list(range(TOTAL))
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
    assert shelf.requested == [0]


@pytest.mark.parametrize("kind", ["links", "offsets"])
def test_the_next_page_is_fetched_while_one_is_used_in_threads(kind: str) -> None:
    shelf, second = Shelf(), threading.Event()

    class Seen(Threads):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            answer = super().handle_request(request)
            if 5 in shelf.requested:
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
            return shelf.requested[:2]

    assert asyncio.run(use_one()) == [0, 5]


def test_windows_of_numbered_pages_keep_to_the_concurrency(mode: str) -> None:
    shelf, first = Shelf(), datetime(2026, 1, 1, tzinfo=UTC)
    span = {"create_date_from": first, "create_date_to": first + timedelta(days=4)}
    READERS[mode]("offsets", shelf, page_size=5, concurrency=3, windows=4, **span)
    assert shelf.most_at_once <= 3


def test_an_abandoned_iteration_cancels_its_tasks() -> None:
    shelf, never = Shelf(), asyncio.Event()

    class Hanging(Tasks):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if shelf.requested:
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

    async def read() -> list[Any]:
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

    assert ids_of(asyncio.run(read())) == list(range(TOTAL))
    assert len(shelf.requested) == len(set(shelf.requested))


async def step_of(iterator: Any) -> Any:
    return await anext(iterator, None)


@pytest.mark.parametrize("wrong", [0, 33, 1.5, True])
def test_a_wrong_concurrency_is_refused(sendcloud: Any, wrong: Any) -> None:
    with pytest.raises((TypeError, ValueError), match="concurrency must be"):
        sendcloud().client.list_orders(concurrency=wrong)


def test_prefetching_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    read_in_threads("offsets", Shelf(), page_size=5, concurrency=4)
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread():
            thread.join(1)
    assert threading.active_count() <= before


class DoneTask:
    """A background task that has already ended."""

    def __init__(self, flow: Flow[Any]) -> None:
        self._flow, self.cancelled = flow, False
        self._error: BaseException | None = None
        self._result: Any = None
        try:
            next(flow)
        except StopIteration as done:
            self._result = done.value
        except ServerError as error:
            self._error = error

    def result(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._result

    def done(self) -> bool:
        return True

    def exception(self) -> BaseException | None:
        return self._error

    def cancel(self) -> None:
        self.cancelled = True


class Pages:
    """A prefetcher over pages of two items, and what it fetched."""

    def __init__(self, total: int, failing: set[int] | None = None) -> None:
        self.total, self.failing = total, failing or set()
        self.fetched: list[Any] = []
        self.tasks: list[DoneTask] = []
        self.prefetcher: Prefetcher[int] = Prefetcher(self.fetch, Offset(size=2, name="offset"))

    def fetch(self, position: Any) -> Flow[FetchedPage[int]]:
        yield from ()
        self.fetched.append(position)
        if position in self.failing:
            self.failing.remove(position)
            raise ServerError("the provider failed")
        items = list(range(position, min(position + 2, self.total)))
        return FetchedPage(items, PageInfo(count=len(items), total=self.total), RESPONSE)

    def run(self, flow: Flow[Any]) -> Any:
        outcome: Any = None
        while True:
            try:
                step = flow.send(outcome)
            except StopIteration as done:
                return done.value
            outcome = None
            if isinstance(step, Spawn):
                outcome = DoneTask(step.flow)
                self.tasks.append(outcome)


def test_nothing_but_the_first_page_is_predicted_before_the_total_is_known() -> None:
    pages = Pages(9)
    pages.run(pages.prefetcher.start(0, 4, Tally()))
    assert pages.fetched == [0]
    pages.run(pages.prefetcher.take(0))
    pages.run(pages.prefetcher.start(2, 4, Tally().add(2, 2, 9)))
    assert pages.fetched == [0, 2, 4, 6, 8]


def test_a_page_that_failed_is_fetched_again_by_the_next_take() -> None:
    pages = Pages(4, failing={0})
    pages.run(pages.prefetcher.start(0, 1, Tally()))
    with pytest.raises(ServerError):
        pages.run(pages.prefetcher.take(0))
    assert pages.run(pages.prefetcher.take(0)).items == [0, 1]


def test_pages_ahead_of_a_wrong_prediction_are_cancelled() -> None:
    pages = Pages(9)
    pages.run(pages.prefetcher.take(0))
    pages.run(pages.prefetcher.start(2, 2, Tally().add(2, 2, 9)))
    pages.run(pages.prefetcher.start(3, 1, Tally().add(3, 3, 9)))
    assert [task.cancelled for task in pages.tasks] == [True, True, False]


def test_no_more_pages_are_kept_than_wanted() -> None:
    pages = Pages(9)
    tasks = [pages.run(pages.prefetcher.start_next(0, 3, Tally())) for _ in range(5)]
    assert [task is not None for task in tasks] == [True, True, True, False, False]
    assert pages.fetched == [0, 2, 4]


def test_nothing_is_fetched_after_a_page_that_failed_until_it_is_taken() -> None:
    pages = Pages(9, failing={2})
    for _ in range(4):
        pages.run(pages.prefetcher.start_next(0, 5, Tally()))
    assert pages.fetched == [0, 2]
