"""Lists in windows: each order once and in order, fetched at the same time, resumable, and never too much."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import (
    AsyncSendcloud,
    OrderkitError,
    PaginationError,
    Progress,
    RateLimiter,
    Retry,
    Sendcloud,
    ServerError,
)
from orderkit.contract import Contract
from orderkit.runtime.paging.windowed_paginator import PAGES_HELD

ORDER = Contract.load("sendcloud").document["components"]["examples"]["OrderComplete"]["value"]["data"]


FIRST = date(2026, 1, 1)


@dataclass
class Shop:
    """A shop in Sendcloud whose orders were created on some days; a page's cursor names the last order before it."""

    days: list[int]
    failing: dict[int, httpx.Response] = field(default_factory=dict)
    """Responses that replace the page, by the number of the request."""
    requested: list[httpx.QueryParams] = field(default_factory=list)
    on_page: Callable[[], object] = lambda: None
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, request: httpx.Request) -> httpx.Response:
        params = request.url.params
        with self.lock:
            number = len(self.requested)
            self.requested.append(params)
            self.on_page()
        if number in self.failing:
            return self.failing[number]
        list_request = self.list_request(
            params["order_created_at_min"], params["order_created_at_max"], params["sort"]
        )
        after = int(params["cursor"]) if "cursor" in params else None
        begin = 0 if after is None else list_request.index(after) + 1
        page = list_request[begin : begin + int(params.get("page_size", "100"))]
        more = page and page[-1] != list_request[-1]
        headers = {"link": f'<https://x.test/?cursor={page[-1]}>; rel="next"'} if more else {}
        return httpx.Response(
            200, headers=headers, json={"data": [{**ORDER, "id": str(each)} for each in page]}
        )

    def list_request(self, low: str, high: str, sort: str) -> list[int]:
        """The numbers of the orders of some days, as Sendcloud sorts them: alike, the highest number comes first."""
        sign = -1 if sort.startswith("-") else 1
        bounds = (date.fromisoformat(low) - FIRST).days, (date.fromisoformat(high) - FIRST).days
        found = [number for number, day in enumerate(self.days) if bounds[0] <= day <= bounds[1]]
        return sorted(found, key=lambda number: (sign * self.days[number], -number))

    def enter(self) -> None:
        with self.lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)

    def leave(self) -> None:
        with self.lock:
            self.at_once -= 1


class Threads(httpx.BaseTransport):
    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.shop.enter()
        try:
            return self.shop.answer(request)
        finally:
            self.shop.leave()


class Tasks(httpx.AsyncBaseTransport):
    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.shop.enter()
        try:
            for _ in range(3):
                await asyncio.sleep(0)
            return self.shop.answer(request)
        finally:
            self.shop.leave()


def listing(kind: Any, http: Any, options: dict[str, Any]) -> Any:
    made = {
        "retry": Retry.off(),
        **{name: options.pop(name) for name in ("retry", "limiter") if name in options},
    }
    span = {
        "order_created_at_min": FIRST,
        "order_created_at_max": FIRST + timedelta(days=options.pop("until", 9)),
    }
    client = kind("public", "secret", base_url="https://p.test", http_client=http, **made)
    return client.list_orders(**span, **options)


Visit = Callable[[Any, Any], object]


def read_in_threads(shop: Shop, visit: Visit, **options: Any) -> list[int]:
    found: list[int] = []
    with httpx.Client(transport=Threads(shop)) as http:
        orders = listing(Sendcloud, http, options)
        for order in orders:
            found.append(int(order.id))
            visit(orders, found)
    return found


def read_in_tasks(shop: Shop, visit: Visit, **options: Any) -> list[int]:
    found: list[int] = []

    async def read() -> None:
        async with httpx.AsyncClient(transport=Tasks(shop)) as http:
            orders = listing(AsyncSendcloud, http, options)
            async for order in orders:
                found.append(int(order.id))
                visit(orders, found)

    asyncio.run(read())
    return found


READERS: dict[str, Callable[..., list[int]]] = {"sync": read_in_threads, "async": read_in_tasks}


def read(mode: str, shop: Shop, visit: Visit = lambda orders, found: None, **options: Any) -> list[int]:
    return READERS[mode](shop, visit, **options)


