"""Renders the last run of `make bench-spark`: a table of speedups, as a part of the page of benchmarks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RUN = Path(__file__).parent / "spark_run.json"
BAR = 3.0
"""How many times as fast 4 partitions must read at least, where the delay is what takes the time."""
Run = dict[str, Any]

INTRODUCTION = """## The Spark source

`make bench-spark` reads orders of the mock as a data frame, on Spark with {slots} slots on one machine. The mock takes
{milliseconds:.0f} ms longer for each response. Pages are small, so that the delay is what takes the time. Speedup over
one partition, medians of rounds; more is better. In brackets it is that of reading alone, without the seconds that
Spark takes for a query of no orders:
"""
READING = """ePages' token may make more calls than these runs need. The last row needs more calls than
Sendcloud's token may make in a minute. Partitions divide a token's limit, so they are not faster than it allows.
Each number of partitions reads as many orders as `orderkit export`, with the same sum. [The page about
scale](scale.md#the-model-beside-measured-runs) compares the times with those of a model.
"""


def section(run: Run) -> str:
    """Return the part of the page."""
    series = run["series"].values()
    numbers = [number for number in next(iter(series))["speedup"] if number != "1"]
    head = ["", "rounds", "orders", "calls", *(f"{number} partitions" for number in numbers)]
    rows = [
        [name, each["rounds"], f"{each['orders']:,}", f"{each['calls']['1']:,}"]
        + [f"{each['speedup'][number]:.2f} ({reading(each, number):.2f})" for number in numbers]
        for name, each in run["series"].items()
    ]
    lines = [head, ["---"] * len(head), *rows]
    machine = ", ".join(f"{name} {value}" for name, value in run["machine"].items())
    introduction = INTRODUCTION.format(slots=run["slots"], milliseconds=1000 * run["delay"])
    shown = "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
    return f"{introduction}\n{shown}\n\nThe last run: {machine}.\n\n{READING}"


def reading(series: Run, number: str) -> float:
    """Return the speedup of reading, without the seconds of a query that reads no orders."""
    one, several = (series["seconds"][each] - series["query"] for each in ("1", number))
    return float(one / several)


def holds(run: Run) -> bool:
    """Return whether a query of 4 partitions is as many times faster as it must be, where the delay takes the time."""
    return float(next(iter(run["series"].values()))["speedup"]["4"]) >= BAR


def read() -> Run:
    """Return the last run."""
    run: Run = json.loads(RUN.read_text(encoding="utf-8"))
    return run
