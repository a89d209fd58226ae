"""A Spark session whose own messages go to a file, and accounts at a mock."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pyspark.sql import SparkSession

from ..mock import MockServer
from ..spark import register

SECRETS: Final = {
    "NORTH": "merchant-one",
    "NORTH_SECRET": "merchant-one-secret",
    "SOUTH": "merchant-two",
    "SOUTH_SECRET": "merchant-two-secret",
}
_ACCOUNTS: Final = """
[[account]]
name = "north"
provider = "sendcloud"
public_key = { env = "NORTH" }
secret_key = { env = "NORTH_SECRET" }
base_url = "URL/sendcloud"

[[account]]
name = "south"
provider = "sendcloud"
public_key = { env = "SOUTH" }
secret_key = { env = "SOUTH_SECRET" }
base_url = "URL/sendcloud"

[[account]]
name = "outlet"
provider = "epages"
shop_id = "DemoShop"
token = { env = "NORTH" }
base_url = "URL/epages/rs/shops"

[[account]]
name = "cellar"
provider = "noventiq"
username = "merchant-one"
password = { env = "NORTH_SECRET" }
base_url = "URL/noventiq"
"""
_SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "2",
}


def write_accounts(folder: Path, mock: MockServer) -> Path:
    """Write a file of accounts at the mock, whose secrets are in the environment."""
    os.environ.update(SECRETS)
    file = folder / "accounts.toml"
    file.write_text(_ACCOUNTS.replace("URL", mock.url), encoding="utf-8")
    return file


@contextmanager
def quiet_spark(folder: Path) -> Generator[SparkSession, None, None]:
    """Start Spark on this machine, with two slots."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    # So that Spark's Python processes find what this one runs.
    os.environ["PYTHONPATH"] = os.pathsep.join(each for each in sys.path if each)
    with _errors_in(folder / "spark.log"):
        builder = SparkSession.builder.master("local[2]").appName("orderkit")
        for name, value in _SETTINGS.items():
            builder = builder.config(name, value)
        spark = builder.getOrCreate()
        spark.sparkContext.setLogLevel("OFF")
    register(spark)
    try:
        yield spark
    finally:
        spark.stop()


@contextmanager
def _errors_in(log: Path) -> Generator[None, None, None]:
    """Send the error stream of processes that are started meanwhile to a file: Java writes it from its start on."""
    sys.stderr.flush()
    kept, file = os.dup(2), os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(file)
