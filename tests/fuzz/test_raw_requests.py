"""Bytes that are hardly HTTP, over a socket: the mock refuses them or hangs up, and answers the next request."""

from __future__ import annotations

import logging
import os
import re
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random

import httpx
import pytest
from orderkit.mock import EpagesSettings, MockServer, MockSettings, SendcloudSettings

pytestmark = pytest.mark.fuzz

SEED = int(os.environ.get("FUZZ_SEED", "20170408"))
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))
SETTINGS = MockSettings(
    clock=datetime(2017, 4, 8, 10, tzinfo=UTC),
    orders=1,
    sendcloud=SendcloudSettings(rate_limits=None),
    epages=EpagesSettings(calls_an_hour=10**6),
)
PATHS = {
    "control": b"/_mock/clock",
    "nocnoc": b"/nocnoc/api/order",
    "nocnoc-store": b"/nocnoc-store/orders",
    "sendcloud": b"/sendcloud/orders",
    "noventiq": b"/noventiq/orders",
    "epages": b"/epages/DemoShop/orders",
    "nothing": b"/",
}
KEYS = (
    b"X-Api-Key: merchant-one\r\n",
    b"Authorization: Basic bWVyY2hhbnQtb25lOm1lcmNoYW50LW9uZS1zZWNyZXQ=\r\n",
    b"Authorization: Bearer merchant-one\r\n",
    b"",
)
STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")
SECONDS = 5
"""More than any request takes; a connection that is silent for so long is one that the mock waits on."""


def host(rest: bytes = b"") -> bytes:
    return b" HTTP/1.1\r\nHost: 127.0.0.1\r\n" + rest + b"\r\n"


def request_lines(path: bytes) -> list[bytes]:
    methods = (
        b"FOO",
        b"get",
        b"G\x00T",
        b"G T",
        b"",
        b"X" * 5_000,
        b"PRI",
        b"TRACE",
        b"\xff",
        b"CONNECT",
        b"OPTIONS",
    )
    versions = (
        b"HTTP/0.9",
        b"HTTP/1.0",
        b"HTTP/2.0",
        b"HTTP/9.9",
        b"http/1.1",
        b"HTTP/1.1 x",
        b"HTTP/",
        b"",
        b"HTTP/1.1\x00",
    )
    targets = (
        b"*",
        b"http://evil.example/_mock",
        b"http://127.0.0.1/_mock",
        b"evil.example:80",
        b"",
        b"?",
        b"#",
        b"//",
        b"\\",
    )
    return [
        *(method + b" " + path + host() for method in methods),
        *(b"GET " + path + b" " + version + b"\r\nHost: 127.0.0.1\r\n\r\n" for version in versions),
        *(
            method + b" " + target + host()
            for target in targets
            for method in (b"GET", b"OPTIONS", b"CONNECT")
        ),
        *(
            b"\x00" * 100,
            b"\r\n" * 100,
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"GET",
            b"GET /\n\n",
        ),
    ]


def odd_paths(path: bytes) -> list[bytes]:
    steps = (
        *(
            b"%",
            b"%2",
            b"%zz",
            b"%00",
            b"%0a",
            b"%ff%fe",
            b"%ed%a0%80",
            b"%c0%af",
            b"%f4%90%80%80",
            b"\xff",
            b"\x00",
        ),
        *(
            b"\xc3\xa9",
            b"..",
            b"%2e%2e",
            b"//",
            b";a=b",
            b"9" * 400,
            b"-1",
            b"1e400",
            b"x" * 60_000,
            b"%F0%9F%98%80",
        ),
    )
    queries = (
        *(
            b"=",
            b"&&&",
            b"page_size=%",
            b"page_size=%ff",
            b"cursor=%ed%a0%80",
            b"sort=\xff",
            b"size=%00",
            b"a[b]=c",
        ),
        *(
            b"page_size=" + b"9" * 5_000,
            b"page=-1&page=2",
            b"cursor=" + b"A" * 50_000,
            b"limit=1e400",
            b"?",
            b"#",
            b"%",
        ),
        b"&".join(b"a%d=1" % number for number in range(5_000)),
    )
    targets = [*(path + b"/" + step for step in steps), *(path + b"?" + query for query in queries)]
    return [
        method + b" " + target + host(key)
        for target in targets
        for method, key in ((b"GET", KEYS[0]), (b"PUT", KEYS[3]))
    ]


