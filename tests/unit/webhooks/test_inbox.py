"""The inbox: an accepted webhook survives any crash, once, until it is done."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from orderkit import Inbox

BODY = b'{"tracking_id": "NC10000001", "status": "placed"}'
OTHER = b'{"tracking_id": "NC10000001", "status": "shipped"}'


class FakeTime:
    seconds = 1_700_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "inbox.db"


@pytest.fixture
def now() -> FakeTime:
    return FakeTime()


@pytest.fixture
def inbox(path: Path, now: FakeTime) -> Iterator[Inbox]:
    with Inbox(path, now=now) as made:
        yield made


def test_a_webhook_is_accepted_once(inbox: Inbox) -> None:
    assert [inbox.accept("nocnoc", BODY) for _ in range(3)] == ["accepted", "duplicate", "duplicate"]
    assert inbox.count() == {"pending": 1, "done": 0}


def test_pending_webhooks_are_in_the_order_of_their_arrival(inbox: Inbox, now: FakeTime) -> None:
    inbox.accept("nocnoc", BODY)
    now.seconds += 5
    inbox.accept("nocnoc", OTHER)
    first, second = inbox.pending()
    assert (first.source, first.body, second.body) == ("nocnoc", BODY, OTHER)
    assert second.arrived_at - first.arrived_at == 5
    assert inbox.pending(most=1) == [first]


def test_a_webhook_that_is_done_is_no_longer_pending_but_still_a_duplicate(inbox: Inbox) -> None:
    inbox.accept("nocnoc", BODY)
    (webhook,) = inbox.pending()
    inbox.done(webhook)
    inbox.done(webhook)
    assert inbox.pending() == []
    assert inbox.accept("nocnoc", BODY) == "duplicate"
    assert inbox.count() == {"pending": 0, "done": 1}


@pytest.mark.parametrize(
    "same",
    [
        b'{"status":"placed","tracking_id":"NC10000001"}',
        b'\n{ "tracking_id" : "NC10000001",\t"status": "pl\\u0061ced" }',
    ],
)
def test_equal_json_in_another_notation_is_a_duplicate(inbox: Inbox, same: bytes) -> None:
    inbox.accept("nocnoc", BODY)
    assert inbox.accept("nocnoc", same) == "duplicate"


def test_senders_are_separate(inbox: Inbox) -> None:
    inbox.accept("nocnoc", BODY)
    assert inbox.accept("noventiq", BODY) == "accepted"


def test_a_key_replaces_the_body_as_identity(inbox: Inbox) -> None:
    assert inbox.accept("noventiq", BODY, key="1") == "accepted"
    assert inbox.accept("noventiq", BODY, key="2") == "accepted"
    assert inbox.accept("noventiq", OTHER, key="1") == "duplicate"


def test_bodies_that_are_not_json_are_compared_as_bytes(inbox: Inbox) -> None:
    assert [inbox.accept("x", body) for body in (b"\xff", b"\xfe", b"\xff")] == [
        "accepted",
        "accepted",
        "duplicate",
    ]


def test_only_webhooks_done_long_ago_are_deleted(inbox: Inbox, now: FakeTime) -> None:
    for body in (BODY, OTHER):
        inbox.accept("nocnoc", body)
    inbox.done(inbox.pending()[0])
    now.seconds += 100
    assert inbox.forget(older_than=100) == 0
    assert inbox.forget(older_than=99) == 1
    assert inbox.count() == {"pending": 1, "done": 0}
    assert inbox.accept("nocnoc", BODY) == "accepted"


def test_an_inbox_is_the_same_after_it_is_reopened(path: Path) -> None:
    with Inbox(path) as inbox:
        inbox.accept("nocnoc", BODY)
    with Inbox(path) as inbox:
        assert [webhook.body for webhook in inbox.pending()] == [BODY]


def test_two_inboxes_on_one_file_share_their_webhooks(path: Path) -> None:
    with Inbox(path) as one, Inbox(path) as another:
        assert one.accept("nocnoc", BODY) == "accepted"
        assert another.accept("nocnoc", BODY) == "duplicate"
        another.done(another.pending()[0])
        assert one.pending() == []


def test_many_threads_accept_each_webhook_once(inbox: Inbox) -> None:
    at_once = threading.Barrier(20)

    def accept(number: int) -> str:
        at_once.wait(10)
        return inbox.accept("nocnoc", json.dumps({"number": number % 5}).encode())

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(accept, range(20)))
    assert outcomes.count("accepted") == 5
    assert inbox.count()["pending"] == 5


@pytest.mark.parametrize("make", ["database", "newer inbox", "text"])
def test_a_file_of_another_program_is_refused_and_left_unchanged(path: Path, make: str) -> None:
    if make == "text":
        path.write_text("not a database " * 100)
    else:
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE mine (x)" if make == "database" else "PRAGMA user_version = 2")
        database.close()
    before = path.read_bytes()
    with pytest.raises(ValueError, match="inbox"):
        Inbox(path)
    assert path.read_bytes() == before


def test_the_repr_of_a_notification_has_no_body(inbox: Inbox) -> None:
    inbox.accept("nocnoc", BODY)
    assert "NC10000001" not in repr(inbox.pending())


# A merchant's process that is killed before the nth statement that reaches the database.
CHILD = dedent(
    """
    import os, signal, sys
    from orderkit import Inbox

    path, fatal = sys.argv[1], int(sys.argv[2])
    seen = 0

    def count(statement):
        global seen
        seen += 1
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    inbox = Inbox(path)
    inbox._database.set_trace_callback(count)
    for name in ("a", "b", "a"):
        print(name, inbox.accept("nocnoc", b'{"name": "%s"}' % name.encode()), flush=True)
    for webhook in inbox.pending():
        print(webhook.body.decode(), "worked", flush=True)
        inbox.done(webhook)
        print(webhook.body.decode(), "done", flush=True)
    print("statements", seen, flush=True)
    """
)


def run_child(path: Path, fatal: int) -> tuple[int, list[str]]:
    command = [sys.executable, "-c", CHILD, str(path), str(fatal)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
    return ended.returncode, ended.stdout.splitlines()


def held(path: Path) -> dict[bytes, bool]:
    """Read the bodies that an inbox holds, and whether each is done."""
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT body, done_at IS NOT NULL FROM notifications").fetchall()
    database.close()
    return {body: bool(done) for body, done in rows}


def test_no_accepted_webhook_is_lost_or_doubled_wherever_the_process_is_killed(tmp_path: Path) -> None:
    _, lines = run_child(tmp_path / "whole.db", 0)
    statements = int(lines[-1].split()[1])
    assert statements >= 12
    killed = []
    for fatal in range(1, statements + 1):
        path = tmp_path / f"{fatal}.db"
        code, lines = run_child(path, fatal)
        killed.append(code == -signal.SIGKILL)
        kept = held(path)
        for name in ("a", "b"):
            body = b'{"name": "%s"}' % name.encode()
            assert f"{name} accepted" not in lines or body in kept
            assert f"{body.decode()} done" not in lines or kept[body]
        again, _ = run_child(path, 0)
        assert again == 0
        assert held(path) == {b'{"name": "a"}': True, b'{"name": "b"}': True}
    assert all(killed)


class Model(RuleBasedStateMachine):
    """The inbox beside a list and a set."""

    def __init__(self) -> None:
        super().__init__()
        self.inbox = Inbox(":memory:")
        self.order: list[bytes] = []
        self.finished: set[bytes] = set()

    @rule(number=st.integers(0, 5))
    def accept(self, number: int) -> None:
        body = b"%d" % number
        assert self.inbox.accept("x", body) == ("duplicate" if body in self.order else "accepted")
        if body not in self.order:
            self.order.append(body)

    @rule(index=st.integers(0, 5))
    def finish(self, index: int) -> None:
        pending = self.inbox.pending()
        if index < len(pending):
            self.inbox.done(pending[index])
            self.finished.add(pending[index].body)

    @invariant()
    def the_same_is_pending(self) -> None:
        found = [webhook.body for webhook in self.inbox.pending()]
        assert found == [body for body in self.order if body not in self.finished]

    def teardown(self) -> None:
        self.inbox.close()


def test_the_inbox_behaves_like_a_list_without_duplicates() -> None:
    run_state_machine_as_test(Model, settings=settings(max_examples=30, deadline=None))


@given(st.binary(max_size=50))
def test_any_bytes_are_stored_unchanged(body: bytes) -> None:
    with Inbox(":memory:") as inbox:
        inbox.accept("x", body)
        assert inbox.pending()[0].body == body
