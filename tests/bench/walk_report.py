"""The section on walks of the page about the last run."""

from __future__ import annotations

from typing import Any

SPEED = """## Walks

How many times as fast a whole listing is as one page after the other: {pages} pages of {orders} orders, from a server
in another process that takes {milliseconds} ms for each; the median of {rounds} rounds and, in brackets, the best. More
is better. `With work` the caller works on each page for as long as the server does: twice as fast is the end of that.

| walk | sync | async |
| --- | --- | --- |
"""
MEMORY = """
Megabytes of the process that walks {orders:,} orders of Sendcloud in the mock, in pages of 200, one ahead:

| | after two pages | at most |
| --- | --- | --- |
"""


def section(walks: dict[str, Any]) -> str:
    """What was measured of walks, as Markdown."""
    speed = [
        f"| {kind} | {_cell(found['sync'])} | {_cell(found['async'])} |\n"
        for kind, found in walks["speedups"].items()
    ]
    memory = [
        f"| {mode} | {found['start']:.0f} | {found['most']:.0f} |\n"
        for mode, found in walks["memory"].items()
    ]
    orders = min(found["orders"] for found in walks["memory"].values())
    return "".join([SPEED.format(**walks["setting"]), *speed, MEMORY.format(orders=orders), *memory])


def _cell(found: dict[str, float]) -> str:
    return f"{found['median']:.2f} ({found['best']:.2f})"
