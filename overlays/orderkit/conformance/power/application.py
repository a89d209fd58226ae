"""ASGI application that stands before the mock and behaves wrongly in one respect."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from ...contract import Contract
from ...mock.asgi import ASGIApp, Message, Receive, Scope, Send, raw_path_of
from .messages import Middleware, Reply, Request, read_query
from .routes import Routes

_CONTROL = b"/_mock"
_HEARD: ContextVar[list[tuple[Request, Reply]]] = ContextVar("calls of the mock for one request")


class DefectiveApp:
    """Passes requests for a provider through a middleware; the control API and the lifespan are left alone."""

    def __init__(self, app: ASGIApp, provider: str, middleware: Middleware, effects: Effects) -> None:
        self._app = app
        self._effects = effects
        self._routes = Routes(Contract.load(provider))
        self._handler = middleware(self._ask)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or the lifespan of the server, as ASGI calls it."""
        if scope["type"] != "http" or raw_path_of(scope).startswith(_CONTROL):
            await self._app(scope, receive, send)
            return
        request = await self._read(scope, receive)
        heard: list[tuple[Request, Reply]] = []
        token = _HEARD.set(heard)
        try:
            reply = await self._handler(request)
        except Exception as error:  # noqa: BLE001 - whatever the defect does, its crash is not what is measured
            self._effects.failure = repr(error)
            reply = heard[0][1] if heard else await self._ask(request)
        finally:
            _HEARD.reset(token)
        self._effects.count += is_changed(request, reply, heard)
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers]
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else reply.body})

    async def _read(self, scope: Scope, receive: Receive) -> Request:
        body, more = bytearray(), True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        path = raw_path_of(scope).decode("latin-1")
        route = self._routes.find(scope["method"], path)
        return Request(
            scope["method"],
            path,
            read_query(scope["query_string"]),
            _read_headers(scope["headers"]),
            bytes(body),
            scope["query_string"].decode("latin-1"),
            route.operation if route else None,
            route.ids if route else {},
        )

    async def _ask(self, request: Request) -> Reply:
        """Call the mock, and collect its response."""
        exchange = _Exchange(request)
        await self._app(exchange.scope(), exchange.receive, exchange.send)
        _HEARD.get().append((request, exchange.reply))
        return exchange.reply


@dataclass(slots=True)
class Effects:
    """Counts how often a server behaved otherwise than the mock behind it.

    Attributes:
        count: How often it did.
        failure: The last error of the code of the defect, in place of which the mock replied; empty if there was none.
    """

    count: int = 0
    failure: str = ""


def is_changed(request: Request, reply: Reply, heard: list[tuple[Request, Reply]]) -> bool:
    """Return whether the client got something else than the mock's reply to its own request."""
    if not heard or heard[0][0] != request or heard[0][1] != reply:
        return True
    return any(other.method not in ("GET", "HEAD") for other, _ in heard[1:] if other != request)


class _Exchange:
    """One call of an ASGI application."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self.reply = Reply(500)

    def scope(self) -> Scope:
        request = self._request
        path, _, query = request.target.partition("?")
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in request.headers]
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode("latin-1"),
            "query_string": query.encode("latin-1"),
            "headers": headers,
            "server": None,
            "client": None,
        }

    async def receive(self) -> Message:
        return {"type": "http.request", "body": self._request.body, "more_body": False}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.reply = Reply(message["status"], _read_headers(message["headers"]))
        else:
            self.reply = Reply(
                self.reply.status, self.reply.headers, self.reply.body + message.get("body", b"")
            )


def _read_headers(raw: Any) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in raw)
