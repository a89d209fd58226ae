"""The gate before the pool of a client for threads: order, interrupts, forks, and no queue in httpx's own pool."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from forking import in_child
from orderkit import Nocnoc, Retry, Timeout
from orderkit.runtime.http.gates import CONNECTIONS, ThreadGate


def wait_for_line(gate: ThreadGate, length: int) -> None:
    while len(gate._waiting) < length:
        time.sleep(0.001)


def test_the_first_that_came_is_the_first_that_enters() -> None:
    gate, entered = ThreadGate(1), list[int]()

    def enter(number: int) -> None:
        with gate:
            entered.append(number)

    threads = [threading.Thread(target=enter, args=(number,)) for number in range(5)]
    with gate:
        for number, thread in enumerate(threads):
            thread.start()
            wait_for_line(gate, number + 1)
    for thread in threads:
        thread.join()
    assert entered == [0, 1, 2, 3, 4]


def test_no_more_are_inside_than_there_are_places() -> None:
    gate, lock = ThreadGate(3), threading.Lock()
    inside = most = 0

    def enter(_: int) -> None:
        nonlocal inside, most
        with gate:
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.001)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(enter, range(200)))
    assert (most, gate._free) == (3, 3)


def test_an_interrupt_in_the_line_loses_no_place() -> None:
    gate = ThreadGate(1)
    held = threading.Event()
    leave = threading.Event()

    def hold() -> None:
        with gate:
            held.set()
            leave.wait(60)

    main = threading.get_ident()

    def interrupt() -> None:
        wait_for_line(gate, 1)
        # A thread is in the line a few instructions before it waits for its lock. A signal in between is not noticed
        # until the wait ends: that is Python's.
        time.sleep(0.2)
        # A real signal: `interrupt_main` would not wake a thread that waits for a lock.
        signal.pthread_kill(main, signal.SIGINT)

    threads = [threading.Thread(target=each) for each in (hold, interrupt)]
    threads[0].start()
    held.wait(60)
    threads[1].start()
    with pytest.raises(KeyboardInterrupt), gate:
        pass
    assert not gate._waiting
    leave.set()
    for thread in threads:
        thread.join()
    with gate:
        assert gate._free == 0
    assert gate._free == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_all_places_are_free_in_the_child_of_a_fork() -> None:
    gate = ThreadGate(2)

    def enter() -> int:
        with gate:
            return gate._free

    with gate, gate:
        assert in_child(enter) == 1


def test_three_hundred_threads_wait_in_the_gate_and_not_in_the_pool(
    server: Any, named: Any, reply: Any
) -> None:
    def respond(_: Any) -> bytes:
        time.sleep(0.05)
        return bytes(reply(200, named("get_order").answer))

    server.always = respond
    # Two rounds of waiting take longer than the pool's own timeout.
    client = Nocnoc("key", base_url=server.url, retry=Retry.off(), timeout=Timeout(pool=0.02))
    with client, ThreadPoolExecutor(300) as pool:
        found = list(pool.map(client.get_order, [10000001] * 300))
    assert {order.id for order in found} == {10000001}
    assert server.connections <= CONNECTIONS
