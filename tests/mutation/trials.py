"""Trying mutants in copies of the working tree, several at once."""

# pyright: reportMissingImports=false
# cosmic-ray and coverage have an environment of their own.

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from executed_lines import ExecutedLines
from forked_tests import Failure, first_failure
from mutants import Mutant, Outcome
from recording import copied_to
from selection import Stage, selected


def tried(mutants: list[Mutant], executed: ExecutedLines, folder: Path, processes: int) -> Iterator[Outcome]:
    """Try mutants; yield each outcome as it comes."""
    with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
        trials = [pool.submit(_outcome, each, selected(each, executed), folder) for each in mutants]
        try:
            for trial in as_completed(trials):
                yield trial.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _outcome(mutant: Mutant, stages: list[Stage], folder: Path) -> Outcome:
    copy = folder / f"copy-{os.getpid()}"
    if not copy.exists():
        copied_to(copy)
    begin = time.monotonic()
    failed = next((each for stage in stages if (each := _noticed(mutant, stage, copy))), None)
    took = round(time.monotonic() - begin, 1)
    return Outcome(mutant.id, str(mutant.module), mutant.diff, str(failed or ""), took, sum(map(len, stages)))


def _noticed(mutant: Mutant, stage: Stage, copy: Path) -> Failure | None:
    """Return which test fails because of a change; one that also fails without it is left out."""
    tests = dict(stage)
    while tests:
        with _changed(copy / mutant.module, mutant.source):
            failed = first_failure(copy, tests)
        if failed is None:
            return None
        without = first_failure(copy, {failed.test: tests[failed.test]} if failed.test else tests)
        if without is None:
            return failed
        if not without.test:
            return None  # nothing is known, and the change is looked at
        tests.pop(without.test)
    return None


_SECONDS = count(1)


@contextmanager
def _changed(file: Path, text: str) -> Iterator[None]:
    before = file.stat()
    original = file.read_bytes()
    file.write_text(text, "utf-8")
    # Python knows a compiled copy by the whole seconds of this time: no two changes may have the same.
    os.utime(file, (before.st_atime, before.st_mtime + next(_SECONDS)))
    try:
        yield
    finally:
        file.write_bytes(original)
        os.utime(file, (before.st_atime, before.st_mtime))
