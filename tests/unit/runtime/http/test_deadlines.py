"""The deadline of an attempt: a server that always sends a little more does not hold a call up."""

from __future__ import annotations

import gc
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpcore
import httpx
import pytest
from client_fixtures import Drip
from orderkit import NotSentError, Retry, Timeout
from orderkit.errors import NotSentTimeoutError, OutcomeUnknownTimeoutError
from orderkit.runtime.http import deadlines
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport
from orderkit.runtime.http.limits import Limit, left_of
from orderkit.runtime.http.wire import limits_of

SOON = 0.2
"""Seconds: longer than a connection to loopback takes, and far less than the servers here would go on for."""
IN_CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
DRIPS: dict[str, tuple[Any, ...]] = {
    "status line": (b"HTTP/1.1 200 ", Drip(b"O")),
    "header": (b"HTTP/1.1 200 OK\r\nX-Long: ", Drip(b"a")),
    "headers": (b"HTTP/1.1 200 OK\r\n", Drip(b"X-More: a\r\n", pause=0.02)),
    "1xx responses": (Drip(b"HTTP/1.1 103 Early Hints\r\n\r\n"),),
    "size of a chunk": (IN_CHUNKS, Drip(b"0")),
    "extension of a chunk": (IN_CHUNKS + b"1;a=", Drip(b"a")),
    "chunks": (IN_CHUNKS, Drip(b"1\r\n \r\n")),
    "trailers": (IN_CHUNKS + b"0\r\n", Drip(b"X-More: a\r\n", pause=0.02)),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n", Drip(b" ")),
    "body without a length": (b"HTTP/1.1 200 OK\r\n\r\n", Drip(b" ")),
}
OURS = ("sync", "async", "aiohttp")
SETTINGS = {"total": Timeout(total=SOON), "body": Timeout(body=SOON)}


@pytest.fixture(params=[*OURS, "user's own"])
def wire(request: pytest.FixtureRequest) -> str:
    """What sends: our transports, or one that is passed as http_client to an asynchronous client."""
    return str(request.param)


@pytest.fixture
def mode(wire: str) -> str:
    return "sync" if wire == "sync" else "async"


@pytest.fixture
def http(wire: str) -> Any:
    if wire == "aiohttp":
        return AiohttpTransport(verify=ssl.create_default_context())
    return httpx.AsyncClient() if wire == "user's own" else None


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("what", DRIPS)
def test_a_response_that_never_ends_times_out(
    what: str, setting: str, http: Any, client: Any, server: Any, named: Any
) -> None:
    server.play(DRIPS[what])
    caller = client(base_url=server.url, http_client=http, timeout=SETTINGS[setting], retry=Retry.off())
    caller.http_client = http
    with pytest.raises(OutcomeUnknownTimeoutError) as caught:
        caller.call("place_order", named("place_order").argument)
    assert caught.value.may_have_succeeded


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket that accepts no connection: the system completes one, and leaves further ones waiting."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        yield listening


def url_of(listening: socket.socket) -> str:
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize("wire", ["sync", "async"], indirect=True)
def test_a_request_that_is_not_read_times_out(
    wire: str, client: Any, listener: socket.socket, example: Any
) -> None:
    body = example("CreateOrderRequestTabletAndDrones")
    body["products"][0]["name"] = "x" * 20_000_000
    caller = client(base_url=url_of(listener), timeout=Timeout(total=SOON), retry=Retry.off())
    with pytest.raises(OutcomeUnknownTimeoutError, match="WriteTimeout"):
        caller.call("create_order", body)


@pytest.mark.parametrize("wire", OURS, indirect=True)
def test_a_connection_that_is_not_there_by_the_deadline_was_not_sent(
    wire: str, http: Any, client: Any, listener: socket.socket
) -> None:
    waiting = [socket.socket() for _ in range(4)]
    for each in waiting:
        each.setblocking(False)
        each.connect_ex(listener.getsockname())
    caller = client(
        base_url=url_of(listener), http_client=http, timeout=Timeout(total=SOON), retry=Retry.off()
    )
    caller.http_client = http
    with pytest.raises(NotSentTimeoutError):
        caller.call("place_order", 1)
    for each in waiting:
        each.close()


@pytest.mark.parametrize("wire", OURS, indirect=True)
def test_the_next_call_is_answered(
    wire: str, http: Any, client: Any, server: Any, reply: Any, named: Any
) -> None:
    operation = named("get_order")
    server.play(DRIPS["header"], reply(200, operation.answer))
    caller = client(base_url=server.url, http_client=http, timeout=Timeout(total=SOON))
    caller.http_client = http
    assert caller.call("get_order", operation.argument, timeout=Timeout(total=SOON)).id == operation.argument


