"""Server-sent events: the feed as a response that does not end."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from typing import Final

from ..asgi import Receive, Send
from .feed import Event, EventFeed, MissedEventsError

SECONDS_BETWEEN_COMMENTS: Final = 15.0
"""Pause after which a comment shows proxies and readers that the connection is alive."""

_HEADERS: Final = (
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
)
# A reader that lost its connection comes back after a second: the mock is on the same machine.
_PREAMBLE: Final = b"retry: 1000\n\n"


class EventStream:
    """Response with the events after one; it begins with `start` if the reader has to read everything afresh."""

    def __init__(
        self, feed: EventFeed, last_event_id: str | None, pause: float = SECONDS_BETWEEN_COMMENTS
    ) -> None:
        self._feed = feed
        self._last_event_id = last_event_id
        self._pause = pause

    async def respond(self, receive: Receive, send: Send) -> None:
        """Send events until the reader goes away, is too slow, or the mock stops."""
        await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
        writer = asyncio.create_task(self._write(send))
        leaving = asyncio.create_task(_wait_for_end(receive))
        try:
            await asyncio.wait((writer, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (writer, leaving):
                task.cancel()
            await asyncio.gather(writer, leaving, return_exceptions=True)
        await send({"type": "http.response.body", "body": b""})

    async def _write(self, send: Send) -> None:
        position = self._feed.position(self._last_event_id)
        if position is None:
            position = self._feed.last
            await _send(send, _PREAMBLE + self._render(position, "start", {}))
        else:
            await _send(send, _PREAMBLE)
        try:
            async with aclosing(self._feed.follow(position, self._pause)) as batches:
                async for events in batches:
                    await _send(send, b"".join(map(self._render_event, events)) or b":\n\n")
        except MissedEventsError:
            return  # the reader comes back, and starts afresh

    def _render_event(self, event: Event) -> bytes:
        facts = event.facts()
        return b"" if facts is None else self._render(event.number, event.kind, facts)

    def _render(self, number: int, kind: str, facts: object) -> bytes:
        # JSON without line breaks, which would end the field.
        data = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self._feed.id_of(number)}\nevent: {kind}\ndata: {data}\n\n".encode()


async def _send(send: Send, content: bytes) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": True})


async def _wait_for_end(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
