"""Renders the last run of `make bench-mock`: a table with bars, as a part of the page of benchmarks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RUN = Path(__file__).parent / "mock_run.json"

Run = dict[str, Any]

INTRODUCTION = """## The mock

`make bench-mock` measures `orderkit mock` beside Prism 5, in one run: the server on one core, the load on another, and
medians of rounds in which the servers take turns. Both serve the same documents and send the same bytes. orderkit
serves all five APIs at once, Prism one. What is compared of a call is the CPU time of the server; less is better.
"""


@dataclass(frozen=True)
class Row:
    """A figure of both servers, and the ratio that it may have at most."""

    name: str
    unit: str
    own: float
    other: float
    ratio: float
    bar: float

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its bar."""
        return self.ratio <= self.bar


def rows(run: Run) -> list[Row]:
    """Return the rows of the table."""
    start, memory = run["start"], run["memory"]
    calls = [
        Row(name, "µs", each["orderkit"], each["prism"], each["ratio"], round(1 / each["bar"], 3))
        for name, each in run["calls"].items()
    ]
    return [
        Row("start to first response", "s", start["orderkit"], start["prism"], start["ratio"], 0.2),
        *calls,
        Row("memory after the load", "MiB", memory["orderkit"], memory["prism"], memory["ratio"], 0.35),
    ]


def section(run: Run) -> str:
    """Return the part of the page."""
    lines = ["| | as a ratio to Prism |", "| --- | --- |"]
    lines += [f"| {row.name} | {row.ratio:.2f} |" for row in rows(run)]
    machine = ", ".join(f"{name} {value}" for name, value in run["machine"].items())
    table = "\n".join(lines)
    return (
        f"{INTRODUCTION}\nThe last run: {run['rounds']} rounds; {machine}.\n\n{table}\n\n{_many(run['many'])}"
    )


def _many(many: Run) -> str:
    walks = "\n".join(f"| {name} | {each['ratio']:.2f} |" for name, each in many["walks"].items())
    return f"""A mock with {many["orders"]:,} orders of each provider that lists them uses {many["mebibytes"]} MiB.

Filtered and sorted pages of 100 in the middle of a walk, as a ratio to the first pages; no page is seen twice:

| provider | middle |
| --- | --- |
{walks}
"""


def figures(run: Run) -> str:
    """Return every figure with its unit and its bar, for the terminal."""
    lines = [
        f"{row.name:<26}{row.own:>10g}{row.other:>10g} {row.unit:<4}{row.ratio:>6.2f}  at most {row.bar:.2f}"
        for row in rows(run)
    ]
    many = run["many"]
    lines.append(f"{many['orders']:,} orders: start {many['seconds_to_start']} s, {many['mebibytes']} MiB")
    for name, each in many["walks"].items():
        lines.append(
            f"  {name:<24}{each['first_ms']:>10g}{each['middle_ms']:>10g} ms  {each['ratio']:>6.2f}  at most 2"
        )
    return "\n".join(lines)


def read() -> Run:
    """Return the last run."""
    run: Run = json.loads(RUN.read_text(encoding="utf-8"))
    return run