class FakeStream:
    """A stream or a backend that notes the timeouts that it is given."""

    def __init__(self, *, dead: tuple[str, ...] = ()) -> None:
        self.timeouts: list[Any] = []
        self.hosts: list[str] = []
        self._dead = dead

    def read(self, max_bytes: int, timeout: Any) -> bytes:
        self.timeouts.append(timeout)
        return b"x"

    def write(self, buffer: bytes, timeout: Any) -> None:
        self.timeouts.append(timeout)

    def connect_tcp(self, host: str, port: int, timeout: Any) -> FakeStream:
        self.hosts.append(host)
        self.timeouts.append(timeout)
        if host in self._dead:
            raise httpcore.ConnectTimeout
        return self

    def get_extra_info(self, name: str) -> str:
        return name


def limit(seconds: float, left: float) -> Limit:
    made = Limit(min(seconds, left))
    made.ends_at = time.monotonic() + left
    return made


def test_each_wait_gets_what_is_left() -> None:
    fake = FakeStream()
    stream = deadlines.SyncBackend(fake).connect_tcp("127.0.0.1", 1, limit(5, 60))
    stream.read(1, limit(5, 2))
    stream.read(1, None)
    stream.write(b"x", None)
    stream.write(b"x" * 40_000, limit(1, 60))
    connect, short, *opening, first, second, third = fake.timeouts
    assert (connect, opening, [first, second, third]) == (5, [5, 5], [1, 1, 1])
    assert 0 < short <= 2
    assert stream.get_extra_info("socket") == "socket"


def test_no_wait_begins_after_the_deadline() -> None:
    stream = deadlines.SyncBackend(FakeStream()).connect_tcp("127.0.0.1", 1, limit(5, 60))
    with pytest.raises(httpcore.ReadTimeout, match="the deadline of the attempt has passed"):
        stream.read(1, limit(5, -1))
    with pytest.raises(httpcore.WriteTimeout):
        stream.write(b"x", limit(5, -1))
    with pytest.raises(httpcore.ConnectTimeout):
        stream.start_tls(None, None, limit(5, -1))


def test_every_address_of_a_host_is_tried_until_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(0, 0, 0, "", (address, 1)) for address in ("::1", "127.0.0.1", "127.0.0.2")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    fake = FakeStream(dead=("::1",))
    deadlines.SyncBackend(fake).connect_tcp("shop.test", 1, limit(5, 60))
    assert fake.hosts == ["::1", "127.0.0.1"]
    with pytest.raises(httpcore.ConnectTimeout):
        deadlines.SyncBackend(FakeStream()).connect_tcp("shop.test", 1, limit(5, -1))


@pytest.mark.parametrize("wire", OURS[:2], indirect=True)
def test_a_host_without_an_address_is_a_connection_that_failed(wire: str, client: Any) -> None:
    with pytest.raises(NotSentError):
        client(base_url="https://no-such-host.invalid", retry=Retry.off()).call("get_order", 1)


# httpcore leaves the connection to such a proxy to be closed when it is collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("wire", OURS[:2], indirect=True)
@pytest.mark.parametrize(
    "greeting", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", "drop"], ids=["silent", "http", "closed"]
)
def test_a_proxy_that_does_not_speak_socks_is_waited_for_until_the_deadline(
    wire: str, greeting: Any, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        monkeypatch.setenv("ALL_PROXY", f"socks5://127.0.0.1:{proxy.getsockname()[1]}")
        ended = threading.Event()

        def serve() -> None:
            connection, _ = proxy.accept()
            with connection:
                connection.recv(100)
                if isinstance(greeting, bytes):
                    connection.sendall(greeting)
                    ended.wait(60)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            caller = client(base_url="https://provider.test", retry=Retry.off())
            with pytest.raises(NotSentError) as caught:
                caller.call("get_order", 1, timeout=Timeout(connect=60, total=SOON))
            assert isinstance(caught.value, NotSentTimeoutError) == (greeting == b"")
        finally:
            ended.set()
            thread.join()
            gc.collect()


def test_an_httpx_that_takes_no_backend_is_reported() -> None:
    with pytest.raises(RuntimeError, match="might wait without end"):
        deadlines.keep_deadlines(object())  # type: ignore[arg-type]


def test_the_timeouts_of_an_attempt_end_at_its_deadlines() -> None:
    found = limits_of(Timeout(connect=1, read=500, write=2, pool=3, body=10, total=20))
    assert [float(found[name]) for name in ("connect", "write", "pool")] == [1.0, 2.0, 3.0]
    assert found["read"] == pytest.approx(10)
    assert found["connect"].ends_at - found["read"].ends_at == pytest.approx(10)


def test_without_deadlines_the_other_timeouts_hold() -> None:
    found = limits_of(Timeout(read=500, body=None, total=None))
    assert found["read"] == left_of(found["read"]) == 500
    assert left_of(None) is None
    assert left_of(7.0) == 7.0
