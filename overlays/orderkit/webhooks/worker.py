"""Processes the webhooks of an inbox in threads, until it is stopped."""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Coroutine, Generator
from contextlib import contextmanager
from inspect import iscoroutinefunction
from types import FrameType
from typing import Any, Final, Protocol

from attrs import define, field

from ..errors import InboxError
from .arguments import check_sources
from .notifications import Notification, Redelivery, State

LOGGER: Final = logging.getLogger("orderkit.webhooks")
SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)

_SECONDS_BETWEEN_CLEANUPS: Final = 3600.0
# Between two tries to say that a webhook is done while the database cannot be reached.
PAUSE: Final = 0.5


class Queue(Protocol):
    """The part of an inbox that workers use; `Inbox` explains its methods."""

    redelivery: Redelivery

    def claim(self, *, sources: Collection[str] | None) -> list[Notification]:
        """Claim a webhook that is due."""
        ...

    def done(self, notification: Notification) -> bool:
        """Mark it as processed."""
        ...

    def failed(self, notification: Notification, error: BaseException) -> State | None:
        """Put it back after a failure, or give it up."""
        ...

    def release(self, notification: Notification) -> bool:
        """Put it back as if it had not been claimed."""
        ...

    def forget(self, older_than: float) -> int:
        """Delete those that were done long ago."""
        ...


@define(frozen=True)
class Options:
    """How webhooks are processed; `Inbox.run` explains them.

    Raises:
        ValueError: There would be no worker, or the time between two looks is not above 0.
        TypeError: The sources are one text.
    """

    workers: int
    sources: Collection[str] | None
    until_empty: bool
    poll: float
    retention: float | None

    def __attrs_post_init__(self) -> None:
        if self.workers < 1:
            raise ValueError(f"workers must be 1 or more (got {self.workers})")
        if not self.poll > 0:
            raise ValueError(f"poll must be above 0 seconds (got {self.poll})")
        check_sources(self.sources)


@define
class Result:
    """What became of webhooks that were processed.

    Attributes:
        done: How many were processed.
        failed: How many attempts failed.
        dead: How many were given up, because their last attempt failed.
        lost: How many were processed after their lease had expired and another worker had claimed them.
    """

    done: int = 0
    failed: int = 0
    dead: int = 0
    lost: int = 0


@define
class Progress:
    """What workers share: the inbox, the options, and whether to stop."""

    inbox: Queue
    options: Options
    stop: threading.Event = field(factory=threading.Event)
    result: Result = field(factory=Result)
    _lock: threading.Lock = field(factory=threading.Lock)
    _cleaned_at: float | None = None

    def claim(self) -> Notification | None:
        """Claim a webhook; None if there is none, or if the inbox cannot be reached, which is logged."""
        try:
            self._clean_up()
            claimed = self.inbox.claim(sources=self.options.sources)
        except InboxError as error:
            LOGGER.warning("cannot claim a webhook, trying again: %s", error)
            return None
        return claimed[0] if claimed else None

    def settle(self, notification: Notification, error: Exception | None) -> None:
        """Record what became of a webhook, and try again while the inbox cannot be reached and the lease lasts."""
        end = time.monotonic() + self.inbox.redelivery.lease
        while True:
            try:
                self._record(notification, error)
                return
            except InboxError as failure:
                if time.monotonic() > end:
                    LOGGER.exception(
                        "cannot record what became of webhook %s; it will be processed again",
                        notification.number,
                        exc_info=failure,
                    )
                    return
            time.sleep(PAUSE)

    def release(self, notification: Notification) -> None:
        """Put a webhook back whose processing was interrupted."""
        try:
            self.inbox.release(notification)
        except InboxError as error:
            LOGGER.warning("cannot put webhook %s back before its lease ends: %s", notification.number, error)

    def _record(self, notification: Notification, error: Exception | None) -> None:
        if error is None:
            state = "done" if self.inbox.done(notification) else None
        else:
            state = self.inbox.failed(notification, error)
            self._log(notification, error, state)
        with self._lock:
            self.result.done += state == "done"
            self.result.failed += error is not None
            self.result.dead += state == "dead"
            self.result.lost += state is None

    def _log(self, notification: Notification, error: Exception, state: str | None) -> None:
        # Without the error's message, which may hold what the sender wrote; it is kept in the inbox.
        level = logging.ERROR if state == "dead" else logging.WARNING
        LOGGER.log(
            level,
            "webhook %s of %s failed with %s in attempt %s of %s; it is %s now",
            notification.number,
            notification.source,
            type(error).__name__,
            notification.attempts,
            self.inbox.redelivery.max_attempts,
            state or "another worker's",
        )

    def _clean_up(self) -> None:
        if self.options.retention is None:
            return
        with self._lock:
            now = time.monotonic()
            if self._cleaned_at is not None and now - self._cleaned_at < _SECONDS_BETWEEN_CLEANUPS:
                return
            self._cleaned_at = now
        self.inbox.forget(self.options.retention)


