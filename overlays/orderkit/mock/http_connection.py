"""Connection of the mock's server, bounded in the time that it may wait."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

from .faults.dropped_connections import CONNECTION
from .joined_writes import JoinedWrites

if TYPE_CHECKING:
    from collections.abc import Awaitable

    import uvicorn
    from uvicorn.server import ServerState

    from .asgi import Receive, Scope, Send

# A request that is under way for so long does not come: everything is on this machine, and bodies are small.
SECONDS_TO_RECEIVE = 10.0
# With every connection in use, those that send no request give way to those that wait to be accepted.
SECONDS_TO_RECEIVE_WHEN_FULL = 1.0
SECONDS_TO_SEND = 10.0


class Connection(H11Protocol):
    """A connection that is closed if a request, or the peer's reading of a response, takes too long."""

    _waiting_since: float | None = None
    _stuck_since: float | None = None

    def __init__(self, config: uvicorn.Config, server_state: ServerState, app_state: dict[str, Any]) -> None:
        super().__init__(config, server_state, app_state)
        self._serve: Any = self.app
        self.app = cast(Any, self._call)

    def _call(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        scope[CONNECTION] = self
        answer: Awaitable[None] = self._serve(scope, receive, send)
        return answer

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(cast(asyncio.Transport, JoinedWrites(transport, self.loop)))
        self._waiting_since = self.loop.time()

    def data_received(self, data: bytes) -> None:
        """Take part of a request; the time to receive it runs on until it is whole."""
        super().data_received(data)
        if not self._is_receiving:
            self._waiting_since = None
        elif self._waiting_since is None:
            self._waiting_since = self.loop.time()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        super().on_response_complete()
        self._waiting_since = self.loop.time() if self._is_receiving else None

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP; with a response under way, the connection can only be closed."""
        if not self._is_responding:
            super().send_400_response(msg)
            return
        # What the application sends from here on goes nowhere: the body of its request has no end.
        self.cycle.disconnected = True
        self.cycle.message_event.set()
        if self.cycle.response_started:
            self.transport.close()
        else:
            super().send_400_response(msg)

    def pause_writing(self) -> None:
        """Begin to wait for the peer to read."""
        super().pause_writing()
        self._stuck_since = self.loop.time()

    def resume_writing(self) -> None:
        """End the wait for the peer to read."""
        super().resume_writing()
        self._stuck_since = None

    def close_if_overdue(self, *, is_full: bool) -> None:
        """Close the connection if it has waited for too long."""
        now = self.loop.time()
        if self._stuck_since is not None and now - self._stuck_since > SECONDS_TO_SEND:
            self.transport.abort()  # `close` would wait for the peer to read
        elif self._waiting_since is not None and not self._waits_for_us:
            is_idle = is_full and not self._is_responding
            allowed = SECONDS_TO_RECEIVE_WHEN_FULL if is_idle else SECONDS_TO_RECEIVE
            if now - self._waiting_since > allowed:
                self.transport.close()

    @property
    def _is_responding(self) -> bool:
        cycle = cast(Any, self.cycle)  # None before the first request, which its annotation does not say
        return cycle is not None and not cycle.response_complete

    @property
    def _is_receiving(self) -> bool:
        return not self._is_responding or self.cycle.more_body

    @property
    def _waits_for_us(self) -> bool:
        """Whether the peer cannot send more before the application reads."""
        return self.flow.read_paused or (self._is_responding and self.cycle.waiting_for_100_continue)
