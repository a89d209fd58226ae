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
serves all five APIs at once, Prism one. Times of calls are CPU time of the server for each request; less is better.
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
    lines = ["| | orderkit | Prism | ratio | at most |", "| --- | --- | --- | --- | --- |"]
    lines += [
        f"| {row.name} | {row.own:g} {row.unit} | {row.other:g} {row.unit} | {row.ratio:.2f} | {row.bar:.2f} |"
        for row in rows(run)
    ]
    machine = ", ".join(f"{name} {value}" for name, value in run["machine"].items())
    table = "\n".join(lines)
    return (
        f"{INTRODUCTION}\nThe last run: {run['rounds']} rounds; {machine}.\n\n{table}\n\n{_many(run['many'])}"
    )


def _many(many: Run) -> str:
    walks = "\n".join(
        f"| {name} | {each['first_ms']:g} ms | {each['middle_ms']:g} ms | {each['ratio']:.2f} |"
        for name, each in many["walks"].items()
    )
    start = f"starts in {many['seconds_to_start']} s and uses at most {many['mebibytes']} MiB"
    return f"""A mock with {many["orders"]:,} orders of each provider that lists them {start}.

Filtered and sorted pages of 100, each seen for the first time:

| provider | first pages | pages in the middle | ratio |
| --- | --- | --- | --- |
{walks}
"""


def read() -> Run:
    """Return the last run."""
    run: Run = json.loads(RUN.read_text(encoding="utf-8"))
    return run


def write(run: Run) -> None:
    """Keep a run."""
    RUN.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
