"""Times of accepting a webhook, beside a bare transaction of SQLite that inserts a row of the same size."""

from __future__ import annotations

import json
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

from orderkit import Inbox
from orderkit.contract import Contract

BARE, OURS = "a bare transaction", "Inbox.accept"
AT_ONCE = 20
"""Webhooks in a turn."""
_EXAMPLE = "OrderNotificationPaymentSucceeded"


def bodies() -> Callable[[], bytes]:
    """Makes notifications of the usual size, no two alike."""
    example = Contract.load("noventiq").document["components"]["examples"][_EXAMPLE]["value"]
    numbers = count(10**7)
    return lambda: json.dumps({**example, "order_id": next(numbers)}).encode()


def bare(connection: sqlite3.Connection) -> Callable[[bytes], object]:
    """The least that stores a row durably: the same journal, the same waiting for the disk."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE rows (number INTEGER PRIMARY KEY, body BLOB NOT NULL)")

    def insert(body: bytes) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO rows (body) VALUES (?)", (body,))
        connection.execute("COMMIT")

    return insert


def figures(folder: Path, rounds: int) -> dict[str, object]:
    """The ratio of the times, waiting for the disk included, and the size of a webhook."""
    new, random = bodies(), Random(1)
    with (
        Inbox(folder / "inbox.db") as inbox,
        closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as connection,
    ):
        ways: dict[str, Callable[[bytes], object]] = {
            BARE: bare(connection),
            OURS: lambda body: inbox.accept("noventiq", body),
        }
        taken: dict[str, list[float]] = {name: [] for name in ways}
        order = list(ways)
        for _ in range(rounds):
            random.shuffle(order)
            for name in order:
                taken[name].append(_time(ways[name], [new() for _ in range(AT_ONCE)]))
    pairs = zip(taken[OURS], taken[BARE], strict=True)
    ratio = {
        "median": round(statistics.median(ours / others for ours, others in pairs), 3),
        "minimum": round(min(taken[OURS]) / min(taken[BARE]), 3),
    }
    return {"bytes": len(new()), "ratio": ratio}


def _time(way: Callable[[bytes], object], given: list[bytes]) -> float:
    way(given.pop())
    start = time.perf_counter()
    for body in given:
        way(body)
    return time.perf_counter() - start
