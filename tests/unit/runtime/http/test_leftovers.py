"""Bytes beyond a response are never taken for the next one, over httpx and aiohttp, with and without TLS."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from orderkit import AsyncNocnoc, Nocnoc, Retry
from orderkit.runtime.http import leftovers
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport

KINDS = ("sync", "async", "aiohttp", "passed sync", "passed async")
STRAY = 666


class Reader:
    """A client of any kind: its connections are ours, aiohttp's, or those of an HTTP client that is passed."""

    def __init__(self, kind: str, address: str) -> None:
        self.runner = None if kind.endswith("sync") and not kind.endswith("async") else asyncio.Runner()
        made: dict[str, Callable[[], Any]] = {
            "aiohttp": AiohttpTransport,
            "passed sync": httpx.Client,
            "passed async": httpx.AsyncClient,
        }
        self.http = made[kind]() if kind in made else None
        make: Any = Nocnoc if self.runner is None else AsyncNocnoc
        self.client = make("key", base_url=address, http_client=self.http, retry=Retry.off(), timeout=20.0)

    def run(self, result: Any) -> Any:
        async def awaited() -> Any:
            return await result

        return result if self.runner is None else self.runner.run(awaited())

    def read(self, number: int) -> int:
        found: int = self.run(self.client.get_order(number)).id
        return found

    def close(self) -> None:
        self.run(self.client.close())
        if self.http is not None:
            self.run(self.http.close() if self.runner is None else self.http.aclose())
        if self.runner is not None:
            self.runner.close()


@pytest.fixture(params=KINDS)
def reader(request: pytest.FixtureRequest, server: Any) -> Iterator[Reader]:
    made = Reader(request.param, server.url)
    yield made
    made.close()


@pytest.fixture
def order(named: Any, reply: Any) -> Callable[[int], bytes]:
    return lambda number: bytes(reply(200, {**named("get_order").answer, "id": number}))


def chunked(response: bytes) -> bytes:
    """The response with its body in one chunk."""
    head, _, body = response.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"content-length")]
    return b"\r\n".join([*lines, b"transfer-encoding: chunked", b"", b"%x" % len(body), body, b"0", b"", b""])


def outcome(reader: Reader, number: int) -> Any:
    """The id that is read, or the name of the error."""
    try:
        return reader.read(number)
    except Exception as error:  # noqa: BLE001 - any: what matters is the next call
        return type(error).__name__


SHAPES: dict[str, Callable[[bytes], bytes]] = {
    "length": lambda response: response,
    "chunked": chunked,
    "early hints": lambda response: b"HTTP/1.1 103 Early Hints\r\n\r\n" + response,
}
EXTRAS: dict[str, Callable[[bytes], bytes]] = {
    "a response": lambda stray: stray,
    "half a response": lambda stray: stray[:-5],
    "blank lines": lambda _: b"\r\n\r\n",
    "one byte": lambda _: b"x",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("extra", EXTRAS)
def test_bytes_in_the_same_packet_end_the_connection(
    shape: str, extra: str, reader: Reader, server: Any, order: Callable[[int], bytes]
) -> None:
    server.play(SHAPES[shape](order(1)) + EXTRAS[extra](order(STRAY)), order(2), order(3))
    # aiohttp takes what is no response for an error of this one, and skips blank lines, which begin no response.
    strict = isinstance(reader.http, AiohttpTransport)
    assert outcome(reader, 1) in ((1, "OutcomeUnknownError") if strict and extra == "one byte" else (1,))
    assert [reader.read(number) for number in (2, 3)] == [2, 3]
    assert server.connections == (1 if strict and extra == "blank lines" else 2)


@pytest.mark.parametrize("extra", EXTRAS)
def test_bytes_between_two_calls_end_the_connection(
    extra: str, reader: Reader, server: Any, order: Callable[[int], bytes]
) -> None:
    def send_later(_: Any) -> bytes:
        time.sleep(0.05)
        return EXTRAS[extra](order(STRAY))

    server.play((order(1), send_later), order(2), order(3))
    assert reader.read(1) == 1
    time.sleep(0.3)  # without a turn of the event loop: the bytes wait in the socket
    assert [reader.read(number) for number in (2, 3)] == [2, 3]
    assert server.connections == 2


@pytest.mark.parametrize("reader", ["async", "aiohttp"], indirect=True)
def test_bytes_that_the_loop_has_seen_end_the_connection(
    reader: Reader, server: Any, order: Callable[[int], bytes]
) -> None:
    def send_later(_: Any) -> bytes:
        time.sleep(0.05)
        return order(STRAY)

    server.play((order(1), send_later), order(2), order(3))
    assert reader.read(1) == 1
    reader.run(asyncio.sleep(0.3))
    assert [reader.read(number) for number in (2, 3)] == [2, 3]
    assert server.connections == 2


@pytest.mark.parametrize("shape", SHAPES)
def test_a_clean_connection_is_used_again(
    shape: str, reader: Reader, server: Any, order: Callable[[int], bytes]
) -> None:
    server.play(*(SHAPES[shape](order(number)) for number in (1, 2, 3)))
    assert [reader.read(number) for number in (1, 2, 3)] == [1, 2, 3]
    assert server.connections == 1


EMPTY = {
    "204": b"HTTP/1.1 204 No Content\r\n\r\n",
    "205": b"HTTP/1.1 205 Reset Content\r\ncontent-length: 0\r\n\r\n",
    "empty": b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
    "empty chunks": b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    "304": b"HTTP/1.1 304 Not Modified\r\n\r\n",
}


@pytest.mark.parametrize("empty", EMPTY)
def test_bytes_after_a_response_without_a_body_end_the_connection(
    empty: str, reader: Reader, server: Any, order: Callable[[int], bytes]
) -> None:
    server.play(EMPTY[empty] + order(STRAY), order(2), order(3))
    outcome(reader, 1)
    assert [reader.read(number) for number in (2, 3)] == [2, 3]
    assert server.connections == 2


@pytest.mark.parametrize("empty", EMPTY)
def test_a_response_without_a_body_keeps_its_connection(
    empty: str, reader: Reader, server: Any, order: Callable[[int], bytes]
) -> None:
    server.play(EMPTY[empty], order(2))
    outcome(reader, 1)
    assert reader.read(2) == 2
    assert server.connections == 1


def test_a_body_of_a_204_is_not_taken_for_the_next_response(
    reader: Reader, server: Any, order: Callable[[int], bytes]
) -> None:
    body = order(STRAY).partition(b"\r\n\r\n")[2]
    server.play(b"HTTP/1.1 204 No Content\r\ncontent-length: %d\r\n\r\n" % len(body) + body, order(2))
    outcome(reader, 1)
    assert reader.read(2) == 2


@pytest.mark.parametrize("passed", [False, True], ids=["ours", "passed"])
def test_the_connection_is_found_in_the_stream_of_the_installed_version(
    passed: bool, server: Any, order: Callable[[int], bytes]
) -> None:
    server.play(order(1))
    request = httpx.Request("GET", server.url)
    with httpx.Client() as client, httpx.HTTPTransport() as transport:
        response = client.send(request, stream=True) if passed else transport.handle_request(request)
        assert leftovers.http11_connection(response.stream).their_role.__name__ == "SERVER"
        response.close()
