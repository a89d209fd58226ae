"""An inbox in a SQLite file."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from ..errors import InboxError
from .connections import Connections
from .statements import TABLES, VERSION, Row, Values

T = TypeVar("T")

# Seconds to wait for another process that writes: one that hangs for longer is an error to be seen.
BUSY_TIMEOUT: Final = 30.0
_PAUSE: Final = 0.02

_WORDS: Final = {
    "{serial}": "INTEGER PRIMARY KEY AUTOINCREMENT",
    "{bytes}": "BLOB",
    "{now}": ":now",
    # One process writes at a time. The condition tells the parser that what follows belongs to the INSERT.
    "{one_at_a_time}": "WHERE TRUE",
    "{lock}": "",
}

_CAUSES: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_BUSY: "another process has kept it locked for too long; end that process, or its transaction",
    sqlite3.SQLITE_LOCKED: "another process has kept it locked for too long; end that process, or its transaction",
    sqlite3.SQLITE_READONLY: "it is read-only; put it on a disk and into a folder that this process may write to",
    sqlite3.SQLITE_PERM: "this process may not use it; change the permissions of the file and its folder",
    sqlite3.SQLITE_FULL: "the disk is full; free some space; nothing that was accepted is lost",
    sqlite3.SQLITE_IOERR: "the disk failed or is full; check it; the sender must try again",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; keep it, and recover its content with the sqlite3 command's .recover",
    sqlite3.SQLITE_NOTADB: "it is not a SQLite database, and so not an inbox; give the inbox a file of its own",
}


class _Connection(sqlite3.Connection):
    """A connection that closes itself, without a warning, if an interrupt drops it."""

    def __del__(self) -> None:
        with suppress(sqlite3.Error):
            self.close()


class SqliteDatabase:
    """A SQLite file in the mode WAL, in which readers never wait for a writer.

    Every statement commits by itself: an exception that a signal handler raises, at any time, leaves no
    transaction open that would keep the file locked.
    """

    def __init__(self, path: str, now: Callable[[], float]) -> None:
        self._path = path
        self._now = now
        self._connections: Connections[_Connection] = Connections(self._connect)
        self._use(lambda connection: None, "open")

    def read(self, statement: str, values: Values) -> list[Row]:
        """Return the rows of a query, without waiting for anything that writes."""
        translated, given = _translate(statement), {**values, "now": self._now()}
        # One expression: an interrupt drops the cursor, which would otherwise keep its connection's view old.
        return self._use(lambda connection: connection.execute(translated, given).fetchall(), "read")

    def write(self, statement: str, values: Values) -> int:
        """Execute one statement; when this returns, its changes are on the disk."""
        translated, given = _translate(statement), {**values, "now": self._now()}
        return self._use(lambda connection: connection.execute(translated, given).rowcount, "write to")

    def close(self) -> None:
        """Close the file."""
        self._connections.closed = True
        self._connections.close()

    def _connect(self) -> _Connection:
        return _open(self._path)

    def _use(self, work: Callable[[_Connection], T], action: str) -> T:
        if self._connections.closed:
            raise InboxError("inbox must be open (it was closed); make another Inbox")
        try:
            return self._connections.use(work)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise _failure(self._path, action, error) from error


class MemoryDatabase(SqliteDatabase):
    """A database in memory, gone when it is closed: it has one connection only, and one thread uses it at a time."""

    def __init__(self, path: str, now: Callable[[], float]) -> None:
        self._lock = threading.RLock()
        self._memory = _open(path)
        super().__init__(path, now)

    def close(self) -> None:
        """Forget everything."""
        super().close()
        self._memory.close()

    def _use(self, work: Callable[[_Connection], T], action: str) -> T:
        if self._connections.closed:
            return super()._use(work, action)
        with self._lock:
            return work(self._memory)


@cache
def _translate(statement: str) -> str:
    for word, ours in _WORDS.items():
        statement = statement.replace(word, ours)
    return statement


def _open(path: str) -> _Connection:
    try:
        connection = sqlite3.connect(
            path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False, factory=_Connection
        )
        _prepare(connection, path)
    except sqlite3.Error as error:
        raise _failure(path, "open", error) from error
    return connection


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    if _is_new(connection, path):
        # Another process may do the same at the same time: each waits for the other, and the tables are made once.
        _patiently(connection, "PRAGMA journal_mode = WAL")
        _make_tables(connection)
    # WAL lets a reader go on while another process writes; FULL makes a commit wait for the disk, without which a
    # power cut could lose a webhook whose sender has its response.
    connection.execute("PRAGMA synchronous = FULL")


def _is_new(connection: sqlite3.Connection, path: str) -> bool:
    # Read by one statement, because between two statements another process may make the tables.
    version, tables, ours = connection.execute(
        "SELECT (SELECT user_version FROM pragma_user_version), count(*), "
        "coalesce(sum(name IN ('orderkit_notifications', 'notifications')), 0) FROM sqlite_master"
    ).fetchone()
    if version == VERSION and ours:
        return False
    if ours and version:
        age = "a later" if version > VERSION else "an earlier"
        raise InboxError(
            f"cannot open the inbox {path}: it was made by {age} version of orderkit "
            f"({version}, this one has {VERSION}); use that version, or another file"
        )
    if version or tables:
        raise InboxError(
            f"cannot open the inbox {path}: it is a database of another program, not an inbox; "
            "give the inbox a file of its own"
        )
    return True


def _make_tables(connection: sqlite3.Connection) -> None:
    script = f"BEGIN IMMEDIATE; {_translate(TABLES)} PRAGMA user_version = {VERSION}; COMMIT;"
    try:
        connection.executescript(script)
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Execute a statement for which SQLite itself does not wait until others are done."""
    end = time.monotonic() + BUSY_TIMEOUT
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(_PAUSE)


def _code(error: Exception) -> int:
    """The primary result code: the low byte of the extended one."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _failure(path: str, action: str, error: Exception) -> InboxError:
    code = _code(error)
    cause = _why_unopened(Path(path)) if code == sqlite3.SQLITE_CANTOPEN else _CAUSES.get(code)
    return InboxError(f"cannot {action} the inbox {path}: {cause or error}")


def _why_unopened(path: Path) -> str:
    folder = path.absolute().parent
    if not folder.exists():
        return f"its folder {folder} does not exist; make the folder"
    if path.is_dir():
        return "it is a folder; name a file"
    if not path.exists() and not _may(folder, os.W_OK):
        return f"this process may not write to its folder {folder}; change the permissions, or use another folder"
    if path.exists() and not _may(path, os.R_OK | os.W_OK):
        return "this process may not read and write it; change its permissions"
    return (
        "SQLite cannot open it, or the files beside it; the disk may be read-only or out of reach, "
        "or this process may have too many files open"
    )


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
