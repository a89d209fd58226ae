"""Renders the section on listings."""

from __future__ import annotations

from typing import Any

SPEED = """## Listings

Speedup of a whole listing over fetching one page after the other. {pages} pages of {orders} orders come from a
server in another process that takes {milliseconds} ms for each. The median of {rounds} rounds and, in brackets, the
best; more is better. `With work` means that the caller works on each page for as long as the server does, so 2 is
the limit.

| listing | sync | async |
| --- | --- | --- |
"""
MEMORY = """Memory in megabytes of a process that lists {orders:,} Sendcloud orders of the mock, in pages of 200,
one page ahead:

| | after two pages | at most |
| --- | --- | --- |
"""


def section(walks: dict[str, Any]) -> str:
    """Render the section as Markdown."""
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
