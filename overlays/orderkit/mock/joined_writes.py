"""A transport that sends what is written together as one piece: the head of a response, and its body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable

_MOST_JOINED = 65_536


class JoinedWrites:
    """Wraps a transport; what is written is sent at the end of the turn of the event loop, as one piece.

    h11 writes the head and the body of each response by themselves: two calls of the system, and two packets for which
    the caller wakes up. `writelines` does not wait. Everything else is the transport's own.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._waiting: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send bytes at the end of the turn."""
        if not self._waiting:
            self._loop.call_soon(self._flush)
        self._waiting.append(data)

    def writelines(self, pieces: Iterable[bytes]) -> None:
        """Send pieces at once, behind what was written before."""
        self._waiting.extend(pieces)
        self._flush()

    def close(self) -> None:
        """Send what was written, then close the connection."""
        self._flush()
        self._transport.close()

    def abort(self) -> None:
        """Close the connection at once, without sending what was written."""
        self._waiting.clear()
        self._transport.abort()

    def _flush(self) -> None:
        pieces = self._waiting.copy()
        self._waiting.clear()
        # To copy a large body costs more than to send its head by itself.
        for piece in pieces if sum(map(len, pieces)) > _MOST_JOINED else (b"".join(pieces),):
            if piece:
                self._transport.write(piece)
