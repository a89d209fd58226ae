"""How an answer is not given: a connection that is dropped, or left open until the caller goes away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import httpx

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp, Receive, Scope, Send

_DROP: Final = "orderkit.drop"
"""The member of a scope that ends its connection; a scope of no server has none."""


def with_droppable_connections(app: ASGIApp, find_server: Callable[[], uvicorn.Server]) -> ASGIApp:
    """An application whose scopes can be lost by `lose`."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        drop = partial(_drop, find_server, scope.get("client"))
        await app({**scope, _DROP: drop}, receive, send)

    return serve


async def end_without_response(scope: Mapping[str, Any], receive: Receive, *, at_once: bool) -> None:
    """Answer nothing: drop the connection at once, or wait until the caller does.

    In process there is no connection; a caller gets httpx's error for what it would see of one.
    """
    drop = scope.get(_DROP)
    if drop is None:
        raise httpx.ReadError("the mock dropped it") if at_once else httpx.ReadTimeout("the mock is silent")
    if at_once:
        drop()
    while (await receive())["type"] != "http.disconnect":
        pass


def _drop(find_server: Callable[[], uvicorn.Server], client: object) -> None:
    for connection in list(find_server().server_state.connections):
        if getattr(connection, "client", None) == client:  # not every kind of connection has one
            connection.transport.abort()
