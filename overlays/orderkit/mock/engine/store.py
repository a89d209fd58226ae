"""Storage: one SQLite database, one transaction for each change."""

from __future__ import annotations

import gc
import json
import sqlite3
import weakref
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

_APPLICATION_ID = 0x6F6B6D6B  # "okmk": not another program's file
# Raised with every change of a table: state files of other versions are refused, not migrated.
_VERSION = 5

_TABLES = """
CREATE TABLE IF NOT EXISTS saved (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""


Change = tuple[Any, ...]
"""Arguments of the SQL function `note_change`, which triggers call: the kind of the change, and facts about it."""


class StoreError(Exception):
    """The state file cannot be used."""


def _nothing_to_do(*_: object) -> None:
    """Do nothing: no listener is registered yet."""


class Store:
    """Database in memory, or in a file that outlives the process. Thread-safe."""

    def __init__(self, path: Path | None, tables: Iterable[str]) -> None:
        self.on_change: Callable[[], None] = _nothing_to_do
        self.on_commit: Callable[[Sequence[Change]], None] = _nothing_to_do
        self._changes: list[Change] = []
        # Requests of all threads share one connection, because SQLite in memory exists per connection.
        self._lock = RLock()
        self._connection = _open(path, [_TABLES, *tables])
        self._begun_at = 0
        weakref.finalize(self, self._connection.close)
        # Bound to the list alone: a function that knew the store would keep it from being closed with its last user.
        changes = self._changes
        self.define("note_change", lambda *change: changes.append(change))

    def define(self, name: str, function: Callable[..., Any]) -> None:
        """Define an SQL function with any number of arguments."""
        self._connection.create_function(name, -1, function)

    @contextmanager
    def transaction(self) -> Generator[sqlite3.Connection, None, None]:
        """Run a transaction, which takes effect as a whole or not at all. Others wait; it cannot be nested."""
        with self._lock:
            # Compared after the commit: reading transactions need not wake the delivery.
            before = self._begun_at = self._connection.total_changes
            # Takes the write lock at once; a later upgrade could fail in the middle of a
            # transaction.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                self._changes.clear()
                raise
            if self._changes:
                # Under the lock, so that changes are heard of in the order in which they were made.
                changes = tuple(self._changes)
                self._changes.clear()
                self.on_commit(changes)
            changed = self._connection.total_changes != before
        if changed:
            self.on_change()

    @contextmanager
    def bulk_transaction(self) -> Generator[sqlite3.Connection, None, None]:
        """Run a transaction that fills empty tables with very many rows, whose references need no check.

        Indexes are made at the end, which takes less time, and no garbage is looked for: rows make none.
        """
        was_collecting = gc.isenabled()
        with self._lock:
            # Outside the transaction, within which it would do nothing.
            self._connection.execute("PRAGMA foreign_keys = OFF")
            gc.disable()
            try:
                with self.transaction() as connection, _without_indexes(connection):
                    yield connection
            finally:
                if was_collecting:
                    gc.enable()
                self._connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def exclusive(self) -> Generator[None, None, None]:
        """Let no other thread use the database inside the block, which runs several transactions."""
        with self._lock:
            yield

    def keep(self) -> None:
        """Commit, within a transaction, what it has changed so far; the rest of it can still be undone alone."""
        if self._connection.total_changes != self._begun_at:
            self._connection.execute("COMMIT")
            self.on_change()
            self._connection.execute("BEGIN IMMEDIATE")

    def empty(self) -> None:
        """Delete all rows."""
        with self.transaction() as connection:
            # Tables are emptied in any order; references are checked at the commit.
            connection.execute("PRAGMA defer_foreign_keys = ON")
            rows = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            for (table,) in rows.fetchall():
                connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - the names are those of our tables

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy the whole database into another one, between two transactions."""
        with self._lock:
            self._connection.backup(target)

    def copy_from(self, source: sqlite3.Connection) -> None:
        """Replace the whole database by another one, between two transactions."""
        with self._lock:
            source.backup(self._connection)
        self.on_change()

    def close(self) -> None:
        """Close the database; committed changes stay in the file."""
        with self._lock:
            self._connection.close()


def count_up(connection: sqlite3.Connection, name: str, first: int, count: int = 1) -> int:
    """Return the next number of a counter, which starts at `first` and never repeats a number.

    A `count` above 1 reserves as many numbers and returns the first of them.
    """
    connection.execute(
        "INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + ?",
        (name, first + count - 1, count),
    )
    row = connection.execute("SELECT value FROM counters WHERE name = ?", (name,)).fetchone()
    return int(row[0]) - count + 1


def count_past(connection: sqlite3.Connection, name: str, first: int, number: int) -> None:
    """Let a counter, which starts at `first`, go on behind a number that was given; earlier numbers change nothing."""
    if number >= first:
        connection.execute(
            "INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
            (name, number),
        )


def save(connection: sqlite3.Connection, name: str, value: Any) -> None:
    """Store a JSON value under a name."""
    connection.execute("INSERT OR REPLACE INTO saved VALUES (?, ?)", (name, json.dumps(value)))


def load(connection: sqlite3.Connection, name: str) -> Any:
    """Return the JSON value stored under a name, or None."""
    row = connection.execute("SELECT value FROM saved WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


@contextmanager
def _without_indexes(connection: sqlite3.Connection) -> Generator[None, None, None]:
    """Drop the indexes inside the block, and create them again at its end."""
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    yield
    for _, sql in indexes:
        connection.execute(sql)


def _open(path: Path | None, tables: Iterable[str]) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(
            # A second is enough for another process to close the file, and short enough to report a
            # busy one.
            ":memory:" if path is None else path,
            timeout=1,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise StoreError(f"cannot open the state file {path}: {error}") from error
    try:
        _prepare(connection, tables)
    except (sqlite3.Error, StoreError) as error:
        connection.close()
        is_busy = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
        reason = "it is in use, perhaps by another mock" if is_busy else error
        raise StoreError(f"cannot use the state file {path}: {reason}") from error
    return connection


def _prepare(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    # Exclusive lock: two servers on one file would not notice changes of each other's clock.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    _check_ownership(connection)
    # Write-ahead log with normal syncing: a commit needs no sync of the file, and a crash corrupts nothing.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript("BEGIN IMMEDIATE;" + "".join(tables) + "COMMIT;")


def _check_ownership(connection: sqlite3.Connection) -> None:
    with closing(connection.execute("SELECT count(*) FROM sqlite_master")) as rows:
        is_new = rows.fetchone()[0] == 0
    if is_new:
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        return
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION_ID:
        raise StoreError("it belongs to another program; choose another file")
    if version != _VERSION:
        raise StoreError(
            f"it was written by another version of the mock ({version}); delete it or choose another"
        )
