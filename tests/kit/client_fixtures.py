"""Runs a test with the sync and the async client from one body, over a scripted wire: a real socket, or none."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import os
import pickle
import select
import socket
import struct
import threading
import traceback
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from orderkit import (
    AsyncEPages,
    AsyncNocnoc,
    AsyncNocnocStore,
    AsyncNoventiq,
    AsyncSendcloud,
    EPages,
    Nocnoc,
    NocnocStore,
    Noventiq,
    Sendcloud,
    to_json,
)
from orderkit.contract import Contract
from orderkit.runtime.http.async_transport import AsyncTransport
from orderkit.runtime.http.sync_transport import SyncTransport
from orderkit.runtime.protocol.clock import Clock

KEY = "merchant-key-0123456789"
PUBLIC_KEY = "public-key-0123456789"
EXAMPLES = Contract.load("nocnoc").document["components"]["examples"]
TESTS = str(Path(__file__).parents[1])
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@dataclass(frozen=True)
class Operation:
    """An operation as a caller sees it and as the wire sees it."""

    name: str
    argument: Any
    answer: Any
    method: str
    path: str
    is_write: bool

    @property
    def body(self) -> Any:
        """The body that is sent; None for an operation without a body."""
        return self.argument if isinstance(self.argument, dict) else None


def example_of(name: str) -> Any:
    return copy.deepcopy(EXAMPLES[name]["value"])


def operations() -> list[Operation]:
    quote, order = example_of("QuoteRequestTablet"), example_of("CreateOrderRequestTabletAndDrones")
    path, tracking = "/api/order/10000001", "NC10000001"
    return [
        Operation("quote_order", quote, example_of("QuoteTablet"), "POST", "/api/order/quote", False),
        Operation("create_order", order, example_of("OrderCreated"), "PUT", "/api/order", True),
        Operation("place_order", 10000001, example_of("OrderPlaced"), "POST", path, True),
        Operation("cancel_order", 10000001, example_of("OrderCancelled"), "DELETE", path, True),
        Operation("get_order", 10000001, example_of("OrderDetailCancelled"), "GET", path, False),
        Operation(
            "track_order",
            tracking,
            example_of("TrackingClearedByCustoms"),
            "POST",
            f"/api/order/tracking/{tracking}",
            False,
        ),
    ]


@dataclass
class FakeClock:
    """Time that passes only while a client waits, and chance that always falls the same way."""

    time: float = 1_700_000_000.0
    set_back: float = 0.0
    chance: float = 1.0
    waits: list[float] = field(default_factory=list)
    on_wait: Callable[[], object] = lambda: None

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds
        self.on_wait()

    async def sleep_async(self, seconds: float) -> None:
        self.sleep(seconds)

    @property
    def clock(self) -> Clock:
        """Its wall clock may be set back; its monotonic one goes on."""
        return Clock(
            now=lambda: self.time - self.set_back, monotonic=lambda: self.time, chance=lambda: self.chance
        )


@dataclass(frozen=True)
class Kinds:
    """The sync and the async client of a provider, and their options unless a test gives others."""

    sync: type[Any]
    tasks: type[Any]
    options: dict[str, Any] = field(repr=False)


NOCNOC = Kinds(Nocnoc, AsyncNocnoc, {"api_key": KEY})
NOVENTIQ = Kinds(Noventiq, AsyncNoventiq, {"username": "merchant@example.com", "password": KEY})
NOCNOC_STORE = Kinds(NocnocStore, AsyncNocnocStore, {"api_key": KEY})
SENDCLOUD = Kinds(Sendcloud, AsyncSendcloud, {"public_key": PUBLIC_KEY, "secret_key": KEY})
EPAGES = Kinds(
    EPages,
    AsyncEPages,
    {"shop_id": "DemoShop", "token": KEY, "base_url": "https://shop.test/rs/shops"},
)


def timed(mode: str, fake: FakeClock, kinds: Kinds = NOCNOC) -> type[Any]:
    """A client on a fake clock."""

    class Timed(kinds.sync):  # type: ignore[misc, name-defined]  # the class is an argument
        _clock = fake.clock

        def _make_transport(self, http_client: Any) -> Any:
            return SyncTransport(http_client, fake.sleep)

    class AsyncTimed(kinds.tasks):  # type: ignore[misc, name-defined]  # the class is an argument
        _clock = fake.clock

        def _make_transport(self, http_client: Any) -> Any:
            return AsyncTransport(http_client, fake.sleep_async)

    Timed.__name__, AsyncTimed.__name__ = kinds.sync.__name__, kinds.tasks.__name__
    return Timed if mode == "sync" else AsyncTimed


@dataclass
class Caller:
    """A sync or async client, called like a sync one."""

    client: Any
    loop: asyncio.Runner | None
    http_client: Any = None
    sent: list[httpx.Request] = field(default_factory=list)

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        return self.run(getattr(self.client, name)(*args, **kwargs))

    def run(self, result: Any) -> Any:
        """Return what a sync client returned, or the result of what an async one returned."""
        return result if self.loop is None else self.loop.run(awaited(result))

    def gather(self, source: Any, found: list[Any] | None = None) -> list[Any]:
        """Items of a listing or its pages; `found` also has what came before an error."""
        found = [] if found is None else found
        if self.loop is None:
            found.extend(source)
        else:
            self.loop.run(gathered(source, found))
        return found

    def next_of(self, iterator: Any) -> Any:
        """The next of what `iter` or `aiter` gave."""
        return next(iterator) if self.loop is None else self.loop.run(awaited(anext(iterator)))

    def iterator_of(self, source: Any) -> Any:
        return iter(source) if self.loop is None else aiter(source)

    def close(self) -> None:
        self.run(self.client.close())
        if self.http_client is not None:
            self.run(self.http_client.close() if self.loop is None else self.http_client.aclose())


async def gathered(source: Any, found: list[Any]) -> None:
    async for item in source:
        found.append(item)  # noqa: PERF401 - what came before an error must be there


async def awaited(result: Awaitable[Any]) -> Any:
    return await result


Scripted = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


def play(
    answers: tuple[Scripted, ...], sent: list[httpx.Request]
) -> Callable[[httpx.Request], httpx.Response]:
    """A handler that gives one response after the other and remembers what it was sent."""
    left = deque(answers)

    def handle(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        assert left, f"{request.method} {request.url.path} was sent, but the script is at its end"
        answer = left.popleft()
        if isinstance(answer, Exception):
            raise answer
        return answer(request) if callable(answer) else answer

    return handle


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = [name for name in os.environ if name.startswith(("NOCNOC_", "SENDCLOUD_", "NOVENTIQ_", "EPAGES_"))]
    for name in (*ours, *PROXIES, *(proxy.lower() for proxy in PROXIES)):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load("nocnoc")


@pytest.fixture
def api_key() -> str:
    return KEY


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(params=("sync", "async"))
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def loop(mode: str) -> Iterator[asyncio.Runner | None]:
    if mode == "sync":
        yield None
        return
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def opener(
    mode: str, loop: asyncio.Runner | None, clock: FakeClock
) -> Iterator[Callable[[Kinds], Callable[..., Caller]]]:
    """A factory of the clients of a provider."""
    opened: list[Caller] = []

    def open_client(kinds: Kinds, *answers: Scripted, **options: Any) -> Caller:
        sent: list[httpx.Request] = []
        kind, http = timed(mode, clock, kinds), None
        if answers:
            transport = httpx.MockTransport(play(answers, sent))
            http = (httpx.Client if mode == "sync" else httpx.AsyncClient)(transport=transport)
            options.setdefault("http_client", http)
            options.setdefault("base_url", kinds.options.get("base_url", "https://provider.test"))
        caller = Caller(kind(**{**kinds.options, **options}), loop, http, sent)
        opened.append(caller)
        return caller

    yield lambda kinds: partial(open_client, kinds)
    for caller in opened:
        caller.close()


@pytest.fixture
def client(opener: Callable[[Kinds], Callable[..., Caller]]) -> Callable[..., Caller]:
    """Open a client. Positional arguments are the responses it gets, without a network; without them it has one."""
    return opener(NOCNOC)


@pytest.fixture
def store(opener: Callable[[Kinds], Callable[..., Caller]]) -> Callable[..., Caller]:
    """Open a client of the store, in the same way."""
    return opener(NOCNOC_STORE)


@pytest.fixture
def noventiq(opener: Callable[[Kinds], Callable[..., Caller]]) -> Callable[..., Caller]:
    """Open a client of Noventiq, in the same way."""
    return opener(NOVENTIQ)


@pytest.fixture
def sendcloud(opener: Callable[[Kinds], Callable[..., Caller]]) -> Callable[..., Caller]:
    """Open a client of Sendcloud, in the same way."""
    return opener(SENDCLOUD)


@dataclass(frozen=True)
class Exchange:
    """A call of an operation as a caller makes it, and what goes over the wire."""

    name: str
    arguments: tuple[Any, ...]
    method: str
    path: str
    status: int
    answer: Any = None

    @property
    def body(self) -> Any:
        """The body that is sent; None for an operation without a body."""
        return self.arguments[-1] if self.method in ("POST", "PATCH") else None

    def made_by(self, caller: Caller) -> Any:
        """The result as JSON; of a listing, its items."""
        if self.name.startswith("list_"):
            return json.loads(to_json(caller.gather(getattr(caller.client, self.name)())))
        result = caller.call(self.name, *self.arguments)
        if isinstance(result, list):
            return json.loads(to_json(result))
        return None if result is None else json.loads(to_json(result))


@pytest.fixture
def sendcloud_call() -> Callable[[str], Exchange]:
    """A call of each of Sendcloud's operations, by its name."""
    examples = Contract.load("sendcloud").document["components"]["examples"]
    new, saved, orders, order, changes, changed = (
        copy.deepcopy(examples[name]["value"])
        for name in (
            "NewOrdersComplete",
            "SavedOrderList",
            "OrderList",
            "OrderComplete",
            "OrderChangesItem",
            "SavedOrder",
        )
    )
    order["data"]["id"] = "669"
    calls = (
        Exchange("list_orders", (), "GET", "/orders", 200, orders),
        Exchange("create_or_update_orders", (new,), "POST", "/orders", 201, saved),
        Exchange("retrieve_order", (669,), "GET", "/orders/669", 200, order),
        Exchange("update_order", (669, changes), "PATCH", "/orders/669", 200, changed),
        Exchange("delete_order", (669,), "DELETE", "/orders/669", 204),
    )
    return {call.name: call for call in calls}.__getitem__


