"""`make spark-demo`: orders of several accounts as a data frame, its partitions, a pushed-down filter, and a stream."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field
from rich.markup import escape
from rich.panel import Panel

from ..accounts import read_accounts
from ..mock import MockServer, MockSettings
from ..orders import Period, orders
from .java import LEAST, java_version
from .report import Report, money, table

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_ORDERS: Final = 600
_DAYS: Final = 120
_BAR: Final = 40
_READ: Final = """orders = (
    spark.read.format("orderkit")
    .option("since", "{since}")
    .option("partitions", "2")
    .load("accounts.toml")
)"""
_FILTER: Final = """recent = orders.where("provider = 'sendcloud' and status = 'shipped'")
recent = recent.where(F.col("placed_at") >= "{day}")"""
_STREAM: Final = """stream = (
    spark.readStream.format("orderkit")
    .option("since", "{now}")
    .option("delay", "0")
    .load("accounts.toml")
)
stream.writeStream.foreachBatch(show).trigger(availableNow=True).start()"""


def main() -> int:
    """Show the tour; return 0, also where it is skipped because there is no Java, or 1 if orders are missing."""
    if java_version() < LEAST:
        sys.stdout.write(
            f"skipped: there is no Java {LEAST} or later here, which Spark needs (set JAVA_HOME, or PATH)\n"
        )
        return 0
    from .spark_session import quiet_spark, write_accounts

    report = Report()
    with tempfile.TemporaryDirectory() as place, MockServer(MockSettings(orders=_ORDERS)) as mock:
        report.begin([mock.url])
        report.note("Starting Spark on this machine, with two slots ...")
        file = write_accounts(Path(place), mock)
        mock.control.seed(_ORDERS // 2, provider="sendcloud", api_key="merchant-two")
        with quiet_spark(Path(place)) as spark:
            tour = _Tour(spark, mock, file, report)
            tour.show()
            return tour.verdict()


@define
class _Tour:
    spark: SparkSession
    mock: MockServer
    file: Path
    report: Report
    since: datetime = field(init=False)
    differences: list[str] = field(factory=list[str], init=False)

    def __attrs_post_init__(self) -> None:
        self.since = (datetime.now(UTC) - timedelta(days=_DAYS)).replace(
            hour=0, minute=0, second=0, microsecond=0
        )

    def show(self) -> None:
        """Show every step."""
        self.report.open("Orders as a data frame", _READ.format(since=f"{self.since:%Y-%m-%d}"))
        reader = (
            self.spark.read.format("orderkit")
            .option("since", self.since.isoformat())
            .option("partitions", "2")
        )
        # Each use of a data frame reads again, unless it is kept.
        frame = reader.load(str(self.file)).cache()
        _, calls = self._calls_of(frame.count)
        self._money(frame)
        self._days(frame)
        self._partitions(frame, len(calls))
        self._filter(reader.load(str(self.file)), len(calls))
        self._stream()
        self._compare(frame)

    def _money(self, frame: DataFrame) -> None:
        self.report.step(
            1,
            "Orders and money",
            'orders.groupBy("provider", "status", "currency").agg(count("*"), sum("total"))',
        )
        rows = frame.groupBy("provider", "status", "currency").agg({"*": "count", "total": "sum"}).collect()
        currencies = sorted({row["currency"] for row in rows if row["currency"]})
        found: dict[tuple[str, str], dict[str | None, tuple[int, Decimal | None]]] = {}
        for row in rows:
            key = (row["provider"], row["status"] or "(none)")
            found.setdefault(key, {})[row["currency"]] = (row["count(1)"], row["sum(total)"])
        cells = [
            [
                *key,
                sum(number for number, _ in sums.values()),
                *(_amount(sums.get(each)) for each in currencies),
            ]
            for key, sums in sorted(found.items())
        ]
        self.report.outcome(
            table("", ["Provider", "Status", " Orders", *(f" {each}" for each in currencies)], cells)
        )

    def _days(self, frame: DataFrame) -> None:
        self.report.step(2, "Orders of the last days", 'orders.groupBy(to_date("placed_at")).count()')
        rows = frame.selectExpr("to_date(placed_at) day").groupBy("day").count().orderBy("day").collect()[-7:]
        most = max(row["count"] for row in rows)
        cells = [[row["day"], row["count"], "█" * round(_BAR * row["count"] / most)] for row in rows]
        self.report.outcome(table("", ["Day", " Orders", ""], cells))

    def _partitions(self, frame: DataFrame, calls: int) -> None:
        self.report.step(
            3, "Partitions: a window of time of an account each", "orders.rdd.getNumPartitions()"
        )
        rows = (
            frame.selectExpr("spark_partition_id() task", "provider", "account", "placed_at")
            .groupBy("task", "provider", "account")
            .agg({"*": "count", "placed_at": "min"})
            .orderBy("task")
            .collect()
        )
        cells = [
            [each["task"], f"{each['provider']}/{each['account']}", each["min(placed_at)"], each["count(1)"]]
            for each in rows
        ]
        self.report.outcome(table("", [" Task", "Account", "First order", " Orders"], cells))
        self.report.note(f"{calls} calls; a token's limits are divided among the tasks that use it")

    def _filter(self, frame: DataFrame, all_calls: int) -> None:
        day = datetime.now(UTC) - timedelta(days=14)
        self.report.step(4, "A filter that the provider is asked for", _FILTER.format(day=f"{day:%Y-%m-%d}"))
        chosen = frame.where("provider = 'sendcloud' and status = 'shipped'").where(
            f"placed_at >= '{day:%Y-%m-%d}'"
        )
        number, calls = self._calls_of(chosen.count)
        cells = [
            [each["path"], "  ".join(f"{name}={', '.join(values)}" for name, values in each["query"].items())]
            for each in calls
        ]
        self.report.outcome(table("", ["Call", "Query"], cells))
        self.report.note(f"{number} orders by {len(calls)} calls in place of {all_calls}")

    def _stream(self) -> None:
        now = datetime.now(UTC)
        self.report.step(
            5, "A stream of what is new or has changed", _STREAM.format(now=f"{now:%Y-%m-%dT%H:%M:%SZ}")
        )
        reader = (
            self.spark.readStream.format("orderkit").option("since", now.isoformat()).option("delay", "0")
        )
        state = str(self.file.parent / "checkpoint")
        rows = list[Any]()
        for happens in (self._nothing, self._an_order_changes):
            self.report.note(happens())
            writer = reader.load(str(self.file)).writeStream.foreachBatch(
                lambda batch, _: rows.extend(batch.collect())
            )
            writer.option("checkpointLocation", state).trigger(availableNow=True).start().awaitTermination()
            self.report.note(f"  {len(rows)} orders")
        cells = [
            [row["provider"], row["account"], row["number"], row["status"], row["updated_at"]] for row in rows
        ]
        self.report.outcome(table("", ["Provider", "Account", "Number", "Status", "Updated"], cells))
        if len(rows) != 1:
            self.differences.append(
                f"the stream must have the order that changed, once (got {len(rows)} orders)"
            )

    def _nothing(self) -> str:
        return "Batch 1: nothing has happened"

    def _an_order_changes(self) -> str:
        changed = self.mock.control.views.orders("sendcloud", status="unfulfilled")["orders"][0]
        self.mock.control.advance_order(changed["id"], "fulfilled", provider="sendcloud")
        return f"Batch 2: Sendcloud's order {changed['label']} was shipped"

    def _compare(self, frame: DataFrame) -> None:
        """Compare numbers and sums with those that the accounts' own listings have."""
        rows = frame.groupBy("provider", "account").agg({"*": "count", "total": "sum"}).collect()
        read = {(row["provider"], row["account"]): (row["count(1)"], row["sum(total)"] or 0) for row in rows}
        for account in read_accounts(self.file):
            with account.client() as client:
                listed = list(orders(client, placed=Period(self.since), concurrency=4))
            known = (len(listed), sum(each.total or 0 for each in listed))
            found = read.get((account.provider, account.name))
            if found != known:
                self.differences.append(f"{account.key} must have {known} orders and money (got {found})")

    def _calls_of(self, act: Callable[[], Any]) -> tuple[Any, Sequence[Any]]:
        """Do something; return its result, and the calls that the mock got for it."""
        before = self.mock.control.requests()
        result = act()
        last = before[-1]["number"] if before else 0
        return result, [each for each in self.mock.control.requests() if each["number"] > last]

    def verdict(self) -> int:
        """Print whether all is as it should be; return the exit code."""
        if self.differences:
            self.report.outcome(
                Panel(escape("\n".join(self.differences)), title="Different", border_style="red")
            )
            return 1
        self.report.outcome(
            Panel("Spark reads each order once, with the money that the accounts have.", border_style="green")
        )
        return 0


def _amount(found: tuple[int, Decimal | None] | None) -> str:
    return "" if found is None or found[1] is None else money(found[1])


if __name__ == "__main__":
    sys.exit(main())
