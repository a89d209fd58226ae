"""Workers, in threads and in tasks: each webhook is processed once, and a stop finishes what is at hand."""

from __future__ import annotations

import asyncio
import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import anyio
import anyio.lowlevel
import pytest
from inbox_fixtures import Time
from orderkit import Inbox, InboxError, Notification
from orderkit.webhooks.worker import Options, Progress, Result

Handler = Callable[[Notification], object]


class Runner:
    """Runs a plain handler in threads, or in tasks of asyncio or trio."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def run(self, inbox: Inbox, handler: Handler, **options: Any) -> Result:
        if self.kind == "threads":
            return inbox.run(handler, **options)

        async def handle(notification: Notification) -> None:
            await anyio.lowlevel.checkpoint()
            handler(notification)

        async def run() -> Result:
            return await inbox.run_async(handle, **options)

        return asyncio.run(run())


@pytest.fixture(params=["threads", "tasks"])
def runner(request: pytest.FixtureRequest) -> Runner:
    return Runner(request.param)


def fill(inbox: Inbox, count: int, **options: Any) -> list[bytes]:
    bodies = [str(number).encode() for number in range(count)]
    for body in bodies:
        inbox.accept("shop", body, **options)
    return bodies


@pytest.mark.parametrize("workers", [1, 5])
def test_each_webhook_is_processed_once(inbox: Inbox, runner: Runner, workers: int) -> None:
    bodies = fill(inbox, 20)
    seen: list[bytes] = []
    result = runner.run(inbox, lambda found: seen.append(found.body), workers=workers, until_empty=True)
    assert sorted(seen) == sorted(bodies)
    assert result == Result(done=20)
    assert inbox.count()["done"] == 20


def test_a_failure_is_kept_and_tried_again_later(
    inbox: Inbox, runner: Runner, now: Time, caplog: pytest.LogCaptureFixture
) -> None:
    fill(inbox, 2)

    def handler(found: Notification) -> None:
        if found.body == b"0":
            raise ValueError("a secret of the customer's")

    results = []
    with caplog.at_level(logging.WARNING, "orderkit.webhooks"):
        for _ in range(4):
            results.append(runner.run(inbox, handler, until_empty=True))
            now.pass_by(1000)
    assert results == [Result(done=1, failed=1), Result(failed=1), Result(failed=1, dead=1), Result()]
    (dead,) = inbox.find(states=["dead"])
    assert dead.error == "ValueError: a secret of the customer's"
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING", "ERROR"]
    assert "webhook 1 of shop failed with ValueError in attempt 3 of 3; it is dead now" in caplog.text
    assert "secret" not in caplog.text


def test_webhooks_of_one_order_are_processed_one_by_one(inbox: Inbox, runner: Runner) -> None:
    bodies = fill(inbox, 10, order="A")
    seen: list[bytes] = []
    for _ in range(12):  # a worker that finds the order taken has nothing to do
        runner.run(inbox, lambda found: seen.append(found.body), workers=4, until_empty=True)
    assert seen == bodies


def test_a_stop_finishes_the_webhook_at_hand(inbox: Inbox, runner: Runner) -> None:
    fill(inbox, 3)
    stop = threading.Event()
    result = runner.run(inbox, lambda _: stop.set(), stop=stop)
    assert result == Result(done=1)
    assert inbox.count()["pending"] == 2


def test_workers_wait_for_new_webhooks(inbox: Inbox, runner: Runner) -> None:
    stop = threading.Event()
    timer = threading.Timer(0.05, lambda: fill(inbox, 1))
    timer.start()
    assert runner.run(inbox, lambda _: stop.set(), stop=stop, poll=0.01) == Result(done=1)
    timer.join()


def test_a_handler_that_is_interrupted_gives_its_webhook_back(inbox: Inbox, runner: Runner) -> None:
    fill(inbox, 1)

    def handler(found: Notification) -> None:
        raise SystemExit(3)

    with pytest.raises(SystemExit):
        runner.run(inbox, handler, until_empty=True)
    (again,) = inbox.claim()
    assert (again.attempts, again.expired_leases) == (1, 0)


def test_an_inbox_that_cannot_be_reached_for_a_while_stops_no_worker(
    inbox: Inbox, runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(inbox, 2)
    monkeypatch.setattr("orderkit.webhooks.worker.PAUSE", 0)
    troubles = iter(range(6))
    write = inbox._database.write

    def write_at_times(*arguments: Any) -> int:
        if next(troubles, 1) % 2 == 0:
            raise InboxError("cannot write to the inbox: no server")
        return write(*arguments)

    monkeypatch.setattr(inbox._database, "write", write_at_times)
    stop = threading.Event()
    seen: list[int] = []

    def handler(found: Notification) -> None:
        seen.append(found.number)
        if len(seen) == 2:
            stop.set()

    assert runner.run(inbox, handler, stop=stop, poll=0.01) == Result(done=2)
    assert seen == [1, 2]


def test_a_worker_that_outlived_its_lease_says_so(inbox: Inbox, runner: Runner, now: Time) -> None:
    fill(inbox, 1)

    def handler(found: Notification) -> None:
        now.pass_by(60)
        if not found.expired_leases:
            (again,) = inbox.claim()
            inbox.done(again)

    assert runner.run(inbox, handler, until_empty=True) == Result(lost=1)


def test_done_webhooks_are_forgotten_while_workers_run(inbox: Inbox, runner: Runner, now: Time) -> None:
    fill(inbox, 2)
    runner.run(inbox, lambda _: None, until_empty=True, retention=100)
    now.pass_by(101)
    assert inbox.count()["done"] == 2
    runner.run(inbox, lambda _: None, until_empty=True, retention=100)
    assert inbox.count()["done"] == 0


def test_done_webhooks_are_forgotten_once_an_hour(
    inbox: Inbox, now: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter([0, 3599.5, 3600, 7199.5, 7200])
    clock = SimpleNamespace(monotonic=lambda: next(seconds), sleep=time.sleep)
    progress = Progress(inbox, Options(1, None, until_empty=True, poll=1, retention=59))
    monkeypatch.setattr("orderkit.webhooks.worker.time", clock)
    left = []
    for number in range(5):
        inbox.accept("shop", str(number).encode())
        (webhook,) = inbox.claim()
        inbox.done(webhook)
        now.pass_by(60)
        progress.claim()
        left.append(inbox.count()["done"])
    assert left == [0, 1, 0, 1, 0]


def test_tasks_run_where_no_signals_can_be_received(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_signal_receiver(*_: signal.Signals) -> None:
        raise NotImplementedError

    monkeypatch.setattr(anyio, "open_signal_receiver", open_signal_receiver)
    fill(inbox, 1)
    assert Runner("tasks").run(inbox, lambda _: None, until_empty=True) == Result(done=1)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"workers": 0}, "workers must be 1 or more"),
        ({"poll": 0}, "poll must be above 0 seconds"),
        ({"sources": "nocnoc"}, "sources must be several names"),
    ],
)
def test_options_are_checked(inbox: Inbox, runner: Runner, options: dict[str, Any], words: str) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        runner.run(inbox, lambda _: None, **options)


def test_a_coroutine_function_in_threads_is_misuse_and_loses_nothing(inbox: Inbox) -> None:
    async def handler(found: Notification) -> None:
        raise AssertionError("never awaited")

    with pytest.raises(TypeError, match="handler must be a plain function"):
        inbox.run(handler)
    fill(inbox, 1)
    assert inbox.run(lambda found: handler(found), until_empty=True).failed == 1  # noqa: PLW0108
    assert inbox.count()["pending"] == 1


def yielding(found: Notification) -> Any:
    yield found


async def yielding_in_tasks(found: Notification) -> Any:
    yield found


@pytest.mark.parametrize(
    "handler", [yielding, yielding_in_tasks, lambda _: Lazy()], ids=["yield", "async", "lazy"]
)
def test_a_handler_that_returns_before_its_work_is_misuse_and_loses_nothing(
    inbox: Inbox, handler: Callable[[Notification], object]
) -> None:
    fill(inbox, 1)
    assert inbox.run(handler, until_empty=True) == Result(failed=1)
    assert inbox.count()["pending"] == 1


@pytest.mark.parametrize("handler", [yielding, yielding_in_tasks], ids=["yield", "async"])
def test_so_it_is_in_tasks(inbox: Inbox, handler: Callable[[Notification], Any]) -> None:
    fill(inbox, 1)
    assert asyncio.run(inbox.run_async(handler, until_empty=True, signals=False)) == Result(failed=1)
    assert inbox.count()["pending"] == 1


class Lazy:
    """Something that would have to be awaited."""

    def __await__(self) -> Any:
        raise AssertionError("never awaited")


class Wordless(Exception):  # noqa: N818 - its name is in an assertion
    """An error whose text cannot be had."""

    def __str__(self) -> str:
        raise RuntimeError("no words")


def test_an_error_without_a_text_stops_no_worker(inbox: Inbox, runner: Runner) -> None:
    def fail(_: Notification) -> None:
        raise Wordless

    fill(inbox, 2)
    assert runner.run(inbox, fail, until_empty=True) == Result(failed=2)
    assert [found.error for found in inbox.pending()] == ["Wordless", "Wordless"]


def test_a_task_that_is_cancelled_gives_its_webhook_back(inbox: Inbox) -> None:
    fill(inbox, 1)

    async def main() -> None:
        begun = asyncio.Event()

        async def handler(found: Notification) -> None:
            begun.set()
            await asyncio.sleep(3600)

        task = asyncio.create_task(inbox.run_async(handler))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    (again,) = inbox.claim()
    assert (again.attempts, again.expired_leases) == (1, 0)


PROGRAM = dedent(
    """
    import asyncio, sys, time
    from orderkit import Inbox

    def handle(found):
        print("begun", flush=True)
        time.sleep(0.3)
        print("ended", flush=True)

    async def handle_async(found):
        print("begun", flush=True)
        await asyncio.sleep(0.3)
        print("ended", flush=True)

    inbox = Inbox(sys.argv[2])
    if sys.argv[1] == "threads":
        result = inbox.run(handle, workers=2)
    else:
        result = asyncio.run(inbox.run_async(handle_async, workers=2))
    print(result)
    """
)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
@pytest.mark.parametrize("kind", ["threads", "tasks"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_workers_after_the_webhook_at_hand(
    location: str, kind: str, number: signal.Signals
) -> None:
    with Inbox(location) as inbox:
        fill(inbox, 1)
        command = [sys.executable, "-c", PROGRAM, kind, location]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            process.send_signal(number)
            printed, errors = process.communicate(timeout=60)
        assert (printed.splitlines(), errors, process.returncode) == (
            ["ended", "Result(done=1, failed=0, dead=0, lost=0)"],
            "",
            0,
        )
        assert inbox.count()["done"] == 1
