"""Thousands of calls of all five clients through a mock that fails one in five, and whose responses drift now and then.

Nothing leaks, and nothing is sent, lost or claimed that the mock's own log does not confirm. SOAK_CALLS says how many
calls; `make soak` makes 20,000.
"""

from __future__ import annotations

import asyncio
import copy
import ctypes
import gc
import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from orderkit import (
    ApiError,
    AsyncEPages,
    AsyncNocnoc,
    AsyncNocnocStore,
    AsyncNoventiq,
    AsyncSendcloud,
    EPages,
    Nocnoc,
    NocnocStore,
    NotSentError,
    Noventiq,
    OrderkitError,
    OutcomeUnknownError,
    RateLimitedError,
    Retry,
    Sendcloud,
    ServerError,
    Timeout,
)
from orderkit.contract import Contract
from orderkit.runtime.protocol.messages import OperationInfo, Response, TransportFailure
from orderkit.runtime.protocol.observers import CallSummary, observers

CALLS = int(os.environ.get("SOAK_CALLS", "600"))
WORKERS = 20
SHARE, SEED = 0.2, 2026
FAULTS = [*("429", "500", "502", "503", "drop", "lose", "slow") * 3, "hang"]
"""A call that hangs takes as long as the client's patience, so there are few."""
MOST_KEPT_ALIVE = 20
"""Connections that httpx keeps open in a pool."""
MOST_GROWTH = 12 * 1024 * 1024
"""Bytes of memory after the warming up; a leak of one response of each call would be several times that."""

MOST_OBJECTS = 550
"""Objects that are there after the warming up and were not before, such as some more connections, which have about 25
each. Even a short run makes more calls, and a longer one adds no more."""

PARSED_URL = type(getattr(httpx.URL(), "_uri_reference"))  # noqa: B009 - private
SELF = Path("/proc/self")
pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not (SELF / "fd").exists(), reason="only Linux tells the sockets of a process"),
]

Json = dict[str, Any]
Key = tuple[str, str]
"""A provider, as the mock names it, and an operation."""


def example(provider: str, name: str) -> Any:
    return copy.deepcopy(Contract.load(provider).document["components"]["examples"][name]["value"])


@dataclass(frozen=True)
class Kind:
    """A provider, its clients and what they are opened with."""

    provider: str
    sync: type[Any]
    tasks: type[Any]
    options: Json

    def open(self, mode: str, url: str) -> Any:
        return (self.sync if mode == "sync" else self.tasks)(
            **self.options,
            base_url=f"{url}/{self.provider}",
            retry=Retry(base=0.001, cap=0.01, ceiling=1),
            timeout=Timeout(connect=5, read=1.5, write=5, pool=30),
        )


SECRET = "merchant-one-secret"
KINDS = (
    Kind("nocnoc", Nocnoc, AsyncNocnoc, {"api_key": "merchant-one"}),
    Kind("nocnoc-store", NocnocStore, AsyncNocnocStore, {"api_key": "merchant-one"}),
    Kind("sendcloud", Sendcloud, AsyncSendcloud, {"public_key": "merchant-one", "secret_key": SECRET}),
    Kind("noventiq", Noventiq, AsyncNoventiq, {"username": "merchant-one", "password": SECRET}),
    Kind("epages", EPages, AsyncEPages, {"shop_id": "DemoShop", "token": "merchant-one"}),
)
PROVIDERS = {kind.provider: kind.provider.replace("-", "_") for kind in KINDS}


@dataclass(frozen=True)
class Held:
    """Objects of the mock before the random faults begin, as a client gets them."""

    nocnoc: list[int]
    tracking_ids: list[str]
    noventiq: list[int]
    epages: list[str]


Action = tuple[str, str, str, Callable[[int, Held], tuple[tuple[Any, ...], Json]]]
"""Provider, operation, method, and the arguments of its call of a number."""


def created(number: int, _: Held) -> tuple[tuple[Any, ...], Json]:
    order = example("nocnoc", "CreateOrderRequestTabletAndDrones")
    del order["expiration_date"], order["notification_url"]
    return ({**order, "merchant_invoice_id": f"soak-{number}"},), {}


def saved(number: int, _: Held) -> tuple[tuple[Any, ...], Json]:
    (order, *_rest) = example("sendcloud", "NewOrdersMinimal")
    return ([{**order, "order_id": f"soak-{number}", "order_number": str(number)}],), {}


def one_of(items: list[Any], number: int) -> Any:
    return items[number % len(items)]


