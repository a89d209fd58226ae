"""Threads share a few connections, and none is open when the process forks."""

from __future__ import annotations

import threading
from collections.abc import Callable

from orderkit.webhooks.connections import Connections

MOST = 8


class Connection:
    def __init__(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False


class Pool:
    """Connections that remember all that were opened."""

    def __init__(self) -> None:
        self.opened: list[Connection] = []
        self.connections = Connections(self._open)

    def _open(self) -> Connection:
        self.opened.append(Connection())
        return self.opened[-1]


def started(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_no_more_than_eight_threads_use_connections_at_once() -> None:
    pool, lock, begun, release = Pool(), threading.Lock(), threading.Semaphore(0), threading.Event()
    at_work, most = 0, 0

    def work(_: Connection) -> None:
        nonlocal at_work, most
        with lock:
            at_work += 1
            most = max(most, at_work)
        begun.release()
        release.wait()
        with lock:
            at_work -= 1

    threads = [started(lambda: pool.connections.use(work)) for _ in range(MOST + 1)]
    for _ in range(MOST):
        assert begun.acquire(timeout=60)
    begun.acquire(timeout=0.2)  # of one too many
    release.set()
    for thread in threads:
        thread.join()
    assert most == MOST
    assert len(pool.opened) <= MOST


def test_a_connection_is_opened_only_after_a_fork_that_has_begun() -> None:
    pool, begun = Pool(), threading.Event()
    pool.connections.before_fork()
    thread = started(lambda: pool.connections.use(lambda _: begun.set()))
    assert not begun.wait(0.1)
    pool.connections.after_fork_in_parent()
    thread.join(60)
    assert begun.is_set()
