"""Server of the mock on a socket: in a thread for tests, in the foreground for the command line."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from .app import MockApplication
from .asgi import ASGIApp
from .connections import BoundedServer
from .control.control import Control
from .engine.hosts import is_loopback
from .settings import MockSettings

# Hanging requests end with the server; five seconds let running ones finish even on a busy machine.
_SECONDS_TO_STOP = 5

# A socket on every address of the machine is reached by loopback too, and no request names "every address".
_REACHED_BY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - names, nothing is opened


def listen(host: str, port: int, *, expose: bool = False) -> socket.socket:
    """Open a listening socket, on a loopback host unless `expose` is true; port 0 is any free port."""
    if not expose and not is_loopback(host):
        raise ValueError(
            f"host must be a loopback host such as 127.0.0.1 (got {host}): "
            "the mock serves this machine only unless --expose allows more"
        )
    # Resolves `localhost` and IPv6 addresses; the first result is the one that clients try first.
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    return _bind(family, address)


def _bind(family: int, address: tuple[Any, ...]) -> socket.socket:
    # asyncio disables Nagle's algorithm on sockets declared as TCP only; with it, small responses wait 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        # A restarted mock can take its port again at once, without waiting for old connections to time
        # out.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        # Backlog for a burst of connections of a parallel test suite, or for those that no descriptor is free for.
        listening.listen(1024)
    except OSError:
        listening.close()
        raise
    return listening


def url_of(listening: socket.socket) -> str:
    """Return the URL of a listening socket."""
    name: tuple[str, int] = listening.getsockname()[:2]
    host, port = name
    host = _REACHED_BY.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def make_server(
    app: MockApplication, *, front: ASGIApp | None = None, on_start: Callable[[], None] = lambda: None
) -> BoundedServer:
    """Create a server that logs warnings only.

    Args:
        app: The mock.
        front: An application in front of the mock, which is served in its place.
        on_start: Called when the server accepts connections.
    """
    served = front or app
    return BoundedServer(served, seconds_to_stop=_SECONDS_TO_STOP, on_start=on_start, on_stop=app.end_streams)


class MockServer:
    """Mock on a real socket, a context manager; `url_for("nocnoc")` is the base URL of a provider."""

    def __init__(
        self,
        settings: MockSettings | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        expose: bool = False,
    ) -> None:
        self._app = MockApplication(settings or MockSettings())
        try:
            self._socket = listen(host, port, expose=expose)
        # An interrupt too must not leave the state file locked.
        except BaseException:
            self._app.close()
            raise
        # Kept, because the socket is another one after it was closed for a while.
        self._url = url_of(self._socket)
        self._server = make_server(self._app)
        # A daemon: a test that fails before stopping the server must not keep the process alive.
        self._thread = threading.Thread(target=self._run, name="orderkit-mock", daemon=True)

    @property
    def url(self) -> str:
        """Base URL of the mock, for example `http://127.0.0.1:54321`."""
        return self._url

    @property
    def app(self) -> MockApplication:
        """ASGI application of the mock, for calls in process."""
        return self._app

    @property
    def control(self) -> Control:
        """Control of the mock, in this process."""
        return self._app.control

    @property
    def settings(self) -> MockSettings:
        """Settings of the mock."""
        return self._app.settings

    def url_for(self, provider: str) -> str:
        """Return the base URL of a provider; ValueError if the mock has no such provider."""
        if provider not in self._app.providers:
            raise ValueError(f"provider must be one of {', '.join(self._app.providers)} (got {provider})")
        return f"{self.url}/{provider}"

    def close_next_connections(self, count: int = 1) -> None:
        """Close the connections that are open, and the next ones before a request is read."""
        if count < 1:
            raise ValueError(f"count must be >= 1 (got {count})")
        self._server.close_next_connections(count)

    @contextmanager
    def refuse_connections(self) -> Generator[None, None, None]:
        """Refuse connections inside the block, as if nothing listened; those that are open are closed."""
        address, family = self._socket.getsockname(), self._socket.family
        self._server.stop_accepting()
        self._socket.close()
        try:
            yield
        finally:
            self._socket = _bind(family, address)
            self._server.accept(self._socket)

    def start(self) -> MockServer:
        """Start serving in a thread. Earlier connections wait in the socket's queue, so none is refused."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Finish running requests, stop, and close everything. A stopped server cannot be started again."""
        self._server.should_exit = True
        # A server that was never started has no thread to join.
        if self._thread.ident is not None:
            self._thread.join()
        self._socket.close()
        self._app.close()

    def __enter__(self) -> MockServer:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])