NOTE = {"op": "add", "path": "/internalNote", "value": "soaked"}
ACTIONS: tuple[Action, ...] = (
    ("nocnoc", "quoteOrder", "quote_order", lambda *_: ((example("nocnoc", "QuoteRequestTablet"),), {})),
    ("nocnoc", "getOrder", "get_order", lambda number, held: ((one_of(held.nocnoc, number),), {})),
    ("nocnoc", "createOrder", "create_order", created),
    ("nocnoc-store", "listOrders", "list_orders", lambda *_: ((), {"limit": 3, "page_size": 3})),
    (
        "nocnoc-store",
        "cancelOrder",
        "cancel_order",
        lambda number, held: ((one_of(held.tracking_ids, number),), {}),
    ),
    ("sendcloud", "retrieveOrder", "retrieve_order", lambda number, _: ((number % 100 + 1,), {})),
    ("sendcloud", "createOrUpdateOrders", "create_or_update_orders", saved),
    (
        "sendcloud",
        "updateOrder",
        "update_order",
        lambda number, _: ((number % 100 + 1, {"order_details": {"notes": f"note {number}"}}), {}),
    ),
    ("noventiq", "searchOrders", "search_orders", lambda *_: ((), {"limit": 3, "page_size": 3})),
    ("noventiq", "getOrder", "get_order", lambda number, held: ((one_of(held.noventiq, number),), {})),
    (
        "noventiq",
        "createRefund",
        "create_refund",
        lambda number, held: (
            (one_of(held.noventiq, number), example("noventiq", "RefundRequestWithReason")),
            {},
        ),
    ),
    ("epages", "listOrders", "list_orders", lambda *_: ((), {"limit": 3, "page_size": 3})),
    ("epages", "getOrder", "get_order", lambda number, held: ((one_of(held.epages, number),), {})),
    (
        "epages",
        "updateOrder",
        "update_order",
        lambda number, held: ((one_of(held.epages, number), [NOTE]), {}),
    ),
)
DRIFTS: dict[Key, tuple[str, Any]] = {
    ("nocnoc", "getOrder"): ("products[0].quantity", "two"),
    ("nocnoc", "createOrder"): ("products[0].quantity", "two"),
    ("nocnoc-store", "listOrders"): ("orders[0].tracking_id", 7),
    ("sendcloud", "retrieveOrder"): ("data.order_number", 7),
    ("sendcloud", "createOrUpdateOrders"): ("data[0].order_number", 7),
    ("noventiq", "getOrder"): ("status", 7),
    ("epages", "listOrders"): ("items[0].creationDate", 7),
    ("epages", "getOrder"): ("creationDate", 7),
    ("epages", "updateOrder"): ("creationDate", 7),
}
"""A place in the response of an operation that is never refused, and its value of another type."""
DRIFTS_OF_EACH = 10
RETRY_CLASSES = {
    (provider, name): operation.retry
    for provider, spec in PROVIDERS.items()
    for name, operation in Contract.load(spec).operations.items()
}
PLACES = {
    (operation.id, operation.path): provider
    for provider, spec in PROVIDERS.items()
    for operation in Contract.load(spec).operations.values()
}


