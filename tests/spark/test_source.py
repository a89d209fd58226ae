"""The Spark data source against the mock: the same orders as by `orders`, whatever the partitions and the filters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from orderkit.accounts import read_accounts
from orderkit.mock import MockServer
from orderkit.orders import Order, orders

pytest.importorskip("pyspark", reason="skipped: pyspark is not installed")
from orderkit.spark import register
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

pytestmark = pytest.mark.slow
SINCE = "2020-01-01"


@pytest.fixture
def frame(spark: SparkSession, accounts: Path) -> Any:
    register(spark)

    def load(**options: str) -> DataFrame:
        reader = spark.read.format("orderkit").option("accounts", str(accounts))
        for name, value in options.items():
            reader = reader.option(name, value)
        return reader.load()

    return load


def source(accounts: Path) -> list[Order]:
    found = list[Order]()
    for account in read_accounts(accounts):
        with account.client() as client:
            found += orders(client, account=account.name, concurrency=2)
    return found


def last_call(mock: MockServer) -> int:
    requests = mock.control.requests()
    return int(requests[-1]["number"]) if requests else 0


def key(row: Any) -> tuple[str, str]:
    return row["provider"], row["id"]


@pytest.mark.parametrize("partitions", ["1", "3"])
def test_every_order_is_read_once(frame: Any, accounts: Path, partitions: str) -> None:
    wanted = {(each.provider, each.id): each for each in source(accounts)}
    loaded = frame(since=SINCE, partitions=partitions)
    assert loaded.rdd.getNumPartitions() == 3 * int(partitions)
    rows = loaded.select(
        "provider", "id", "status", "total", "placed_at", "customer.name", "lines", "raw"
    ).collect()
    assert sorted(map(key, rows)) == sorted(wanted)
    for row in rows:
        order = wanted[key(row)]
        assert row["status"] == order.status
        assert row["total"] == order.total
        assert row["placed_at"].replace(tzinfo=UTC) == order.placed_at
        assert row["name"] == (order.customer and order.customer.name)
        lines = (
            None
            if order.lines is None
            else [(line.sku, line.quantity, line.unit_price) for line in order.lines]
        )
        assert lines == (
            row["lines"] and [(line["sku"], line["quantity"], line["unit_price"]) for line in row["lines"]]
        )


def test_filters_choose_what_is_asked_for(frame: Any, accounts: Path, mock: MockServer) -> None:
    start = datetime.now(UTC) - timedelta(days=20)
    wanted = [
        each.id
        for each in source(accounts)
        if each.provider == "sendcloud"
        and each.placed_at
        and each.placed_at >= start
        and each.status == "shipped"
    ]
    before = last_call(mock)
    chosen = frame(since=SINCE, partitions="2").where(
        (F.col("placed_at") >= F.lit(start))
        & (F.col("provider") == "sendcloud")
        & (F.col("status") == "shipped")
    )
    assert sorted(row["id"] for row in chosen.collect()) == sorted(wanted)
    asked = [each for each in mock.control.requests() if each["number"] > before]
    assert asked
    assert {each["provider"] for each in asked} == {"sendcloud"}


def test_sums_are_exact(frame: Any, accounts: Path) -> None:
    total = frame().where("provider = 'epages'").agg(F.sum("total")).first()
    assert total is not None
    assert total[0] == sum(
        (each.total or Decimal() for each in source(accounts) if each.provider == "epages"), Decimal()
    )


def test_options_that_are_wrong_are_refused_in_a_sentence(spark: SparkSession, frame: Any) -> None:
    with pytest.raises(Exception, match="partitions must be a number of at least 1"):
        frame(partitions="none").count()
    with pytest.raises(Exception, match="since must be a day or a time in ISO 8601"):
        frame(since="yesterday").count()
    with pytest.raises(Exception, match="accounts, a TOML file, or provider"):
        spark.read.format("orderkit").load().count()


def test_a_query_that_leaves_nothing_reads_nothing(frame: Any, mock: MockServer) -> None:
    before = last_call(mock)
    assert frame().where("account = 'nobody'").count() == 0
    assert frame().where("placed_at >= '2026-11-02' and placed_at < '2026-11-01'").count() == 0
    assert last_call(mock) == before


def test_a_failed_task_is_read_again_without_loss_or_repetition(
    frame: Any, accounts: Path, mock: MockServer
) -> None:
    wanted = sorted((each.provider, each.id) for each in source(accounts))
    # In the middle of a partition, and as often as the client tries it.
    mock.control.plan_fault(provider="sendcloud", operation="listOrders", call=3, times=3, status=503)
    before = last_call(mock)
    read = frame().select("provider", "id").collect()
    asked = [each for each in mock.control.requests() if each["number"] > before]
    begun = [each for each in asked if each["provider"] == "sendcloud" and "cursor" not in each["query"]]
    assert len(begun) == 2
    assert sorted(map(key, read)) == wanted


def test_columns_may_be_chosen_by_a_schema(frame: Any, spark: SparkSession, accounts: Path) -> None:
    reader = spark.read.format("orderkit").schema("total DECIMAL(38,9), id STRING")
    chosen = reader.load(str(accounts)).collect()
    assert {row["id"] for row in chosen} == {each.id for each in source(accounts)}
    with pytest.raises(Exception, match=r"a column of the schema must be one of .* \(got sum\)"):
        spark.read.format("orderkit").schema("sum DOUBLE").load(str(accounts)).count()


def test_one_account_is_named_by_options(spark: SparkSession, mock: MockServer) -> None:
    register(spark)
    reader = spark.read.format("orderkit").option("provider", "nocnoc_store")
    assert reader.option("base_url", f"{mock.url}/nocnoc-store").load().count() == 400


def test_a_stream_goes_on_where_it_stopped(
    spark: SparkSession, accounts: Path, mock: MockServer, tmp_path: Path
) -> None:
    register(spark)
    reader = spark.readStream.format("orderkit").option("accounts", str(accounts)).option("delay", "0")
    stream = reader.load()
    out, state = str(tmp_path / "out"), str(tmp_path / "state")

    def run() -> int:
        writer = (
            stream.select("provider", "id", "total").writeStream.format("parquet").trigger(availableNow=True)
        )
        writer.option("path", out).option("checkpointLocation", state).start().awaitTermination()
        return spark.read.parquet(out).count()

    first = run()
    assert first == len(source(accounts))
    assert run() == first
