"""`make bench-spark`: the Spark source in 1, 2 and 4 partitions, against a mock that takes 100 ms for each response."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import httpx
import report
import spark_report
from account_files import SECRETS, write_accounts
from orderkit.accounts import Account, read_accounts
from orderkit.demo.java import java_version
from orderkit.export import export
from orderkit.orders import Period, orders
from orderkit.spark import register
from orderkit.spark.columns import SCHEMA, batch
from page_server import served

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ROOT = Path(__file__).parents[2]
SERVER = Path(__file__).parent / "spark_server.py"
DELAY = 0.1
PARTITIONS = (1, 2, 4)
SLOTS = 4
_CALLS = 60
_LARGE, _FEW = 50, 8
_INPUTS = ("call", "order_cpu", "call_cpu", "query")


@dataclass(frozen=True)
class Series:
    """An account that is read in several numbers of partitions.

    Few orders on a page keep the processor idle, so that the delay is what takes the time.
    """

    name: str
    provider: str
    orders: int
    days: int
    page_size: int
    concurrency: int
    pause: float = 0.0
    """Seconds before each measurement, after which the token's limits are free again."""
    rounds: int = 100
    """Rounds at most."""

    @property
    def settings(self) -> str:
        """Return its settings in a file of accounts."""
        return f"page_size = {self.page_size}\nconcurrency = {self.concurrency}"


SERIES = (
    Series("ePages, one call at a time", "epages", 8000, 360, 4, 1),
    Series("Sendcloud, at the limit of its token", "sendcloud", 1300, 121, 1, 1, pause=61.0, rounds=1),
)


@contextmanager
def session() -> Iterator[SparkSession]:
    """Start Spark with as many slots as there are partitions at most."""
    os.environ |= {
        **SECRETS,
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": os.pathsep.join(str(ROOT / each) for each in ("overlays", "generated")),
    }
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(f"local[{SLOTS}]")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "1",
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    register(spark)
    yield spark
    spark.stop()


@dataclass(frozen=True)
class Bench:
    """A series with what it is read from."""

    series: Series
    spark: SparkSession
    account: Account
    file: Path
    url: str
    since: datetime

    def frame(self, partitions: int) -> DataFrame:
        """Return the orders as a data frame."""
        reader = self.spark.read.format("orderkit").option("since", self.since.isoformat())
        return reader.option("partitions", str(partitions)).load(str(self.file))

    def round(self, expected: tuple[int, Decimal]) -> dict[str, Any]:
        """Measure once: calls without Spark, a query that reads nothing, and each number of partitions."""
        (call, small), (_, large) = (
            self.walk(size, calls) for size, calls in ((self.series.page_size, _CALLS), (_LARGE, _FEW))
        )
        order_cpu = (large - small) / (_LARGE - self.series.page_size)
        found: dict[str, Any] = {
            "call": call,
            "order_cpu": order_cpu,
            "call_cpu": small - order_cpu * self.series.page_size,
            "query": self.query(self.frame(1).where("account = ''"))[0],
        }
        for partitions in PARTITIONS:
            time.sleep(self.series.pause)
            before = self.calls()
            seconds, read = self.query(self.frame(partitions))
            if read != expected:
                raise RuntimeError(f"{self.series.name}: Spark reads {read}, the export {expected}")
            found[str(partitions)] = {"seconds": seconds, "calls": self.calls() - before}
        return found

    def query(self, frame: DataFrame) -> tuple[float, tuple[int, Decimal]]:
        """Return how long a query takes that reads whole orders, with their number and their sum."""
        begun = time.monotonic()
        row = frame.selectExpr("count(*)", "sum(total)", "max(raw)").collect()[0]
        return time.monotonic() - begun, (row[0], row[1])

    def calls(self) -> int:
        """Return the number of calls so far."""
        counts = httpx.get(f"{self.url}/_mock/requests?details=no", trust_env=False).json()["counts"]
        return sum(each["count"] for each in counts)

    def walk(self, page_size: int, calls: int) -> tuple[float, float]:
        """Return the seconds and the CPU seconds of a call without Spark, one after the other, into Arrow batches."""
        with self.account.client() as client:
            pages = orders(client, placed=Period(self.since), page_size=page_size).pages()
            next(pages)
            begun, cpu = time.monotonic(), time.process_time()
            for _ in range(calls):
                batch(next(pages).items, SCHEMA)
            return (time.monotonic() - begun) / calls, (time.process_time() - cpu) / calls


def measured(series: Series, spark: SparkSession, rounds: int, folder: Path) -> dict[str, Any]:
    """Return the figures of a series: medians of its rounds."""
    with served(str(SERVER), series.provider, str(series.orders), str(DELAY)) as url:
        file = write_accounts(folder / "accounts.toml", url, series.provider, more=series.settings)
        since = datetime.now(UTC) - timedelta(days=series.days)
        bench = Bench(series, spark, read_accounts(file)[0], file, url, since)
        expected = exported(file, since, folder / f"{series.provider}-{series.concurrency}.duckdb")
        bench.query(bench.frame(SLOTS).where("account = ''"))
        found = [bench.round(expected) for _ in range(min(rounds, series.rounds))]
    medians = {name: statistics.median(each[name] for each in found) for name in _INPUTS}
    seconds = {number: [each[number]["seconds"] for each in found] for number in map(str, PARTITIONS)}
    speedups = {
        number: [one / other for one, other in zip(seconds["1"], taken, strict=True)]
        for number, taken in seconds.items()
    }
    return {
        "rounds": len(found),
        "provider": series.provider,
        "orders": expected[0],
        "sum": str(expected[1]),
        "days": series.days,
        "page_size": series.page_size,
        "concurrency": series.concurrency,
        **{name: float(f"{median:.3g}") for name, median in medians.items()},
        "calls": {number: found[-1][number]["calls"] for number in seconds},
        "seconds": {number: round(statistics.median(taken), 2) for number, taken in seconds.items()},
        "speedup": {number: round(statistics.median(ratios), 2) for number, ratios in speedups.items()},
    }


def exported(file: Path, since: datetime, to: Path) -> tuple[int, Decimal]:
    """Return the number and the sum of the orders that the export has."""
    result = export(file, since=since, to=str(to))
    if result.failed:
        raise RuntimeError(f"the export must be complete (got {result.failed[0].error})")
    with duckdb.connect(str(to), read_only=True) as database:
        number, total = database.execute("SELECT count(*), sum(total) FROM orderkit.orders").fetchall()[0]
        return number, total


def main() -> int:
    """Measure, print the figures, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    if java_version() < 17:
        print("skipped: there is no Java 17 or later here, which Spark needs")
        return 0
    with tempfile.TemporaryDirectory() as folder, session() as spark:
        run = {
            "rounds": options.rounds,
            "delay": DELAY,
            "slots": SLOTS,
            "machine": {
                "CPython": platform.python_version(),
                "PySpark": spark.version,
                "processors": os.cpu_count(),
            },
            "series": {each.name: measured(each, spark, options.rounds, Path(folder)) for each in SERIES},
        }
    print(spark_report.section(run))
    if not options.dry:
        spark_report.RUN.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
        report.write(report.read())
    if not spark_report.holds(run):
        print(f"outside its bar: 4 partitions must read at least {spark_report.BAR:g} times as fast as one")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
