"""The inbox: an accepted webhook survives any crash, once, until it is done; on every database alike."""

from __future__ import annotations

import contextlib
import json
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from inbox_fixtures import Time
from orderkit import Inbox, InboxError, Notification, Redelivery
from orderkit.runtime.protocol.clock import Clock
from orderkit.webhooks.notifications import STATES

BODY = b'{"tracking_id": "NC10000001", "status": "placed"}'
OTHER = b'{"tracking_id": "NC10000001", "status": "shipped"}'
NOTHING = {"pending": 0, "claimed": 0, "done": 0, "dead": 0, "expired_leases": 0}


def bodies(found: Iterator[Notification] | list[Notification]) -> list[bytes]:
    return [each.body for each in found]


def fill(inbox: Inbox, *names: str, order: str | None = None) -> None:
    for name in names:
        assert inbox.accept("shop", name.encode(), order=order) == "accepted"


def test_a_webhook_is_accepted_once(inbox: Inbox) -> None:
    assert [inbox.accept("nocnoc", BODY) for _ in range(3)] == ["accepted", "duplicate", "duplicate"]
    assert inbox.count() == {**NOTHING, "pending": 1}


def test_what_earlier_versions_accepted_is_a_duplicate(tmp_path: Path) -> None:
    """The key of a body is stored: an upgrade must find it again."""
    with Inbox(tmp_path / "inbox.db") as inbox:
        inbox.accept("nocnoc", BODY)
    with contextlib.closing(sqlite3.connect(tmp_path / "inbox.db")) as database:
        keys = database.execute("SELECT key FROM orderkit_notifications").fetchall()
    assert [key.hex() for (key,) in keys] == [
        "d5ff6e739fa9054988674500e2983b51582976a37810463a5785f10ab525bcd4"
    ]


def test_pending_webhooks_are_in_the_order_of_their_arrival(inbox: Inbox, now: Time) -> None:
    inbox.accept("nocnoc", BODY)
    now.pass_by(5)
    inbox.accept("nocnoc", OTHER)
    first, second = inbox.pending()
    assert (first.source, first.body, second.body) == ("nocnoc", BODY, OTHER)
    assert second.arrived_at - first.arrived_at == 5
    assert inbox.get(second.number) == second
    assert inbox.get(99) is None


def test_a_webhook_that_is_done_is_no_longer_pending_but_still_a_duplicate(inbox: Inbox) -> None:
    inbox.accept("nocnoc", BODY)
    (webhook,) = inbox.pending()
    assert [inbox.done(webhook), inbox.done(webhook)] == [True, False]
    assert list(inbox.pending()) == []
    assert inbox.accept("nocnoc", BODY) == "duplicate"
    assert inbox.count() == {**NOTHING, "done": 1}


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b'{"price": 1234567.891234567891}', b'{"price": 1234567.891234567892}'),
        (b'{"price": 1.5}', b'{"price": "1.5"}'),
        (b'{"price": null}', b"{}"),
        (b'{"n": 9007199254740993}', b'{"n": 9007199254740992}'),
        (b'{"a": 1}<br />', b'{"a": 2}<br />'),
        (b"[" * 5000 + b"]" * 5000, b"[" * 5001 + b"]" * 5001),
        (b"\xff", b"\xfe"),
    ],
    ids=lambda body: body[:30].decode("latin-1"),
)
def test_bodies_that_differ_are_two_webhooks(inbox: Inbox, one: bytes, other: bytes) -> None:
    assert [inbox.accept("x", body) for body in (one, other, one)] == ["accepted", "accepted", "duplicate"]


def test_senders_are_separate(inbox: Inbox) -> None:
    inbox.accept("nocnoc", BODY)
    assert inbox.accept("noventiq", BODY) == "accepted"


def test_a_key_replaces_the_body_as_identity(inbox: Inbox) -> None:
    assert inbox.accept("noventiq", BODY, key="1") == "accepted"
    assert inbox.accept("noventiq", BODY, key="2") == "accepted"
    assert inbox.accept("noventiq", OTHER, key="1") == "duplicate"


def test_an_empty_key_is_none(inbox: Inbox) -> None:
    assert inbox.accept("noventiq", BODY, key="") == "accepted"
    assert inbox.accept("noventiq", OTHER, key="") == "accepted"
    assert inbox.accept("noventiq", BODY) == "duplicate"


