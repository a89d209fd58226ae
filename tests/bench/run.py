"""`make bench`: measures, prints the tables, and writes the last run and what is rendered from it."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import calls
import command_starts
import concurrency
import imports
import inbox_costs
import kinds
import measure
import openapi_generator
import peers
import report
import walking
from payloads import PAYLOADS, Payload, write

PAGES_IN_MEMORY, ORDERS_A_PAGE = 100, 100
PACKAGES = (
    "openapi-python-client",
    "openapi-generator-cli",
    "datamodel-code-generator",
    "pydantic",
    "msgspec",
    "attrs",
    "stripe",
    "githubkit",
    "openai",
    "httpx",
    "aiohttp",
)
NAMES = ("decode", "memory", "imports", "cli", "calls", "concurrency", "walks", "inbox")
AFTER_IMPORT = "import orderkit, sys; assert 'httpx' not in sys.modules"


def decode_times(payload: Payload, folder: Path, rounds: int) -> dict[str, dict[str, Any]]:
    """The ratios of each way to decode a payload, to each peer that a bar is set against."""
    body = write(payload)
    ways = {name: partial(decode, body) for name, decode in peers.decoders(payload, folder).items()}
    times = measure.times(ways, rounds)
    return {base: measure.ratios(times, base) for base in (peers.STOCK, peers.PYDANTIC, peers.STRUCTS)}


def other_kinds(payload: Payload, folder: Path) -> dict[str, dict[str, int]]:
    """List what each way to decode a payload gives of another kind than ours does, and how often.

    News are left out: most peers drop them.
    """
    body, ways = write(payload._replace(news=False)), dict(peers.decoders(payload, folder))
    ours = ways[peers.OURS](body)
    del ways[peers.UNTYPED]
    found = {name: kinds.differences(ours, decode(body)) for name, decode in ways.items()}
    return {name: differences for name, differences in found.items() if differences}


def left_out() -> dict[str, str]:
    """The peers that could not be made here, and why."""
    reason = openapi_generator.missing()
    if reason is None:
        return {}
    print(f"{openapi_generator.DROPPING} is left out: {reason}")
    return {openapi_generator.DROPPING: reason}


def memory(folder: Path) -> dict[str, float]:
    """Measure the memory of the orders of many pages, as a ratio to stock."""
    payload = PAYLOADS[0]._replace(orders=ORDERS_A_PAGE)
    bodies = [write(payload, seed) for seed in range(PAGES_IN_MEMORY)]
    decoders = peers.decoders(payload, folder)
    held = {name: measure.memory(decoders[name], bodies) for name in peers.HELD if name in decoders}
    return {name: round(size / held[peers.STOCK], 3) for name, size in held.items()}


def decoding(folder: Path, rounds: int) -> dict[str, Any]:
    without = left_out()
    measured = {payload.title: decode_times(payload, folder, rounds) for payload in PAYLOADS}
    bases = (peers.STOCK, peers.PYDANTIC, peers.STRUCTS)
    return {
        "rounds": rounds,
        "left_out": without,
        "bytes": {payload.title: len(write(payload)) for payload in PAYLOADS},
        "kinds": {payload.title: other_kinds(payload, folder) for payload in PAYLOADS},
        "decode": {base: {title: ratios[base] for title, ratios in measured.items()} for base in bases},
    }


def import_times(folder: Path, rounds: int) -> dict[str, Any]:
    subprocess.run([sys.executable, "-c", AFTER_IMPORT], check=True)
    times = imports.times({**imports.BARE, **imports.READY}, rounds)
    found = measure.ratios(times, "orderkit")
    print(f"import orderkit: {min(times['import orderkit']) * 1000:.1f} ms at best, above a bare interpreter")
    answers = measure.ratios(imports.first_answers(folder, rounds), "orderkit")
    return {"import_orderkit": found.pop("import orderkit"), "imports": found, "first_answers": answers}


def machine() -> dict[str, Any]:
    facts = {"CPython": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}
    return {**facts, **{package: version(package) for package in PACKAGES}}


def parts(folder: Path, rounds: int, orders: int) -> dict[str, Callable[[], dict[str, Any]]]:
    """Parts that can be measured alone, and the figures of the run that come of it."""
    return {
        "decode": lambda: decoding(folder, rounds),
        "memory": lambda: {"orders_in_memory": PAGES_IN_MEMORY * ORDERS_A_PAGE, "memory": memory(folder)},
        "imports": lambda: import_times(folder, max(5, rounds // 3)),
        "cli": lambda: {"cli": command_starts.figures(max(5, rounds // 3))},
        "calls": lambda: {"calls": calls.figures(rounds)},
        "concurrency": lambda: {"concurrency": concurrency.figures(folder, max(5, rounds // 2))},
        "walks": lambda: {"walks": walking.measured(max(3, rounds // 6), orders)},
        "inbox": lambda: {"inbox": inbox_costs.figures(folder, rounds)},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--orders", type=int, default=100_000, help="orders of the long walk")
    parser.add_argument("--dry", action="store_true", help="print the tables and write nothing")
    parser.add_argument(
        "--only",
        nargs="+",
        default=NAMES,
        choices=NAMES,
        metavar="NAME",
        help=f"measure these parts and keep the last run's figures of the others: {', '.join(NAMES)}",
    )
    options = parser.parse_args()
    run: dict[str, Any] = {**report.read(), "machine": machine()}
    with tempfile.TemporaryDirectory() as place:
        sys.path.append(place)
        for name, measured in parts(Path(place), options.rounds, options.orders).items():
            run |= measured() if name in options.only else {}
    print(report.page(run).removeprefix(report.INTRODUCTION))
    if not options.dry:
        report.RUN.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
        report.write(run)


if __name__ == "__main__":
    main()
