"""A cluster whose executor is killed in the middle reads every order once, from a zip file of orderkit."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from orderkit.accounts import read_accounts
from orderkit.demo.java import java_version
from orderkit.mock import MockServer
from orderkit.orders import orders

SCRIPT = Path(__file__).parents[1] / "kit" / "spark_cluster.py"


@pytest.mark.soak
def test_a_killed_executor_loses_no_order(mock: MockServer, accounts: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="skipped: pyspark is not installed")
    if java_version() < 17:
        pytest.skip("skipped: there is no Java 17 or later here, which Spark needs")
    # Many small pages, so that the executors are at work when one is killed.
    for provider in ("nocnoc-store", "sendcloud", "epages"):
        mock.control.seed(1_000, provider=provider)
    text = accounts.read_text(encoding="utf-8")
    accounts.write_text(text.replace("[[account]]", "[[account]]\npage_size = 4"), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(SCRIPT), str(accounts), str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        timeout=600,
        cwd=tmp_path,
    )
    found = json.loads(ran.stdout.strip().splitlines()[-1])
    assert found["killed"] == 1
    assert "orderkit.zip" in found["place"]
    counts, sums = Counter[str](), dict[str, Decimal]()
    for account in read_accounts(accounts):
        with account.client() as client:
            for order in orders(client, concurrency=2):
                counts[order.provider] += 1
                if order.total is not None:
                    sums[order.provider] = sums.get(order.provider, Decimal()) + order.total
    assert {provider: row[0] for provider, row in found["orders"].items()} == counts
    assert {provider: row[1] for provider, row in found["orders"].items()} == counts
    read = {provider: Decimal(row[2]) for provider, row in found["orders"].items() if row[2] is not None}
    assert read == sums
    mock.control.reset()