def test_a_number_may_be_a_key(inbox: Inbox) -> None:
    key: Any = 7
    assert inbox.accept("noventiq", BODY, key=key) == "accepted"
    assert inbox.accept("noventiq", OTHER, key="7") == "duplicate"


@pytest.mark.parametrize("body", ["{}", None, {}, 5], ids=["text", "nothing", "object", "number"])
def test_a_body_that_is_not_bytes_is_misuse_and_harms_nothing(inbox: Inbox, body: Any) -> None:
    with pytest.raises(TypeError, match="body must be bytes"):
        inbox.accept("nocnoc", body)
    inbox.accept("nocnoc", BODY)
    assert bodies(inbox.claim(5)) == [BODY]


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_a_body_may_be_in_a_buffer(inbox: Inbox, kind: Any) -> None:
    inbox.accept("nocnoc", kind(BODY))
    assert bodies(inbox.claim()) == [BODY]


def test_a_key_that_is_no_text_is_misuse(inbox: Inbox) -> None:
    key: Any = b"7"
    with pytest.raises(TypeError, match="key must be str or None"):
        inbox.accept("nocnoc", BODY, key=key)


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_no_webhook_has_a_number_that_no_database_can_hold(inbox: Inbox, number: int) -> None:
    inbox.accept("nocnoc", BODY)
    assert inbox.get(number) is None
    assert inbox.replay(numbers=[number]) == 0
    assert len(list(inbox.find(after=number))) == (number < 0)


def test_more_may_be_claimed_than_a_database_can_count(inbox: Inbox) -> None:
    inbox.accept("nocnoc", BODY)
    assert len(inbox.claim(10**30)) == 1


@pytest.mark.parametrize("most", [0, -1])
def test_at_least_one_is_claimed(inbox: Inbox, most: int) -> None:
    with pytest.raises(ValueError, match="most must be at least 1"):
        inbox.claim(most)


def test_one_name_in_place_of_several_is_misuse(inbox: Inbox) -> None:
    for use in (inbox.claim, inbox.replay, lambda sources: next(inbox.find(sources=sources), None)):
        with pytest.raises(TypeError, match="sources must be several names"):
            use(sources="nocnoc")


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "é" * 5000, "x'; DROP TABLE y; --", "%s %(a)s :b"])
def test_keys_orders_and_bodies_may_hold_anything(inbox: Inbox, text: str) -> None:
    body = text.encode("utf-8", "surrogatepass")
    assert [inbox.accept("x", body, key=text, order=text) for _ in range(2)] == ["accepted", "duplicate"]
    assert bodies(inbox.find(order=text)) == [body]
    (claimed,) = inbox.claim()
    assert inbox.failed(claimed, text) == "pending"


@pytest.mark.parametrize("source", ["", "naïve", "a\0", "x" * 101])
def test_a_source_is_a_short_name(inbox: Inbox, source: str) -> None:
    with pytest.raises(ValueError, match="source must be 1 to 100 printable characters of ASCII"):
        inbox.accept(source, BODY)


def test_a_claimed_webhook_is_nobody_elses(inbox: Inbox) -> None:
    fill(inbox, "a", "b", "c")
    first, second = inbox.claim(), inbox.claim(5)
    assert (bodies(first), bodies(second), inbox.claim()) == ([b"a"], [b"b", b"c"], [])
    assert inbox.count() == {**NOTHING, "claimed": 3}
    assert (first[0].state, first[0].attempts, first[0].due_at) == ("claimed", 1, first[0].arrived_at + 60)


def test_a_worker_may_choose_its_sources(inbox: Inbox) -> None:
    for source in ("a", "b", "c"):
        inbox.accept(source, BODY)
    assert [each.source for each in inbox.claim(9, sources=["c", "a"])] == ["a", "c"]
    assert inbox.claim(sources=[]) == []


def test_a_lease_that_expires_is_counted_and_the_webhook_is_claimed_again(inbox: Inbox, now: Time) -> None:
    fill(inbox, "a")
    (slow,) = inbox.claim()
    now.pass_by(59)
    assert inbox.claim() == []
    now.pass_by(1)
    (again,) = inbox.claim()
    assert (again.attempts, again.expired_leases) == (2, 1)
    assert "the lease expired" in str(again.error)
    assert inbox.count() == {**NOTHING, "claimed": 1, "expired_leases": 1}
    late = (inbox.done(slow), inbox.failed(slow, "late"), inbox.release(slow), inbox.renew(slow))
    assert late == (False, None, False, False)
    assert inbox.done(again)


