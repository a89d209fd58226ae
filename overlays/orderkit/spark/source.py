"""The data source: its options, its partitions, the filters that it passes on, and its stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import define, evolve, field
from pyspark.sql.datasource import (
    DataSource,
    DataSourceReader,
    DataSourceStreamReader,
    EqualTo,
    Filter,
    GreaterThan,
    GreaterThanOrEqual,
    In,
    InputPartition,
    LessThan,
    LessThanOrEqual,
)

from ..accounts import Account, account_from, read_accounts
from ..orders import OrderStatus, Period, filters_of
from ..orders.period import time_of
from .columns import SCHEMA, batch
from .partitions import OrderPartition, Window, split

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession
    from pyspark.sql.streaming.datasource import ReadLimit
    from pyspark.sql.types import StructType

_OWN: Final = frozenset({"accounts", "since", "until", "partitions", "secrets", "path"})
_PARTITIONS: Final = 4


class OrderDataSource(DataSource):
    """Orders of one or many accounts, as the format `orderkit`.

    Options:
        accounts: A TOML file of accounts, as of `orderkit export`. Without it, the options are those of one account:
            `provider`, and the arguments of its client; secrets are read from the environment then.
        since: Only orders made from this day or time on, in UTC; each account's own if left out.
        until: Only orders made before this day or time; the time of the query if left out.
        partitions: Windows of time for each account, read at the same time (default: 4). One is read without `since`.
        secrets: `driver` (default) reads secrets in the environment in which the driver's Spark was started, and sends
            them along with the tasks; `executors` reads them from the environment or the keyring of the executors.
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
        return OrderReader(_Request.of(self.options), schema)

    def streamReader(self, schema: StructType) -> OrderStream:
        """Return a reader of what is new or has changed."""
        return OrderStream(_Request.of(self.options), schema)


def register(spark: SparkSession) -> None:
    """Add the format `orderkit` to a session, and have Spark pass filters on to it."""
    spark.conf.set("spark.sql.python.filterPushdown.enabled", "true")
    spark.dataSource.register(OrderDataSource)


@define
class _Request:
    """What the options ask for."""

    accounts: Sequence[Account] = field(repr=False)
    since: datetime | None
    until: datetime | None
    partitions: int

    @classmethod
    def of(cls, options: Mapping[str, str]) -> _Request:
        given = dict(options)
        since, until = (_time(name, given.get(name)) for name in ("since", "until"))
        secrets = given.get("secrets", "driver")
        if secrets not in {"driver", "executors"}:
            raise ValueError(f"secrets must be driver or executors (got {secrets})")
        accounts = read_accounts(given["accounts"]) if "accounts" in given else [_only_account(given)]
        if secrets == "driver":
            accounts = [account.resolved() for account in accounts]
        return cls(accounts, since, until, _number("partitions", given.get("partitions"), _PARTITIONS))

    def since_of(self, account: Account) -> datetime | None:
        """Return where the orders of an account begin."""
        return self.since or account.since

    def partitions_of(self, period: Period, statuses: Sequence[OrderStatus]) -> list[OrderPartition]:
        """Return the partitions of a query for orders made in a period."""
        found = list[OrderPartition]()
        for account in self.accounts:
            begin = max((time for time in (self.since_of(account), period.start) if time), default=None)
            windows = split(Period(begin, period.end), self.partitions)
            found += (
                OrderPartition(account, [Window("placed", window)], statuses, len(windows))
                for window in windows
            )
        return _shared(found)


def _shared(partitions: list[OrderPartition]) -> list[OrderPartition]:
    """Divide the limits of a token among all partitions that use it, whichever account they are of."""
    counts: dict[object, int] = {}
    for each in partitions:
        counts[_token(each.account)] = counts.get(_token(each.account), 0) + 1
    for each in partitions:
        each.parts = counts[_token(each.account)]
    return partitions


def _token(account: Account) -> object:
    secrets = account.named_secrets()
    return (account.provider, *secrets) if secrets else account.key


class OrderReader(DataSourceReader):
    """Reads orders; filters of time, provider, account and status choose what is asked for."""

    def __init__(self, request: _Request, schema: StructType) -> None:
        self._request, self._schema = request, schema
        self._period, self._statuses = Period(None, request.until or datetime.now(UTC)), list[OrderStatus]()

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
        kept = [each for each in self._request.accounts if getattr(each, member) in wanted]
        self._request = evolve(self._request, accounts=kept)

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
        period = self._period
        if period.start is not None and period.end is not None and period.start >= period.end:
            return []
        return self._request.partitions_of(period, self._statuses)

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """Read the orders of a partition."""
        yield from _read(partition, self._schema)


class OrderStream(DataSourceStreamReader):
    """Reads what is new or has changed since the last batch. Its offsets are a time for each account."""

    def __init__(self, request: _Request, schema: StructType) -> None:
        self._request, self._schema = request, schema

    def initialOffset(self) -> dict[str, str]:
        """Return where the stream begins: `since`, or the beginning of all orders."""
        return {
            account.key: (self._request.since_of(account) or datetime(1970, 1, 1, tzinfo=UTC)).isoformat()
            for account in self._request.accounts
        }

    def latestOffset(self, start: dict[str, str], limit: ReadLimit) -> dict[str, str]:
        """Return the present time, for each account. What was read up to it is all there is: `limit` is not used."""
        now = min(datetime.now(UTC), self._request.until or datetime.max.replace(tzinfo=UTC)).isoformat()
        return {account.key: now for account in self._request.accounts}

    def partitions(self, start: dict[str, str], end: dict[str, str]) -> Sequence[InputPartition]:
        """Return a partition for each account: what was made or has changed between two offsets."""
        found = list[OrderPartition]()
        for account in self._request.accounts:
            period = Period(*(datetime.fromisoformat(offset[account.key]) for offset in (start, end)))
            windows = [Window("placed", period)]
            if filters_of(account.provider).by_update:
                windows.append(Window("updated", period))
            found.append(OrderPartition(account, windows, [], 1))
        return _shared(found)

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """Read the orders of a partition."""
        yield from _read(partition, self._schema)

    def commit(self, end: dict[str, str]) -> None:
        """Do nothing: the offsets are all that there is to keep."""

    def stop(self) -> None:
        """Do nothing: nothing is open between two batches."""


def _read(partition: InputPartition, schema: StructType) -> Iterator[pa.RecordBatch]:
    for page in cast(OrderPartition, partition).pages():
        yield batch(page, schema)


def _only_account(options: Mapping[str, str]) -> Account:
    settings: dict[str, Any] = {name: _typed(value) for name, value in options.items() if name not in _OWN}
    if "provider" not in settings:
        raise ValueError(
            "the options must have accounts, a TOML file, or provider with the arguments of its client"
        )
    return account_from({"name": "default", **settings})


def _typed(text: str) -> str | int | bool:
    """Return an option, which Spark has as a text only, as TOML would have it."""
    if text in {"true", "false"}:
        return text == "true"
    return int(text) if text.isdecimal() else text


def _time(name: str, text: str | None) -> datetime | None:
    try:
        return None if text is None else time_of(text)
    except ValueError:
        raise ValueError(f"{name} must be a day or a time in ISO 8601 (got {text!r})") from None


def _number(name: str, text: str | None, default: int) -> int:
    if text is None:
        return default
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{name} must be a number of at least 1 (got {text!r})")
    return int(text)


def _aware(time: datetime | date) -> datetime:
    # Spark gives a time of its session without a zone, in UTC.
    found = time if isinstance(time, datetime) else datetime(time.year, time.month, time.day)  # noqa: DTZ001
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