def run(
    inbox: Queue,
    handler: Callable[[Notification], object],
    options: Options,
    stop: threading.Event | None,
    *,
    signals: bool,
) -> Result:
    """Process webhooks in threads until they are stopped; raise what a handler raised that is no Exception."""
    if iscoroutinefunction(handler):
        raise TypeError("handler must be a plain function (got a coroutine function); use run_async")
    progress = Progress(inbox, options, stop or threading.Event())
    interrupts: list[BaseException] = []
    threads = [
        threading.Thread(
            target=_work, args=(progress, handler, interrupts), name=f"orderkit-webhooks-{number}"
        )
        for number in range(options.workers)
    ]
    with _stopped_by_signals(progress.stop, wanted=signals):
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            progress.stop.set()
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
    if interrupts:
        raise interrupts[0]
    return progress.result


def _work(
    progress: Progress, handler: Callable[[Notification], object], interrupts: list[BaseException]
) -> None:
    try:
        while not progress.stop.is_set():
            notification = progress.claim()
            if notification is not None:
                _handle(progress, handler, notification)
            elif progress.options.until_empty:
                return
            else:
                progress.stop.wait(progress.options.poll)
    except BaseException as error:  # noqa: BLE001 - raised again in the thread that called `run`
        interrupts.append(error)
        progress.stop.set()


def _handle(
    progress: Progress, handler: Callable[[Notification], object], notification: Notification
) -> None:
    try:
        refuse_unfinished(handler(notification))
    except Exception as error:  # noqa: BLE001 - whatever a handler raises is a failed attempt
        progress.settle(notification, error)
    except BaseException:
        progress.release(notification)
        raise
    else:
        progress.settle(notification, None)


def refuse_unfinished(result: object) -> None:
    """Raise TypeError for what a handler returned in place of doing its work, such as a coroutine."""
    # What nobody awaits, or iterates over, has done nothing: its webhook would be marked as done, and be lost.
    if isinstance(result, Generator | AsyncGenerator):
        raise TypeError(
            "handler must do its work when it is called (got a generator function); leave out yield"
        )
    if isinstance(result, Coroutine):
        result.close()
    if isinstance(result, Awaitable):
        raise TypeError("handler must be a plain function (got one that returns a coroutine); use run_async")


@contextmanager
def _stopped_by_signals(stop: threading.Event, *, wanted: bool) -> Generator[None]:
    """Set an event at the first SIGTERM or SIGINT; a second one has its usual effect."""
    if not wanted or threading.current_thread() is not threading.main_thread():
        yield
        return
    before: dict[int, Any] = {}

    def restore() -> None:
        while before:
            number, handler = before.popitem()
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()
        restore()

    try:
        for each in SIGNALS:
            before[each] = signal.signal(each, ask_to_stop)
        yield
    finally:
        restore()
