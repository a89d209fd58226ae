"""A connection of aiohttp is used again only while nothing unexpected can be read from it."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from orderkit.runtime.http.aiohttp_connector import _readability


def transport(sock: socket.socket | None) -> Any:
    return SimpleNamespace(get_extra_info={"socket": sock}.get)


def closed() -> socket.socket:
    sock = socket.socket()
    sock.close()
    return sock


@pytest.mark.parametrize(
    "lost", [None, transport(None), transport(closed())], ids=["lost", "without", "closed"]
)
def test_a_connection_without_a_socket_is_not_used_again(lost: Any) -> None:
    assert _readability(lost)() is True


def test_a_connection_is_readable_once_something_came_or_it_was_closed() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        is_readable = _readability(transport(ours))
        found = [is_readable()]
        theirs.sendall(b"late")
        found.append(is_readable())
        ours.recv(4)
        found.append(is_readable())
        theirs.close()
        found.append(is_readable())
    assert found == [False, True, False, True]


@pytest.fixture
def pair_without_stdin() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Two connected sockets, the first with the number 0, as a process gets one that has closed its standard input."""
    first, second = socket.socketpair()
    stdin = os.dup(0)
    os.dup2(first.fileno(), 0)
    first.close()
    first = socket.socket(fileno=0)
    yield first, second
    first.detach()
    os.dup2(stdin, 0)
    os.close(stdin)
    second.close()


def test_a_connection_without_a_standard_input_is_used_again(
    pair_without_stdin: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = pair_without_stdin
    is_readable = _readability(transport(ours))
    found = [is_readable()]
    theirs.sendall(b"late")
    assert [*found, is_readable()] == [False, True]
