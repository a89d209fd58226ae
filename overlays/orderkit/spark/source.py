"""The data source: its readers, and the filters that it passes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from attrs import evolve
from pyspark.sql.datasource import (
    DataSource,
    DataSourceReader,
    EqualTo,
    Filter,
    GreaterThan,
    GreaterThanOrEqual,
    In,
    InputPartition,
    LessThan,
    LessThanOrEqual,
)

from ..orders import OrderStatus, Period
from .columns import SCHEMA, checked
from .options import Options
from .partitions import batches
from .stream import OrderStream

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession
    from pyspark.sql.types import StructType


class OrderDataSource(DataSource):
    """Orders of one or many accounts, as the format `orderkit`.

    Options:
        accounts: A TOML file of accounts, as of `orderkit export`; `load(FILE)` is the same. Without it, the options
            are those of one account: `provider`, and the arguments of its client; secrets are read from the environment
            then.
        since: Only orders made from this day or time on, in UTC; each account's own if left out.
        until: Only orders made before this day or time; the time of the query if left out.
        partitions: Windows of time for each account, read at the same time (default: 4). One is read without `since`.
        secrets: `driver` (default) reads secrets in the environment in which the driver's Spark was started, and sends
            them along with the tasks; `executors` reads them from the environment or the keyring of the executors.
        delay: Seconds by which a stream stays behind (default: 600), because clocks differ and an order may be listed
            late.
    """

    @classmethod
    def name(cls) -> str:
        """Return the name of the format."""
        return "orderkit"

    def schema(self) -> StructType:
        """Return the columns: the members of `orderkit.orders.Order`."""
        return SCHEMA

    def reader(self, schema: StructType) -> OrderReader:
        """Return a reader of what there is."""
        return OrderReader(Options.of(self.options), checked(schema))

    def streamReader(self, schema: StructType) -> OrderStream:
        """Return a reader of what is new or has changed."""
        return OrderStream(Options.of(self.options), checked(schema))


def register(spark: SparkSession) -> None:
    """Add the format `orderkit` to a session, and have Spark pass filters on to it."""
    spark.conf.set("spark.sql.python.filterPushdown.enabled", "true")
    spark.dataSource.register(OrderDataSource)


class OrderReader(DataSourceReader):
    """Reads orders; filters of time, provider, account and status choose what is asked for."""

    def __init__(self, options: Options, schema: StructType) -> None:
        self._options, self._schema = options, schema
        self._period, self._statuses = Period(None, options.until or datetime.now(UTC)), list[OrderStatus]()

    def pushFilters(self, filters: list[Filter]) -> Iterable[Filter]:
        """Take what the providers can be asked for. Spark still tests every filter: providers are less exact."""
        for each in filters:
            self._take(each)
        return filters

    def _take(self, given: Filter) -> None:
        match given:
            case EqualTo(("provider",), value):
                self._keep("provider", [value])
            case In(("provider",), values):
                self._keep("provider", values)
            case EqualTo(("account",), value):
                self._keep("name", [value])
            case In(("account",), values):
                self._keep("name", values)
            case EqualTo(("status",), value):
                self._only_statuses([value])
            case In(("status",), values):
                self._only_statuses(values)
            case GreaterThan(("placed_at",), time) | GreaterThanOrEqual(("placed_at",), time):
                self._between(_aware(time), None)
            case LessThan(("placed_at",), time):
                self._between(None, _aware(time))
            case LessThanOrEqual(("placed_at",), time):
                # The period ends before its end: one microsecond more, which is the least that Spark knows.
                self._between(None, _aware(time) + datetime.resolution)
            case _:
                pass

    def _keep(self, member: str, values: Iterable[Any]) -> None:
        wanted = set(values)
        kept = [each for each in self._options.accounts if getattr(each, member) in wanted]
        self._options = evolve(self._options, accounts=kept)

    def _only_statuses(self, values: Iterable[Any]) -> None:
        known = [OrderStatus(value) for value in values if value in set(OrderStatus)]
        if known:
            self._statuses = [each for each in self._statuses if each in known] or known

    def _between(self, start: datetime | None, end: datetime | None) -> None:
        own = self._period
        starts = [time for time in (own.start, start) if time]
        ends = [time for time in (own.end, end) if time]
        self._period = Period(max(starts, default=None), min(ends, default=None))

    def partitions(self) -> Sequence[InputPartition]:
        """Return a partition for each account and window of time."""
        return self._options.partitions_of(self._period, self._statuses)

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """Read the orders of a partition."""
        yield from batches(partition, self._schema)


def _aware(time: datetime | date) -> datetime:
    # Spark gives a time of its session without a zone, in UTC.
    found = time if isinstance(time, datetime) else datetime(time.year, time.month, time.day)  # noqa: DTZ001
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
