"""`make mutants`: changes the client in one place at a time, and counts how many of the changes a test notices.

The code is changed in copies of the working tree, one for each process. Mutants are made by cosmic-ray.
"""

# pyright: reportMissingImports=false
# cosmic-ray has an environment of its own.

from __future__ import annotations

import argparse
import json
import os
import queue
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from attrs import asdict, evolve
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_item import MutationSpec
from mutants import ROOT, Outcome, drawn, equivalents, tests_of

LEAST = 0.85
TIMEOUT_SECONDS = 900  # a mutant that loops for ever is killed by it, and counts as killed
NOT_FOR_MUTANTS = "not package and not soak and not fuzz"


def main() -> int:
    """Try the mutants; return 1 if too many survive."""
    arguments = read_arguments()
    chosen = drawn(arguments.number, arguments.seed)
    print(f"{len(chosen)} mutants, drawn by the seed {arguments.seed}", flush=True)
    outcomes = tried(chosen, arguments.processes)
    if arguments.output:
        arguments.output.write_text(json.dumps([asdict(each) for each in outcomes], indent=1) + "\n", "utf-8")
    return summary(outcomes)


def read_arguments() -> argparse.Namespace:
    """Read the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=400, help="how many mutants to draw")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same ones")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--output", type=Path, help="a JSON file for the outcomes")
    return parser.parse_args()


def tried(chosen: list[MutationSpec], processes: int) -> list[Outcome]:
    """Try mutants, several at once, and report on each."""
    waiting: queue.SimpleQueue[MutationSpec] = queue.SimpleQueue()
    for mutant in chosen:
        waiting.put(mutant)
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        threads = [
            threading.Thread(target=work, args=(copied_to(Path(folder) / str(number)), waiting, outcomes))
            for number in range(processes)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return outcomes


def copied_to(folder: Path) -> Path:
    """Copy the files that git knows or would add."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listing.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def work(folder: Path, waiting: queue.SimpleQueue[MutationSpec], outcomes: list[Outcome]) -> None:
    """Try mutants in a copy until none is left."""
    while True:
        try:
            mutant = waiting.get_nowait()
        except queue.Empty:
            return
        outcome = try_mutant(folder, mutant)
        outcomes.append(outcome)
        word = "killed  " if outcome.killed else "survived"
        print(
            f"{len(outcomes):4} {word} {outcome.seconds:5.0f} s  {outcome.module}: {' => '.join(outcome.lines)}",
            flush=True,
        )


def try_mutant(folder: Path, mutant: MutationSpec) -> Outcome:
    """Run the tests with a mutant in a copy."""
    inside = mutant.module_path.relative_to(ROOT)
    path = os.pathsep.join(str(folder / each) for each in ("overlays", "generated", "specs", "."))
    pytest = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", NOT_FOR_MUTANTS]
    # Its own tests kill most, without waiting for all others to be collected.
    own, others = (shlex.join([*pytest, *tests]) for tests in tests_of(mutant.module_path))
    script = (
        f"cd {shlex.quote(str(folder))} && export PYTHONPATH={shlex.quote(path)} && {own} && exec {others}"
    )
    command = shlex.join(["sh", "-c", script])
    begin = time.monotonic()
    result = mutate_and_test([evolve(mutant, module_path=folder / inside)], command, TIMEOUT_SECONDS)
    if result.diff is None:
        raise RuntimeError(f"{inside} cannot be changed: {result.output}")
    return Outcome(str(inside), result.diff, result.is_killed, time.monotonic() - begin)


def summary(outcomes: list[Outcome]) -> int:
    """Print what survived, and return 1 if too much did."""
    known = equivalents()
    survivors = [each for each in outcomes if not each.killed]
    alive = [each for each in survivors if (each.module, each.lines) not in known]
    counted = len(outcomes) - len(survivors) + len(alive)
    for each in alive:
        print(f"\n{each.diff}")
    share = (counted - len(alive)) / counted if counted else 1.0
    print(
        f"killed {counted - len(alive)} of {counted} ({share:.1%}); {len(survivors) - len(alive)} more are equivalent"
    )
    return int(share < LEAST)


if __name__ == "__main__":
    sys.exit(main())