@st.composite
def splits(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the windows and options for a list of a few days."""
    return {
        "until": draw(st.integers(0, 9)),
        "windows": draw(st.integers(1, 12) | st.integers(1, 12).map(lambda days: timedelta(days=days))),
        "sort": draw(st.sampled_from([None, "order_created_at", "-order_created_at"])),
        "page_size": draw(st.integers(1, 5)),
        "concurrency": draw(st.integers(1, 4)),
    }


created = st.lists(st.integers(0, 9), max_size=25)


def expected(shop: Shop, split_as: dict[str, Any]) -> list[int]:
    """The orders without windows."""
    until = (FIRST + timedelta(days=split_as["until"])).isoformat()
    return shop.list_request(FIRST.isoformat(), until, split_as["sort"] or "-order_created_at")


@pytest.mark.parametrize("way", READERS)
@given(created, splits(), st.none() | st.integers(0, 30))
def test_the_orders_are_the_same_in_the_same_order_however_they_are_split(
    way: str, created: list[int], split_as: dict[str, Any], limit: int | None
) -> None:
    shop = Shop(created)
    assert read(way, shop, limit=limit, **split_as) == expected(shop, split_as)[:limit]
    assert Counter(map(str, shop.requested)).most_common(1)[0][1] == 1 if shop.requested else limit == 0
    assert shop.most_at_once <= split_as["concurrency"]


@pytest.mark.parametrize("way", READERS)
@given(created, splits())
def test_a_listing_in_windows_can_be_resumed_after_every_order(
    way: str, created: list[int], split_as: dict[str, Any]
) -> None:
    shop, cursors = Shop(created), list[str | None]()
    whole = read(way, shop, lambda orders, found: cursors.append(orders.cursor), **split_as)
    for number, cursor in enumerate(cursors[:: max(1, len(cursors) // 5)]):
        seen = number * max(1, len(cursors) // 5) + 1
        rest = [] if cursor is None else read(way, shop, **{**split_as, "cursor": cursor})
        assert whole[:seen] + rest == expected(shop, split_as)


@pytest.mark.parametrize("way", READERS)
@given(created, splits(), st.sets(st.integers(0, 20), max_size=6))
def test_no_failed_page_loses_or_repeats_an_order(
    way: str, created: list[int], split_as: dict[str, Any], failing: set[int]
) -> None:
    shop, seen = Shop(created, {number: httpx.Response(500) for number in failing}), list[int]()
    cursor, is_over = None, False
    while not is_over:
        try:
            read(way, shop, lambda orders, found: seen.append(found[-1]), cursor=cursor, **split_as)
            is_over = True
        except ServerError as error:
            cursor = error.cursor
    assert seen == expected(shop, split_as)


@pytest.mark.parametrize("way", READERS)
@given(created, splits(), st.lists(st.integers(0, 9), max_size=8))
def test_orders_that_arrive_meanwhile_hide_and_repeat_no_other(
    way: str, created: list[int], split_as: dict[str, Any], coming: list[int]
) -> None:
    shop = Shop(list(created))
    before, left = expected(shop, split_as), list(coming)
    shop.on_page = lambda: shop.days.append(left.pop()) if left else None
    found = read(way, shop, **split_as)
    assert len(found) == len(set(found))
    assert [number for number in found if number < len(created)] == before


def test_an_iterator_continues_after_a_page_that_failed(mode: str) -> None:
    shop = Shop([0, 1, 2, 3, 4], {2: httpx.Response(500), 4: httpx.Response(500)})
    found: list[Any] = []
    errors: list[Any] = []

    async def read_on(http: Any) -> None:
        iterator = aiter(listing(AsyncSendcloud, http, {"until": 4, "windows": 5, "concurrency": 3}))
        while (step := await outcome(iterator)) is not None:
            (errors if isinstance(step, OrderkitError) else found).append(step)

    async def outcome(iterator: Any) -> Any:
        try:
            return await anext(iterator, None)
        except OrderkitError as error:
            return error

    if mode == "async":

        async def run() -> None:
            async with httpx.AsyncClient(transport=Tasks(shop)) as http:
                await read_on(http)

        asyncio.run(run())
    else:
        with httpx.Client(transport=Threads(shop)) as http:
            iterator = iter(listing(Sendcloud, http, {"until": 4, "windows": 5, "concurrency": 3}))
            while True:
                try:
                    found.append(next(iterator))
                except OrderkitError as error:
                    errors.append(error)
                except StopIteration:
                    break
    assert [int(order.id) for order in found] == [4, 3, 2, 1, 0]
    assert len(errors) == 2


def test_windows_are_fetched_at_once_although_each_page_names_the_next_one() -> None:
    shop = Shop([day for day in range(8) for _ in range(6)])
    assert read("async", shop, windows=8, until=7, page_size=2, concurrency=4) == list(range(47, -1, -1))
    assert shop.most_at_once == 4


def test_threads_fetch_windows_at_once() -> None:
    shop, have_met = Shop(list(range(8))), threading.Event()
    meeting = threading.Barrier(3, action=have_met.set, timeout=10)

    class Meeting(Threads):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if not have_met.is_set():
                meeting.wait()
            return super().handle_request(request)

    with httpx.Client(transport=Meeting(shop)) as http:
        options = {"windows": 8, "until": 7, "concurrency": 3}
        assert [int(order.id) for order in listing(Sendcloud, http, options)] == list(range(7, -1, -1))


def test_a_window_ahead_keeps_fetching_while_a_page_is_awaited_in_threads() -> None:
    shop, went_on = Shop([0] * 5 + [1]), threading.Event()

    class SlowFirst(Threads):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.params["order_created_at_min"] == "2026-01-02":
                assert went_on.wait(10)
            elif request.url.params.get("cursor") == "1":
                went_on.set()
            return super().handle_request(request)

    with httpx.Client(transport=SlowFirst(shop)) as http:
        options = {"windows": 2, "until": 1, "page_size": 1, "concurrency": 2}
        assert [int(order.id) for order in listing(Sendcloud, http, options)] == [5, 4, 3, 2, 1, 0]


def test_a_window_ahead_keeps_fetching_while_a_page_is_awaited_in_tasks() -> None:
    shop = Shop([0] * 5 + [1])

    async def found() -> list[int]:
        went_on = asyncio.Event()

        class SlowFirst(Tasks):
            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                if request.url.params["order_created_at_min"] == "2026-01-02":
                    await asyncio.wait_for(went_on.wait(), 10)
                elif request.url.params.get("cursor") == "1":
                    went_on.set()
                return await super().handle_async_request(request)

        async with httpx.AsyncClient(transport=SlowFirst(shop)) as http:
            options = {"windows": 2, "until": 1, "page_size": 1, "concurrency": 2}
            return [int(order.id) async for order in listing(AsyncSendcloud, http, options)]

    assert asyncio.run(found()) == [5, 4, 3, 2, 1, 0]


def test_a_window_ahead_holds_a_few_pages_and_no_more(mode: str) -> None:
    shop = Shop([0] * 40 + [1] * 40)
    held: list[int] = []

    def visit(orders: Any, found: list[int]) -> None:
        later = [params for params in shop.requested if params["order_created_at_max"] == "2026-01-01"]
        held.append(len(later) - max(0, len(found) - 40))

    read(mode, shop, visit, windows=2, until=1, page_size=1, concurrency=2)
    assert max(held) == PAGES_HELD


def test_nothing_is_requested_beyond_a_limit(mode: str) -> None:
    shop = Shop([day for day in range(8) for _ in range(5)])
    assert len(read(mode, shop, windows=8, until=7, page_size=5, concurrency=4, limit=10)) == 10
    assert len(shop.requested) == 2


def test_no_window_fetches_more_pages_than_a_limit_needs(mode: str) -> None:
    shop = Shop([0] * 40 + [1] * 40)
    assert len(read(mode, shop, windows=2, until=1, page_size=5, concurrency=2, limit=10)) == 10
    requested = Counter(params["order_created_at_min"] for params in shop.requested)
    assert requested["2026-01-02"] == 2
    assert requested["2026-01-01"] <= 2


def test_the_windows_ahead_share_what_a_limit_needs(mode: str) -> None:
    shop = Shop([day for day in range(8) for _ in range(40)])
    assert len(read(mode, shop, windows=8, until=7, page_size=1, concurrency=8, limit=16)) == 16
    ahead = [params for params in shop.requested if params["order_created_at_min"] != "2026-01-08"]
    assert len(ahead) <= 16


def test_the_first_order_needs_one_page(mode: str) -> None:
    shop = Shop([day for day in range(8) for _ in range(5)])
    options = {"windows": 8, "until": 7, "concurrency": 4}
    if mode == "sync":
        with httpx.Client(transport=Threads(shop)) as http:
            assert listing(Sendcloud, http, options).first().id == "39"
    else:

        async def first() -> Any:
            async with httpx.AsyncClient(transport=Tasks(shop)) as http:
                return await listing(AsyncSendcloud, http, options).first()

        assert asyncio.run(first()).id == "39"
    assert len(shop.requested) == 1


def test_an_abandoned_iteration_cancels_what_every_window_fetches() -> None:
    shop, never = Shop([day for day in range(8) for _ in range(5)]), asyncio.Event()

    class OneAnswer(Tasks):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.params["order_created_at_min"] != "2026-01-08" or "cursor" in request.url.params:
                await never.wait()
            return await super().handle_async_request(request)

    async def abandon() -> set[Any]:
        async with httpx.AsyncClient(transport=OneAnswer(shop)) as http:
            options = {"windows": 8, "until": 7, "page_size": 1, "concurrency": 4}
            iterator = aiter(listing(AsyncSendcloud, http, options))
            await anext(iterator)
            assert len(asyncio.all_tasks()) == 5
            del iterator
            gc.collect()
            for _ in range(10):
                await asyncio.sleep(0)
            return asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(abandon()) == set()


def test_a_limit_that_is_reached_cancels_what_windows_ahead_fetch() -> None:
    shop, never = Shop([0] * 5 + [1, 1]), asyncio.Event()

    class OneWindow(Tasks):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.params["order_created_at_min"] != "2026-01-02":
                await never.wait()
            return await super().handle_async_request(request)

    async def read_to_the_limit() -> set[Any]:
        async with httpx.AsyncClient(transport=OneWindow(shop)) as http:
            options = {"windows": 2, "until": 1, "page_size": 1, "concurrency": 2, "limit": 2}
            iterator = aiter(listing(AsyncSendcloud, http, options))
            assert [int((await anext(iterator)).id) for _ in range(2)] == [6, 5]
            assert len(asyncio.all_tasks()) == 2
            assert await step_of(iterator) is None
            await asyncio.sleep(0)
            return asyncio.all_tasks() - {asyncio.current_task()}

    assert asyncio.run(read_to_the_limit()) == set()


def test_a_link_without_a_cursor_is_an_error_in_the_turn_of_its_window(mode: str) -> None:
    class Broken(Shop):
        def answer(self, request: httpx.Request) -> httpx.Response:
            answer = super().answer(request)
            if request.url.params["order_created_at_min"] == "2026-01-01":
                answer.headers["link"] = '<https://x.test/>; rel="next"'
            return answer

    shop, seen = Broken([0, 0, 1, 1, 1, 1]), list[int]()
    with pytest.raises(PaginationError, match="listOrders cannot go on") as caught:
        read(
            mode,
            shop,
            lambda orders, found: seen.append(found[-1]),
            windows=2,
            until=1,
            page_size=1,
            concurrency=2,
        )
    assert seen == [5, 4, 3, 2]
    assert caught.value.cursor is not None


def test_a_429_in_one_window_loses_no_other(mode: str) -> None:
    shop = Shop(list(range(8)), {2: httpx.Response(429, headers={"retry-after": "0"})})
    found = read(mode, shop, windows=8, until=7, concurrency=4, retry=Retry())
    assert found == list(range(7, -1, -1))


def test_a_cancelled_step_loses_nothing() -> None:
    shop = Shop([day for day in range(5) for _ in range(5)])

    async def read_on() -> list[Any]:
        async with httpx.AsyncClient(transport=Tasks(shop)) as http:
            options = {"windows": 5, "until": 4, "page_size": 2, "concurrency": 3}
            iterator, found = aiter(listing(AsyncSendcloud, http, options)), list[Any]()
            while True:
                step = asyncio.ensure_future(step_of(iterator))
                for _ in range(2):
                    await asyncio.sleep(0)
                step.cancel()
                await asyncio.wait([step])
                order = await step_of(iterator) if step.cancelled() else step.result()
                if order is None:
                    return found
                found.append(int(order.id))

    assert asyncio.run(read_on()) == list(range(24, -1, -1))
    assert Counter(map(str, shop.requested)).most_common(1)[0][1] == 1


async def step_of(iterator: Any) -> Any:
    return await anext(iterator, None)


@dataclass
class Booked(RateLimiter):
    """A limiter of few calls that records the wait of each, while time stands still."""

    timestamps: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__([{"methods": ["GET"], "calls": 3, "seconds": 60}], margin=0.0)

    def reserve(self, method: str, now: float, most: float, *, least: float = 0.0) -> float | None:
        wait = super().reserve(method, 0.0, 10_000.0, least=least)
        assert wait is not None
        self.timestamps.append(wait)
        return 0.0


@pytest.mark.parametrize("windows", [None, 6])
def test_what_is_fetched_ahead_waits_for_the_limiter_like_any_call(mode: str, windows: int | None) -> None:
    shop, limiter = Shop([day for day in range(6) for _ in range(4)]), Booked()
    sort = "-order_created_at"
    read(mode, shop, windows=windows, sort=sort, until=5, page_size=2, concurrency=4, limiter=limiter)
    assert len(limiter.timestamps) == len(shop.requested) == 12
    assert sorted(limiter.timestamps) == [60.0 * (number // 3) for number in range(12)]


def test_bounds_in_the_wrong_order_are_left_to_the_provider(mode: str) -> None:
    shop = Shop([0, 1])
    assert read(mode, shop, windows=3, until=-2, concurrency=2) == []
    assert [params["order_created_at_max"] for params in shop.requested] == ["2025-12-30"]


def test_progress_counts_windows_and_orders(mode: str) -> None:
    shop, seen = Shop([0, 0, 2, 3]), list[Progress]()
    read(mode, shop, lambda orders, found: seen.append(orders.progress), windows=4, until=3)
    # The total is not reported, but at the end nothing is left.
    lefts = (None, None, None, 0)
    assert seen == [
        Progress(items=n, windows_done=n, windows=4, left=left) for n, left in enumerate(lefts, 1)
    ]


def test_progress_of_a_listing_without_windows_is_one_window(mode: str) -> None:
    shop, seen = Shop([0, 1]), list[Progress]()
    read(mode, shop, lambda orders, found: seen.append(orders.progress), sort="-order_created_at")
    assert [(each.items, each.windows_done, each.windows) for each in seen] == [(1, 0, 1), (2, 1, 1)]


def test_a_resumed_listing_counts_the_windows_before_it(mode: str) -> None:
    shop, cursors, seen = Shop([0, 1, 2]), list[Any](), list[Any]()
    read(mode, shop, lambda orders, found: cursors.append(orders.cursor), windows=3, until=2)
    read(
        mode,
        shop,
        lambda orders, found: seen.append(orders.progress),
        windows=3,
        until=2,
        cursor=cursors[1],
    )
    assert seen == [Progress(items=1, windows_done=3, windows=3, left=0)]


def test_a_cursor_of_other_windows_is_refused(mode: str) -> None:
    shop, cursors = Shop([0, 1, 2]), list[Any]()
    read(mode, shop, lambda orders, found: cursors.append(orders.cursor), windows=3)
    with pytest.raises(ValueError, match="page_size and windows included"):
        read(mode, shop, windows=2, cursor=cursors[0])


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"windows": 0}, ValueError, r"windows must be at least 1 \(got 0"),
        ({"windows": True}, TypeError, r"windows must be int or timedelta \(got bool"),
        ({"windows": "week"}, TypeError, r"windows must be int or timedelta \(got str"),
        (
            {"windows": timedelta(hours=23)},
            ValueError,
            r"windows must be at least 1 day, .* long \(got 23:00",
        ),
        (
            {"windows": 2, "sort": "pk"},
            ValueError,
            r"must begin with order_created_at, up or down, .* .got 'pk'",
        ),
    ],
)
def test_impossible_windows_are_refused_before_anything_is_sent(
    mode: str, options: dict[str, Any], error: type[Exception], words: str
) -> None:
    shop = Shop([0, 1])
    with pytest.raises(error, match=words):
        read(mode, shop, **options)
    assert shop.requested == []
