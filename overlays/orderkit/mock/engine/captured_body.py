"""Body of a request, kept while the provider reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ..asgi import Message, Receive

MAX_BYTES_KEPT: Final = 64 * 1024
"""Bytes that are kept of a body: an order of a hundred lines takes as many."""

CAPTURED: Final = "orderkit.body"
"""Key of an ASGI scope: the captured body of its request."""

# A body that is larger is refused by every provider, and no more of it is read.
_MAX_BYTES_READ: Final = 1024 * 1024


class CapturedBody:
    """Receives a body in place of the server, and keeps its first bytes."""

    __slots__ = ("_has_ended", "_read", "_receive", "_waiting", "content", "is_whole")

    def __init__(self, receive: Receive) -> None:
        self.content = b""
        self.is_whole = True
        self._receive = receive
        self._waiting: list[Message] = []
        self._read = 0
        self._has_ended = False

    async def receive(self) -> Message:
        """Receive the next message, as ASGI calls it."""
        if self._waiting:
            return self._waiting.pop(0)
        return await self._receive_next()

    async def read_ahead(self) -> None:
        """Receive the whole body of a request that is going to be refused, so that it is kept all the same."""
        while not self._has_ended and self._read <= _MAX_BYTES_READ:
            self._waiting.append(await self._receive_next())

    async def _receive_next(self) -> Message:
        message = await self._receive()
        self._keep(message.get("body", b""))
        self._has_ended = not message.get("more_body", False)
        return message

    def _keep(self, part: bytes) -> None:
        if part:
            self._read += len(part)
            self.content += part[: MAX_BYTES_KEPT - len(self.content)]
            self.is_whole = self._read <= MAX_BYTES_KEPT