def test_work_that_outlives_its_lease_is_done_if_nobody_else_claimed_it(inbox: Inbox, now: Time) -> None:
    fill(inbox, "a")
    (slow,) = inbox.claim()
    now.pass_by(1000)
    assert inbox.done(slow)


def test_a_lease_can_be_renewed(inbox: Inbox, now: Time) -> None:
    fill(inbox, "a")
    (slow,) = inbox.claim()
    now.pass_by(50)
    assert inbox.renew(slow)
    now.pass_by(50)
    assert inbox.claim() == []


def test_a_released_webhook_is_as_before(inbox: Inbox) -> None:
    fill(inbox, "a")
    (claimed,) = inbox.claim()
    assert inbox.release(claimed)
    (again,) = inbox.claim()
    assert (again.attempts, again.expired_leases) == (1, 0)


def test_a_failed_webhook_waits_longer_each_time_and_then_is_dead(inbox: Inbox, now: Time) -> None:
    fill(inbox, "a")
    states = []
    for delay in (10, 20, 0):
        (claimed,) = inbox.claim()
        states.append(inbox.failed(claimed, ValueError("no stock")))
        now.pass_by(delay - 1)
        assert inbox.claim() == []
        now.pass_by(1)
    assert states == ["pending", "pending", "dead"]
    (dead,) = inbox.find(states=["dead"])
    assert (dead.attempts, dead.error, dead.due_at) == (3, "ValueError: no stock", None)
    assert inbox.accept("shop", b"a") == "duplicate"


def test_the_delay_is_between_half_and_all_of_an_exponential_one() -> None:
    policy = Redelivery(first_delay=10, max_delay=100)
    assert [policy.delay(attempts, 1.0) for attempts in (1, 2, 3, 4, 5, 9999)] == [10, 20, 40, 80, 100, 100]
    assert [policy.delay(attempts, 0.0) for attempts in (1, 2, 5)] == [5, 10, 50]


@pytest.mark.parametrize("name", ["max_attempts", "first_delay", "max_delay", "lease"])
@pytest.mark.parametrize("value", [0, -1, float("nan"), float("inf")])
def test_a_redelivery_is_made_of_positive_numbers(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"{name} must be a finite number above 0"):
        Redelivery(**{name: value})


def test_a_redelivery_may_be_quick_and_tried_once() -> None:
    policy = Redelivery(max_attempts=1, first_delay=0.5, max_delay=0.5, lease=0.5)
    assert policy.delay(1, 1.0) == 0.5


def test_webhooks_of_all_states_are_found(inbox: Inbox) -> None:
    inbox.accept("shop", b"a")
    (found,) = inbox.find(states=STATES)
    assert found.body == b"a"


def test_a_webhook_that_kills_every_worker_is_dead_in_the_end(inbox: Inbox, now: Time) -> None:
    fill(inbox, "poison", "good", order="7")
    for _ in range(3):
        assert bodies(inbox.claim()) == [b"poison"]
        now.pass_by(60)
    assert bodies(inbox.claim()) + bodies(inbox.claim()) == [b"good"]
    (dead,) = inbox.find(states=["dead"])
    assert (dead.body, dead.attempts, dead.expired_leases) == (b"poison", 3, 3)


def test_failing_webhooks_hide_no_others(inbox: Inbox, now: Time) -> None:
    """A hundred that always fail stand before twenty good ones."""
    fill(inbox, *(f"bad {number}" for number in range(100)), *(f"good {number}" for number in range(20)))
    done = 0
    for _ in range(3):
        for claimed in inbox.claim(60):
            if claimed.body.startswith(b"good"):
                done += inbox.done(claimed)
            else:
                inbox.failed(claimed, "always")
    assert done == 20
    assert len(list(inbox.pending())) == 100


def test_webhooks_about_one_order_are_processed_in_the_order_of_their_arrival(
    inbox: Inbox, now: Time
) -> None:
    fill(inbox, "1", "2", "3", order="A")
    fill(inbox, "4", order="B")
    fill(inbox, "5")
    claimed = inbox.claim(9)
    assert bodies(claimed) == [b"1", b"4", b"5"]
    inbox.failed(claimed[0], "not yet")
    assert inbox.claim() == []  # 2 does not overtake 1, which waits for its next attempt
    now.pass_by(10)
    (first,) = inbox.claim(9)
    assert first.body == b"1"
    inbox.done(first)
    assert bodies(inbox.claim(9)) == [b"2"]


