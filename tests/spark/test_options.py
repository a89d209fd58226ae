"""Options, schemas and offsets of the Spark data source, without Spark's own processes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from account_files import SECRETS, write_accounts
from altering_server import altering_server
from orderkit.mock import MockServer, MockSettings
from orderkit.orders import Period

pytest.importorskip("pyspark", reason="skipped: pyspark is not installed")
from orderkit.spark import OrderDataSource
from orderkit.spark.columns import SCHEMA
from orderkit.spark.partitions import OrderPartition, split
from orderkit.spark.source import OrderReader
from orderkit.spark.stream import OrderStream
from pyspark.sql.datasource import EqualTo, GreaterThanOrEqual, LessThan
from pyspark.sql.types import DoubleType, IntegerType, StringType, StructType

DAY = timedelta(days=1)
URL = "http://127.0.0.1:1"


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(write_accounts(tmp_path / "accounts.toml", URL, "sendcloud", "epages"))


def reader(**options: str) -> OrderReader:
    return OrderDataSource(options).reader(SCHEMA)


def stream(**options: str) -> OrderStream:
    return OrderDataSource(options).streamReader(SCHEMA)


def partitions(made: OrderReader) -> list[Any]:
    return list(made.partitions())


def test_a_path_is_the_file_of_accounts(file: str) -> None:
    assert [each.account.key for each in partitions(reader(path=file))] == ["sendcloud/one", "epages/one"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"sinse": "2026-01-01"}, r"the options beside accounts must be of delay, .* \(got sinse\)"),
        ({"provider": "epages"}, r"\(got provider\); choose accounts by filters of the columns provider and"),
        ({"path": "b.toml"}, r"accounts must be one file \(got .*accounts.toml and b.toml\)"),
        ({"since": "2026-02-01", "until": "2026-02-01"}, "since must be before until"),
        ({"since": ""}, r"since must be a day or a time in ISO 8601 \(got ''\)"),
        ({"since": "0001-01-01T00:00:00+14:00"}, "since must be a day or a time in ISO 8601"),
        ({"partitions": "0"}, r"partitions must be a number of at least 1 \(got '0'\)"),
        ({"delay": "-1"}, r"delay must be a number of at least 0 \(got '-1'\)"),
        ({"secrets": "file"}, r"secrets must be driver or executors \(got file\)"),
    ],
)
def test_an_option_that_is_wrong_is_refused(file: str, options: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        reader(accounts=file, **options)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "must have accounts, a TOML file, or provider"),
        ({"provider": "shop"}, r"provider must be one of epages, .* \(got shop\)"),
        ({"provider": "sendcloud", "secret_key": "k"}, "set SENDCLOUD_SECRET_KEY in the environment"),
        ({"provider": "sendcloud", "pagesize": "7"}, r"pagesize must be one of .*page_size"),
        ({"provider": "nocnoc"}, "the options must list an account of a provider that lists orders"),
        ({"accounts": "nowhere.toml"}, r"nowhere.toml must be a readable file"),
    ],
)
def test_an_account_that_is_wrong_is_refused(options: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as refused:
        reader(**options)
    assert "'k'" not in str(refused.value)


def test_times_have_any_offset(file: str) -> None:
    made = partitions(reader(accounts=file, since="2026-11-01T00:00:00+02:00", until="2026-11-02"))
    assert {each.windows[0].period.start for each in made} >= {datetime(2026, 10, 31, 22, tzinfo=UTC)}


def test_a_schema_has_columns_of_orders_only() -> None:
    source = OrderDataSource({"provider": "nocnoc_store"})
    for columns, sentence in (
        (StructType().add("sum", StringType()), r"must be one of provider, account, .* \(got sum\)"),
        (
            StructType().add("total", DoubleType()),
            r"total must be decimal\(38,9\) in the schema \(got double",
        ),
        (StructType().add("lines", IntegerType()), r"lines must be array<struct<.*\(got int"),
    ):
        with pytest.raises(ValueError, match=sentence):
            source.reader(columns)
    source.reader(StructType([SCHEMA["total"], SCHEMA["id"]]))


def test_filters_that_leave_nothing_ask_for_nothing(file: str) -> None:
    placed = ("placed_at",)
    for filters in (
        [EqualTo(("account",), "two")],
        [GreaterThanOrEqual(placed, datetime(2026, 11, 2)), LessThan(placed, datetime(2026, 11, 1))],  # noqa: DTZ001
        [LessThan(placed, datetime(2019, 11, 1))],  # noqa: DTZ001
    ):
        made = reader(accounts=file, since="2020-01-01")
        assert list(made.pushFilters(list(filters))) == filters
        assert partitions(made) == []


def test_windows_are_no_shorter_than_the_unit_that_the_provider_compares() -> None:
    start = datetime(2026, 11, 1, 5, tzinfo=UTC)
    windows = split(Period(start, start + 3 * DAY), 100, DAY)
    assert windows == [
        Period(start, datetime(2026, 11, 2, tzinfo=UTC)),
        Period(datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 3, tzinfo=UTC)),
        Period(datetime(2026, 11, 3, tzinfo=UTC), start + 3 * DAY),
    ]
    assert split(Period(start, start + DAY / 2), 4, DAY) == [Period(start, start + DAY / 2)]
    assert split(Period(None, start), 4, DAY) == [Period(None, start)]


def test_windows_of_any_number_leave_no_gap() -> None:
    period = Period(datetime(2024, 2, 28, 23, 59, 59, tzinfo=UTC), datetime(2026, 11, 1, 0, 0, 1, tzinfo=UTC))
    for parts in range(1, 60):
        windows = split(period, parts, DAY)
        assert len(windows) == parts
        assert [each.start for each in windows] == [period.start, *(each.end for each in windows[:-1])]
        assert windows[-1].end == period.end


def _periods(made: OrderStream, start: dict[str, str], end: dict[str, str]) -> dict[str, Period]:
    found: Any = made.partitions(start, end)
    return {each.account.key: each.windows[0].period for each in found if isinstance(each, OrderPartition)}


def test_a_stream_goes_on_with_other_accounts(tmp_path: Path) -> None:
    one = str(write_accounts(tmp_path / "one.toml", URL, "sendcloud"))
    both = str(write_accounts(tmp_path / "both.toml", URL, "sendcloud", "epages"))
    limit: Any = None
    before = stream(accounts=one)
    first = before.latestOffset(before.initialOffset(), limit)
    after = stream(accounts=both, since="2026-01-01")
    # The last batch is planned again after a restart, as it was: it has nothing of the new account.
    assert set(_periods(after, before.initialOffset(), first)) == {"sendcloud/one"}
    second = after.latestOffset(first, limit)
    added = _periods(after, first, second)["epages/one"]
    assert added.start == datetime(2026, 1, 1, tzinfo=UTC)
    assert added.end == datetime.fromisoformat(second["epages/one"])
    # One that is left out for a time goes on where it stopped.
    third = before.latestOffset(second, limit)
    assert third["epages/one"] == second["epages/one"]
    assert set(_periods(before, second, third)) == {"sendcloud/one"}


def test_a_stream_stays_behind_and_never_goes_back(file: str) -> None:
    limit: Any = None
    made = stream(accounts=file)
    reached = made.latestOffset(made.initialOffset(), limit)
    assert all(datetime.fromisoformat(each) < datetime.now(UTC) - 9 * DAY / 1440 for each in reached.values())
    ended = stream(accounts=file, until="2026-01-01")
    assert ended.latestOffset(reached, limit) == reached
    assert _periods(ended, reached, reached) == {}


def test_an_order_that_cannot_be_read_is_left_out_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with MockServer(MockSettings(orders=8)) as mock, altering_server(mock.url) as server:
        listed = str(write_accounts(tmp_path / "accounts.toml", server.url, "noventiq"))
        (partition,) = partitions(reader(accounts=listed, partitions="1"))
        wanted = [order.id for page in partition.pages() for order in page]
        assert not caplog.records
        server.change = lambda path, body: 403 if path.endswith(f"/{wanted[1]}") else body
        found = [order.id for page in partition.pages() for order in page]
    assert found == [wanted[0], *wanted[2:]]
    (record,) = caplog.records
    assert record.getMessage().startswith(
        f"noventiq/one: order {wanted[1]} was left out: ForbiddenError: getOrder was refused"
    )