@dataclass
class Tally:
    """Outcomes of the calls, as their callers and observers saw them."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    outcomes: dict[str, Counter[Key]] = field(default_factory=dict)
    timed_out: int = 0

    def note(self, what: str, key: Key, count: int = 1) -> None:
        with self.lock:
            self.outcomes.setdefault(what, Counter())[key] += count

    def of(self, what: str, key: Key) -> int:
        return self.outcomes.get(what, Counter())[key]

    def total(self, what: str) -> int:
        return self.outcomes.get(what, Counter()).total()

    def watch(self, facts: OperationInfo) -> TallyWatch:
        return TallyWatch(self, (PLACES[facts.operation, facts.path_template], facts.operation))


@dataclass
class TallyWatch:
    """Counts the attempts of one call, and those of them whose time ran out."""

    tally: Tally
    key: Key

    def retried(self, attempt: int, outcome: Response | TransportFailure, wait: float) -> None:
        if isinstance(outcome, TransportFailure) and outcome.timed_out:
            self.tally.note("timed out", self.key)

    def ended(self, summary: CallSummary) -> None:
        self.tally.note("attempts", self.key, summary.attempts)
        if summary.response is None:
            self.tally.note("ended without an answer", self.key)


def outcome_of(error: OrderkitError) -> str:
    kinds = {
        RateLimitedError: "limited",
        ServerError: "failed",
        ApiError: "refused",
        NotSentError: "not sent",
        OutcomeUnknownError: "unknown",
    }
    return next(name for kind, name in kinds.items() if isinstance(error, kind))


@dataclass
class Soak:
    """The sync or the async clients under load."""

    mode: str
    clients: dict[str, Any]
    held: Held
    tally: Tally

    def jobs(self, first: int, count: int) -> list[tuple[Action, int]]:
        chance = Random(SEED + first)
        return [(chance.choice(ACTIONS), first + number) for number in range(count)]

    def called(self, action: Action, number: int) -> Any:
        provider, _, method, arguments = action
        positional, named = arguments(number, self.held)
        return getattr(self.clients[provider], method)(*positional, **named)

    def settle(self, action: Action, error: OrderkitError | None) -> None:
        key = action[:2]
        self.tally.note("calls", key)
        self.tally.note("done" if error is None else outcome_of(error), key)
        if error is not None and error.may_have_succeeded:
            self.tally.note("perhaps done", key)

    def work(self, jobs: Iterator[tuple[Action, int]]) -> None:
        for job in jobs:
            error: OrderkitError | None = None
            try:
                result = self.called(*job)
                if isinstance(result, Iterable):
                    list(result)
            except OrderkitError as failure:
                error = failure.with_traceback(None)
            self.settle(job[0], error)

    async def work_async(self, jobs: Iterator[tuple[Action, int]]) -> None:
        for job in jobs:
            error: OrderkitError | None = None
            try:
                result = self.called(*job)
                if isinstance(result, AsyncIterable):
                    [item async for item in result]
                elif isinstance(result, Awaitable):
                    await result
            except OrderkitError as failure:
                error = failure.with_traceback(None)
            self.settle(job[0], error)


class Threads:
    """Runs the jobs of a soak in threads."""

    def run(self, soak: Soak, jobs: list[tuple[Action, int]]) -> None:
        left = iter(jobs)
        with ThreadPoolExecutor(WORKERS) as pool:
            for done in [pool.submit(soak.work, left) for _ in range(WORKERS)]:
                done.result()

    def close(self, soak: Soak) -> None:
        for client in soak.clients.values():
            client.close()


class Tasks:
    """Runs the jobs of a soak in tasks of one loop."""

    def __init__(self) -> None:
        self._runner = asyncio.Runner()

    def run(self, soak: Soak, jobs: list[tuple[Action, int]]) -> None:
        async def all_of_them() -> None:
            left = iter(jobs)
            await asyncio.gather(*[soak.work_async(left) for _ in range(WORKERS)])

        self._runner.run(all_of_them())

    def close(self, soak: Soak) -> None:
        async def close_all() -> None:
            for client in soak.clients.values():
                await client.close()

        self._runner.run(close_all())
        self._runner.close()


@dataclass(frozen=True)
class MockProcess:
    """A mock outside this process, so that what it holds is not counted as ours."""

    url: str
    pid: int
    http: httpx.Client

    def control(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.http.request(method, f"{self.url}/_mock{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def orders_of(self, provider: str) -> int:
        orders = self.control("GET", "")["providers"][provider]["orders"]
        return sum(orders.values())

    def counts(self) -> list[Json]:
        found: list[Json] = self.control("GET", "/requests")["counts"]
        return found


@contextmanager
def mock_process() -> Iterator[MockProcess]:
    command = [sys.executable, str(Path(__file__).with_name("mock_process.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            url = process.stdout.readline().strip()
            with httpx.Client(trust_env=False, timeout=30) as http:
                yield MockProcess(url, process.pid, http)
        finally:
            process.stdin.close()
            assert process.wait(30) == 0


def sockets(process: str | int = "self") -> int:
    """How many sockets a process has open."""
    found = 0
    for each in Path(f"/proc/{process}/fd").iterdir():
        try:
            found += str(each.readlink()).startswith("socket:")
        except FileNotFoundError:
            continue
    return found


def memory() -> int:
    """Bytes of memory that this process holds, after everything that can be freed is."""
    gc.collect()
    # glibc keeps what threads have freed; how much depends on which of them did.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
    pages = int((SELF / "statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def kept_objects() -> int:
    """How many objects there are, without URLs: 256 of them are kept parsed, more than a short warming up has."""
    return sum(type(each) not in (httpx.URL, PARSED_URL) for each in gc.get_objects())


def hold(url: str, mock: MockProcess) -> Held:
    """Objects that can be requested; requested over plain HTTP and by clients that are closed again."""
    clients = {kind.provider: kind.open("sync", url) for kind in KINDS}
    try:
        return Held(
            nocnoc=mock.control("POST", "/nocnoc/seed", {"orders": 50})["orders"],
            tracking_ids=[order.tracking_id for order in clients["nocnoc-store"].list_orders()],
            noventiq=list(clients["noventiq"].search_orders()),
            epages=[order.order_id for order in clients["epages"].list_orders()],
        )
    finally:
        for client in clients.values():
            client.close()


@dataclass(frozen=True)
class Report:
    """Everything that was measured in one run."""

    mode: str
    tally: Tally
    counts: list[Json]
    seconds: float
    sockets_before: int
    sockets_busy: int
    sockets_after: int
    mock_sockets_grown: int
    memory_grown: int
    objects_grown: int
    orders_grown: dict[str, int]
    drift: dict[Key, dict[tuple[str, str], int]]
    """Paths and kinds of the drift that a client counted, and how often, by operation."""

    def arrived(self, key: Key, fits: Callable[[Json], bool] = lambda _: True) -> int:
        """How many requests of an operation came to the mock, of those that fit."""
        ours = (each for each in self.counts if (each["provider"], each["operationId"]) == key)
        return sum(each["count"] for each in ours if fits(each))

    @property
    def keys(self) -> list[Key]:
        return sorted({action[:2] for action in ACTIONS})

    def __str__(self) -> str:
        names = ("calls", "attempts", "done", "refused", "limited", "failed", "unknown", "not sent")
        told = ", ".join(f"{name} {self.tally.total(name)}" for name in names)
        faults: Counter[str] = Counter()
        for each in self.counts:
            faults[each["fault"] or "none"] += each["count"]
        fault_counts = ", ".join(f"{name} {count}" for name, count in sorted(faults.items()))
        return (
            f"{self.mode}: {told}; {self.seconds:.1f} s, {self.tally.total('calls') / self.seconds:.0f} calls/s\n"
            f"  faults: {fault_counts}\n"
            f"  sockets: {self.sockets_before} before, {self.sockets_busy} with open clients,"
            f" {self.sockets_after} after; of the mock {self.mock_sockets_grown:+d};"
            f" memory {self.memory_grown / 2**20:+.1f} MiB, {self.objects_grown:+d} objects"
        )


def soaked(mode: str) -> Report:
    with mock_process() as mock:
        held = hold(mock.url, mock)
        mock.control("GET", "")
        clients = {kind.provider: kind.open(mode, mock.url) for kind in KINDS}
        soak, runner = Soak(mode, clients, held, Tally()), Threads() if mode == "sync" else Tasks()
        before, mock_before = sockets(), sockets(mock.pid)
        # a token is had before the random faults begin, so that every call is about its own operation
        runner.run(Soak(mode, clients, held, Tally()), [(action, 10**9) for action in ACTIONS])
        orders = {provider: mock.orders_of(provider) for provider in ("nocnoc", "sendcloud")}
        counted = mock.counts()
        observers.append(soak.tally.watch)
        try:
            mock.control("PUT", "/random-faults", {"share": SHARE, "seed": SEED, "kinds": FAULTS})
            plan_drifts(mock)
            began = time.perf_counter()
            runner.run(soak, soak.jobs(0, CALLS // 4))
            warm, objects = memory(), kept_objects()
            runner.run(soak, soak.jobs(CALLS // 4, CALLS - CALLS // 4))
            seconds = time.perf_counter() - began
            grown, busy, more = memory() - warm, sockets(), kept_objects() - objects
        finally:
            observers.remove(soak.tally.watch)
        mock.control("PUT", "/random-faults", {"share": 0})
        mock.control("DELETE", "/faults")
        runner.close(soak)
        after = sockets()
        return Report(
            mode=mode,
            tally=soak.tally,
            counts=less(mock.counts(), counted),
            seconds=seconds,
            sockets_before=before,
            sockets_busy=busy,
            sockets_after=after,
            mock_sockets_grown=ended(mock, mock_before),
            memory_grown=grown,
            objects_grown=more,
            orders_grown={provider: mock.orders_of(provider) - orders[provider] for provider in orders},
            drift=drift_of(clients),
        )


def drift_of(clients: dict[str, Any]) -> dict[Key, dict[tuple[str, str], int]]:
    found: dict[Key, dict[tuple[str, str], int]] = {}
    for provider, client in clients.items():
        for place, count in client.drift.items():
            found.setdefault((provider, place.operation), {})[place.path, place.kind] = count
    return found


def plan_drifts(mock: MockProcess) -> None:
    """Let responses drift from time to time: the first of each operation, and later several in a row."""
    random, calls = Random(SEED), CALLS // len(ACTIONS) // 2
    for (provider, operation), (path, value) in DRIFTS.items():
        for call in (1, *random.sample(range(2, calls), DRIFTS_OF_EACH)):
            fault = {
                "provider": provider,
                "operation": operation,
                "kind": "drift",
                "path": path,
                "value": value,
            }
            mock.control("POST", "/faults", {**fault, "call": call, "times": calls // 100 + 1})


def less(counts: list[Json], before: list[Json]) -> list[Json]:
    """The counts without those of before."""
    known = {tuple(each.values())[:-1]: each["count"] for each in before}
    return [{**each, "count": each["count"] - known.get(tuple(each.values())[:-1], 0)} for each in counts]


def ended(mock: MockProcess, before: int) -> int:
    """How many sockets more the mock has than before, once it saw those end that were closed."""
    for _ in range(200):
        mock.control("GET", "/clock")
        if sockets(mock.pid) <= before:
            break
    return sockets(mock.pid) - before


@pytest.fixture(scope="module", params=("sync", "async"))
def report(request: pytest.FixtureRequest) -> Report:
    made = soaked(request.param)
    print(f"\n{made}")
    return made


def is_done(each: Json) -> bool:
    return each["status"] is not None and 200 <= each["status"] < 300


def is_answered(each: Json) -> bool:
    return is_done(each) and each["fault"] in (None, "slow", "drift")


def test_every_call_came_to_an_end_that_is_known(report: Report) -> None:
    ends = ("done", "refused", "limited", "failed", "unknown", "not sent")
    assert sum(report.tally.total(end) for end in ends) == report.tally.total("calls") == CALLS
    assert all(report.tally.of("done", key) > 0 for key in report.keys)


def test_random_faults_hit_as_often_as_asked_for(report: Report) -> None:
    struck = sum(each["count"] for each in report.counts if each["fault"] not in (None, "drift"))
    assert struck / report.tally.total("attempts") == pytest.approx(SHARE, abs=0.06)


def test_every_attempt_arrived_once(report: Report) -> None:
    assert {key: report.arrived(key) for key in report.keys} == {
        key: report.tally.of("attempts", key) for key in report.keys
    }


def test_every_response_was_taken_for_what_it_is(report: Report) -> None:
    for key in report.keys:
        late = report.tally.of("timed out", key) + report.tally.of("unknown", key)
        answered, done = report.arrived(key, is_answered), report.tally.of("done", key)
        assert done <= answered <= done + late, key


def test_every_response_that_drifted_was_read_and_counted(report: Report) -> None:
    assert report.drift.keys() == DRIFTS.keys()
    for key, (path, _) in DRIFTS.items():
        ((place, counted),) = report.drift[key].items()
        assert place == (re.sub(r"\d+", "", path), "type")
        sent = report.arrived(key, lambda each: each["fault"] == "drift")
        # The log names a fault at random before a planned one: a response that is slow may drift too, or be too late.
        slow = report.arrived(key, lambda each: each["fault"] == "slow")
        assert 0 < sent - report.tally.of("timed out", key) <= counted <= sent + slow, key


def test_what_must_not_be_sent_twice_was_sent_once(report: Report) -> None:
    never = [key for key in report.keys if RETRY_CLASSES[key] == "never"]
    assert len(never) >= 4
    for key in never:
        sent = report.arrived(key, lambda each: each["fault"] != "429")
        spared = report.tally.of("limited", key) + report.tally.of("not sent", key)
        assert sent == report.tally.of("calls", key) - spared, key


@pytest.mark.parametrize(
    "key", [("nocnoc", "createOrder"), ("sendcloud", "createOrUpdateOrders")], ids=lambda key: key[1]
)
def test_what_the_mock_holds_is_what_is_claimed(report: Report, key: Key) -> None:
    done, perhaps = report.tally.of("done", key), report.tally.of("perhaps done", key)
    assert done <= report.orders_grown[key[0]] <= done + perhaps
    if RETRY_CLASSES[key] == "never":
        assert report.orders_grown[key[0]] == report.arrived(key, is_done)


def test_no_connection_is_left_behind(report: Report) -> None:
    assert report.sockets_busy - report.sockets_before <= len(KINDS) * MOST_KEPT_ALIVE + 2
    assert report.sockets_after <= report.sockets_before
    assert report.mock_sockets_grown <= 0


def test_memory_does_not_grow_with_calls(report: Report) -> None:
    assert report.memory_grown < MOST_GROWTH
    assert report.objects_grown < MOST_OBJECTS
