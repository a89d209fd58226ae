"""Stores webhooks until they are processed: each once, through crashes, failures and any number of workers."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from ..errors import InboxError
from ..runtime.installing import how_to_install
from ..runtime.protocol.clock import Clock
from . import statements
from .arguments import (
    body_bytes,
    check_source,
    check_sources,
    error_text,
    in_range,
    key_bytes,
    known_numbers,
    text_bytes,
)
from .notifications import STATES, Notification, Redelivery, State

if TYPE_CHECKING:
    import threading

    from .worker import Result

Accepted = Literal["accepted", "duplicate"]

_URL: Final = ("postgresql://", "postgres://")
_PAGE: Final = 100
_LONGEST_ERROR: Final = 2000
_EXPIRED: Final = b"the lease expired: the worker died, or took longer than the lease"


class Inbox:
    """Webhooks in a database: stored before the sender gets its response, processed afterwards.

    An accepted webhook survives any crash and stays until it is done; so each is processed at least once, and once only
    unless a crash or a lease that expires interrupts its processing. A webhook that arrives again is a duplicate, done
    or not. Threads and processes may share an inbox; it may be used before and after a fork.

    Args:
        location: The path of a SQLite file, which is made if it does not exist, or the URL of a PostgreSQL database:
            `postgresql://user:password@host/database`. That needs the extra `postgresql`.
        redelivery: When a webhook whose processing failed is processed again, and how long a worker may take.
        clock: The source of time and chance. Without it, leases in PostgreSQL go by the server's clock.

    Raises:
        InboxError: It cannot be opened; the message names the cause. All methods raise it if reading or writing fails.
        ValueError: The location is a URL of another kind.
    """

    def __init__(
        self, location: str | Path, *, redelivery: Redelivery = Redelivery(), clock: Clock | None = None
    ) -> None:
        self.redelivery = redelivery
        self._clock = clock or Clock()
        place = statements.Location(str(location))
        del location  # a traceback may show the locals of this frame, and a URL has a password
        self._database = _open(place, clock)

    def accept(
        self, source: str, body: bytes, *, key: str | None = None, order: str | int | None = None
    ) -> Accepted:
        """Store a webhook. When this returns it is on the disk, and the sender may get its response.

        Args:
            source: The sender's name, such as `nocnoc`, in ASCII.
            body: Its body as it arrived, already verified.
            key: The sender's id of the webhook, where it has one. Without it, or with an empty one, bodies with equal
                JSON count as duplicates, whatever their spaces and the order of their fields.
            order: What the webhook is about, such as the order's id: webhooks of one source about the same are
                processed one after another, as they arrived. None for any order.

        Returns:
            `accepted`, or `duplicate` if it was stored before.

        Raises:
            InboxError: It cannot be stored.
            TypeError: The body is not bytes, or the key is not text.
            ValueError: The source is not 1 to 100 printable characters of ASCII.
        """
        check_source(source)
        content = body_bytes(body)
        values = {
            "source": source,
            "key": key_bytes(key, content),
            "body": content,
            "order_key": None if order is None else text_bytes(str(order)),
        }
        return "accepted" if self._database.write(statements.ACCEPT, values) else "duplicate"

    def claim(self, most: int = 1, *, sources: Collection[str] | None = None) -> list[Notification]:
        """Claim webhooks that are due, so that no other worker gets them before the lease ends.

        Call `done`, `failed` or `release` for each.

        Args:
            most: How many to claim at most. The lease is for all together.
            sources: Names of the senders whose webhooks are claimed; None for all.

        Raises:
            TypeError: The sources are one text.
            ValueError: `most` is less than 1.
        """
        check_sources(sources)
        if most < 1:
            raise ValueError(f"most must be at least 1 (got {most})")
        most = in_range(most)
        due, values = statements.choose(statements.ANY_DUE, sources=sources)
        if not self._database.read(due, {**values, "most": 1}):
            return []  # without taking the lock for writing, which others may need
        statement, values = statements.choose(statements.CLAIM, sources=sources)
        claim = secrets.token_hex(16)
        values |= {"most": most, "claim": claim, "lease": float(self.redelivery.lease), "expired": _EXPIRED}
        values |= {"max_attempts": self.redelivery.max_attempts}
        if not self._database.write(statement, values):
            return []
        rows = self._database.read(statements.CLAIMED, {"claim": claim})
        return [statements.notification(row) for row in rows]

    def done(self, notification: Notification) -> bool:
        """Mark a webhook as processed.

        Returns:
            Whether it is now; False if its lease expired and another worker has claimed it since, or if it was done or
            given up already.
        """
        return self._settle(statements.DONE, notification)

    def failed(self, notification: Notification, error: BaseException | str) -> State | None:
        """Put a claimed webhook back whose processing failed, to be tried again later, or give it up.

        Args:
            notification: The webhook, as `claim` returned it.
            error: Why; it is kept beside the webhook, up to 2,000 characters.

        Returns:
            `pending`, or `dead` after the last attempt; None if its lease expired and another worker has it.

        Raises:
            ValueError: The webhook was not claimed.
        """
        if not notification.claim:
            raise ValueError(f"notification must be claimed (got number {notification.number}, which is not)")
        words = error_text(error)[:_LONGEST_ERROR]
        values: dict[str, Any] = {"error": words.encode("utf-8", "backslashreplace")}
        if notification.attempts >= self.redelivery.max_attempts:
            return "dead" if self._settle(statements.BURY, notification, **values) else None
        delay = self.redelivery.delay(notification.attempts, self._clock.chance())
        return "pending" if self._settle(statements.FAIL, notification, delay=delay, **values) else None

    def release(self, notification: Notification) -> bool:
        """Put a claimed webhook back at once, as if it had not been claimed; return whether it was still yours."""
        return bool(notification.claim) and self._settle(statements.RELEASE, notification)

    def renew(self, notification: Notification) -> bool:
        """Restart the lease of a claimed webhook, for long work; return whether it was still yours."""
        lease = float(self.redelivery.lease)
        return bool(notification.claim) and self._settle(statements.RENEW, notification, lease=lease)

    def pending(self) -> Iterator[Notification]:
        """Iterate over the webhooks that wait to be processed, the oldest first, without claiming them.

        It never waits for a process that writes.
        """
        return self.find(states=("pending",))

    def find(
        self,
        *,
        states: Collection[str] | None = None,
        sources: Collection[str] | None = None,
        order: str | int | None = None,
        numbers: Collection[int] | None = None,
        after: int = 0,
    ) -> Iterator[Notification]:
        """Iterate over webhooks, the oldest first, without waiting for a process that writes.

        Args:
            states: States that they must have one of; None for any.
            sources: Senders that they must be of; None for any.
            order: What they must be about; None for anything.
            numbers: Their numbers; None for all.
            after: A number to continue behind.
        """
        statement, values = self._choose(statements.LIST, states, sources, order, numbers)
        while rows := self._database.read(statement, {**values, "after": in_range(after), "most": _PAGE}):
            yield from map(statements.notification, rows)
            after = rows[-1][0]

    def get(self, number: int) -> Notification | None:
        """Return the webhook with a number, or None."""
        return next(self.find(numbers=[number]), None)

    def count(self) -> Mapping[str, int]:
        """Count the webhooks in each state, and under `expired_leases` the leases that expired."""
        rows = self._database.read(statements.COUNT, {})
        found = {state: number for state, number, _ in rows}
        counts: dict[str, int] = {state: int(found.get(state, 0)) for state in STATES}
        return {**counts, "expired_leases": sum(int(expired) for _, _, expired in rows)}

    def replay(
        self,
        *,
        states: Collection[str] | None = ("dead",),
        sources: Collection[str] | None = None,
        order: str | int | None = None,
        numbers: Collection[int] | None = None,
    ) -> int:
        """Put webhooks back that were given up, or are done, with no attempts counted; return how many.

        Args:
            states: `dead`, `done` or both.
            sources: Senders that they must be of; None for any.
            order: What they must be about; None for anything.
            numbers: Their numbers; None for all.
        """
        return self._database.write(*self._choose(statements.REPLAY, states, sources, order, numbers))

    def forget(
        self,
        older_than: float,
        *,
        states: Collection[str] | None = ("done",),
        sources: Collection[str] | None = None,
        order: str | int | None = None,
        numbers: Collection[int] | None = None,
    ) -> int:
        """Delete webhooks that ended more than `older_than` seconds ago, and return their number.

        Those that are pending or claimed are never deleted. A deleted webhook is no duplicate if it arrives again: keep
        them for longer than the sender retries.
        """
        statement, values = self._choose(statements.FORGET, states, sources, order, numbers)
        return self._database.write(statement, {**values, "older_than": float(older_than)})

    def run(
        self,
        handler: Callable[[Notification], object],
        *,
        workers: int = 1,
        sources: Collection[str] | None = None,
        until_empty: bool = False,
        poll: float = 1.0,
        retention: float | None = None,
        stop: threading.Event | None = None,
        signals: bool = True,
    ) -> Result:
        """Process webhooks in threads until it is stopped; any number of processes may do so at once.

        A webhook is done when the handler returns. If the handler raises, it is tried again later. When stopped, each
        worker finishes the webhook at hand.

        Args:
            handler: Processes one webhook.
            workers: How many threads process webhooks.
            sources: Names of the senders whose webhooks are processed; None for all.
            until_empty: Return as soon as nothing is due.
            poll: Seconds between two looks for new webhooks.
            retention: Delete webhooks that were done this many seconds ago; None keeps them.
            stop: Stops the workers when it is set.
            signals: Stop at SIGTERM and SIGINT, if called in the main thread.

        Returns:
            How many webhooks were done, failed and died.
        """
        from .worker import Options, run

        options = Options(workers, sources, until_empty, poll, retention)
        return run(self, handler, options, stop, signals=signals)

    def run_async(
        self,
        handler: Callable[[Notification], Awaitable[object]],
        *,
        workers: int = 1,
        sources: Collection[str] | None = None,
        until_empty: bool = False,
        poll: float = 1.0,
        retention: float | None = None,
        stop: threading.Event | None = None,
        signals: bool = True,
    ) -> Coroutine[Any, Any, Result]:
        """Process webhooks in tasks, as `run` does in threads. A task that is cancelled puts its webhook back.

        Inside of a server that handles signals itself, pass `signals=False` and a `stop` of your own.
        """
        from .async_worker import run
        from .worker import Options

        options = Options(workers, sources, until_empty, poll, retention)
        return run(self, handler, options, stop, signals=signals)

    def close(self) -> None:
        """Close the connections of this process."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _settle(self, statement: str, notification: Notification, **values: Any) -> bool:
        held = {"number": notification.number, "claim": notification.claim}
        return self._database.write(statement, {**held, **values}) > 0

    @staticmethod
    def _choose(
        statement: str,
        states: Collection[str] | None,
        sources: Collection[str] | None,
        order: str | int | None,
        numbers: Collection[int] | None,
    ) -> tuple[str, dict[str, Any]]:
        if isinstance(states, str) or not set(states or ()) <= set(STATES):
            raise ValueError(f"states must be one or more of {', '.join(STATES)} (got {states!r})")
        check_sources(sources)
        orders = None if order is None else (text_bytes(str(order)),)
        numbers = known_numbers(numbers)
        return statements.choose(statement, states=states, sources=sources, orders=orders, numbers=numbers)


def _open(location: statements.Location, clock: Clock | None) -> statements.Database:
    if location.text.startswith(_URL):
        try:
            from .postgresql_database import PostgresqlDatabase
        except ImportError as error:
            raise InboxError(
                f"an inbox on PostgreSQL needs psycopg ({error}); {how_to_install('postgresql')}"
            ) from error
        return PostgresqlDatabase(location, clock.now if clock else None)
    scheme, separator, _ = location.text.partition("://")
    if separator and scheme.replace("+", "").isalnum():
        raise ValueError(f"location must be a file or begin with postgresql:// (got {scheme}://)")
    from .sqlite_database import MemoryDatabase, SqliteDatabase

    kind = MemoryDatabase if location.text == ":memory:" else SqliteDatabase
    return kind(location.text, (clock or Clock()).now)
