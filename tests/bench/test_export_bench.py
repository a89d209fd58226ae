"""The bench of the export: what counts as outside its bar, and what it measures of a small mock."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import export_bench
import export_report
import pytest

FIGURES: Any = {
    "orders": 1000,
    "seconds": {"walk": 0.7, "export": 1.0, "ratio": 0.7},
    "cpu": {"walk": 0.3, "export": 1.0, "ratio": 0.3},
    "mebibytes": 120,
    "whole": 300,
    "again": {"calls": 4, "orders": 0, "seconds": 0.5},
}


def run_with(**figures: Any) -> Any:
    """Return a run of one provider, with other figures."""
    machine = {"CPython": "3.14", "processors": 2}
    found = {**copy.deepcopy(FIGURES), **figures}
    return {"rounds": 1, "machine": machine, "load": 0.1, "providers": {"sendcloud": found}}


@pytest.mark.parametrize(
    ("figures", "outside"),
    [
        ({}, []),
        ({"seconds": {"ratio": 0.59}}, ["speed of sendcloud"]),
        ({"mebibytes": 151}, ["memory of sendcloud"]),
        ({"again": {"calls": 21}}, ["calls of sendcloud"]),
    ],
)
def test_a_figure_beyond_its_bar_is_noticed(figures: Any, outside: list[str]) -> None:
    assert export_report.beyond(run_with(**figures)) == outside


def test_the_page_and_the_terminal_show_the_figures() -> None:
    assert "| Sendcloud | 1,000 | 0.70 | 0.30 | 300 | 120 | 4 | 0 |" in export_report.section(run_with())
    assert "speed 0.70 (at least 0.6)" in export_report.line("sendcloud", FIGURES)


@pytest.mark.slow
@pytest.mark.parametrize("provider", export_report.PROVIDERS)
def test_a_walk_and_an_export_read_the_same_orders(provider: str, tmp_path: Path) -> None:
    with export_bench.mock(60, tmp_path) as url:
        found = export_bench.compare(provider, url, 1, tmp_path)
    assert 0 < found["orders"] <= 60
    assert found["seconds"]["ratio"] > 0
    assert found["again"]["calls"] <= export_report.CALLS
