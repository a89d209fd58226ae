"""Runs tests in a forked process, which begins with the libraries imported: many times as fast as a fresh one."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing.context
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from attrs import define

OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:schemathesis")
# Assertions in plugins that are imported already cannot be explained, and need not be.
QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
PASSED = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
SECONDS_TO_COLLECT = 120.0
# A test may take this many times as long as it took, and these seconds more.
FACTOR, SECONDS_MORE = 5, 30
SECONDS_TO_TIDY_UP = 20

Report = Callable[[Any], None]

_forks = multiprocessing.get_context("fork")


@define(frozen=True)
class Failure:
    """The first test that failed.

    Attributes:
        test: Its name; empty if none was run.
        reason: Why it failed, unless by an error of its own.
    """

    test: str
    reason: str = ""

    def __str__(self) -> str:
        return " ".join(each for each in (self.test, self.reason) if each)


class Selection:
    """A pytest plugin that runs the selected tests in the given order, and reports each before it runs."""

    def __init__(self, tests: Iterable[str], report: Report) -> None:
        self._places = {test: place for place, test in enumerate(tests)}
        self._report = report
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Drop all others."""
        items[:] = [item for item in items if item.nodeid in self._places]
        items.sort(key=lambda item: self._places[item.nodeid])

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Report a test."""
        self._report(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first that fails."""
        if report.failed:
            self.failed = self.failed or report.nodeid


def import_all(names: Iterable[str]) -> None:
    """Import libraries, so that forked processes need not."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


def first_failure(folder: Path, tests: Mapping[str, float]) -> Failure | None:
    """Run tests in a copy of the repository up to the first failure, which it returns.

    Args:
        folder: The copy.
        tests: The tests in their order, and the seconds that each took before.
    """

    def run(report: Report) -> None:
        selection = Selection(tests, report)
        paths = dict.fromkeys(test.partition("::")[0] for test in tests)
        code = pytest.main([*OPTIONS, *QUIET, "-x", *paths], plugins=[selection])
        ended = (
            None if code in PASSED else Failure(selection.failed, "" if selection.failed else f"code {code}")
        )
        report((ended,))

    current, limit = "", SECONDS_TO_COLLECT
    with forked(folder, run) as (reports, process):
        while reports.poll(limit):
            try:
                found: str | tuple[Failure | None] = reports.recv()
            except EOFError:
                return Failure(current, "ended the process")
            if isinstance(found, tuple):
                return found[0]
            current, limit = found, SECONDS_MORE + FACTOR * tests[found]
        os.kill(process.pid or 0, signal.SIGINT)  # pytest then stops the servers of its fixtures
        process.join(SECONDS_TO_TIDY_UP)
    return Failure(current, "took too long")


@contextlib.contextmanager
def forked(
    folder: Path, run: Callable[[Report], None]
) -> Iterator[tuple[Connection, multiprocessing.context.ForkProcess]]:
    """Call a function in a forked process that imports the client from a copy; give what it reports."""
    receiver, sender = _forks.Pipe(duplex=False)
    process = _forks.Process(target=_run, args=(folder, run, sender))
    process.start()
    sender.close()
    try:
        yield receiver, process
    finally:
        process.join(1)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid or 0, signal.SIGKILL)
        process.join()
        receiver.close()


def _run(folder: Path, run: Callable[[Report], None], sender: Connection) -> None:
    os.setsid()
    # A shell that starts a program in the background has it ignore this signal, which some tests send.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with (folder / "output.txt").open("wb") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    os.chdir(folder)
    paths = [str(folder / each) for each in ("overlays", "generated", "specs", ".")]
    sys.path[:0] = paths
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    run(sender.send)
