"""Jobs wait for the limits of a token, however long its window is; a run that is stopped does not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from orderkit.accounts import PATIENT, Account
from orderkit.contract import Contract, providers
from orderkit.export import export, running
from orderkit.export.running import Readers
from orderkit.runtime.protocol.rate_limiter import RateLimiter


class Recorder(RateLimiter):
    """Records how long a call might wait."""

    def __init__(self) -> None:
        super().__init__()
        self.most: list[float] = []

    def reserve(self, method: str, now: float, most: float, *, least: float = 0.0) -> float | None:
        self.most.append(most)
        return super().reserve(method, now, most, least=least)


def longest_window() -> float:
    limits = [each for name in providers() for each in Contract.load(name).document.get("x-rate-limits", [])]
    return float(max(each["seconds"] for each in limits))


def test_a_job_may_wait_longer_than_every_documented_window() -> None:
    assert min(PATIENT.budget, PATIENT.ceiling) > longest_window() + 60


def test_an_export_waits_for_the_limits(
    accounts: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limiter = Recorder()
    monkeypatch.setattr(Account, "limiter", lambda account: limiter)
    assert export(accounts("epages"), to=str(tmp_path / "orders.duckdb")).failed == []
    assert limiter.most
    assert min(limiter.most) > longest_window()


def test_a_partition_waits_for_the_limits(
    accounts: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyspark", reason="skipped: pyspark is not installed")
    from orderkit.spark import OrderDataSource
    from orderkit.spark.columns import SCHEMA

    limiter = Recorder()
    monkeypatch.setattr(Account, "limiter", lambda account, parts: limiter)
    reader = OrderDataSource({"accounts": str(accounts("epages"))}).reader(SCHEMA)
    for partition in reader.partitions():
        assert sum(each.num_rows for each in reader.read(partition))
    assert min(limiter.most) > longest_window()


def test_a_run_that_is_stopped_leaves_a_reader_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    woken, begun = threading.Event(), threading.Event()

    class Waiting:
        client: Any = threading.Lock()  # anything that `with` takes

        def batches(self) -> Iterator[Any]:
            begun.set()
            woken.wait()
            yield SimpleNamespace()

        def new_drift(self) -> dict[Any, int]:
            return {}

    monkeypatch.setattr(running, "_PATIENCE", 0.1)
    account = Account(name="one", provider="epages")
    reader: Any = Waiting()
    readers = Readers([account], lambda each: reader, 1)
    readers.start()
    begun.wait()
    (thread,) = readers._threads
    readers.stop()
    assert thread.is_alive()
    woken.set()
    thread.join()
