"""The server of a run: what it prints, and what it does not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

import httpx
import pytest
from orderkit.conformance.quiet_server import QuietServer


@contextmanager
def serving(problem: Exception) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            raise problem

    server = QuietServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # closing waits for them
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("problem", "is_printed"),
    [
        (BrokenPipeError("the client is gone"), False),
        (ConnectionResetError("the client is gone"), False),
        (ValueError("a slip of ours"), True),
    ],
)
def test_only_errors_of_the_server_are_printed(
    problem: Exception, is_printed: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    with serving(problem) as url, pytest.raises(httpx.RemoteProtocolError):
        httpx.get(url, trust_env=False)
    assert (str(problem) in capfd.readouterr().err) is is_printed
