"""ASGI application that stands before the mock and behaves wrongly in one respect."""

from __future__ import annotations

from typing import Any

from ...contract import Contract
from ...mock.asgi import ASGIApp, Message, Receive, Scope, Send, raw_path_of
from .messages import Middleware, Reply, Request, read_query
from .routes import Routes

_CONTROL = b"/_mock"


class DefectiveApp:
    """Passes requests for a provider through a middleware; the control API and the lifespan are left alone."""

    def __init__(self, app: ASGIApp, provider: str, middleware: Middleware) -> None:
        self._app = app
        self._routes = Routes(Contract.load(provider))
        self._handler = middleware(self._ask)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or the lifespan of the server, as ASGI calls it."""
        if scope["type"] != "http" or raw_path_of(scope).startswith(_CONTROL):
            await self._app(scope, receive, send)
            return
        reply = await self._handler(await self._read(scope, receive))
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
        return exchange.reply


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