@pytest.fixture
def shop(opener: Callable[[Kinds], Callable[..., Caller]]) -> Callable[..., Caller]:
    """Open a client of an ePages shop, in the same way."""
    return opener(EPAGES)


@pytest.fixture(params=operations(), ids=lambda operation: operation.name)
def operation(request: pytest.FixtureRequest) -> Operation:
    """Each of the six operations."""
    found: Operation = copy.deepcopy(request.param)
    return found


@pytest.fixture
def named() -> Callable[[str], Operation]:
    """An operation by its name."""
    return {operation.name: operation for operation in operations()}.__getitem__


@pytest.fixture
def example() -> Callable[[str], Any]:
    """A copy of an example of the contract."""
    return example_of


@pytest.fixture
def ok(named: Callable[[str], Operation]) -> Callable[..., httpx.Response]:
    """The response that an operation gets when all goes well, with properties changed."""

    def answer(name: str, **changes: Any) -> httpx.Response:
        return httpx.Response(200, json={**named(name).answer, **changes})

    return answer


@dataclass(frozen=True)
class Received:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    raw: bytes


@dataclass(frozen=True)
class Drip:
    """Bytes that a server sends again and again, with pauses of some seconds, until the client goes away."""

    part: bytes
    pause: float = 0.001


Step = bytes | str | Drip | Callable[[Received], bytes | None] | tuple[Any, ...]
"""What the server does with a request: sends bytes, or drops (`drop`) or resets (`reset`) the connection, or is quiet
until the client goes away (`hang`), or sends blanks until then (`drip`), or sends what a function returns, or does one
after the other. `drop unread` closes a new connection before anything is read."""


