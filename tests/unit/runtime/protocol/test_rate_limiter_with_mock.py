"""A client with a limiter never gets a 429 from the mock, on a simulated clock."""

from __future__ import annotations

import asyncio
import copy
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import heappop, heappush
from typing import Any

import httpx
import pytest
from orderkit import AsyncEPages, AsyncSendcloud, EPages, NotSentError, RateLimiter, Retry, Sendcloud
from orderkit.contract import Contract
from orderkit.mock import EpagesSettings, MockServer, MockSettings
from orderkit.runtime.http.async_transport import AsyncTransport
from orderkit.runtime.http.sync_transport import SyncTransport
from orderkit.runtime.protocol.clock import Clock

pytestmark = pytest.mark.slow

EXAMPLES = Contract.load("sendcloud").document["components"]["examples"]
WRITES = 40
BEGIN = datetime(2026, 11, 22, 10, tzinfo=UTC).timestamp()
KEYS = {
    "sendcloud": {"public_key": "merchant-one", "secret_key": "merchant-one-secret"},
    "epages": {"shop_id": "DemoShop", "token": "merchant-one"},
}
PATIENT = Retry(budget=4000, ceiling=4000)


@dataclass
class SharedTime:
    """A clock that advances only when every worker sleeps, and then to the time when the first of them wakes."""

    now: float = BEGIN
    awake: int = 0
    sleepers: list[tuple[float, int, Callable[[], object]]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    waits: list[float] = field(default_factory=list)

    def as_datetime(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)

    def clock(self) -> Clock:
        return Clock(now=lambda: self.now, monotonic=lambda: self.now - BEGIN, chance=lambda: 1.0)

    def fall_asleep(self, seconds: float, wake: Callable[[], object]) -> None:
        with self.lock:
            heappush(self.sleepers, (self.now + seconds, len(self.waits), wake))
            self.waits.append(seconds)
        self.stop()

    def stop(self) -> None:
        """Note that a worker has ended or sleeps."""
        with self.lock:
            self.awake -= 1
            if self.awake == 0 and self.sleepers:
                self.now, _, wake = heappop(self.sleepers)
                self.awake += 1
                wake()

    def sleep(self, seconds: float) -> None:
        woken = threading.Event()
        self.fall_asleep(seconds, woken.set)
        assert woken.wait(30)

    async def sleep_async(self, seconds: float) -> None:
        woken = asyncio.Event()
        self.fall_asleep(seconds, woken.set)
        await woken.wait()


class SlowWire(httpx.HTTPTransport):
    """A transport with a latency that differs from one request to the next."""

    def __init__(self, time: SharedTime, most: float) -> None:
        super().__init__(limits=httpx.Limits(max_connections=None))
        self._time, self._most, self._random = time, most, random.Random(7)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._time.sleep(self._random.uniform(0, self._most))
        return super().handle_request(request)


class AsyncSlowWire(httpx.AsyncHTTPTransport):
    """The same for asyncio."""

    def __init__(self, time: SharedTime, most: float) -> None:
        super().__init__(limits=httpx.Limits(max_connections=None))
        self._time, self._most, self._random = time, most, random.Random(7)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await self._time.sleep_async(self._random.uniform(0, self._most))
        return await super().handle_async_request(request)


@dataclass
class Crew:
    """Many concurrent callers of one client, on the clock of the mock."""

    time: SharedTime
    mock: MockServer
    make: Callable[..., Any]
    run: Callable[[list[Callable[[], Any]]], list[BaseException | None]]

    def statuses(self) -> Counter[int]:
        return Counter(request["status"] for request in self.mock.control.requests())


def in_threads(time: SharedTime, jobs: list[Callable[[], Any]]) -> list[BaseException | None]:
    outcomes: list[BaseException | None] = [None] * len(jobs)

    def work(place: int) -> None:
        try:
            jobs[place]()
        except Exception as error:  # noqa: BLE001 - it is what came of the job
            outcomes[place] = error
        finally:
            time.stop()

    time.awake = len(jobs)
    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


async def in_tasks(time: SharedTime, jobs: list[Callable[[], Any]]) -> list[BaseException | None]:
    async def work(job: Callable[[], Any]) -> None:
        try:
            await job()
        finally:
            time.stop()

    time.awake = len(jobs)
    found = await asyncio.gather(*map(work, jobs), return_exceptions=True)
    return list(found)


@contextmanager
def clients(mode: str, time: SharedTime, latency: float) -> Iterator[tuple[Callable[..., Any], Any]]:
    """Return a function that makes clients on the shared clock, and one that runs jobs with them."""
    with ExitStack() as stack:
        if mode == "sync":
            wire = stack.enter_context(httpx.Client(transport=SlowWire(time, latency)))
            yield lambda kind, **options: on(kind, time, wire, **options), lambda jobs: in_threads(time, jobs)
            return
        runner = stack.enter_context(asyncio.Runner())
        tasks_wire = httpx.AsyncClient(transport=AsyncSlowWire(time, latency))
        yield (
            lambda kind, **options: on(ASYNC[kind], time, tasks_wire, **options),
            lambda jobs: runner.run(in_tasks(time, jobs)),
        )
        runner.run(tasks_wire.aclose())


ASYNC: dict[type[Any], type[Any]] = {Sendcloud: AsyncSendcloud, EPages: AsyncEPages}


def on(kind: type[Any], time: SharedTime, http_client: Any, **options: Any) -> Any:
    class Timed(kind):  # type: ignore[misc]  # the class is an argument
        _clock = time.clock()

        def _make_transport(self, http_client: Any) -> Any:
            if isinstance(http_client, httpx.Client):
                return SyncTransport(http_client, time.sleep)
            return AsyncTransport(http_client, time.sleep_async)

    return Timed(http_client=http_client, **options)


@pytest.fixture(params=("sync", "async"))
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def crew(mode: str) -> Iterator[Callable[..., Crew]]:
    """Starts a mock and clients; `latency` is the longest time that a request takes to arrive."""
    with ExitStack() as stack:

        def assemble(latency: float = 0.0, **settings: Any) -> Crew:
            time = SharedTime()
            mock = stack.enter_context(MockServer(MockSettings(time_source=time.as_datetime, **settings)))
            make, run = stack.enter_context(clients(mode, time, latency))
            return Crew(time, mock, make, run)

        yield assemble


def client_of(crew: Crew, kind: type[Any], provider: str, **options: Any) -> Any:
    options = {**KEYS[provider], "base_url": crew.mock.url_for(provider), "retry": PATIENT, **options}
    return crew.make(kind, **options)


def new_order(number: int) -> dict[str, Any]:
    order: dict[str, Any] = copy.deepcopy(EXAMPLES["NewOrdersMinimal"]["value"][0])
    return {**order, "order_id": f"order-{number}", "order_number": str(number)}


def saving(client: Any, number: int) -> Callable[[], Any]:
    return lambda: client.create_or_update_orders([new_order(number)])


def test_forty_concurrent_writes_never_get_a_429_from_sendcloud(crew: Callable[..., Crew]) -> None:
    team = crew(latency=0.45, orders=0)
    client = client_of(team, Sendcloud, "sendcloud", limiter=Sendcloud.limiter())
    assert team.run([saving(client, number) for number in range(WRITES)]) == [None] * WRITES
    assert team.statuses() == {201: WRITES}
    assert 2 < team.time.now - BEGIN < 4


def test_without_a_limiter_forty_concurrent_writes_get_a_429(crew: Callable[..., Crew]) -> None:
    team = crew(orders=0)
    client = client_of(team, Sendcloud, "sendcloud", retry=Retry.off())
    outcomes = team.run([saving(client, number) for number in range(WRITES)])
    assert Counter(getattr(error, "status", 201) for error in outcomes) == {201: 15, 429: WRITES - 15}


def test_calls_beyond_the_limit_of_a_minute_wait_for_the_next_one(crew: Callable[..., Crew]) -> None:
    team = crew(orders=0)
    client = client_of(team, Sendcloud, "sendcloud", limiter=Sendcloud.limiter())
    assert team.run([saving(client, number) for number in range(101)]) == [None] * 101
    assert team.statuses() == {201: 101}
    assert 60 <= team.time.now - BEGIN < 61


def test_calls_that_would_exceed_the_budget_are_not_sent(crew: Callable[..., Crew]) -> None:
    team = crew(orders=0)
    options = {"limiter": Sendcloud.limiter(), "retry": Retry(budget=2, ceiling=2)}
    client = client_of(team, Sendcloud, "sendcloud", **options)
    outcomes = team.run([saving(client, number) for number in range(WRITES)])
    assert Counter(map(type, outcomes)) == {type(None): 30, NotSentError: WRITES - 30}
    assert team.statuses() == {201: 30}


def test_two_clients_of_the_same_keys_share_a_limiter(crew: Callable[..., Crew]) -> None:
    team, limiter = crew(orders=0), Sendcloud.limiter()
    pair = [client_of(team, Sendcloud, "sendcloud", limiter=limiter) for _ in range(2)]
    assert team.run([saving(pair[number % 2], number) for number in range(WRITES)]) == [None] * WRITES
    assert team.statuses() == {201: WRITES}


def asking(client: Any) -> Callable[[], Any]:
    return lambda: client.list_orders(page_size=1).first()


@pytest.mark.parametrize("other_spelling", [False, True])
def test_calls_wait_until_exactly_the_reset_that_a_shop_announces(
    crew: Callable[..., Crew], other_spelling: bool
) -> None:
    team = crew(orders=1, epages=EpagesSettings(calls_an_hour=3, other_spelling=other_spelling))
    client = client_of(team, EPages, "epages", limiter=EPages.limiter())
    for _ in range(4):
        assert team.run([asking(client)]) == [None]
    assert team.statuses() == {200: 4}
    assert [wait for wait in team.time.waits if wait] == [pytest.approx(3600, abs=0.01)]


def test_calls_that_wait_for_the_reset_share_the_next_hourly_quota(crew: Callable[..., Crew]) -> None:
    team = crew(orders=1, epages=EpagesSettings(calls_an_hour=10))
    client = client_of(
        team, EPages, "epages", limiter=EPages.limiter(), retry=Retry(budget=8000, ceiling=8000)
    )
    assert team.run([asking(client)]) == [None]
    assert team.run([asking(client)] * 19) == [None] * 19
    assert team.statuses() == {200: 20}
    outcomes = team.run([asking(client)] * 12)
    assert Counter(map(type, outcomes)) == {type(None): 10, NotSentError: 2}
    assert team.statuses() == {200: 30}


def test_a_shop_that_announces_more_calls_than_documented_gets_them(
    crew: Callable[..., Crew],
) -> None:
    team = crew(orders=1)
    tight = RateLimiter([{"methods": ["GET"], "calls": 1, "seconds": 3600}])
    client = client_of(team, EPages, "epages", limiter=tight, retry=Retry.off())
    for _ in range(5):
        assert team.run([asking(client)]) == [None]
    assert not any(team.time.waits)
