"""Runs tests in a forked process, which begins with the libraries imported: many times as fast as a fresh one."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing.context
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:schemathesis")
# Assertions in plugins that are imported already cannot be explained, and need not be.
QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
SECONDS_TO_TIDY_UP = 20
PASSED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
TIMED_OUT = "took too long"

Run = Callable[[Callable[[Any], None]], None]
"""A function that is given another one, by which it reports its result."""

_forks = multiprocessing.get_context("fork")


class Selection:
    """A pytest plugin that runs the selected tests in the given order, up to the first failure."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Drop all others."""
        items[:] = [item for item in items if item.nodeid in self._places]
        items.sort(key=lambda item: self._places[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first that fails."""
        if report.failed:
            self.failed = self.failed or report.nodeid


def import_all(names: Iterable[str]) -> None:
    """Import libraries, so that forked processes need not."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def first_failure(folder: Path, tests: Sequence[str], seconds: float) -> str | None:
    """Run tests in a copy of the repository, and return which one fails first, or that they take too long."""
    paths = list(dict.fromkeys(test.partition("::")[0] for test in tests))

    def run(report: Callable[[str | None], None]) -> None:
        selection = Selection(tests)
        code = pytest.main([*OPTIONS, *QUIET, "-x", *paths], plugins=[selection])
        report(None if code in PASSED else selection.failed or f"pytest ended with {int(code)}")

    failed: str | None = in_fork(folder, run, seconds)
    return failed


def in_fork(folder: Path, run: Run, seconds: float) -> Any:
    """Call a function in a forked process that imports the client from a copy; return what it reports."""
    receiver, sender = _forks.Pipe(duplex=False)
    process = _forks.Process(target=_run, args=(folder, run, sender))
    process.start()
    sender.close()
    try:
        if receiver.poll(seconds):
            return receiver.recv()
        os.kill(process.pid or 0, signal.SIGINT)  # pytest then stops the servers of its fixtures
        process.join(SECONDS_TO_TIDY_UP)
        return TIMED_OUT
    except EOFError:
        return "the process ended"
    finally:
        _end(process)
        receiver.close()


def _run(folder: Path, run: Run, sender: Connection) -> None:
    os.setsid()
    with (folder / "output.txt").open("wb") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    os.chdir(folder)
    paths = [str(folder / each) for each in ("overlays", "generated", "specs", ".")]
    sys.path[:0] = paths
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    run(sender.send)


def _end(process: multiprocessing.context.ForkProcess) -> None:
    """End a process and those it started."""
    process.join(1)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid or 0, signal.SIGKILL)
    process.join()