def write_reply(status: int, body: Any = b"", **headers: str) -> bytes:
    """A response as bytes; underscores in names of headers are hyphens, and one that is given wins over ours."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = {"content-type": "application/json", "content-length": str(len(content))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status} Status-{status}\r\n{head}\r\n".encode() + content


class ScriptedServer:
    """A server on a loopback socket that does what its script says, one step for each request."""

    def __init__(self) -> None:
        self.requests: list[Received] = []
        self.connections = 0
        self.always: Step = "drop"
        self._script: deque[Step] = deque()
        self._lock = threading.Lock()
        self._arrived = threading.Condition(self._lock)
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.socket()
        self._listener.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def play(self, *script: Step) -> None:
        self._script.extend(script)

    def listen(self) -> None:
        """Until then every connection is refused."""
        self._listener.listen(128)
        self._start(self._accept)

    def wait_for_requests(self, count: int) -> None:
        """A client that gave up may be quicker than the server that reads what it sent."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self.requests) >= count, 60)

    def wait_for_connections_to_end(self) -> None:
        for thread in self._threads[1:]:
            thread.join(5)

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def _start(self, target: Callable[..., None], *args: Any) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._open.append(connection)
                self.connections += 1
                self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if self._is_next_unread():
                self._do(self._next(), connection, None)
                return
            with connection.makefile("rb") as stream:
                while (received := receive(stream)) is not None:
                    with self._arrived:
                        self.requests.append(received)
                        self._arrived.notify_all()
                    if not self._do(self._next(), connection, received):
                        return

    def _is_next_unread(self) -> bool:
        with self._lock:
            return bool(self._script) and str(self._script[0]).endswith("unread")

    def _next(self) -> Step:
        with self._lock:
            return self._script.popleft() if self._script else self.always

    def _do(self, step: Step, connection: socket.socket, received: Received | None) -> bool:
        """Return whether the connection stays open."""
        if isinstance(step, tuple):
            return all(self._do(part, connection, received) for part in step)
        if isinstance(step, Drip):
            drip(step, connection)
            return False
        if isinstance(step, str):
            end_connection(step, connection)
            return False
        said = step if isinstance(step, bytes) or received is None else step(received)
        if isinstance(said, bytes):
            connection.sendall(said)
        return True


