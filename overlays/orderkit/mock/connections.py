"""Server of the mock, whose connections are bounded in number by the descriptors."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any

import uvicorn

from .http_connection import SECONDS_TO_RECEIVE, Connection

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable

    from .asgi import ASGIApp

# For the database, notifications that are sent, the server itself, and a test in the same process.
_RESERVED_DESCRIPTORS = 32
_LEAST_CONNECTIONS = 8
_MOST_CONNECTIONS = 65_536

_SWEEP_SECONDS = 0.2
_PAUSE_SECONDS = 0.05


def connection_limit() -> int:
    """Return how many connections the process may hold, by its limit of open files."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return _MOST_CONNECTIONS
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if files == resource.RLIM_INFINITY:
        return _MOST_CONNECTIONS
    return min(max(files - _RESERVED_DESCRIPTORS, _LEAST_CONNECTIONS), _MOST_CONNECTIONS)


class BoundedServer(uvicorn.Server):
    """A server that accepts no more connections than there are descriptors for.

    uvicorn leaves accepting to asyncio, which without descriptors logs an error for each connection that waits, and
    starts to accept again as often.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        limit: int | None = None,
        seconds_to_stop: int,
        on_stop: Callable[[], None] = lambda: None,
        on_start: Callable[[], None] = lambda: None,
    ) -> None:
        config = uvicorn.Config(
            app,
            http=Connection,
            ws="none",
            lifespan="on",
            log_level="warning",
            access_log=False,
            timeout_keep_alive=int(SECONDS_TO_RECEIVE),
            date_header=False,  # providers send it by the simulated clock
            proxy_headers=False,  # they would change the address of the caller
            timeout_graceful_shutdown=seconds_to_stop,
        )
        super().__init__(config)
        self._on_stop = on_stop
        self._on_start = on_start
        self._limit = connection_limit() if limit is None else limit
        self._tasks: list[asyncio.Task[None]] = []
        self._accepting: list[asyncio.Task[None]] = []
        self._to_close = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._has_started = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the application, then accept connections."""
        await super().startup(sockets=[])
        self._accepting = [asyncio.create_task(self._accept(listening)) for listening in sockets or ()]
        self._tasks.append(asyncio.create_task(self._sweep()))
        self._loop = asyncio.get_running_loop()
        self._has_started.set()
        self._on_start()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept no more connections, finish requests, and stop the application."""
        self._on_stop()
        for task in (*self._accepting, *self._tasks):
            task.cancel()
        await asyncio.wait([*self._accepting, *self._tasks])
        await super().shutdown(sockets)

    def close_next_connections(self, count: int) -> None:
        """Close the connections that are open, and the next ones as soon as they are accepted."""
        self._call(self._close_next_connections(count))

    def stop_accepting(self) -> None:
        """Close the connections that are open, and accept no more of them; the listening sockets stay open."""
        self._call(self._stop_accepting())

    def accept(self, listening: socket.socket) -> None:
        """Accept connections of a listening socket."""
        self._call(self._start_accepting(listening))

    def _call(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine in the loop of the server, from another thread, as soon as the server has started."""
        self._has_started.wait()
        assert self._loop is not None  # noqa: S101 - set before the event
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _close_next_connections(self, count: int) -> None:
        self._to_close = count
        self._abort_connections()

    async def _stop_accepting(self) -> None:
        for task in self._accepting:
            task.cancel()
        await asyncio.wait(self._accepting)
        self._accepting = []
        self._abort_connections()

    async def _start_accepting(self, listening: socket.socket) -> None:
        self._accepting = [asyncio.create_task(self._accept(listening))]

    def _abort_connections(self) -> None:
        for connection in self._connections():
            connection.transport.abort()

    async def _accept(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        listening.setblocking(False)
        while True:
            if self._is_full:
                await asyncio.sleep(_PAUSE_SECONDS)
                continue
            try:
                accepted, _ = await loop.sock_accept(listening)
            except OSError:  # no descriptor, or a peer that is gone already
                await asyncio.sleep(_PAUSE_SECONDS)
                continue
            if self._to_close > 0:
                self._to_close -= 1
                accepted.close()
                continue
            await loop.connect_accepted_socket(self._make_connection, accepted)

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(_SWEEP_SECONDS)
            for connection in self._connections():
                connection.close_if_overdue(is_full=self._is_full)

    @property
    def _is_full(self) -> bool:
        return len(self.server_state.connections) >= self._limit

    def _connections(self) -> Iterable[Connection]:
        return [each for each in self.server_state.connections if isinstance(each, Connection)]

    def _make_connection(self) -> Connection:
        return Connection(self.config, self.server_state, self.lifespan.state)
