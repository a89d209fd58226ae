"""Connection of the mock's server, bounded in the time that it may wait; plain requests take a short way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from uvicorn.protocols.http.h11_impl import H11Protocol

from .faults.dropped_connections import CONNECTION
from .joined_writes import JoinedWrites
from .plain_cycle import PlainCycle
from .plain_requests import PlainRequest, read_plain

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
    """A connection that is closed if a request, or the peer's reading of a response, takes too long.

    Plain requests are read and answered without h11, which takes a quarter of the time of a small response. All others
    are left to it; it stays in its first state meanwhile.
    """

    _waiting_since: float | None = None
    _stuck_since: float | None = None

    def __init__(self, config: uvicorn.Config, server_state: ServerState, app_state: dict[str, Any]) -> None:
        super().__init__(config, server_state, app_state)
        self._serve: Any = self.app
        self.app = cast(Any, self._call)
        self._early = bytearray()
        self._first_state = self.conn.their_state

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
        if self._is_responding and isinstance(self.cycle, PlainCycle):
            # Read when the response is complete: h11 would begin with a request.
            self._early += data
            self.flow.pause_reading()
            return
        request = read_plain(data) if self._is_between_requests else None
        if request is None:
            super().data_received(data)
        else:
            self._handle_plain(request)
        if not self._is_receiving:
            self._waiting_since = None
        elif self._waiting_since is None:
            self._waiting_since = self.loop.time()

    def _handle_plain(self, request: PlainRequest) -> None:
        self._unset_keepalive_if_required()
        raw_path, _, query = request.target.partition(b"?")
        scope = {
            "type": "http",
            "asgi": {"version": self.asgi_version, "spec_version": "2.3"},
            "http_version": "1.1",
            "server": self.server,
            "client": self.client,
            "scheme": self.scheme,
            "method": request.method,
            "root_path": "",
            "path": unquote(raw_path.decode("ascii")),
            "raw_path": raw_path,
            "query_string": query,
            "headers": request.headers,
            "state": {},
        }
        self.cycle = PlainCycle(self, scope, request, self._on_plain_response)
        task = self.loop.create_task(self.cycle.run_asgi(self.app))
        task.add_done_callback(self.tasks.discard)
        self.tasks.add(task)

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        super().on_response_complete()
        self._waiting_since = self.loop.time() if self._is_receiving else None

    def _on_plain_response(self) -> None:
        """Begin to wait for the next request, and read what came before its time."""
        self.server_state.total_requests += 1
        self._waiting_since = self.loop.time()
        self.flow.resume_reading()
        if self._early and not self.transport.is_closing():
            early = bytes(self._early)
            self._early.clear()
            self.data_received(early)

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
    def _is_between_requests(self) -> bool:
        """Whether h11 waits for a request, and has received nothing of one."""
        return self.conn.their_state is self._first_state and not self.conn.trailing_data[0]

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
