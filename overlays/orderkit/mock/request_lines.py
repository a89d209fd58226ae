"""A line on the terminal for each request."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from .asgi import ASGIApp, Message, Receive, Scope, Send, raw_path_of
from .engine.explanations import LEDGER_HEADER, PLACE_HEADER, RULE_HEADER, WARNING_HEADER

_UNREPORTED = b"/_mock/health"


class RequestLines:
    """ASGI application around another one, which reports each request when its response has begun, or failed to.

    Queries, headers and bodies are left out, because secrets and personal data may stand there.

    Args:
        app: The application.
        mask: Replaces the API keys in a path.
        write: Writes a line.
    """

    def __init__(self, app: ASGIApp, mask: Callable[[str], str], write: Callable[[str], None]) -> None:
        self._app = app
        self._mask = mask
        self._write = write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, as ASGI calls it."""
        # Asked for again and again while something waits for the mock.
        if scope["type"] != "http" or raw_path_of(scope) == _UNREPORTED:
            await self._app(scope, receive, send)
            return
        started, starts = time.perf_counter(), list[Message]()

        async def watch(message: Message) -> None:
            if message["type"] == "http.response.start":
                starts.append(message)
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            milliseconds = (time.perf_counter() - started) * 1000
            status = starts[0]["status"] if starts else "no response"
            line = f"{scope['method']} {self._path(scope)} {status} {milliseconds:.1f} ms\n"
            self._write(line + "".join(_notes(starts[0]) if starts else ()))

    def _path(self, scope: Scope) -> str:
        path = self._mask(unquote(raw_path_of(scope).decode("latin-1")))
        return path if path.isprintable() else ascii(path)[1:-1]


def _notes(start: Message) -> Iterator[str]:
    """Yield lines for the warnings and the explanation that a response has in its headers."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]}
    if WARNING_HEADER in headers:
        yield f"  warning: {headers[WARNING_HEADER]}\n"
    if RULE_HEADER in headers:
        places = [headers[name] for name in (PLACE_HEADER, LEDGER_HEADER) if name in headers]
        yield f"  refused: {headers[RULE_HEADER]}{' (' + '; '.join(places) + ')' if places else ''}\n"