def test_the_same_order_of_two_senders_is_two_orders(inbox: Inbox) -> None:
    inbox.accept("a", BODY, order=7)
    inbox.accept("b", BODY, order="7")
    assert [(each.source, each.order) for each in inbox.claim(9)] == [("a", "7"), ("b", "7")]


def test_a_dead_webhook_does_not_hold_up_its_order_and_comes_first_when_put_back(
    inbox: Inbox, now: Time
) -> None:
    fill(inbox, "1", "2", "3", order="A")
    for _ in range(3):
        inbox.failed(inbox.claim()[0], "no")
        now.pass_by(1000)
    (second,) = inbox.claim()
    assert second.body == b"2"
    assert inbox.replay() == 1
    assert inbox.claim() == []  # never two of one order at once
    inbox.done(second)
    (first,) = inbox.claim(9)
    assert (first.body, first.attempts) == (b"1", 1)


def test_replay_puts_back_what_is_chosen(inbox: Inbox, now: Time) -> None:
    fill(inbox, "a", "b", "c")
    one, two, three = inbox.claim(3)
    inbox.done(one)
    inbox.done(two)
    assert [inbox.replay(), inbox.replay(states=["done"], sources=["other"])] == [0, 0]
    assert inbox.replay(states=["done", "dead"], numbers=[two.number, three.number]) == 1
    assert bodies(inbox.claim(9)) == [b"b"]
    assert not inbox.done(two)


@pytest.mark.parametrize("states", [["gone"], "dead"])
def test_a_state_that_does_not_exist_is_misuse(inbox: Inbox, states: Any) -> None:
    with pytest.raises(ValueError, match="states must be one or more of pending, claimed, done, dead"):
        inbox.replay(states=states)


def test_only_webhooks_done_long_ago_are_deleted(inbox: Inbox, now: Time) -> None:
    fill(inbox, "a", "b", "c")
    inbox.done(inbox.claim()[0])
    for _ in range(3):
        inbox.failed(inbox.claim()[0], "no")
        inbox.claim(9)
        now.pass_by(1000)
    assert inbox.forget(older_than=10_000) == 0
    assert inbox.forget(older_than=100) == 1
    assert inbox.count()["done"] == 0
    assert inbox.accept("shop", b"a") == "accepted"


def test_dead_webhooks_are_deleted_only_if_asked_for(inbox: Inbox, now: Time) -> None:
    fill(inbox, "a")
    for _ in range(3):
        inbox.failed(inbox.claim()[0], "no")
        now.pass_by(1000)
    assert [inbox.forget(1), inbox.forget(1, states=["dead"])] == [0, 1]


def test_finding_reads_every_page(inbox: Inbox) -> None:
    fill(inbox, *map(str, range(250)))
    assert bodies(inbox.pending()) == [str(number).encode() for number in range(250)]
    assert len(list(inbox.find(after=240))) == 10


def test_an_inbox_is_the_same_after_it_is_reopened(location: str) -> None:
    with Inbox(location) as inbox:
        inbox.accept("nocnoc", BODY)
    with Inbox(location) as inbox:
        assert bodies(inbox.pending()) == [BODY]


def test_two_inboxes_in_one_place_share_their_webhooks(location: str) -> None:
    with Inbox(location) as one, Inbox(location) as another:
        assert one.accept("nocnoc", BODY) == "accepted"
        assert another.accept("nocnoc", BODY) == "duplicate"
        another.done(next(another.pending()))
        assert list(one.pending()) == []


def test_a_webhook_that_is_not_claimed_cannot_fail(inbox: Inbox) -> None:
    fill(inbox, "a")
    with pytest.raises(ValueError, match="notification must be claimed"):
        inbox.failed(next(inbox.pending()), "no")


def test_a_closed_inbox_says_so(inbox: Inbox) -> None:
    inbox.close()
    for use in (inbox.count, inbox.claim, lambda: inbox.accept("x", BODY)):
        with pytest.raises(InboxError, match="inbox must be open"):
            use()


