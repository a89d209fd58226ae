"""An inbox in PostgreSQL: it outlives its server's restarts, tells the cause of errors, and shows no password."""

from __future__ import annotations

import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from orderkit import Inbox, InboxError
from orderkit.runtime.installing import how_to_install
from orderkit.webhooks.postgresql_database import translate
from orderkit.webhooks.statements import ACCEPT
from postgresql_server import PASSWORD, PostgresqlServer

pytestmark = pytest.mark.slow
BODY = b'{"tracking_id": "NC10000001"}'


@pytest.fixture
def url(postgresql: PostgresqlServer) -> str:
    return postgresql.new_schema()


def test_an_inbox_goes_on_after_its_server_was_started_again(postgresql: PostgresqlServer, url: str) -> None:
    with Inbox(url) as inbox:
        assert inbox.accept("x", BODY) == "accepted"
        postgresql.stop()
        try:
            with pytest.raises(InboxError, match="there is no connection; check the inbox's URL"):
                inbox.accept("x", b"2")
        finally:
            postgresql.start()
        assert inbox.accept("x", b"2") == "accepted"
        (claimed,) = inbox.claim()
        postgresql.stop()
        postgresql.start()
        assert inbox.done(claimed)
        assert dict(inbox.count()) | {"expired_leases": 0} == inbox.count()


def test_webhooks_about_one_order_are_numbered_in_the_order_of_their_commits(url: str) -> None:
    values = {"source": "x", "key": b"first", "body": b"first", "order_key": b"NC1", "now": None}
    with Inbox(url) as inbox, psycopg.connect(url) as slow, ThreadPoolExecutor(2) as threads:
        # The first one has its number, but is not committed yet.
        slow.execute(translate(ACCEPT).encode(), values)
        other = threads.submit(inbox.accept, "x", b"another order", order="NC2")
        assert other.result(timeout=60) == "accepted"
        second = threads.submit(inbox.accept, "x", b"second", order="NC1")
        wait_until_locked_or_done(url, second)
        assert [claimed.body for claimed in inbox.claim(10)] == [b"another order"]
        slow.commit()
        assert second.result(timeout=60) == "accepted"
        (first,) = inbox.claim(10)
    assert first.body == b"first"


def wait_until_locked_or_done(url: str, accepting: Future[Any]) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        while not accepting.done() and connection.execute(waiting).fetchone() is None:
            time.sleep(0.01)


def test_leases_go_by_the_servers_clock(url: str) -> None:
    with Inbox(url) as inbox, psycopg.connect(url) as connection:
        inbox.accept("x", BODY)
        (claimed,) = inbox.claim()
        (now,) = connection.execute("SELECT extract(epoch FROM now())::float8").fetchone() or (0,)
    assert claimed.due_at is not None
    assert abs(claimed.due_at - 60 - now) < 30


def errors(postgresql: PostgresqlServer, url: str) -> Iterator[tuple[str, str]]:
    """URLs that cannot be opened, with what their errors say."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE orderkit_notifications (x int)")
    yield url, "its table orderkit_notifications was made by another program"
    yield url.replace(PASSWORD, "geheim"), "password authentication failed"
    yield url.replace("/postgres?", "/nothere?"), 'database "nothere" does not exist'
    yield f"postgresql://tester:{PASSWORD}@127.0.0.1:1/postgres", "there is no connection"
    yield postgresql.url("gone"), "no schema has been selected"
    yield f"postgresql://tester:{PASSWORD} {PASSWORD}@h:5x/x", "its URL must be of the form postgresql://"
    yield f"postgresql://tester:{PASSWORD}@h/x?no_such_option=1", "its URL must be of the form postgresql://"


def test_every_error_names_its_cause_and_no_password(postgresql: PostgresqlServer, url: str) -> None:
    for wrong, words in errors(postgresql, url):
        with pytest.raises(InboxError, match=words) as caught:
            Inbox(wrong)
        assert caught.value.__context__ is None or caught.value.__context__.__context__ is None
        told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        frames = "".join(f"{frame.locals}" for frame in told.stack if frame.filename != __file__)
        for text in (str(caught.value), repr(caught.value), repr(caught.value.__context__), frames):
            assert PASSWORD not in text
            assert "geheim" not in text


def test_an_inbox_shows_no_password(url: str) -> None:
    with Inbox(url) as inbox:
        assert PASSWORD not in f"{inbox!r} {inbox._database!r} {vars(inbox)}"


def test_a_role_without_privileges_is_told_which_it_lacks(postgresql: PostgresqlServer, url: str) -> None:
    with Inbox(url), psycopg.connect(url, autocommit=True) as connection:
        schema = (connection.execute("SELECT current_schema()").fetchone() or ("",))[0]
        with suppress(psycopg.errors.DuplicateObject):
            connection.execute("CREATE ROLE reader LOGIN PASSWORD 'reader'")
        connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO reader".encode())
        connection.execute(f"GRANT SELECT ON {schema}.orderkit_notifications TO reader".encode())
    with Inbox(url.replace(f"tester:{PASSWORD}", "reader:reader")) as inbox:
        assert inbox.count()["pending"] == 0
        with pytest.raises(
            InboxError, match="the role lacks a privilege on the table orderkit_notifications"
        ):
            inbox.accept("x", BODY)


def test_a_missing_psycopg_is_told_with_its_remedy() -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\nimport orderkit\n"
        "try:\n    orderkit.Inbox('postgresql://u:secret@h/db')\nexcept orderkit.InboxError as error:\n    print(error)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert how_to_install("postgresql") in ended.stdout


def test_statements_are_translated() -> None:
    assert (
        translate("a = :a AND b LIKE '%' {lock}")
        == "a = %(a)s AND b LIKE '%%' FOR UPDATE OF candidate SKIP LOCKED"
    )
