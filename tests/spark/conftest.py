"""A Spark session on this machine; its tests are skipped where there is no Java of at least version 17."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from account_files import SECRETS, WITH_LISTS, write_accounts
from orderkit.demo.java import java_version
from orderkit.mock import MockServer, MockSettings

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**SECRETS, "NOCNOC_STORE_API_KEY": "merchant-one"}


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    pyspark = pytest.importorskip("pyspark.sql", reason="skipped: pyspark is not installed")
    if java_version() < 17:
        pytest.skip("skipped: there is no Java 17 or later here, which Spark needs")
    # Spark's processes have the environment that is there when it starts.
    os.environ |= {
        "MERCHANT": "merchant-one",
        "SECRET": "merchant-one-secret",
        "NOCNOC_STORE_API_KEY": "merchant-one",
    }
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "overlays"), str(ROOT / "generated")])
    builder = pyspark.SparkSession.builder.master("local[2,3]")  # a task may fail twice.appName("orderkit")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=400)) as server:
        yield server


@pytest.fixture
def accounts(mock: MockServer, tmp_path: Path) -> Path:
    os.environ |= ENVIRONMENT
    return write_accounts(tmp_path / "accounts.toml", mock.url, *WITH_LISTS)
