"""Reads one account's orders in batches, each with the state that holds once it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import pyarrow as pa
from attrs import define, field

from ..accounts import Account
from ..errors import OrderkitError, PaginationError
from ..orders import Order, Period, Problem, orders
from ..orders.columns import DECIMALS, DIGITS
from ..orders.problems import NOT_FOUND
from ..orders.reading import orders_by_id
from ..runtime.client.base_client import SyncClient
from ..runtime.client.drift import DriftPlace
from .parts import Part
from .plan import State
from .spool import KeptTables, Spool
from .tables import concatenated, order_tables, problem_table

BATCH: Final = 1_000
"""Orders in a batch, about."""
_BYTES: Final = 4 * 2**20
"""Bytes in a batch, about."""
_CONVERTED: Final = 300
"""Orders that are converted to Arrow together, at least: of fewer, the columns cost more than the values."""
_RESTARTS: Final = 3
_SHORT: Final = timedelta(hours=1)
"""A part that is no longer has one page, mostly: no other is requested ahead."""


@define(frozen=True)
class Batch:
    """Orders that were read.

    Attributes:
        account: The account.
        keys: The keys of the orders.
        tables: Their tables, on disk.
        problems: Number of problems.
        state: The state of the account once the batch is loaded.
        left: Orders that are left in the part that is being read; None if the provider does not say.
        drift: What differed from the contract since the batch before, and how often.
    """

    account: Account
    keys: frozenset[tuple[str, ...]] = field(repr=False)
    tables: KeptTables = field(repr=False)
    problems: int
    state: State
    left: int | None = None
    drift: Mapping[DriftPlace, int] = field(factory=dict[DriftPlace, int], repr=False)


@define
class AccountReader:
    """Reads what an account's state says is left.

    Attributes:
        account: The account.
        state: Its state; it moves on with each batch.
        client: The client; its `drift` counts what differed from the contract.
        read_at: When the run began.
        spool: Where the batches are kept until they are loaded.
        stopped: Whether to read no further page.
    """

    account: Account
    state: State
    client: SyncClient = field(repr=False)
    read_at: datetime
    spool: Spool
    stopped: Callable[[], bool] = field(default=lambda: False, repr=False)
    _seen: set[str] = field(factory=set[str], init=False, repr=False)
    _counted: dict[DriftPlace, int] = field(factory=dict[DriftPlace, int], init=False, repr=False)

    def batches(self) -> Iterator[Batch]:
        """Read batch by batch.

        Raises:
            OrderkitError: The provider failed, or its listing cannot be relied on.
            SpoolError: The disk is full.
        """
        restarts, left_out = 0, self.state.left_out
        while self.state.parts and not self.stopped():
            try:
                yield from self._part()
                restarts = 0
            except PaginationError:
                # Orders moved while their pages were read. What was read stays; the part is read once more.
                restarts += 1
                if restarts > _RESTARTS:
                    raise
                self.state = self.state.again()
        if left_out and not self.stopped():
            yield from self._left_out([each for each in left_out if each not in self._seen])

    def new_drift(self) -> dict[DriftPlace, int]:
        """Return what differed from the contract since the last time, and how often."""
        before, self._counted = self._counted, dict(self.client.drift)
        return {
            place: count - before.get(place, 0)
            for place, count in self._counted.items()
            if count > before.get(place, 0)
        }

    def _part(self) -> Iterator[Batch]:
        listing = self._listing(self.state.parts[0])
        held, reported = _Held(self.read_at), 0
        for page in _until_error(listing.pages()):
            if isinstance(page, OrderkitError):
                yield self._batch(held)  # what came before it
                raise page
            problems = listing.problems_after(reported)
            self.state = self.state.by_clock(self._behind()).read_to(page.cursor)
            self._tried(page.items, problems)
            held.add(page.items, problems)
            reported += len(problems)
            if held.is_full or page.cursor is None:
                yield self._batch(held, listing.progress.left)
                held = _Held(self.read_at)
            if page.cursor is None or self.stopped():
                return
        # A listing without a single page.
        self.state = self.state.read_to(None)
        yield self._batch(held)

    def _left_out(self, ids: Sequence[str]) -> Iterator[Batch]:
        """Read orders that an earlier run could not read: what may have failed with them has been read by now."""
        listing = orders_by_id(self.client, ids, account=self.account.name)
        held, reported = _Held(self.read_at), 0
        for order_id, page in zip(ids, _until_error(listing.pages()), strict=False):
            if isinstance(page, OrderkitError):
                yield self._batch(held)  # what came before it
                raise page
            problems = listing.problems_after(reported)
            reported += len(problems)
            if any(each.reason == NOT_FOUND for each in problems):  # it is deleted by now
                self.state = self.state.tried({order_id}, ())
                continue
            self._tried(page.items, problems)
            held.add(page.items, problems)
            if self.stopped():
                break
        if ids:
            yield self._batch(held)

    def _behind(self) -> timedelta:
        """Return how far the provider's clock is behind this machine's."""
        core = self.client._core  # pyright: ignore[reportPrivateUsage] - completion on a client shows operations only
        return timedelta(seconds=core.policy.server_clock.seconds_behind())

    def _tried(self, read: Sequence[Order], problems: Sequence[Problem]) -> None:
        left_out = [each.order_id or "" for each in problems if each.is_unreadable]
        if self.state.left_out or left_out:
            found = {order.id for order in read}
            self.state = self.state.tried(found, left_out)
            self._seen |= {*found, *left_out}

    def _batch(self, held: _Held, left: int | None = None) -> Batch:
        tables = self.spool.keep(held.tables_of(self.account))
        keys, problems = frozenset(held.keys), len(held.problems)
        return Batch(self.account, keys, tables, problems, self.state, left, self.new_drift())

    def _listing(self, part: Part) -> Any:
        account, period = self.account, Period(part.start, part.end)
        options: dict[str, Any] = {
            "account": account.name,
            "details": account.details,
            "page_size": account.page_size,
            "concurrency": 1 if part.start and part.end - part.start <= _SHORT else account.concurrency,
            part.by: period,
        }
        if part.since or part.until:
            options["placed"] = Period(part.since, part.until)
        try:
            return orders(self.client, cursor=part.cursor, **options)
        except ValueError:
            if part.cursor is None:
                raise
            # A cursor of another version, or of other settings.
            self.state = self.state.again()
            return orders(self.client, **options)


def _until_error(pages: Iterator[Any]) -> Iterator[Any]:
    """Return pages, and as the last an error, so that its reader can hand out first what came before."""
    try:
        yield from pages
    except OrderkitError as error:
        yield error


@define
class _Held:
    """Orders on their way into a batch. Most are kept as Arrow tables, which take a tenth of the memory of models."""

    read_at: datetime
    keys: set[tuple[str, ...]] = field(factory=set[tuple[str, ...]])
    orders: list[Order] = field(factory=list[Order])
    tables: list[dict[str, pa.Table]] = field(factory=list[dict[str, pa.Table]])
    problems: list[Problem] = field(factory=list[Problem])
    size: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.keys) >= BATCH or self.size >= _BYTES

    def add(self, read: Sequence[Order], problems: Sequence[Problem]) -> None:
        # An order is listed once, unless it moved on to a later page meanwhile: then the first version stays.
        fresh = {(each.provider, each.account, each.id): each for each in read}
        self.orders += (order for key, order in fresh.items() if key not in self.keys)
        self.keys |= fresh.keys()
        self.problems += problems
        if len(self.orders) >= _CONVERTED:
            self._convert()

    def _convert(self) -> None:
        tables, misfits = order_tables(self.orders, self.read_at)
        self.orders = []
        self.tables.append(tables)
        self.size += sum(table.nbytes for table in tables.values())
        self.problems += (Problem(order.id, member, _TOO_LONG) for order, member in misfits)

    def tables_of(self, account: Account) -> dict[str, pa.Table]:
        if self.orders:
            self._convert()
        tables = concatenated(self.tables)
        if self.problems:
            tables["problems"] = problem_table(account.provider, account.name, self.problems, self.read_at)
        return tables


_TOO_LONG: Final = f"must have at most {DECIMALS} decimals and {DIGITS - DECIMALS} digits before them"