def test_another_kind_of_url_is_misuse() -> None:
    with pytest.raises(
        ValueError, match=r"location must be a file or begin with postgresql:// \(got mysql://\)"
    ):
        Inbox("mysql://user:secret@host/db")


def test_many_threads_accept_and_claim_each_webhook_once(inbox: Inbox) -> None:
    at_once = threading.Barrier(20)

    def work(number: int) -> tuple[str, list[bytes]]:
        at_once.wait(30)
        outcome = inbox.accept("nocnoc", json.dumps({"number": number % 5}).encode())
        return outcome, bodies(inbox.claim())

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(work, range(20)))
    claimed = [body for _, found in outcomes for body in found] + bodies(inbox.claim(9))
    assert [outcome for outcome, _ in outcomes].count("accepted") == 5
    assert sorted(claimed) == [json.dumps({"number": number}).encode() for number in range(5)]


def test_the_repr_of_a_notification_has_no_body(inbox: Inbox) -> None:
    inbox.accept("nocnoc", BODY)
    assert "NC10000001" not in repr(list(inbox.pending()))


def count_opcodes(use: Callable[[], object], fatal: int) -> int:
    """Raise an exception at an opcode of our code, as a signal handler may; return how many there were."""
    seen = 0

    def trace(frame: Any, event: str, _: object) -> Any:
        nonlocal seen
        if "/webhooks/" not in frame.f_code.co_filename and "psycopg" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            seen += 1
            if seen == fatal:
                raise InterruptedError("a signal")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        use()
    finally:
        sys.settrace(before)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("use", ["accept", "claim", "done"])
def test_an_interrupt_at_any_opcode_leaves_an_inbox_that_works(
    new_location: Callable[[], str], use: str, database: str
) -> None:
    numbers = iter(range(10**6))
    location = new_location()
    with Inbox(location) as inbox, Inbox(location) as other:

        def prepared() -> Callable[[], object]:
            if use == "accept":
                return lambda: inbox.accept("x", b"%d" % next(numbers))
            inbox.accept("x", b"%d" % next(numbers))
            if use == "claim":
                return inbox.claim
            (claimed,) = inbox.claim()
            return lambda: inbox.done(claimed)

        prepared()()
        total = count_opcodes(prepared(), 0)
        assert total > 50
        # Each opcode of `accept`, on which a sender waits; a sample of the others, and of psycopg's many.
        step = (1 if use == "accept" else 7) * (1 if database == "sqlite" else 31)
        for fatal in range(1, total + 1, step):
            with contextlib.suppress(InterruptedError):
                count_opcodes(prepared(), fatal)
            # Another process is not locked out, and neither are another thread and this one.
            assert other.accept("other", b"%d" % fatal) == "accepted"
            with ThreadPoolExecutor(1) as pool:
                assert pool.submit(inbox.accept, "thread", b"%d" % fatal).result(30) == "accepted"


# A merchant's process that is killed before the nth statement that reaches the database.
CHILD = dedent(
    """
    import os, signal, sys
    from orderkit import Inbox

    location, fatal = sys.argv[1], int(sys.argv[2])
    seen = 0
    inbox = Inbox(location)

    def counted(execute):
        def call(*arguments):
            global seen
            for moment in ("before", "after"):
                seen += 1
                if seen == fatal:
                    os.kill(os.getpid(), signal.SIGKILL)
                if moment == "before":
                    result = execute(*arguments)
            return result
        return call

    inbox._database.write = counted(inbox._database.write)
    inbox._database.read = counted(inbox._database.read)
    for name in ("a", "b", "a"):
        print(name, inbox.accept("nocnoc", b'{"name": "%s"}' % name.encode()), flush=True)
    while claimed := inbox.claim():
        print(claimed[0].body.decode(), "worked", flush=True)
        inbox.done(claimed[0])
        print(claimed[0].body.decode(), "done", flush=True)
    print("statements", seen, flush=True)
    """
)


