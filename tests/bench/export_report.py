"""Renders the last run of `make bench-export`, as a part of the page of benchmarks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RUN = Path(__file__).parent / "export_run.json"
PROVIDERS = {
    "nocnoc_store": "nocnoc store",
    "sendcloud": "Sendcloud",
    "epages": "ePages",
    "noventiq": "Noventiq",
}
SPEED, MEBIBYTES, CALLS = 0.6, 150, 20
"""The bars: speed as a ratio to the walk at least, memory and calls of a run with nothing new at most."""

Run = dict[str, Any]

INTRODUCTION = """## The export

`make bench-export` exports all orders of a mock in another process into DuckDB, and walks through the client's own
listing with the same pages and concurrency, in turns. Noventiq's orders are read one by one in both. The speed is
that of the export as a ratio to the walk; more is better. The ratio of CPU time counts the client's process alone,
and says more on a busy machine: a walk converts nothing and writes nothing. Memory is the most of the process, and
how far that is above a run that found no orders, which has loaded all modules. As in the command, Python looks for
cycles of objects less often during an export; a walk has Python's own setting. The last two columns are of a second
run with nothing new.
"""


def section(run: Run) -> str:
    """Return the part of the page."""
    machine = ", ".join(f"{name} {value}" for name, value in run["machine"].items())
    lines = [
        "| provider | orders | speed | CPU time | memory, MiB | above no orders | calls | orders again |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {PROVIDERS[name]} | {each['orders']:,} | {each['seconds']['ratio']:.2f} | {each['cpu']['ratio']:.2f} "
        f"| {each['whole']} | {each['mebibytes']} | {each['again']['calls']} | {each['again']['orders']} |"
        for name, each in run["providers"].items()
    ]
    setting = f"The last run: rounds {run['rounds']}; {machine}; load of the machine {run['load']}."
    return "\n".join([INTRODUCTION, setting, "", *lines, ""])


def line(provider: str, found: Run) -> str:
    """Return the figures of a provider with their bars, for the terminal."""
    again = found["again"]
    return (
        f"{provider:<14}{found['orders']:>8} orders  speed {found['seconds']['ratio']:.2f} (at least {SPEED})  "
        f"CPU {found['cpu']['walk']} s to {found['cpu']['export']} s  "
        f"{found['mebibytes']} MiB (at most {MEBIBYTES})  "
        f"again: {again['calls']} calls (at most {CALLS}), {again['orders']} orders, {again['seconds']} s"
    )


def beyond(run: Run) -> list[str]:
    """Return the figures that are outside their bars."""
    found = list[str]()
    for name, each in run["providers"].items():
        figures = {
            "speed": each["seconds"]["ratio"] >= SPEED,
            "memory": each["mebibytes"] <= MEBIBYTES,
            "calls": each["again"]["calls"] <= CALLS,
        }
        found += [f"{figure} of {name}" for figure, holds in figures.items() if not holds]
    return found


def read() -> Run:
    """Return the last run."""
    run: Run = json.loads(RUN.read_text(encoding="utf-8"))
    return run
