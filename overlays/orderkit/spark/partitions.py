"""Partitions: an account and a window of time each, and the orders that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field, frozen
from pyspark.sql.datasource import InputPartition

from ..accounts import PATIENT, Account
from ..orders import Order, OrderStatus, Period, Problem, orders
from ..orders.period import floor
from ..runtime.protocol.observers import LOGGER
from .columns import batch

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql.types import StructType

BATCH: Final = 1_000
"""Orders in an Arrow batch, about."""


@frozen
class Window:
    """A window of time.

    Attributes:
        by: `placed` or `updated`, the time that is meant.
        period: The window.
    """

    by: str
    period: Period


@define(init=False, eq=False)
class OrderPartition(InputPartition):
    """What one task reads.

    Attributes:
        account: The account, with the secrets as the driver read them unless the executors shall.
        windows: The windows of time; an order that is in several is read once.
        statuses: Only orders of these statuses; none for all.
        parts: The number of partitions that share the token's limits.
    """

    account: Account = field(repr=False)
    windows: Sequence[Window]
    statuses: Sequence[OrderStatus]
    parts: int

    def __init__(self, account: Account, windows: Sequence[Window], statuses: Sequence[OrderStatus]) -> None:
        super().__init__(account.key)
        self.account, self.windows, self.statuses, self.parts = account, windows, statuses, 1

    def pages(self) -> Iterator[list[Order]]:
        """Read the orders: a page, and then about a thousand at a time.

        Raises:
            OrderkitError: The provider failed; Spark tries the task again, from its beginning.
        """
        # The first page comes at once: it is all that `limit` and `show` want of an account.
        account, seen, held, wanted = self.account, set[str](), list[Order](), 1
        with account.client(limiter=account.limiter(parts=self.parts), retry=PATIENT) as client:
            for window in self.windows:
                options: dict[str, Any] = {window.by: window.period}
                listing = orders(
                    client,
                    account=account.name,
                    status=self.statuses or None,
                    details=account.details,
                    page_size=account.page_size,
                    concurrency=account.concurrency,
                    **options,
                )
                for page in listing.pages():
                    fresh = [order for order in page.items if order.id not in seen]
                    if len(self.windows) > 1:
                        seen.update(order.id for order in fresh)
                    held += fresh
                    if len(held) >= wanted:
                        yield held
                        held, wanted = [], BATCH
                _warn_of_left_out(account, listing.problems)
        if held:
            yield held


def _warn_of_left_out(account: Account, problems: Sequence[Problem]) -> None:
    for each in problems:
        if not each.member:
            LOGGER.warning("%s: order %s was left out: %s", account.key, each.order_id, each.reason)


def batches(partition: InputPartition, columns: StructType) -> Iterator[pa.RecordBatch]:
    """Read the orders of a partition as Arrow batches. Spark makes an empty one itself where a query has none."""
    if isinstance(partition, OrderPartition):
        yield from (batch(page, columns) for page in partition.pages())


def split(period: Period, parts: int, unit: timedelta) -> list[Period]:
    """Split a period into windows of equal length, at most as many. One without both bounds stays whole.

    A window is no shorter than the unit in which the provider compares times, and begins with a unit: those of an hour
    would each read the whole day, where it compares days.
    """
    if period.start is None or period.end is None:
        return [period]
    length = period.end - period.start
    if length <= timedelta():
        return []
    parts = max(1, min(parts, length // unit))
    inner = [floor(period.start + length * number / parts, unit) for number in range(1, parts)]
    return [Period(*bounds) for bounds in pairwise((period.start, *inner, period.end))]
