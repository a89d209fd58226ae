"""A server in front of a mock that changes its responses, or answers by itself."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

Change = Callable[[str, Any], Any]
"""Takes the path of a request and the JSON of its response, and returns what is sent: JSON, its bytes, or a status."""


class AlteringServer(ThreadingHTTPServer):
    """Passes requests on to `target`, and responses through `change`, which may be set anew at any time."""

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.change: Change = lambda path, body: body
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Report nothing: a client may leave before the response."""


class _Handler(BaseHTTPRequestHandler):
    server: AlteringServer

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name: text for name, text in self.headers.items() if name.lower() != "host"}
        response = httpx.request(
            self.command, f"{self.server.target}{self.path}", headers=headers, content=body
        )
        kept = {name: text for name, text in response.headers.items() if name.lower() in _KEPT}
        if response.is_success:
            # Links to other pages name the mock; they must lead here.
            text = response.text.replace(self.server.target, self.server.url)
            changed = self.server.change(self.path, json.loads(text or "null"))
            self._send(*((changed, b"{}") if isinstance(changed, int) else (200, _encoded(changed))), kept)
        else:
            self._send(response.status_code, response.content, kept)

    def do_POST(self) -> None:
        self.do_GET()

    def _send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, text in {**headers, "content-length": str(len(content))}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base class
        """Log nothing."""


_KEPT = ("content-type", "link", "retry-after")


def _encoded(body: Any) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body).encode()


@contextmanager
def altering_server(target: str) -> Iterator[AlteringServer]:
    """Start a server in front of the one at this URL, and stop it afterwards."""
    with AlteringServer(target) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
