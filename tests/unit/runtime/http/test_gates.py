"""The gate before the pool of a client for threads: order, interrupts, forks, and no queue in httpx's own pool."""

from __future__ import annotations

import os
import signal
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from forking import in_child
from interrupts import interrupt, needs_a_timer
from orderkit import Nocnoc, Retry, Timeout
from orderkit.runtime.http import gates
from orderkit.runtime.http.gates import CONNECTIONS, ThreadGate


def free(gate: ThreadGate) -> int:
    return gate._places - len(list(gate._inside))


def wait_for_line(gate: ThreadGate, length: int) -> None:
    while len(gate._waiting) < length:
        time.sleep(0.001)


def test_the_first_that_came_is_the_first_that_enters() -> None:
    gate, entered = ThreadGate(1), list[int]()

    def enter(number: int) -> None:
        with gate.place():
            entered.append(number)

    threads = [threading.Thread(target=enter, args=(number,)) for number in range(5)]
    with gate.place():
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
        with gate.place():
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.001)
            with lock:
                inside -= 1

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(enter, range(200)))
    assert (most, free(gate)) == (3, 3)


def test_an_interrupt_in_the_line_loses_no_place() -> None:
    gate = ThreadGate(1)
    held = threading.Event()
    leave = threading.Event()

    def hold() -> None:
        with gate.place():
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
    with pytest.raises(KeyboardInterrupt), gate.place():
        pass
    leave.set()
    for thread in threads:
        thread.join()
    assert not gate._waiting
    with gate.place():
        assert free(gate) == 0
    assert free(gate) == 1


@needs_a_timer
# An interrupt in the callback of a weak reference can be raised by nobody.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_interrupts_at_any_moment_leave_no_place_taken() -> None:
    gate = ThreadGate(2)

    def enter() -> None:
        with gate.place():
            pass

    interrupt(enter, times=300, within=0.0003)
    enter()
    assert not gate._lock.locked()
    assert (free(gate), len(gate._waiting)) == (2, 0)


def test_a_thread_in_line_finds_a_place_that_nobody_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "_LOOK", 0.01)
    gate, entered = ThreadGate(1), threading.Event()

    def enter() -> None:
        with gate.place():
            entered.set()

    held = gate.place()
    gate.enter(held)
    thread = threading.Thread(target=enter)
    thread.start()
    wait_for_line(gate, 1)
    del held  # as an interrupt drops it
    assert entered.wait(60)
    thread.join()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_all_places_are_free_in_the_child_of_a_fork() -> None:
    gate = ThreadGate(2)

    def enter() -> int:
        with gate.place():
            return free(gate)

    with gate.place(), gate.place():
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


def test_a_place_that_is_gone_and_still_counted_is_free() -> None:
    class Gone:
        """What was in a place."""

    gate, gone = ThreadGate(1), Gone()
    gate._inside.data.add(weakref.ref(gone))  # type: ignore[attr-defined]
    del gone
    assert len(gate._inside) == 1
    assert free(gate) == 1
    assert gate._is_free()
