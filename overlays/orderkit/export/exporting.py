"""`export`: reads the orders of accounts, and merges them into a database by dlt."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import dlt
from attrs import define, evolve, field

from ..accounts import PATIENT, Account, listing_accounts, read_accounts
from ..runtime.protocol.rate_limiter import RateLimiter
from .deleted import full_read_table, mark_deleted
from .destination import Destination
from .loading import explained, limited, marked, opened
from .locking import Lock, locked
from .parts import FullRead
from .plan import OVERLAP, State
from .planning import RESOURCE, Wanted
from .reader import AccountReader, Batch
from .results import AccountResult, ExportResult
from .run_log import RunLog
from .running import Ended, Readers
from .spool import KeptTables, Spool
from .tables import SCHEMAS, concatenated
from .working_folder import dropping_refused, load_pending, open_pipeline

if TYPE_CHECKING:
    import duckdb

LOAD: Final = 16 * 2**20
"""Bytes in a load, at most, unless one page of a provider has more. What has been loaded is not read again after a
crash; DuckDB needs a few times the memory."""
_LOADS: Final = 8
"""Loads after which a DuckDB file is compressed: that takes as long as a load, and more the fuller the file is."""
_TOGETHER: Final = 8 * 2**20
"""Bytes of batches that dlt gets at once, about: each table costs it as much as some hundred orders."""


def export(
    accounts: str | os.PathLike[str] | Iterable[Account],
    *,
    to: str | os.PathLike[str] | Destination = "orders.duckdb",
    since: date | None = None,
    until: date | None = None,
    reread: timedelta = OVERLAP,
    full: bool = False,
    workers: int = 4,
    on_progress: Callable[[ExportResult], object] | None = None,
) -> ExportResult:
    """Read the orders of accounts, and merge them into a database.

    The first run reads everything. Later ones read what is new, what the provider says has changed, and every order
    again when it is an hour, and 1, 2, 4, 8, 16, 32 and 64 days old, so that a late change is found. A run that was cut
    off is continued by the next, which reads what is due then too. An account that fails does not stop the others.

    Args:
        accounts: A TOML file of accounts, or Accounts. Those of providers that list no orders are left out.
        to: Where to: a DuckDB file, a postgresql:// URL, or `parquet:DIR`, `csv:DIR` or `jsonl:DIR`.
        since: Orders made before are not read: an aware datetime, or a date for the beginning of that day in UTC; each
            account's own if left out.
        until: Orders made then or later are not read, in the same forms.
        reread: Orders made within this time before now are read again in any case: late changes are found sooner, by
            more calls.
        full: Whether all orders are read again. Those that the provider has no longer are marked by `deleted_at`.
        workers: Accounts that are read at the same time.
        on_progress: Called with the result so far, after each batch.

    Returns:
        What was done, and which accounts failed.

    Raises:
        AccountsError: The file cannot be used, or no account is of a provider that lists orders.
        ExportError: The destination cannot be used; nothing is lost, the next run goes on.
        ValueError: A time has no time zone, `since` is in the future, `until` is not later than it, or `workers` is
            less than 1.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1 (got {workers})")
    wanted = Wanted(since, until, reread, full)
    if isinstance(accounts, str | os.PathLike):
        chosen = read_accounts(accounts)
    else:
        chosen = listing_accounts(accounts, "accounts")
    destination = to if isinstance(to, Destination) else Destination.of(os.fspath(to))
    with locked(destination) as lock:
        return _Run(chosen, destination, lock, wanted, workers, on_progress).run()


