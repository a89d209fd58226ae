"""What is written in one turn of the event loop is sent as one piece."""

from __future__ import annotations

import asyncio
from typing import Any

from orderkit.mock.joined_writes import JoinedWrites


class Transport(asyncio.Transport):
    """Takes down what is done to it."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Any] = []

    def write(self, data: Any) -> None:
        self.done.append(bytes(data))

    def close(self) -> None:
        self.done.append("closed")

    def abort(self) -> None:
        self.done.append("aborted")

    def is_closing(self) -> bool:
        return "closed" in self.done


def run(*, end: str | None) -> list[Any]:
    async def write() -> list[Any]:
        transport = Transport()
        joined = JoinedWrites(transport, asyncio.get_running_loop())
        joined.write(b"head ")
        joined.write(b"body")
        if end is not None:
            getattr(joined, end)()
        await asyncio.sleep(0)
        if end is None:
            joined.write(b"next")
            await asyncio.sleep(0)
        assert joined.is_closing() == transport.is_closing()
        return transport.done

    return asyncio.run(write())


def test_what_is_written_in_one_turn_is_one_piece() -> None:
    assert run(end=None) == [b"head body", b"next"]


def test_what_was_written_is_sent_before_the_connection_is_closed() -> None:
    assert run(end="close") == [b"head body", "closed"]


def test_what_was_written_is_not_sent_after_an_abort() -> None:
    assert run(end="abort") == ["aborted"]
