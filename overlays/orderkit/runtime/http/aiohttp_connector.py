"""aiohttp's connections, of which one that was sent something while idle is not used again."""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import aiohttp

if TYPE_CHECKING:
    from aiohttp.client_reqrep import ClientRequest
    from aiohttp.connector import Connection
    from aiohttp.tracing import Trace

# The connections that the request of a task has got: while there is none, nothing was sent.
_CONNECTIONS: Final[ContextVar[list[object]]] = ContextVar("connections")


def noted_connections() -> list[object]:
    """Return a list that gets the connections of the next request of this task."""
    noted: list[object] = []
    _CONNECTIONS.set(noted)
    return noted


class Connector(aiohttp.TCPConnector):
    """A pool of connections that belongs to the process that made it.

    Args:
        limit: Largest number of open connections.
    """

    def __init__(self, *, limit: int) -> None:
        super().__init__(limit=limit)  # pyright: ignore[reportUnknownMemberType] - a parameter's type
        self._process = os.getpid()
        self._used: WeakKeyDictionary[object, Callable[[], bool]] = WeakKeyDictionary()

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109 - the name is that of the base class
    ) -> Connection:
        """Return a connection of the pool, or a new one."""
        while True:
            connection = await super().connect(req, traces, timeout)
            if self._is_clean(connection):
                _CONNECTIONS.get().append(connection)
                return connection
            connection.close()

    def _is_clean(self, connection: Connection) -> bool:
        protocol = connection.protocol
        if protocol is None:
            return False
        is_readable = self._used.get(protocol)
        # A new connection may be readable: TLS sends tickets after its handshake.
        if is_readable is None:
            self._used[protocol] = _readability(connection.transport)
            return True
        # aiohttp looks at this when a connection comes back, but not when it is taken again.
        return not (protocol.should_close or is_readable())

    def __del__(self, *arguments: Any) -> None:
        # In the child of a fork, closing them would take them out of the event loop of the parent.
        if self._process == os.getpid():
            super().__del__(*arguments)


def _readability(transport: Any) -> Callable[[], bool]:
    """Return a function that tells whether a socket has something to read which its event loop has not seen yet."""
    sock = None if transport is None else transport.get_extra_info("socket")
    if sock is None or sock.fileno() < 0:
        return lambda: True
    if not hasattr(select, "poll"):  # Windows
        return lambda: sock.fileno() < 0 or bool(select.select([sock], [], [], 0)[0])
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    # A socket that was closed meanwhile is reported as well.
    return lambda: bool(poll.poll(0))
