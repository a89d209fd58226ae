"""HTTP server of a run, which leaves the terminal to the report."""

from __future__ import annotations

import sys
from http.server import ThreadingHTTPServer
from typing import Any


class QuietServer(ThreadingHTTPServer):
    """Serves each request in a thread, and says nothing of clients that close the connection."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print an error of the server; a client that is gone is none."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)