def run_child(location: str, fatal: int) -> tuple[int, list[str]]:
    command = [sys.executable, "-c", CHILD, location, str(fatal)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
    return ended.returncode, ended.stdout.splitlines()


@pytest.mark.slow
def test_no_accepted_webhook_is_lost_wherever_the_process_is_killed(
    new_location: Callable[[], str], database: str
) -> None:
    _, lines = run_child(new_location(), 0)
    statements = int(lines[-1].split()[1])
    assert statements >= 12
    killed = []
    for fatal in range(1, statements + 1, 1 if database == "sqlite" else 3):
        location = new_location()
        code, lines = run_child(location, fatal)
        killed.append(code == -signal.SIGKILL)
        with Inbox(location) as inbox:
            kept = {each.body.decode(): each.state for each in inbox.find()}
            for name in ("a", "b"):
                body = json.dumps({"name": name})
                assert f"{name} accepted" not in lines or body in kept
                assert f"{body} done" not in lines or kept[body] == "done"
    assert all(killed)


FORKS = dedent(
    """
    import os, sys
    from orderkit import Inbox

    inbox = Inbox(sys.argv[1])
    inbox.accept("before", b"0")
    list(inbox.pending())
    children = []
    for child in range(3):
        pid = os.fork()
        if pid == 0:
            for number in range(30):
                inbox.accept(f"child {child}", b"%d" % number)
                inbox.count()
            os._exit(0)
        children.append(pid)
    for number in range(30):
        inbox.accept("parent", b"%d" % number)
    assert [os.waitpid(pid, 0)[1] for pid in children] == [0, 0, 0]
    inbox.accept("parent", b"after")
    print(inbox.count()["pending"])
    """
)


def test_an_inbox_that_is_used_before_a_fork_works_in_parent_and_children(location: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FORKS, location], capture_output=True, text=True, check=False
    )
    assert (ended.stdout.strip(), ended.stderr) == ("122", "")


OPENERS = dedent(
    """
    import os, sys, time
    from orderkit import Inbox

    children = []
    start = time.monotonic() + 0.3
    for child in range(6):
        pid = os.fork()
        if pid == 0:
            for location in sys.argv[1:]:
                Inbox(location).accept("opener", b"%d" % child)
            os._exit(0)
        children.append(pid)
    sys.exit(any(os.waitpid(pid, 0)[1] for pid in children))
    """
)


def test_processes_may_make_an_inbox_at_the_same_moment(new_location: Callable[[], str]) -> None:
    locations = [new_location() for _ in range(8)]
    ended = subprocess.run(
        [sys.executable, "-c", OPENERS, *locations], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    for location in locations:
        with Inbox(location) as inbox:
            assert inbox.count()["pending"] == 6


class Model(RuleBasedStateMachine):
    """The inbox beside a list and a set."""

    def __init__(self) -> None:
        super().__init__()
        self.now = Time()
        self.inbox = Inbox(
            ":memory:", clock=Clock(now=self.now, chance=lambda: 1.0), redelivery=Redelivery(max_attempts=2)
        )
        self.order: list[bytes] = []
        self.ended: dict[bytes, str] = {}

    @rule(number=st.integers(0, 5))
    def accept(self, number: int) -> None:
        body = b"%d" % number
        assert self.inbox.accept("x", body) == ("duplicate" if body in self.order else "accepted")
        if body not in self.order:
            self.order.append(body)

    @rule(fails=st.booleans())
    def work(self, fails: bool) -> None:
        for claimed in self.inbox.claim():
            assert claimed.body in self.order
            assert claimed.body not in self.ended
            state = self.inbox.failed(claimed, "no") if fails else None
            if state == "dead" or (not fails and self.inbox.done(claimed)):
                self.ended[claimed.body] = state or "done"

    @rule()
    def wait(self) -> None:
        self.now.pass_by(10)

    @rule()
    def replay(self) -> None:
        dead = [body for body, state in self.ended.items() if state == "dead"]
        assert self.inbox.replay() == len(dead)
        for body in dead:
            del self.ended[body]

    @invariant()
    def the_same_is_pending(self) -> None:
        assert bodies(self.inbox.pending()) == [body for body in self.order if body not in self.ended]
        assert {each.body: each.state for each in self.inbox.find(states=["done", "dead"])} == self.ended

    def teardown(self) -> None:
        self.inbox.close()


def test_the_inbox_behaves_like_a_list_without_duplicates() -> None:
    run_state_machine_as_test(Model, settings=settings(max_examples=30, deadline=None))


@given(st.binary(max_size=50))
def test_any_bytes_are_stored_unchanged(body: bytes) -> None:
    with Inbox(":memory:") as inbox:
        inbox.accept("x", body)
        assert bodies(inbox.pending()) == [body]
