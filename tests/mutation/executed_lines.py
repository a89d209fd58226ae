"""The lines of the client that each test executes, and how long it takes: recorded by one run of the tests."""

# pyright: reportMissingImports=false
# coverage has an environment of its own.

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import Factory, define
from coverage import Coverage, CoverageData

OUTSIDE = ""
"""The context of lines that are executed outside of tests, such as imports."""


SPAWNS = {"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn"}
"""Audit events of a new process, whose lines are not recorded."""


class Recorder:
    """A pytest plugin that writes what it records into a folder.

    What a fixture shared by several tests executes counts for each of them. It adds to what the folder has, unless it
    begins afresh.
    """

    def __init__(self, folder: Path, copy: Path, sources: list[Path], *, afresh: bool) -> None:
        self._folder, self._copy = folder, copy
        include = [f"{copy / source}/*" for source in sources]
        self._coverage = Coverage(str(folder / "coverage"), config_file=False, include=include)
        self._coverage.set_option("run:relative_files", True)
        self._known: dict[str, Any] = {"tests": {}, "fixtures": {}, "spawning": [], "libraries": []}
        if not afresh:
            self._coverage.load()
            self._known = json.loads((folder / "tests.json").read_text("utf-8"))
        self._context = OUTSIDE
        self._seconds: dict[str, float] = {}
        self._fixtures: dict[str, list[str]] = {}
        self._failed: set[str] = set()
        self._spawning: set[str] = set()
        sys.addaudithook(self._audit)

    def __enter__(self) -> Recorder:
        if not self._known["tests"]:
            self._coverage.erase()
        self._coverage.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._coverage.stop()
        self._coverage.save()
        tests = {name: seconds for name, seconds in self._seconds.items() if name not in self._failed}
        known = self._known
        found = {
            "tests": {name: seconds for name, seconds in known["tests"].items() if name not in self._failed}
            | tests,
            "fixtures": known["fixtures"] | self._fixtures,
            "spawning": sorted({*known["spawning"], *self._spawning}),
            "libraries": sorted({*known["libraries"], *self._libraries()}),
        }
        (self._folder / "tests.json").write_text(json.dumps(found), encoding="utf-8")

    def _audit(self, event: str, _: tuple[object, ...]) -> None:
        if event in SPAWNS and self._context:
            self._spawning.add(self._context)

    def _libraries(self) -> list[str]:
        files = {name: getattr(module, "__file__", None) for name, module in sys.modules.items()}
        return [name for name, file in files.items() if file and not Path(file).is_relative_to(self._copy)]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Record under the name of the test."""
        definitions = getattr(item, "_fixtureinfo").name2fixturedefs.values()  # noqa: B009 - private
        shared = [each for group in definitions for each in group if each.scope != "function"]
        self._fixtures[item.nodeid] = [_name(each) for each in shared]
        self._switch(item.nodeid)
        try:
            return (yield)
        finally:
            self._switch(OUTSIDE)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """Record under the name of the fixture if tests share it."""
        before = self._context
        if fixturedef.scope != "function":
            self._switch(_name(fixturedef))
        try:
            return (yield)
        finally:
            self._switch(before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up the time of a test, and note whether it failed or was skipped."""
        self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0.0) + report.duration
        if report.outcome != "passed":
            self._failed.add(report.nodeid)

    def _switch(self, context: str) -> None:
        if context != self._context:
            self._coverage.switch_context(context)
            self._context = context


def _name(fixturedef: Any) -> str:
    return f"fixture {fixturedef.baseid}::{fixturedef.argname}"


@define
class ExecutedLines:
    """What a recorder wrote.

    Attributes:
        seconds: The time of each test that passes.
        spawning: Those that start other processes.
        libraries: The modules that they import, without our own.
    """

    seconds: dict[str, float]
    spawning: list[str]
    libraries: list[str]
    _data: CoverageData
    _tests_of_fixture: dict[str, list[str]]
    _contexts: dict[Path, dict[int, list[str]]] = Factory(dict)

    @classmethod
    def read(cls, folder: Path) -> ExecutedLines:
        """Read them from the folder of the recorder."""
        found = json.loads((folder / "tests.json").read_text(encoding="utf-8"))
        data = CoverageData(str(folder / "coverage"))
        data.read()
        tests: dict[str, list[str]] = {}
        for test, fixtures in found["fixtures"].items():
            for fixture in fixtures:
                tests.setdefault(fixture, []).append(test)
        return cls(found["tests"], found["spawning"], found["libraries"], data, tests)

    def tests_that_execute(self, module: Path, lines: range | None = None) -> set[str]:
        """Return the tests that pass and execute a line of a module, or one of some lines."""
        if module not in self._contexts:
            self._contexts[module] = self._data.contexts_by_lineno(str(module))
        by_line = self._contexts[module]
        contexts = {each for line in by_line if lines is None or line in lines for each in by_line[line]}
        shared = {test for each in contexts for test in self._tests_of_fixture.get(each, [])}
        return (contexts | shared) & self.seconds.keys()