def receive(stream: Any) -> Received | None:
    """The next request of a connection; None if there is none."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline()
        if not line:
            return None
        head += line
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    method, path, _ = first.split(" ")
    body = stream.read(int(headers.get("content-length", "0")))
    return Received(method, path, headers, body, head + body)


def drip(step: Drip, connection: socket.socket) -> None:
    for _ in range(10_000):
        connection.sendall(step.part)
        if select.select([connection], [], [], step.pause)[0]:
            return


def end_connection(how: str, connection: socket.socket) -> None:
    connection.settimeout(10)  # a client that waits for ever fails its test, but does not hold it up
    if how == "hang":
        while connection.recv(65536):
            pass
    elif how == "drip":
        drip(Drip(b" "), connection)
    elif how.startswith("reset"):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    else:
        connection.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def closed_server() -> Iterator[ScriptedServer]:
    """A server that refuses connections until it may listen."""
    server = ScriptedServer()
    yield server
    server.close()


@pytest.fixture
def server(closed_server: ScriptedServer) -> ScriptedServer:
    closed_server.listen()
    return closed_server


@pytest.fixture
def reply() -> Callable[..., bytes]:
    return write_reply


def renderings_of(error: BaseException) -> Iterator[str]:
    """Every way an error may end in a log, a report or a file; of its frames those that are not of a test."""
    yield "".join(traceback.format_exception(error))
    chain: BaseException | None = error
    while chain is not None:
        told = traceback.TracebackException.from_exception(chain, capture_locals=True)
        ours = (frame for frame in told.stack if TESTS not in frame.filename)
        yield from (f"{frame.name} {frame.locals}" for frame in ours)
        yield from (str(chain), repr(chain), repr(vars(chain)))
        if isinstance(chain, httpx.RequestError):
            yield repr(chain.request.headers.raw)
        chain = chain.__cause__ or chain.__context__
    for value in (error, copy.copy(error)):
        yield pickle.dumps(value).decode("latin-1")
        yield repr(vars(value))


@pytest.fixture
def renderings() -> Callable[[BaseException], Iterator[str]]:
    """Every way an error may end in a log, a report or a file."""
    return renderings_of


def log_renderings_of(records: list[logging.LogRecord]) -> Iterator[str]:
    for record in records:
        yield record.getMessage()
        yield repr(vars(record))


@pytest.fixture
def log_renderings() -> Callable[[list[logging.LogRecord]], Iterator[str]]:
    """Every way a log may be written."""
    return log_renderings_of
