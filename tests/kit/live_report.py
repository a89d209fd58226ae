"""Reports on a run of pytest while it goes on: each failure at once, and after a silence what is running.

Registered in `conftest.py`. With pytest-xdist it lives in the controller, to which the workers send what they begin
and finish.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

SILENT_SECONDS = 10.0  # longer silence looks as if the run hangs


class LiveReport:
    """Prints to the terminal reporter of pytest."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._collecting = True
        self._running: dict[str, float] = {}
        self._last_sign = time.monotonic()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="live report", daemon=True)

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionstart(self) -> Iterator[None]:
        self._thread.start()
        return (yield)

    def pytest_collection_finish(self) -> None:
        self._sign()
        self._collecting = False

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._sign()
        self._collecting = False
        self._running[nodeid] = time.monotonic()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self._sign()
        self._running.pop(nodeid, None)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Print the id and the last line of the error of a test that fails."""
        if report.failed:
            self._print(f"FAIL {report.nodeid} ({report.when})\n     {reason_of(report)}", red=True)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._print(f"FAIL {report.nodeid} (collection)\n     {reason_of(report)}", red=True)

    def pytest_sessionfinish(self) -> None:
        self._ended.set()

    def _sign(self) -> None:
        self._last_sign = time.monotonic()

    def _watch(self) -> None:
        while not self._ended.wait(1.0):
            if time.monotonic() - self._last_sign >= SILENT_SECONDS:
                self._print(self._activity(), red=False)

    def _activity(self) -> str:
        now = time.monotonic()
        running = [f"{nodeid} for {now - begin:.0f} s" for nodeid, begin in list(self._running.items())]
        return f"running {', '.join(running)}" if running else "collecting" if self._collecting else "ending"

    def _print(self, text: str, *, red: bool) -> None:
        self._sign()
        reporter = self._config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            reporter.ensure_newline()
            reporter.write_line(text, red=red)


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The message of an error, its first line only: the traceback follows in the summary."""
    crash = getattr(report.longrepr, "reprcrash", None)
    lines = (crash.message if crash is not None else report.longreprtext).strip().splitlines()
    if not lines:
        return "no message"
    place = f"{crash.path}:{crash.lineno}: " if crash is not None else ""
    return f"{place}{lines[0] if crash is not None else lines[-1]}"


def register(config: pytest.Config) -> None:
    """Report from the process that talks to the terminal, which a worker of pytest-xdist is not."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(LiveReport(config), "live report")
