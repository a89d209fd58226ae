"""Connections of the mock's server: requests sent together, responses in every form, callers behind a proxy."""

from __future__ import annotations

import logging
import queue
import re
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from orderkit.mock import MockServer, MockSettings
from orderkit.mock.connections import BoundedServer
from orderkit.mock.server import listen

REQUEST = b"GET /nocnoc/api/order/1 HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: merchant-one\r\n\r\n"
SECONDS = 20
Respond = Callable[[Any, Any], Awaitable[None]]


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=1)) as running:
        yield running


@pytest.fixture
def connection(server: MockServer) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", int(server.url.rsplit(":", 1)[1])), SECONDS) as opened:
        yield opened


def read(connection: socket.socket, count: int) -> list[bytes]:
    """Return the statuses of so many responses, which all have a length."""
    received, statuses = b"", list[bytes]()
    while len(statuses) < count:
        head, separator, rest = received.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        if separator and length is not None and len(rest) >= int(length[1]):
            statuses.append(head.split()[1])
            received = rest[int(length[1]) :]
            continue
        part = connection.recv(65_536)
        assert part, received
        received += part
    assert received == b""
    return statuses


def read_all(connection: socket.socket) -> bytes:
    received = b""
    while part := connection.recv(65_536):
        received += part
    return received


def test_requests_at_once_are_answered_in_their_order(connection: socket.socket) -> None:
    connection.sendall(REQUEST * 5)
    assert read(connection, 5) == [b"404"] * 5
    connection.sendall(REQUEST)
    assert read(connection, 1) == [b"404"]


@pytest.mark.parametrize(
    "pieces", [(REQUEST,), (REQUEST[:20], REQUEST[20:]), (REQUEST * 3, REQUEST)], ids=["one", "part", "three"]
)
def test_requests_sent_before_a_response_are_read_after_it(
    server: MockServer, connection: socket.socket, pieces: tuple[bytes, ...]
) -> None:
    server.control.inject_random_faults(1, kinds=["slow"], seconds=0.3)
    connection.sendall(REQUEST)
    connection.settimeout(0.1)
    with pytest.raises(TimeoutError):
        connection.recv(1)
    connection.settimeout(SECONDS)
    server.control.inject_random_faults(0)
    for piece in pieces:
        connection.sendall(piece)
    count = 1 + b"".join(pieces).count(b"GET")
    assert read(connection, count) == [b"404"] * count


def test_garbage_behind_a_request_is_refused_after_its_response(connection: socket.socket) -> None:
    connection.sendall(REQUEST + b"\x00\x00\r\n\r\n")
    assert re.findall(rb"HTTP/1.1 (\d+) ", read_all(connection)) == [b"404", b"400"]


