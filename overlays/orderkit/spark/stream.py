"""The stream: what is new or has changed since the last batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from pyspark.sql.datasource import DataSourceStreamReader, InputPartition

from ..accounts import Account
from ..orders import Period, filters_of
from .options import Options, shared
from .partitions import OrderPartition, Window, batches

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql.streaming.datasource import ReadLimit
    from pyspark.sql.types import StructType

_FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)


class OrderStream(DataSourceStreamReader):
    """Reads what is new or has changed since the last batch. Its offsets are a time for each account.

    A checkpoint outlives the list of accounts: one that is added begins at `since`, and one that comes back goes on
    where it stopped.
    """

    def __init__(self, options: Options, schema: StructType) -> None:
        self._options, self._schema = options, schema

    def initialOffset(self) -> dict[str, str]:
        """Return where the stream begins: `since`, or the beginning of all orders."""
        return {account.key: self._first(account).isoformat() for account in self._options.accounts}

    def latestOffset(self, start: dict[str, str], limit: ReadLimit) -> dict[str, str]:
        """Return the present time less the delay, for each account. All that there is up to it belongs to the batch."""
        latest = datetime.now(UTC) - timedelta(seconds=self._options.delay)
        end = min(latest, self._options.until or latest)
        return {
            **start,
            **{
                account.key: max(end, self._reached(account, start)).isoformat()
                for account in self._options.accounts
            },
        }

    def partitions(self, start: dict[str, str], end: dict[str, str]) -> Sequence[InputPartition]:
        """Return a partition for each account: what was made or has changed between two offsets."""
        found = list[OrderPartition]()
        for account in self._options.accounts:
            # Without an end, the account was added after the batch had been planned: the next one has its orders.
            begin = self._reached(account, start)
            period = Period(begin, datetime.fromisoformat(end[account.key]) if account.key in end else begin)
            windows = [Window("placed", period)]
            if filters_of(account.provider).by_update:
                windows.append(Window("updated", period))
            if period.start != period.end:
                found.append(OrderPartition(account, windows, []))
        return shared(found)

    def _first(self, account: Account) -> datetime:
        return self._options.since_of(account) or _FIRST

    def _reached(self, account: Account, offset: dict[str, str]) -> datetime:
        found = offset.get(account.key)
        return self._first(account) if found is None else datetime.fromisoformat(found)

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """Read the orders of a partition."""
        yield from batches(partition, self._schema)

    def commit(self, end: dict[str, str]) -> None:
        """Do nothing: the offsets are all that there is to keep."""

    def stop(self) -> None:
        """Do nothing: nothing is open between two batches."""
