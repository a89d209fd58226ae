"""Plain requests: read as h11 reads them, and nothing that h11 would refuse."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import h11
import httpx
import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit.mock.plain_requests import PlainRequest, read_plain

HEAD = (
    b"PUT /nocnoc/api/order?a=b HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\nX-Api-Key:  a b \r\n"
)
BODY = b'{"id": 1}'
WHOLE = HEAD + b"content-length: 9\r\n\r\n" + BODY

PIECES = (
    *(b"GET", b"PUT", b"TRACE", b" ", b"/", b"/a", b"*", b"?", b"%00", b"\xc3\xa9", b"HTTP/1.1", b"HTTP/1.0"),
    *(b"\r\n", b"\n", b"\r", b"\t", b"\x00", b"\xff", b":", b",", b"close", b"keep-alive", b"Connection: "),
    *(b"Host: a\r\n", b"Content-Length: 9\r\n", b"Content-Length: +9\r\n", b"Transfer-Encoding: chunked\r\n"),
    *(
        b"Expect: 100-continue\r\n",
        b"Upgrade: h2c\r\n",
        b" folded\r\n",
        b"A:\r\n",
        b"a b: c\r\n",
        b"9",
        b"{}",
    ),
)
LINES = re.compile(rb"[^\r\n]*\r\n|[^\r\n]+")


def of_h11(data: bytes) -> PlainRequest:
    """Read a request by h11, which must find one and nothing behind it."""
    connection = h11.Connection(h11.SERVER)
    connection.receive_data(data)
    request = connection.next_event()
    assert isinstance(request, h11.Request)
    body = b""
    while isinstance(event := connection.next_event(), h11.Data):
        body += bytes(event.data)
    assert isinstance(event, h11.EndOfMessage)
    assert connection.trailing_data == (b"", False)
    assert connection.their_state is h11.DONE  # and not MUST_CLOSE
    headers = [(name, value) for name, value in request.headers]
    return PlainRequest(request.method.decode(), request.target, headers, body)


def test_a_plain_request_is_read() -> None:
    headers = [
        *((b"host", b"127.0.0.1"), (b"connection", b"keep-alive")),
        *((b"x-api-key", b"a b"), (b"content-length", b"9")),
    ]
    expected = PlainRequest("PUT", b"/nocnoc/api/order?a=b", headers, BODY)
    assert read_plain(WHOLE) == expected == of_h11(WHOLE)


@pytest.mark.parametrize(
    "data",
    [
        *(WHOLE[:-1], WHOLE + b"G", WHOLE * 2, WHOLE[:50], b"", b"\r\n" + WHOLE),
        *(WHOLE.replace(b"PUT", method) for method in (b"HEAD", b"OPTIONS", b"CONNECT", b"put", b"FOO")),
        *(WHOLE.replace(b"1.1\r", version + b"\r") for version in (b"1.0", b"2.0", b"1.1 ")),
        *(WHOLE.replace(b"/nocnoc", target) for target in (b"*", b"http://a", b"a", b"/\xff", b"/ ")),
        *(
            WHOLE.replace(b"keep-alive", token)
            for token in (b"close", b"Upgrade", b"keep-alive, close", b"keep-alive\xff")
        ),
        *(
            WHOLE.replace(b": 9", b": " + length)
            for length in (b"+9", b"8", b"9, 9", b"9" * 5_000, b"", b"-9")
        ),
        *(
            HEAD + added + WHOLE[len(HEAD) :]
            for added in (
                *(b"Host: 127.0.0.1\r\n", b"Content-Length: 9\r\n", b"Transfer-Encoding: chunked\r\n"),
                *(
                    b"Expect: 100-continue\r\n",
                    b"Upgrade: h2c\r\n",
                    b"A\x00: b\r\n",
                    b"A: \x00\r\n",
                    b"A : b\r\n",
                ),
                *(b" folded\r\n", b"no colon\r\n", b": b\r\n", b"A: b\n"),
            )
        ),
        WHOLE.replace(b"Host", b"Hosts"),
    ],
    ids=lambda data: data[:99].decode("latin-1"),
)
def test_any_other_data_is_left_to_h11(data: bytes) -> None:
    assert read_plain(data) is None


@settings(derandomize=True, deadline=None)
@given(st.data())
def test_a_changed_request_is_plain_only_if_h11_reads_the_same(data: st.DataObject) -> None:
    lines = LINES.findall(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        if data.draw(st.booleans()):
            lines.insert(place, data.draw(st.sampled_from(PIECES)))
        else:
            cut = data.draw(st.integers(0, len(lines[place])))
            end = data.draw(st.integers(cut, len(lines[place])))
            lines[place] = lines[place][:cut] + data.draw(st.sampled_from(PIECES)) + lines[place][end:]
    changed = b"".join(lines)
    request = read_plain(changed)
    if request is not None:
        assert request == of_h11(changed)


@contextmanager
def receiving() -> Iterator[tuple[str, list[bytes]]]:
    """A server that takes one request down; yields its URL and what came."""
    came: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def receive() -> None:
            accepted, _ = listening.accept()
            with accepted:
                came.append(accepted.recv(65_536))
                accepted.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=receive)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/a?b=c", came
        thread.join()


def get_by_httpx(url: str) -> None:
    with httpx.Client(trust_env=False) as client:
        client.get(url, auth=("a", "b"))


def get_by_requests(url: str) -> None:
    with requests.Session() as session:
        session.trust_env = False
        session.get(url, timeout=20)


def get_by_http_client(url: str) -> None:
    connection = http.client.HTTPConnection(url.split("/")[2], timeout=20)
    connection.request("GET", "/a?b=c")
    connection.getresponse().read()
    connection.close()


@pytest.mark.parametrize("get", [get_by_httpx, get_by_requests, get_by_http_client])
def test_usual_clients_send_plain_requests(get: Callable[[str], None]) -> None:
    with receiving() as (url, came):
        get(url)
    request = read_plain(came[0])
    assert request is not None
    assert (request.method, request.target) == ("GET", b"/a?b=c")
