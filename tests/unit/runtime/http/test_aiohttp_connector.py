"""A connection of aiohttp is used again only while nothing unexpected can be read from it."""

from __future__ import annotations

import socket
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
