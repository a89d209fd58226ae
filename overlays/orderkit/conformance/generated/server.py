"""HTTP server on loopback, where schemathesis finds the relay."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import Any, Final

from ..quiet_server import QuietServer
from .relay import Relay

_METHODS: Final = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY")


@contextmanager
def serving(relay: Relay) -> Generator[str]:
    """Serve the relay until the block ends; yield its URL."""
    server = QuietServer(("127.0.0.1", 0), _handler(relay))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(relay: Relay) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            """Pass a request on, and send the response back."""
            length = self.headers.get("content-length", "0")
            body = self.rfile.read(int(length)) if length.isdigit() else b""
            reply = relay.answer(self.command, self.path, [*self.headers.items()], body)
            self.send_response_only(reply.status)
            for name, value in reply.headers:
                self.send_header(name, value)
            if reply.status >= 200 and reply.status not in (204, 304):
                self.send_header("content-length", str(len(reply.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
            """Keep the terminal for the report."""

    for method in _METHODS:
        setattr(Handler, f"do_{method}", Handler.answer)
    return Handler
