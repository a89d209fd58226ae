"""`make mutants`: changes the client in one place at a time, and counts how many of the changes a test notices.

One run of all tests records which lines each executes. Then each mutant runs those that execute its statement,
the quickest and nearest first, until one fails. The code is changed in copies of the working tree, one for
each process. Mutants are made by cosmic-ray.
"""

# pyright: reportMissingImports=false
# cosmic-ray has an environment of its own.

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from attrs import asdict
from forked_tests import import_all
from mutants import Mutant, Outcome, drawn, equivalents
from recording import executed_lines
from trials import tried

LEAST = 0.85


def main() -> int:
    """Try the mutants; return 1 if too many survive."""
    arguments = read_arguments()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        outcomes = run(arguments, folder, Path(temporary).resolve())
    return summary(outcomes)


def run(arguments: argparse.Namespace, folder: Path, temporary: Path) -> list[Outcome]:
    """Try the mutants; write each outcome into a folder as it comes."""
    executed = executed_lines(folder, temporary / "recorded")
    import_all(executed.libraries)
    chosen = drawn(arguments.number, arguments.seed)
    with (folder / "outcomes.jsonl").open("a+", encoding="utf-8") as file:
        file.seek(0)
        known = [Outcome(**json.loads(line)) for line in file.read().splitlines()]
        outcomes = killed_before(known, chosen)
        print(f"{len(chosen)} mutants, drawn by the seed {arguments.seed}; {len(outcomes)} killed before")
        for outcome in tried(remaining(known, chosen), executed, temporary, arguments.processes):
            outcomes.append(outcome)
            file.write(json.dumps(asdict(outcome)) + "\n")
            file.flush()
            print(line(outcome, len(outcomes)), flush=True)
    return outcomes


def read_arguments() -> argparse.Namespace:
    """Read the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=400, help="how many mutants to draw")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same ones")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--folder",
        type=Path,
        help="keeps what is found; with the same folder, a run goes on with mutants that are not tried or survived",
    )
    return parser.parse_args()


def killed_before(known: list[Outcome], chosen: list[Mutant]) -> list[Outcome]:
    """Return the outcomes of the mutants that an earlier run killed."""
    wanted = {each.id for each in chosen}
    killed = {each.id: each for each in known if each.killed and each.id in wanted}
    return list(killed.values())


def remaining(known: list[Outcome], chosen: list[Mutant]) -> list[Mutant]:
    """Return the mutants that are not killed; at the end those that survived before, because tests may be new."""
    killed = {each.id for each in known if each.killed}
    survived = {each.id for each in known} - killed
    return sorted((each for each in chosen if each.id not in killed), key=lambda each: each.id in survived)


def line(outcome: Outcome, number: int) -> str:
    """Return the line that reports on an outcome."""
    word = "killed  " if outcome.killed else "survived"
    change = " => ".join(outcome.lines)
    return f"{number:4} {word} {outcome.seconds:4.0f} s {outcome.tests:5} tests  {outcome.module}: {change}"


def summary(outcomes: list[Outcome]) -> int:
    """Print what survived, and return 1 if too much did."""
    known = equivalents()
    survivors = [each for each in outcomes if not each.killed]
    alive = [each for each in survivors if (each.module, each.lines) not in known]
    counted = len(outcomes) - len(survivors) + len(alive)
    for each in alive:
        print(f"\n{each.id}\n{each.diff}")
    share = (counted - len(alive)) / counted if counted else 1.0
    equivalent = len(survivors) - len(alive)
    print(f"killed {counted - len(alive)} of {counted} ({share:.1%}); {equivalent} more are equivalent")
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