@contextmanager
def connected_to(respond: Respond) -> Iterator[socket.socket]:
    """A connection to a server of an application of any kind."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await (respond(receive, send) if scope["type"] == "http" else serve_lifespan(receive, send))

    listening = listen("127.0.0.1", 0)
    server = BoundedServer(app, seconds_to_stop=1)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        with socket.create_connection(listening.getsockname(), SECONDS) as opened:
            yield opened
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


async def serve_lifespan(receive: Any, send: Any) -> None:
    for name in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{name}.complete"})


def responding(*parts: bytes, headers: Any = (), status: int = 200) -> Respond:
    async def respond(_: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": status, "headers": [*headers]})
        for part in parts[:-1]:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": parts[-1]})

    return respond


LENGTH = (b"content-length", b"4")
WITH_LENGTH = b"content-length: 4\r\n\r\nbody"
RESPONSES = {
    "one piece": (responding(b"body", headers=[LENGTH]), b"200 OK", WITH_LENGTH),
    "pieces": (responding(b"bo", b"dy", b"", headers=[LENGTH]), b"200 OK", WITH_LENGTH),
    "chunks": (
        responding(b"bo", b"", b"dy"),
        b"200 OK",
        b"transfer-encoding: chunked\r\n\r\n2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n",
    ),
    "no content": (responding(b"", status=204), b"204 No Content", b"\r\n"),
    "a status without a name": (responding(b"body", headers=[LENGTH], status=299), b"299 ", WITH_LENGTH),
    "a large body": (
        responding(b"x" * 300_000, headers=[(b"content-length", b"300000")]),
        b"200 OK",
        b"content-length: 300000\r\n\r\n" + b"x" * 300_000,
    ),
}


@pytest.mark.parametrize("name", RESPONSES)
def test_a_response_is_sent_whole(name: str) -> None:
    respond, status, rest = RESPONSES[name]
    with connected_to(respond) as connection:
        connection.sendall(REQUEST + REQUEST.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        received = read_all(connection).lower().split(b"http/1.1 ")
    first, last = (each.replace(b"server: uvicorn\r\n", b"") for each in received[1:])
    assert first == status.lower() + b"\r\n" + rest
    assert last.replace(b"connection: close\r\n", b"") == first


def test_a_response_may_close_the_connection() -> None:
    close = (b"Connection", b"Close")
    with connected_to(responding(b"body", headers=[LENGTH, close])) as connection:
        connection.sendall(REQUEST)
        assert read_all(connection).endswith(b"\r\n\r\nbody")


@pytest.mark.parametrize("header", [(b"a", b"b\r\nc: d"), (b"a", b"b\nc: d"), (b"a b", b"c")])
def test_a_broken_header_is_not_sent(header: tuple[bytes, bytes], caplog: pytest.LogCaptureFixture) -> None:
    respond = responding(b"body", headers=[LENGTH, header])
    with caplog.at_level(logging.CRITICAL), connected_to(respond) as connection:
        connection.sendall(REQUEST)
        assert b"\r\nc:" not in read_all(connection)


def test_an_application_that_fails_is_a_500(caplog: pytest.LogCaptureFixture) -> None:
    async def fail(_: Any, __: Any) -> None:
        raise RuntimeError("of a test")

    with caplog.at_level(logging.CRITICAL), connected_to(fail) as connection:
        connection.sendall(REQUEST)
        assert read_all(connection).startswith(b"HTTP/1.1 500 Internal Server Error\r\n")


def test_an_application_learns_that_the_caller_is_gone() -> None:
    received: queue.Queue[Any] = queue.Queue()

    async def wait(receive: Any, _: Any) -> None:
        for _ in range(2):
            received.put(await receive())

    with connected_to(wait) as connection:
        connection.sendall(REQUEST)
        assert received.get(timeout=SECONDS) == {"type": "http.request", "body": b"", "more_body": False}
        connection.close()
        assert received.get(timeout=SECONDS) == {"type": "http.disconnect"}


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded"])
def test_a_connection_is_found_behind_a_proxy(server: MockServer, name: str) -> None:
    server.control.inject_random_faults(1, kinds=["drop"])
    with (
        httpx.Client(trust_env=False, headers={name: "192.0.2.7"}, timeout=SECONDS) as client,
        pytest.raises(httpx.TransportError) as caught,
    ):
        client.get(f"{server.url}/nocnoc/api/order/1", headers={"X-Api-Key": "merchant-one"})
    assert not isinstance(caught.value, httpx.TimeoutException)


@pytest.mark.parametrize(
    ("proto", "scheme"), [("https", "https"), ("HTTPS", "https"), ("http", "http"), ("x", "http")]
)
def test_links_have_the_scheme_of_a_proxy(server: MockServer, proto: str, scheme: str) -> None:
    server.control.seed(2, provider="sendcloud")
    auth = ("merchant-one", "merchant-one-secret")
    headers = {"X-Forwarded-Proto": proto}
    with httpx.Client(trust_env=False, auth=auth, headers=headers) as client:
        response = client.get(f"{server.url}/sendcloud/orders", params={"page_size": 1})
    assert response.links["next"]["url"].partition(":")[0] == scheme
