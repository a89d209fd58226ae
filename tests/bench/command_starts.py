"""How long commands take from start to end, each in a process of its own, beside a bare interpreter."""

from __future__ import annotations

import resource
import subprocess
import sys
from random import Random

import measure

MAIN = "import sys; from orderkit.cli import main; sys.exit(main())"
BARE = "python -c pass"
COMMANDS = {
    BARE: ("pass",),
    "orderkit --help": (MAIN, "--help"),
    "orderkit --version": (MAIN, "--version"),
    "orderkit nocnoc --help": (MAIN, "nocnoc", "--help"),
    "orderkit nocnoc track --help": (MAIN, "nocnoc", "track", "--help"),
    "orderkit spec --list": (MAIN, "spec", "--list"),
}
"""The code and the arguments of each process."""


def figures(rounds: int) -> measure.Ratios:
    """The time of each command as a ratio to a bare interpreter."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    order, random = list(COMMANDS), Random(1)
    for _ in range(rounds):
        random.shuffle(order)
        for name in order:
            taken[name].append(_time(COMMANDS[name]))
    found = measure.ratios(taken, BARE)
    del found[BARE]
    return found


def _time(arguments: tuple[str, ...]) -> float:
    """Seconds of CPU of a process, start and end of the interpreter included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", *arguments], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