def odd_headers(path: bytes) -> list[bytes]:
    lengths = (b"-1", b"+1", b"1_0", b"1 1", b"9" * 400, b"0x10", b"1.0", b"", b"1, 1", b"1,2", b"\xb2")
    codings = (
        b"chunked, chunked",
        b"gzip, chunked",
        b"identity",
        b"x",
        b"",
        b"chunked;a",
        b"Chunked",
        b"\x00",
    )
    others = (
        *(
            b"Host: 127.0.0.1",
            b"Host: a\x00b",
            b"Host:",
            b": x",
            b"a b: c",
            b"A\x00: b",
            b"a: \x00",
            b"\xff: a",
        ),
        *(
            b"A: \xff\xfe",
            b" folded",
            b"Expect: 100-continue",
            b"Expect: x",
            b"Upgrade: websocket",
            b"Upgrade: h2c",
        ),
        *(
            b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\nSec-WebSocket-Version: 13",
            b"X",
        ),
        *(
            b"Accept: " + b"a" * 60_000,
            b"A: " + b"a" * 70_000,
            b"\r\n".join(b"a%d: b" % n for n in range(3_000)),
        ),
        *(
            b"Accept: \xff;q=x",
            b"Accept-Language: ;;q=%,",
            b"X-Lang: \xff",
            b"Authorization: Basic \xff\xff=",
        ),
        *(
            b"Authorization: Basic ====",
            b"Authorization: Basic //79",
            b"Authorization: Bearer " + b"a" * 9_000,
        ),
        *(
            b"X-Api-Key: \xff",
            b"X-Api-Key: a\x7f",
            b"Content-Type: \xff",
            b"Content-Type: ;;;",
            b"Cookie: =;=\xff",
        ),
        *(
            b"Content-Length: 2\r\nContent-Length: 3",
            b"Content-Length: 2\r\nContent-Length: 2",
            b"Range: bytes=x",
        ),
        *(b"Content-Length: 2\r\nTransfer-Encoding: chunked", b"Content-Encoding: gzip\r\nContent-Length: 2"),
        *(
            b"If-Match: \xff",
            b"Forwarded: for=\xff",
            b"X-Forwarded-For: \xff",
            b"X-Forwarded-Proto: \xff",
            b"Origin: \xff",
        ),
    )
    rests = (
        *(b"Content-Length: " + length for length in lengths),
        *(b"Transfer-Encoding: " + coding for coding in codings),
        *others,
    )
    return [
        method + b" " + path + host(rest + b"\r\nContent-Type: application/json\r\n" + key) + b"{}"
        for rest in rests
        for method, key in ((b"POST", KEYS[0]), (b"PUT", KEYS[1]), (b"GET", KEYS[2]))
    ]


def odd_bodies(path: bytes) -> list[bytes]:
    chunked = b"Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n"
    chunks = (
        *(
            b"z\r\n",
            b"-1\r\n{}\r\n0\r\n\r\n",
            b"f" * 30 + b"\r\n",
            b"2\r\n{}0\r\n\r\n",
            b"2;a=" + b"b" * 70_000,
            b"0\r\nA: \x00\r\n\r\n",
        ),
        *(b"2\r\n{}\r\n0\r\n\r\nGARBAGE", b"\r\n", b"2\n{}\n0\n\n"),
    )
    texts = (
        b"\xff",
        b"\x00",
        b"{",
        b"[" * 50_000,
        b"1" * 6_000,
        b"1e999999",
        b'"\\ud800"',
        b'{"\\u0000":1}',
        b"NaN",
        b"\xef\xbb\xbf{}",
    )
    return [
        *(
            method + b" " + path + host(chunked + key) + chunk
            for chunk in chunks
            for method, key in ((b"POST", KEYS[0]), (b"PUT", KEYS[2]))
        ),
        *(
            method
            + b" "
            + path
            + host(b"Content-Type: application/json\r\nContent-Length: %d\r\n" % len(text) + key)
            + text
            for text in texts
            for method in (b"POST", b"PUT", b"PATCH")
            for key in KEYS[:3]
        ),
    ]


def mutated(random: Random, whole: bytes) -> bytes:
    """A request with a few bytes replaced, repeated, cut out or put in."""
    text = bytearray(whole)
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(text) + 1)
        end = min(len(text), place + random.randint(0, 6))
        odd = random.choice(
            (b"\x00", b"\xff", b"\r\n", b" ", b":", b"%", b"\xed\xa0\x80", bytes(text[place:end]) * 3, b"")
        )
        text[place:end] = odd
    return bytes(text)


def pipelined(random: Random, path: bytes) -> bytes:
    good = b"GET " + path + host(random.choice(KEYS))
    return good * random.randint(1, 3) + mutated(random, good)


GROUPS: dict[str, Callable[[bytes], list[bytes]]] = {
    "request lines": request_lines,
    "paths": odd_paths,
    "headers": odd_headers,
    "bodies": odd_bodies,
}


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(SETTINGS) as running:
        yield running


def statuses(server: MockServer, sent: bytes) -> list[int]:
    """Statuses of the responses to some bytes, after which nothing more is sent."""
    address = ("127.0.0.1", int(server.url.rsplit(":", 1)[1]))
    received = bytearray()
    with socket.create_connection(address, SECONDS) as connection:
        try:
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                received += part
        except ConnectionError:
            pass  # it hung up, which is an answer
    return [int(status) for status in STATUS.findall(bytes(received))]


def judge(server: MockServer, sent: bytes) -> None:
    assert [status for status in statuses(server, sent) if status >= 500] == [], sent[:200]


def is_well(server: MockServer) -> bool:
    with httpx.Client(base_url=server.url, trust_env=False) as client:
        control = client.get("/_mock/clock").status_code
        order = client.get("/nocnoc/api/order/1", headers={"X-Api-Key": "merchant-one"}).json()["code"]
    return (control, order) == (200, 312)


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("group", GROUPS)
def test_what_is_hardly_http_is_refused(
    server: MockServer, caplog: pytest.LogCaptureFixture, name: str, group: str
) -> None:
    with caplog.at_level(logging.WARNING):
        for sent in GROUPS[group](PATHS[name]):
            judge(server, sent)
    assert is_well(server)
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


@pytest.mark.parametrize("name", PATHS)
def test_mutated_requests_are_refused(
    server: MockServer, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    random = Random(f"{SEED} {name}")
    whole = [sent for make in GROUPS.values() for sent in make(PATHS[name]) if len(sent) < 1_000]
    with caplog.at_level(logging.WARNING):
        for _ in range(EXAMPLES):
            judge(server, mutated(random, random.choice(whole)))
            judge(server, pipelined(random, PATHS[name]))
    assert is_well(server)
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
