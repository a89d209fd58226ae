"""Keeps webhooks until they are worked off: each once, on SQLite, through crashes."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Literal, Self

from attrs import define, field

from ..runtime.protocol.json_codec import loads

Accepted = Literal["accepted", "duplicate"]

_VERSION: Final = 1
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS notifications (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    key BLOB NOT NULL,
    body BLOB NOT NULL,
    arrived_at REAL NOT NULL,
    done_at REAL,
    UNIQUE (source, key)
);
CREATE INDEX IF NOT EXISTS waiting ON notifications (number) WHERE done_at IS NULL;
"""


@define(frozen=True)
class Notification:
    """A webhook that was taken in.

    Attributes:
        number: Its number in the inbox; they grow in the order in which webhooks came.
        source: Who sent it, as `accept` was told.
        body: Its body as it arrived.
        arrived_at: Seconds since the epoch.
    """

    number: int
    source: str
    body: bytes = field(repr=False)
    arrived_at: float


class Inbox:
    """Webhooks in a file: taken in before the sender is answered, worked off afterwards.

    A webhook that was accepted is there after any crash, and stays pending until it is done; so each is worked off at
    least once, and once only unless the work ends in a crash. What arrives again is a duplicate, done or not. Threads
    and processes may share the file.

    Args:
        path: The file; it is made if there is none.
        now: Seconds since the epoch.

    Raises:
        ValueError: The file is not an inbox, or one of a later version.
    """

    def __init__(self, path: str | Path, *, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise ValueError(f"{path} is not an inbox: {error}") from error
        except ValueError:
            self._database.close()
            raise

    def accept(self, source: str, body: bytes, *, key: str | None = None) -> Accepted:
        """Take a webhook in. When this returns it is on the disk, so that the sender may be answered.

        Args:
            source: Who sent it, such as `nocnoc`.
            body: Its body as it arrived, already held to be genuine.
            key: What tells it from others, where the sender names it. Without one two bodies of the same JSON, whatever
                its spaces and the order of its members, are the same webhook.

        Returns:
            `accepted`, or `duplicate` if it was taken in before.
        """
        identity = _digest(body) if key is None else key.encode()
        with self._writing() as database:
            made = database.execute(
                "INSERT INTO notifications (source, key, body, arrived_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (source, key) DO NOTHING",
                (source, identity, body, self._now()),
            )
            return "accepted" if made.rowcount else "duplicate"

    def pending(self, most: int = 100) -> list[Notification]:
        """What is not done yet, the oldest first, at most so many."""
        query = (
            "SELECT number, source, body, arrived_at FROM notifications WHERE done_at IS NULL "
            "ORDER BY number LIMIT ?"
        )
        with self._lock:
            rows = self._database.execute(query, (most,)).fetchall()
        return [Notification(*row) for row in rows]

    def done(self, notification: Notification) -> None:
        """Note that a webhook is worked off. Noting it twice changes nothing."""
        with self._writing() as database:
            database.execute(
                "UPDATE notifications SET done_at = ? WHERE number = ? AND done_at IS NULL",
                (self._now(), notification.number),
            )

    def count(self) -> Mapping[str, int]:
        """How many webhooks are `pending` and how many are `done`."""
        query = "SELECT count(*) - count(done_at), count(done_at) FROM notifications"
        with self._lock:
            pending, done = self._database.execute(query).fetchone()
        return {"pending": pending, "done": done}

    def forget(self, older_than: float) -> int:
        """Delete what was done more than so many seconds ago; how many that were.

        A webhook that is forgotten is no duplicate if it comes again: keep them for longer than a sender repeats.
        """
        with self._writing() as database:
            query = "DELETE FROM notifications WHERE done_at < ?"
            return database.execute(query, (self._now() - older_than,)).rowcount

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _prepare(self) -> None:
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        (tables,) = self._database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version != _VERSION and (version or tables):
            raise ValueError(
                "the file belongs to another program or version: give the inbox a file of its own"
            )
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        with self._writing() as database:
            for statement in _TABLES.split(";"):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        """One transaction of one thread; what fails leaves nothing behind."""
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")


def _digest(body: bytes) -> bytes:
    """The same for bodies that hold the same JSON; of any other body, for the same bytes."""
    try:
        value: Any = loads(body)
        plain = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
    except ValueError:
        plain = body
    return blake2b(plain, digest_size=32).digest()
