"""Connections of a client: each call has one of its own, and those that are idle for long are closed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from orderkit.runtime.http import connections
from orderkit.runtime.http.connections import Connections

ADDRESS = "http://127.0.0.1:1"


@pytest.fixture
def pool() -> Any:
    made: Connections[httpx.HTTPTransport] = Connections(
        httpx.HTTPTransport, lambda transport, request: transport.handle_request(request)
    )
    yield made
    for transport in made.made():
        transport.close()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock whose time a test sets."""
    now = [100.0]
    monkeypatch.setattr("orderkit.runtime.http.connections.time.monotonic", lambda: now[0])
    return now


def test_the_connection_that_was_used_last_is_used_next(pool: Any) -> None:
    first, second = pool.take(ADDRESS), pool.take(ADDRESS)
    pool.give_back(first)
    pool.give_back(second)
    assert pool.take(ADDRESS) is second
    assert pool.take(ADDRESS) is first


def test_each_address_has_its_own(pool: Any) -> None:
    first = pool.take(ADDRESS)
    pool.give_back(first)
    assert pool.take("http://127.0.0.1:2") is not first


def test_what_is_idle_for_long_is_closed_one_at_a_time(pool: Any, time: list[float]) -> None:
    taken = [pool.take(ADDRESS) for _ in range(3)]
    for connection in taken:
        pool.give_back(connection)
        time[0] += 2
    assert pool.expired(ADDRESS) is taken[0].transport
    assert pool.expired(ADDRESS) is None
    assert set(pool.made()) == {taken[1].transport, taken[2].transport}
    taken[0].transport.close()


def test_two_threads_never_have_the_same_connection(pool: Any) -> None:
    held: set[int] = set()
    lock = threading.Lock()

    def use(_: int) -> bool:
        connection = pool.take(ADDRESS)
        with lock:
            mine = id(connection) not in held
            held.add(id(connection))
        with lock:
            held.discard(id(connection))
        pool.give_back(connection)
        return mine

    with ThreadPoolExecutor(20) as workers:
        assert all(workers.map(use, range(2000)))
    assert len(pool.made()) <= 20


def test_an_idle_connection_is_closed_by_the_next_call(
    client: Any, server: Any, named: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_KEPT", -1.0)
    server.always = reply(200, named("get_order").answer)
    caller = client(base_url=server.url)
    for _ in range(3):
        caller.call("get_order", 10000001)
    assert server.connections == 3
    assert len(caller.client._transport._connections.made()) == 1
