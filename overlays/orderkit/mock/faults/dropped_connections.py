"""Requests without a response: the connection is dropped, or left open until the caller closes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

from ..asgi import Receive

if TYPE_CHECKING:
    import asyncio

CONNECTION: Final = "orderkit.connection"
"""Key of an ASGI scope: the connection of its request. Scopes without the mock's server have none."""


class HttpConnection(Protocol):
    """A connection of the server."""

    @property
    def transport(self) -> asyncio.Transport:
        """Its transport."""
        ...


def has_connections(scope: Mapping[str, Any]) -> bool:
    """Return whether a request came over a connection, and not in process."""
    return CONNECTION in scope


def connection_of(scope: Mapping[str, Any]) -> HttpConnection | None:
    """Return the connection of a request; None if it is closed already, or if there never was one."""
    connection: HttpConnection | None = scope.get(CONNECTION)
    return None if connection is None or connection.transport.is_closing() else connection


def drop(connection: HttpConnection) -> None:
    """Close a connection at once, without sending what was written to it."""
    connection.transport.abort()


async def wait_for_disconnect(receive: Receive) -> None:
    """Wait until the caller closes the connection.

    An application must not return while it is open and has no response: uvicorn would send a 500.
    """
    while (await receive())["type"] != "http.disconnect":
        pass


async def end_without_response(scope: Mapping[str, Any], receive: Receive, *, at_once: bool) -> None:
    """Send no response: drop the connection at once, or wait until the caller closes it.

    In process there is no connection: httpx's error for such a connection is raised instead.
    """
    if not has_connections(scope):
        import httpx  # only here: it takes longer to load than the mock to start

        raise httpx.ReadError("connection dropped") if at_once else httpx.ReadTimeout("no response")
    connection = connection_of(scope)
    if at_once and connection is not None:
        drop(connection)
    await wait_for_disconnect(receive)
