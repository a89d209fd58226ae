"""One running mock of all providers, with a quick reset between tests."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from types import TracebackType

import httpx

from ..mock import Control, MockServer, MockSettings
from .provider_mock import ProviderMock
from .transport import InProcessTransport, LoopThread

_START = "start-of-a-test"


class MockSession:
    """A mock of all providers, a context manager; `reset` brings back its initial state in a few milliseconds.

    The server is started when its URL is read for the first time, so that tests in process need none.
    """

    def __init__(self, settings: MockSettings | None = None) -> None:
        self._server = MockServer(settings)
        self._is_started = False
        self.control.snapshots.take(_START)

    @property
    def settings(self) -> MockSettings:
        """Settings that the mock follows now."""
        return self._server.settings

    @property
    def control(self) -> Control:
        """Control of the mock, in this process."""
        return self._server.control

    @property
    def url(self) -> str:
        """Base URL of the mock."""
        return self.server.url

    @property
    def server(self) -> MockServer:
        """The server, which runs from now on."""
        if not self._is_started:
            self._is_started = True
            self._server.start()
        return self._server

    def provider(self, name: str) -> ProviderMock:
        """Return the mock of a provider, such as `nocnoc-store`; ValueError if there is none."""
        known = self._server.app.providers
        if name not in known:
            raise ValueError(f"provider must be one of {', '.join(known)} (got {name})")
        return ProviderMock(self, name)

    @property
    def transport(self) -> httpx.BaseTransport:
        """Transport for `httpx.Client`, without a socket."""
        return self._in_process

    @property
    def async_transport(self) -> httpx.AsyncBaseTransport:
        """Transport for `httpx.AsyncClient`, without a socket."""
        return httpx.ASGITransport(self._server.app)

    def reset(self) -> None:
        """Bring back the state at the start: orders, ids, tokens and clock, without requests, webhooks and faults."""
        self.control.snapshots.restore(_START)

    def refuse_connections(self) -> AbstractContextManager[None]:
        """Refuse connections to the socket inside the block of a with statement."""
        return self.server.refuse_connections()

    def close_next_connections(self, count: int = 1) -> None:
        """Close the connections that are open, and the next ones before a request is read."""
        self.server.close_next_connections(count)

    def deliver_webhooks(self) -> None:
        """Deliver all pending notifications now, with their retries."""
        self._thread.run(self.control.deliver_all())

    def close(self) -> None:
        """Stop the server, and close everything."""
        self._server.stop()

    def __enter__(self) -> MockSession:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def _in_process(self) -> InProcessTransport:
        return InProcessTransport(self._server.app, self._thread)

    @cached_property
    def _thread(self) -> LoopThread:
        return LoopThread()
