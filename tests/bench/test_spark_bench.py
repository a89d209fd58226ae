"""The bench of the Spark source: what its last run says is on the pages, and holds its bar."""

from __future__ import annotations

import copy
from typing import Any

import report
import spark_report

RUN = spark_report.read()


def test_the_page_shows_every_series() -> None:
    section = spark_report.section(RUN)
    assert section in report.page(report.read())
    for name, series in RUN["series"].items():
        row = next(line for line in section.splitlines() if line.startswith(f"| {name} |"))
        assert all(f" {series['speedup'][number]:.2f} (" in row for number in ("2", "4"))


def test_four_partitions_read_three_times_as_fast_as_one() -> None:
    assert spark_report.holds(RUN)
    slower: Any = copy.deepcopy(RUN)
    first = next(iter(slower["series"].values()))
    first["speedup"]["4"] = 2.99
    assert not spark_report.holds(slower)
