"""Connections of the mock's server: their number and the time that each may take are bounded."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from orderkit.mock import MockServer, MockSettings, connections, http_connection

KEY = {"X-Api-Key": "merchant-one"}
HEAD = b"PUT /nocnoc/api/order HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: merchant-one\r\n"
BODY = b"Content-Type: application/json\r\nContent-Length: 100000\r\n"
BOUND = 30
"""Seconds that nothing here takes; asyncio's own way of accepting took more than twice as long."""

needs_limit = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of open files")


def connect(url: str) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(url.rsplit(":", 1)[1])), BOUND)


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=0)) as running:
        yield running


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every limit of time be short."""
    for name in ("SECONDS_TO_RECEIVE", "SECONDS_TO_SEND"):
        monkeypatch.setattr(http_connection, name, 0.3)


def received(connection: socket.socket) -> bytes:
    """Everything that a connection gives until it ends."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def drip(connection: socket.socket, begin: bytes, drop: bytes) -> None:
    """Send a beginning and then a drop at a time, until the connection is closed."""
    connection.sendall(begin)
    until = time.monotonic() + BOUND
    while time.monotonic() < until:
        connection.sendall(drop)
        time.sleep(0.05)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(
    "begin",
    [
        *(b"", b"GET", b"GET / HTTP/1.1\r\nHost:", HEAD, HEAD + BODY + b"\r\n", HEAD + BODY + b"\r\n{"),
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n0000",
        HEAD + BODY + b"Expect: 100-continue\r\n\r\n",
    ],
    ids=range(8),
)
def test_a_request_that_does_not_come_is_not_awaited(server: MockServer, begin: bytes) -> None:
    with connect(server.url) as connection:
        connection.sendall(begin)
        assert b"HTTP/1.1 5" not in received(connection)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(
    "begin", [b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA: ", HEAD + BODY + b"\r\n"], ids=["head", "body"]
)
def test_a_request_that_comes_drop_by_drop_is_not_awaited(server: MockServer, begin: bytes) -> None:
    with connect(server.url) as connection, pytest.raises(ConnectionError):
        drip(connection, begin, b"a")


@pytest.mark.usefixtures("hasty")
def test_a_response_that_is_not_read_is_not_kept(server: MockServer) -> None:
    server.control.seed(500, provider="sendcloud")
    request = (
        b"GET /sendcloud/orders?page_size=100 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        b"Authorization: Basic bWVyY2hhbnQtb25lOm1lcmNoYW50LW9uZS1zZWNyZXQ=\r\n\r\n"
    )
    with connect(server.url) as connection, pytest.raises(OSError, match=r"reset|[Bb]roken|timed out"):
        drip(connection, request * 100, b"\r\n")


@pytest.mark.usefixtures("hasty")
def test_a_connection_in_use_is_kept(server: MockServer) -> None:
    with httpx.Client(base_url=server.url, trust_env=False) as client:
        streams = []
        for _ in range(10):
            with client.stream("GET", "/_mock/clock") as response:
                response.read()
                streams.append(id(response.extensions["network_stream"]))
            time.sleep(0.1)
    assert len(set(streams)) == 1


@pytest.mark.parametrize("headers", [{}, {"Expect": "100-continue"}], ids=str)
def test_a_response_that_the_mock_delays_comes(
    server: MockServer, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_connection, "SECONDS_TO_RECEIVE", 1.0)
    server.control.inject_random_faults(1, kinds=["slow"], seconds=2)
    content = b'{"a": "' + b"x" * 900_000 + b'"}'  # more than is received before the mock reads it
    with httpx.Client(base_url=server.url, headers={**KEY, **headers}, trust_env=False) as client:
        declared = {"Content-Type": "application/json"}
        response = client.put("/nocnoc/api/order", content=content, headers=declared, timeout=BOUND)
    assert response.json()["code"] == 310


@pytest.mark.parametrize(
    ("files", "limit"), [(64, 32), (256, 224), (10, 8), (0, 8), (2**40, 65_536), (-1, 65_536)]
)
@needs_limit
def test_connections_are_limited_by_the_open_files(
    monkeypatch: pytest.MonkeyPatch, files: int, limit: int
) -> None:
    monkeypatch.setattr("resource.getrlimit", lambda _: (files, files))
    assert connections.connection_limit() == limit


def test_a_system_without_that_limit_has_one_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert connections.connection_limit() == 65_536


@contextmanager
def mock_of_64_files(log: Path) -> Iterator[str]:
    """A mock whose process may open 64 files; yields its URL."""
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64));"
        "from orderkit.cli import main; main(['mock', '--port', '0'])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", code]
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment
        ) as process,
    ):
        assert process.stdout is not None
        try:
            lines = iter(process.stdout.readline, "")
            yield next(re.findall(r"http\S+", line)[0] for line in lines if "/_mock" in line).removesuffix(
                "/_mock"
            )
        finally:
            process.terminate()


def assert_served(url: str) -> None:
    order = httpx.get(f"{url}/nocnoc/api/order/1", headers=KEY, trust_env=False, timeout=BOUND)
    assert order.json()["code"] == 312


@pytest.mark.slow
@needs_limit
@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\n"], ids=["silent", "begun"])
def test_two_hundred_connections_with_few_files_leave_the_server_well(tmp_path: Path, sent: bytes) -> None:
    log = tmp_path / "log"
    with mock_of_64_files(log) as url:
        with ExitStack() as stack:
            for _ in range(200):
                stack.enter_context(connect(url)).sendall(sent)
            assert_served(url)
        assert_served(url)
    assert log.stat().st_size < 2_000
