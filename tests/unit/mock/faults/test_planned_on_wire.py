"""Planned faults on a socket: the bytes that arrive, and whether the call took effect."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from in_process import Json
from orderkit.mock import MockServer, MockSettings

START = datetime(2017, 4, 8, 10, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=0, clock=START)) as running:
        running.control.seed(1)
        yield running


def request(method: str = "GET", body: bytes = b"") -> bytes:
    head = f"{method} /nocnoc/api/order/10000001 HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: merchant-one\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


class Exchange:
    """One request over a connection of its own, and the bytes that came back."""

    def __init__(self, server: MockServer, sent: bytes, seconds: float = 5) -> None:
        host, port = server.url.removeprefix("http://").split(":")
        self.received, self.ended = b"", "open"
        with socket.create_connection((host, int(port)), timeout=seconds) as connection:
            connection.sendall(sent)
            self._read(connection)

    def _read(self, connection: socket.socket) -> None:
        try:
            while chunk := connection.recv(65536):
                self.received += chunk
                # A whole response of a connection that stays open ends the test early.
                connection.settimeout(0.3)
            self.ended = "closed"
        except TimeoutError:
            pass
        except ConnectionResetError:
            self.ended = "reset"


def status_of(server: MockServer) -> str:
    statuses: dict[str, int] = server.control.summary()["providers"]["nocnoc"]["orders"]
    return next(iter(statuses))


def plain(server: MockServer) -> bytes:
    return Exchange(server, request()).received


@pytest.mark.parametrize("kind", ["drop", "lose"])
def test_a_dropped_connection_has_no_response(server: MockServer, kind: Any) -> None:
    server.control.plan_fault(operation="placeOrder", kind=kind)
    exchange = Exchange(server, request("POST"))
    assert (exchange.received, exchange.ended) == (b"", "closed")
    assert status_of(server) == ("created" if kind == "drop" else "placed")


def test_a_reset_is_one(server: MockServer) -> None:
    server.control.plan_fault(kind="reset")
    assert Exchange(server, request()).ended == "reset"


def test_a_hanging_call_takes_effect_and_gets_nothing(server: MockServer) -> None:
    server.control.plan_fault(operation="placeOrder", kind="hang")
    exchange = Exchange(server, request("POST"), seconds=0.3)
    assert (exchange.received, exchange.ended) == (b"", "open")
    assert status_of(server) == "placed"


@pytest.mark.parametrize(("kind", "ended"), [("cut", "closed"), ("stall", "open")])
@pytest.mark.parametrize("part", ["head", "before_body", "body"])
def test_part_of_a_response_arrives(server: MockServer, kind: Any, ended: str, part: str) -> None:
    whole = plain(server)
    server.control.plan_fault(kind=kind, part=part)
    exchange = Exchange(server, request())
    body = exchange.received.partition(b"\r\n\r\n")[2]
    assert exchange.ended == ended
    assert 0 < len(exchange.received) < len(whole)
    assert exchange.received.startswith(b"HTTP/1.1 200 OK\r\n")
    assert whole.partition(b"\r\n\r\n")[2].startswith(body)
    assert bool(body) is (part == "body")


@pytest.mark.parametrize(
    ("part", "first", "again"),
    [
        ("body", b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b" "),
        ("head", b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"),
        ("informational", b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        ("chunk_size", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
    ],
)
def test_bytes_come_without_end(server: MockServer, part: str, first: bytes, again: bytes) -> None:
    server.control.plan_fault(kind="drip", part=part)
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(request())
        received = b""
        while received.count(again, len(first)) < 5:
            received += connection.recv(65536)
    assert received.startswith(first + again)


@pytest.mark.parametrize("part", ["packet", "idle"])
def test_a_second_response_follows_and_the_connection_goes_on(server: MockServer, part: str) -> None:
    whole = plain(server)
    server.control.plan_fault(kind="stray", part=part)
    assert Exchange(server, request()).received.count(whole.partition(b"\r\n\r\n")[2]) == 2
    assert plain(server) == whole


def test_a_length_can_be_too_short(server: MockServer) -> None:
    server.control.plan_fault(headers={"content-length": "4"})
    head, _, body = Exchange(server, request()).received.partition(b"\r\n\r\n")
    assert b"content-length: 4\r\n" in head + b"\r\n"
    assert len(body) > 4


def test_a_delay_comes_before_the_response(server: MockServer) -> None:
    server.control.plan_fault(delay=0.05)
    begun = time.monotonic()
    assert plain(server).startswith(b"HTTP/1.1 200")
    assert time.monotonic() - begun >= 0.05


def test_the_next_connection_is_served_after_every_fault(server: MockServer) -> None:
    whole = plain(server)
    for kind in ("drop", "reset", "lose", "cut", "stray", "truncate"):
        server.control.plan_fault(kind=kind)
        Exchange(server, request())
    assert plain(server) == whole


def test_a_body_is_read_before_the_connection_is_dropped(server: MockServer) -> None:
    order: Json = {"unread": "x" * 100_000}
    server.control.plan_fault(operation="placeOrder", kind="drop")
    assert Exchange(server, request("POST", str(order).encode())).received == b""
