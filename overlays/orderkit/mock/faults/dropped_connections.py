"""Requests without a response: the connection is dropped, or left open until the caller closes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import httpx

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp, Receive, Scope, Send

# Key of an ASGI scope: the function that drops its connection. Scopes without a server have none.
_DROP: Final = "orderkit.drop"


def with_droppable_connections(app: ASGIApp, find_server: Callable[[], uvicorn.Server]) -> ASGIApp:
    """Wrap an application so that `end_without_response` can drop its connections."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        drop = partial(_drop, find_server, scope.get("client"))
        await app({**scope, _DROP: drop}, receive, send)

    return serve


async def end_without_response(scope: Mapping[str, Any], receive: Receive, *, at_once: bool) -> None:
    """Send no response: drop the connection at once, or wait until the caller closes it.

    In process there is no connection: httpx's error for such a connection is raised instead.
    """
    drop = scope.get(_DROP)
    if drop is None:
        raise httpx.ReadError("connection dropped") if at_once else httpx.ReadTimeout("no response")
    if at_once:
        drop()
    # The application must not return while the connection is open: uvicorn would send a 500.
    while (await receive())["type"] != "http.disconnect":
        pass


def _drop(find_server: Callable[[], uvicorn.Server], client: object) -> None:
    # uvicorn does not pass its connection to the application; the client's address identifies it.
    for connection in list(find_server().server_state.connections):
        if getattr(connection, "client", None) == client:  # WebSocket connections have no `client`
            connection.transport.abort()
