"""Stores webhooks on SQLite until they are processed: each once, through crashes."""

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

# SQLite's user_version of the file. A later version of orderkit that changes the tables raises it, so that an older
# one refuses the file instead of damaging it.
_VERSION: Final = 1

# Seconds to wait for another process that writes: one that hangs for longer is an error to be seen.
_BUSY_TIMEOUT: Final = 30

# The index holds the pending rows only, so that listing them stays fast however many are done.
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
    """A stored webhook.

    Attributes:
        number: Its number in the inbox; numbers grow in the order of arrival.
        source: The sender's name, as it was passed to `accept`.
        body: Its body as it arrived.
        arrived_at: Seconds since the epoch.
    """

    number: int
    source: str
    body: bytes = field(repr=False)
    arrived_at: float


class Inbox:
    """Webhooks in a file: stored before the sender gets its response, processed afterwards.

    An accepted webhook survives any crash and stays pending until it is done; so each is processed at least once, and
    once only unless a crash interrupts its processing. A webhook that arrives again is a duplicate, done or not.
    Threads and processes may share the file.

    Args:
        path: The file; created if it does not exist.
        now: Returns the time, in seconds since the epoch.

    Raises:
        ValueError: The file is not an inbox, or one of a later version.
    """

    def __init__(self, path: str | Path, *, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._database = sqlite3.connect(
            path, timeout=_BUSY_TIMEOUT, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare()
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise ValueError(f"{path} is not an inbox: {error}") from error
        except ValueError:
            self._database.close()
            raise

    def accept(self, source: str, body: bytes, *, key: str | None = None) -> Accepted:
        """Store a webhook. When this returns it is on the disk, and the sender may get its response.

        Args:
            source: The sender's name, such as `nocnoc`.
            body: Its body as it arrived, already verified.
            key: The sender's id of the webhook, where it has one. Without it, bodies with equal JSON count as
                duplicates, whatever their spaces and the order of their fields.

        Returns:
            `accepted`, or `duplicate` if it was stored before.
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
        """List webhooks that are not done yet, the oldest first, at most `most`."""
        query = (
            "SELECT number, source, body, arrived_at FROM notifications WHERE done_at IS NULL "
            "ORDER BY number LIMIT ?"
        )
        with self._lock:
            rows = self._database.execute(query, (most,)).fetchall()
        return [Notification(*row) for row in rows]

    def done(self, notification: Notification) -> None:
        """Mark a webhook as processed. Marking it twice changes nothing."""
        with self._writing() as database:
            database.execute(
                "UPDATE notifications SET done_at = ? WHERE number = ? AND done_at IS NULL",
                (self._now(), notification.number),
            )

    def count(self) -> Mapping[str, int]:
        """Count the webhooks that are `pending` and those that are `done`."""
        query = "SELECT count(*) - count(done_at), count(done_at) FROM notifications"
        with self._lock:
            pending, done = self._database.execute(query).fetchone()
        return {"pending": pending, "done": done}

    def forget(self, older_than: float) -> int:
        """Delete webhooks that were done more than `older_than` seconds ago, and return their number.

        A deleted webhook is no duplicate if it arrives again: keep them for longer than the sender retries.
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
                "the file belongs to another program or to a later version; give the inbox a file of its own"
            )
        # WAL lets a reader go on while another process writes; FULL makes a commit wait for the disk, without which a
        # power cut could lose a webhook whose sender has its response.
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        with self._writing() as database:
            for statement in _TABLES.split(";"):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        """Open a transaction for one thread; an error rolls it back."""
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")


def _digest(body: bytes) -> bytes:
    """Digest the JSON of a body, so that notations of equal JSON agree; of any other body, its bytes."""
    try:
        value: Any = loads(body)
        plain = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
    except ValueError:
        plain = body
    # A digest of 32 bytes instead of the body keeps the index small; an accidental collision is out of reach.
    return blake2b(plain, digest_size=32).digest()
