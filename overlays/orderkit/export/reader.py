"""Reads one account's orders in batches, each with the state that holds once it is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import pyarrow as pa
from attrs import define, field

from ..accounts import Account
from ..errors import OrderkitError, PaginationError
from ..orders import Order, Period, Problem, orders
from ..orders.columns import DECIMALS, DIGITS
from ..runtime.client.base_client import SyncClient
from .plan import Part, State
from .tables import order_tables, problem_table

BATCH: Final = 2_000
"""Orders in a batch, about: each batch costs dlt as much as some hundred orders."""
_BYTES: Final = 4 * 2**20
"""Bytes in a batch, about."""
_RESTARTS: Final = 3
_SHORT: Final = timedelta(hours=1)
"""A part that is no longer has one page, mostly: no other is requested ahead."""


@define(frozen=True)
class Batch:
    """Orders that were read.

    Attributes:
        account: The account.
        keys: The keys of the orders.
        tables: Arrow tables by their names.
        problems: Number of problems.
        state: The state of the account once the batch is loaded.
        left: Orders that are left in the part that is being read; None if the provider does not say.
    """

    account: Account
    keys: frozenset[tuple[str, ...]] = field(repr=False)
    tables: dict[str, pa.Table] = field(repr=False)
    problems: int
    state: State
    left: int | None = None


@define
class AccountReader:
    """Reads what an account's state says is left.

    Attributes:
        account: The account.
        state: Its state; it moves on with each batch.
        client: The client; its `drift` counts what differed from the contract.
        read_at: When the run began.
    """

    account: Account
    state: State
    client: SyncClient = field(repr=False)
    read_at: datetime

    def batches(self) -> Iterator[Batch]:
        """Read batch by batch.

        Raises:
            OrderkitError: The provider failed, or its listing cannot be relied on.
        """
        restarts = 0
        while self.state.parts:
            try:
                yield from self._part()
                restarts = 0
            except PaginationError:
                # Orders moved while their pages were read. What was read stays; the part is read once more.
                restarts += 1
                if restarts > _RESTARTS:
                    raise
                self.state = self.state.again()

    def _part(self) -> Iterator[Batch]:
        listing = self._listing(self.state.parts[0])
        held, reported = _Held(self.read_at), 0
        for page in _until_error(listing.pages()):
            if isinstance(page, OrderkitError):
                yield held.batch(self.account, self.state)  # what came before it
                raise page
            self.state = self.state.read_to(page.cursor)
            problems = listing.problems_after(reported)
            held.add(page.items, problems)
            reported += len(problems)
            if held.is_full or page.cursor is None:
                yield held.batch(self.account, self.state, listing.progress.left)
                held = _Held(self.read_at)
            if page.cursor is None:
                return
        # A listing without a single page.
        self.state = self.state.read_to(None)
        yield held.batch(self.account, self.state)

    def _listing(self, part: Part) -> Any:
        account, period = self.account, Period(part.start, part.end)
        options: dict[str, Any] = {
            "account": account.name,
            "details": account.details,
            "page_size": account.page_size,
            "concurrency": 1 if part.start and part.end - part.start <= _SHORT else account.concurrency,
            part.by: period,
        }
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
    """Pages on their way into a batch. They are kept as Arrow tables, which take a tenth of the memory of models."""

    read_at: datetime
    keys: set[tuple[str, ...]] = field(factory=set[tuple[str, ...]])
    tables: list[dict[str, pa.Table]] = field(factory=list[dict[str, pa.Table]])
    problems: list[Problem] = field(factory=list[Problem])
    size: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.keys) >= BATCH or self.size >= _BYTES

    def add(self, read: Sequence[Order], problems: Sequence[Problem]) -> None:
        # An order is listed once, unless it moved on to a later page meanwhile: then the first version stays.
        fresh = {(each.provider, each.account, each.id): each for each in read}
        fresh = {key: order for key, order in fresh.items() if key not in self.keys}
        tables, misfits = order_tables(list(fresh.values()), self.read_at)
        self.keys |= fresh.keys()
        self.tables.append(tables)
        self.size += sum(table.nbytes for table in tables.values())
        self.problems += problems
        self.problems += (Problem(order.id, member, _TOO_LONG) for order, member in misfits)

    def batch(self, account: Account, state: State, left: int | None = None) -> Batch:
        names = self.tables[0] if self.tables else ()
        tables = {name: pa.concat_tables([each[name] for each in self.tables]) for name in names}
        if self.problems:
            tables["problems"] = problem_table(account.provider, account.name, self.problems, self.read_at)
        return Batch(account, frozenset(self.keys), tables, len(self.problems), state, left)


_TOO_LONG: Final = f"must have at most {DECIMALS} decimals and {DIGITS - DECIMALS} digits before them"
