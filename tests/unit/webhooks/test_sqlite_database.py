"""An inbox in a SQLite file: errors name their cause, readers wait for nobody, nothing that was accepted is lost."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from inbox_fixtures import other_connection
from orderkit import Inbox, InboxError, OrderkitError
from orderkit.webhooks import sqlite_database

BODY = b'{"tracking_id": "NC10000001"}'
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "inbox.db"


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_database, "BUSY_TIMEOUT", 0.01)


@contextmanager
def without_privileges(*readable: Path) -> Iterator[None]:
    """Act as another user than root, for whom permissions count."""
    for path in readable:
        for parent in path.parents:
            if parent.is_relative_to(tempfile.gettempdir()) and os.geteuid() == 0:
                parent.chmod(parent.stat().st_mode | 0o055)
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def why(path: Path | str) -> str:
    with pytest.raises(InboxError) as caught:
        Inbox(path)
    assert isinstance(caught.value, OrderkitError)
    assert str(path) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("make", ["database", "newer inbox", "older inbox", "text"])
def test_a_file_of_another_program_is_refused_and_left_unchanged(path: Path, make: str) -> None:
    words = {
        "database": "it is a database of another program, not an inbox",
        "newer inbox": "it was made by a later version of orderkit (3, this one has 2)",
        "older inbox": "it was made by an earlier version of orderkit (1, this one has 2)",
        "text": "it is not a SQLite database, and so not an inbox",
    }
    table = "notifications" if "inbox" in make else "mine"
    if make == "text":
        path.write_text("not a database " * 100)
    else:
        with closing(sqlite3.connect(path)) as database:
            database.execute(f"CREATE TABLE {table} (x)")
            database.execute(f"PRAGMA user_version = { ({'newer inbox': 3, 'older inbox': 1}.get(make, 0)) }")
    before = path.read_bytes()
    assert words[make] in why(path)
    assert path.read_bytes() == before


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"its folder {tmp_path / 'gone'} does not exist; make the folder" in why(
        tmp_path / "gone" / "inbox.db"
    )


def test_a_folder_is_no_inbox(tmp_path: Path) -> None:
    assert "it is a folder; name a file" in why(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of POSIX")
def test_a_folder_that_must_not_be_written_to_is_named(path: Path) -> None:
    path.parent.chmod(0o555)
    with without_privileges(path.parent):
        assert "this process may not write to its folder" in why(path)
    path.parent.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of POSIX")
@pytest.mark.parametrize("mode", [0o444, 0o000])
def test_an_inbox_that_must_not_be_written_to_says_so(path: Path, mode: int) -> None:
    with Inbox(path) as inbox:
        inbox.accept("x", BODY)
    path.chmod(mode)
    path.parent.chmod(0o555)
    with without_privileges(path.parent):
        message = ""
        try:
            with Inbox(path) as inbox:
                inbox.accept("x", b"2")
        except InboxError as error:
            message = str(error)
        assert "it is read-only" in message or "change its permissions" in message
        assert "is not an inbox" not in message
    path.parent.chmod(0o755)
    path.chmod(0o644)
    with Inbox(path) as inbox:
        assert inbox.count()["pending"] == 1


@pytest.mark.usefixtures("hurried")
def test_a_file_that_another_process_locks_is_no_strange_file(path: Path) -> None:
    with Inbox(path) as inbox, closing(other_connection(str(path))) as other:
        inbox.accept("x", BODY)
        other.execute("BEGIN IMMEDIATE")
        with Inbox(path) as second:
            with pytest.raises(InboxError, match="another process has kept it locked for too long"):
                second.accept("x", b"2")
            # Readers do not wait: neither a new connection nor one that is open.
            assert (len(list(second.pending())), inbox.count()["pending"]) == (1, 1)
            assert second.claim(sources=["nobody"]) == []
        other.execute("COMMIT")
        assert inbox.accept("x", b"2") == "accepted"


@pytest.mark.usefixtures("hurried")
def test_a_new_file_that_another_process_locks_is_no_strange_file(path: Path) -> None:
    with closing(other_connection(str(path))) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "another process has kept it locked for too long" in why(path)


def test_reading_does_not_wait_for_a_writer_of_the_same_process(path: Path) -> None:
    with Inbox(path) as inbox, closing(other_connection(str(path))) as other:
        inbox.accept("x", BODY)
        other.execute("BEGIN IMMEDIATE")
        writer = threading.Thread(target=inbox.accept, args=("x", b"2"))
        writer.start()
        assert inbox.count()["pending"] == 1
        assert writer.is_alive()
        other.execute("ROLLBACK")
        writer.join(30)
        assert inbox.count()["pending"] == 2


def test_a_full_disk_refuses_webhooks_and_loses_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = sqlite_database._open

    def open_small(name: str) -> Any:
        connection = opened(name)
        connection.execute("PRAGMA max_page_count = 20")
        return connection

    monkeypatch.setattr(sqlite_database, "_open", open_small)
    accepted = 0
    with Inbox(path) as inbox:
        with pytest.raises(InboxError, match="the disk is full; free some space"):  # noqa: PT012
            while inbox.accept("x", b"%d" % accepted + b" " * 3000):
                accepted += 1
        assert inbox.count()["pending"] == accepted > 0
    monkeypatch.setattr(sqlite_database, "_open", opened)
    with Inbox(path) as inbox:
        assert inbox.accept("x", b"room again") == "accepted"
        assert inbox.count()["pending"] == accepted + 1


def test_a_damaged_file_is_not_to_be_deleted(path: Path) -> None:
    with Inbox(path) as inbox:
        for number in range(50):
            inbox.accept("x", b"%d" % number + b" " * 500)
    content = bytearray(path.read_bytes())
    content[4096 : 4096 * 6] = b"\xff" * (4096 * 5)
    path.write_bytes(content)
    with Inbox(path) as inbox, pytest.raises(InboxError, match=r"the file is damaged; keep it, and recover"):
        list(inbox.pending())


def test_an_accepted_webhook_is_synchronised_to_the_disk(path: Path) -> None:
    with Inbox(path) as inbox:
        modes = [inbox._database.read(f"PRAGMA {name}", {})[0][0] for name in ("journal_mode", "synchronous")]
    assert modes == ["wal", 2]


def test_a_path_with_a_colon_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Inbox("shop:inbox.db") as inbox:
        inbox.accept("x", BODY)
    assert (tmp_path / "shop:inbox.db").exists()


class Failing:
    """A connection whose first statement fails."""

    def __init__(self, code: int) -> None:
        self.error = sqlite3.OperationalError("failed")
        self.error.sqlite_errorcode = code
        self.executed: list[str] = []

    def execute(self, statement: str) -> None:
        self.executed.append(statement)
        if len(self.executed) == 1:
            raise self.error


@pytest.mark.parametrize("code", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY])
def test_a_busy_database_is_waited_for(code: int) -> None:
    connection: Any = Failing(code)
    sqlite_database._patiently(connection, "PRAGMA journal_mode = WAL")
    assert connection.executed == ["PRAGMA journal_mode = WAL"] * 2


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_READONLY])
def test_another_failure_is_raised_at_once(code: int) -> None:
    connection: Any = Failing(code)
    with pytest.raises(sqlite3.OperationalError):
        sqlite_database._patiently(connection, "PRAGMA journal_mode = WAL")
    assert len(connection.executed) == 1
