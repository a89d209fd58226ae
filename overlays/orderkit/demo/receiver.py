"""A webhook receiver on loopback: keeps requests in the order of their arrival."""

from __future__ import annotations

import queue
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

MAX_BYTES = 1024 * 1024

Arrived = tuple[bytes, Mapping[str, str]]


class Receiver:
    """Responds 200 to every notification and returns them one by one: body and headers, names in lower case."""

    def __init__(self) -> None:
        self._arrived: queue.Queue[Arrived] = queue.Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self._arrived))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """Address to register with a provider."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/webhooks"

    def next(self, seconds: float = 10.0) -> Arrived:
        """Return the next notification; without body and headers if none arrives in time."""
        try:
            return self._arrived.get(timeout=seconds)
        except queue.Empty:
            return b"", {}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(arrived: queue.Queue[Arrived]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = min(int(self.headers.get("content-length", 0)), MAX_BYTES)
            arrived.put(
                (self.rfile.read(length), {name.lower(): value for name, value in self.headers.items()})
            )
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Log nothing: the report shows the notifications."""

    return Handler