@define
class _Run:
    accounts: Sequence[Account]
    destination: Destination
    lock: Lock
    wanted: Wanted
    workers: int
    on_progress: Callable[[ExportResult], object] | None
    result: ExportResult = field(init=False)
    started_at: datetime = field(init=False)
    _spool: Spool = field(init=False)
    _log: RunLog = field(init=False)
    _readers: Readers | None = field(default=None, init=False)
    _events: Iterator[Batch | Ended] = field(factory=lambda: iter(()), init=False)
    _held: Batch | None = field(default=None, init=False)
    _complete: bool = field(default=False, init=False)
    _full_reads: dict[str, FullRead] = field(factory=dict[str, FullRead], init=False)
    # The provider counts the calls of a token, whichever account makes them.
    _limiters: dict[object, RateLimiter] = field(factory=dict[object, RateLimiter], init=False)
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def __attrs_post_init__(self) -> None:
        self.started_at = _now()
        self._spool = Spool(self.destination.work / "read")
        self.result = ExportResult({account.key: AccountResult(account) for account in self.accounts})
        self._log = RunLog(self.started_at, self.result.accounts)

    def run(self) -> ExportResult:
        try:
            with explained(self.destination):
                self.destination.create()
                self._spool.clear()
                pipeline = open_pipeline(self.destination)
                if pipeline.has_pending_data:
                    begun, pipeline = pipeline, load_pending(self.destination, pipeline)
                    self.result.resumed = pipeline is begun
                while not self._complete:
                    with opened(self.destination) as connection:
                        self._run_loads(pipeline, connection)
                self.lock.check()
                self._count_deleted(mark_deleted(pipeline))
                return evolve(self.result, files=self.destination.write_files())
        finally:
            if self._readers is not None:
                self._readers.stop()
            self._spool.remove()

    def _run_loads(self, pipeline: dlt.Pipeline, connection: duckdb.DuckDBPyConnection | None) -> None:
        for _ in range(_LOADS):
            with dropping_refused(self.destination), limited(connection, pipeline, LOAD):
                pipeline.run(dlt.resource(self._load(), name=RESOURCE))
            if self._complete:
                return

    def _count_deleted(self, counts: Mapping[tuple[str, str], int]) -> None:
        for (provider, name), count in counts.items():
            if (result := self.result.accounts.get(f"{provider}/{name}")) is not None:
                result.deleted = count

    def _load(self) -> Iterator[Any]:
        """Yield the tables of one load, and keep the states that hold once it is complete."""
        states: MutableMapping[str, Any] = dlt.current.resource_state(RESOURCE)
        if not states:
            yield from (marked(name, schema.empty_table()) for name, schema in SCHEMAS.items())
        self._start(states)
        seen, size = set[tuple[str, ...]](), 0
        together = _Together()
        while (event := self._next_event()) is not None:
            if isinstance(event, Ended):
                yield from together.tables()
                yield from self._end(event)
                continue
            # An order comes once in a load: of two versions, it would not be certain which stays.
            if (size and size + event.tables.size > LOAD) or not seen.isdisjoint(event.keys):
                self._held = event
                break
            seen |= event.keys
            size += event.tables.size
            yield from together.add(event.tables)
            states[event.account.key] = event.state.to_dict()
            self._count(event)
        else:
            self._complete = True
        yield from together.tables()
        yield from (marked(name, table) for name, table in self._log.tables() if table.num_rows)
        self.lock.check()

    def _start(self, states: Mapping[str, Any]) -> None:
        if self._readers is None:
            known = {key: State.from_dict(value) for key, value in states.items()}
            self._readers = Readers(self.accounts, lambda account: self._reader(account, known), self.workers)
            self._events = self._readers.events()
            self._readers.start()

    def _next_event(self) -> Batch | Ended | None:
        held, self._held = self._held, None
        return next(self._events, None) if held is None else held

    def _reader(self, account: Account, states: Mapping[str, State]) -> AccountReader:
        known = states.get(account.key, State())
        state = self.wanted.of(account, known, self.started_at)
        if state.full is not None and not state.postponed:
            self._full_reads[account.key] = state.full
        with self._lock:
            limiter = self._limiters.setdefault((account.provider, account.secrets()), account.limiter())
        client = account.client(limiter=limiter, retry=PATIENT, on_drift=_leave_to_the_table)
        return AccountReader(account, state, client, state.read_at or self.started_at, self._spool)

    def _count(self, batch: Batch) -> None:
        result = self.result.accounts[batch.account.key]
        result.orders += len(batch.keys)
        result.problems += batch.problems
        result.left = batch.left
        self._log.add(batch.account.key, batch.drift)
        if self.on_progress is not None:
            self.on_progress(self.result)

    def _end(self, ended: Ended) -> Iterator[Any]:
        key = ended.account.key
        self.result.accounts[key].error = ended.error
        self._log.add(key, ended.drift, _now())
        if ended.error is None and (full := self._full_reads.get(key)) is not None:
            load_id = dlt.current.load_package_state().get("load_id")
            yield marked(*full_read_table(ended.account, full, load_id))


@define
class _Together:
    """Batches that dlt gets at once."""

    _parts: list[KeptTables] = field(factory=list[KeptTables], init=False)

    def add(self, part: KeptTables) -> Iterator[Any]:
        self._parts.append(part)
        if sum(each.size for each in self._parts) >= _TOGETHER:
            yield from self.tables()

    def tables(self) -> Iterator[Any]:
        parts, self._parts = self._parts, []
        for name, table in concatenated([each.take() for each in parts]).items():
            yield marked(name, table)


def _leave_to_the_table(operation: str, path: str, kind: str, count: int) -> None:
    """Do nothing: the client counts drift, and the table has the counts. Logged, it would be among the results."""


def _now() -> datetime:
    return datetime.now(UTC)
