"""Partitions: an account and a window of time each, and the orders that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import define, field, frozen
from pyspark.sql.datasource import InputPartition

from ..accounts import Account
from ..orders import Order, OrderStatus, Period, orders

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

    def __init__(
        self, account: Account, windows: Sequence[Window], statuses: Sequence[OrderStatus], parts: int
    ) -> None:
        super().__init__(account.key)
        self.account, self.windows, self.statuses, self.parts = account, windows, statuses, parts

    def pages(self) -> Iterator[list[Order]]:
        """Read the orders, about a thousand at a time.

        Raises:
            OrderkitError: The provider failed; Spark tries the task again, from its beginning.
        """
        account, seen, held = self.account, set[str](), list[Order]()
        with account.client(limiter=account.limiter(parts=self.parts)) as client:
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
                    if len(held) >= BATCH:
                        yield held
                        held = []
        if held:
            yield held


def split(period: Period, parts: int) -> list[Period]:
    """Split a period into windows of equal length; one without both bounds stays whole."""
    if period.start is None or period.end is None or parts == 1:
        return [period]
    length = (period.end - period.start) / parts
    edges: list[datetime] = [period.start + length * number for number in range(parts)]
    return [Period(start, end) for start, end in zip(edges, [*edges[1:], period.end], strict=True)]
