"""A server in a process of its own that gives everyone the same response: `python loopback.py FILE` tells its port."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HEAD_END = b"\r\n\r\n"
LENGTH = b"content-length:"


class OneResponseServer(asyncio.Protocol):
    """One connection: reads requests to their ends and writes the response for each."""

    def __init__(self, answer: bytes) -> None:
        self._answer, self._held = answer, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._held += data
        while (end := end_of_request(self._held)) is not None:
            self._held = self._held[end:]
            assert isinstance(self._transport, asyncio.WriteTransport)
            self._transport.write(self._answer)


def end_of_request(held: bytes) -> int | None:
    """Return the end of the first request, if it is complete."""
    head, found, _ = held.partition(HEAD_END)
    if not found:
        return None
    lines = head.lower().split(b"\r\n")
    length = next((int(line[len(LENGTH) :]) for line in lines if line.startswith(LENGTH)), 0)
    end = len(head) + len(HEAD_END) + length
    return end if len(held) >= end else None


def written(content: bytes) -> bytes:
    """A response that holds JSON."""
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(content)}\r\n\r\n"
    return head.encode() + content


async def serve(answer: bytes) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: OneResponseServer(answer), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextmanager
def serving(content: bytes, folder: Path) -> Iterator[str]:
    """The address of a server that answers everything with the same JSON."""
    kept = folder / "answer.json"
    kept.write_bytes(content)
    with subprocess.Popen([sys.executable, __file__, str(kept)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.terminate()


if __name__ == "__main__":
    asyncio.run(serve(written(Path(sys.argv[1]).read_bytes())))
