"""Which tests may notice a change, those that most probably do first."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

from executed_lines import ExecutedLines
from mutants import ROOT, SOURCES, Mutant
from statements import executed_at

MOST_SECONDS = 30.0
"""The time that the tests of the package may take, and all others; many differ only in the provider or the example."""

OWN, OF_PACKAGE, OTHER = range(3)

Stage = dict[str, float]
"""Tests to run in one process, in their order, and the seconds that each takes."""


def selected(mutant: Mutant, executed: ExecutedLines) -> list[Stage]:
    """Return the unit tests of the module, those of its package, and all others, each to run in its own process."""
    lines, in_function = executed_at(ast.parse((ROOT / mutant.module).read_bytes()), mutant.change.start_pos)
    found = executed.tests_that_execute(mutant.module, lines)
    if not in_function:
        # What is executed at import has effects elsewhere: the value of a constant, say.
        found = executed.tests_that_execute(mutant.module) or set(executed.seconds)
        found |= {test for test in executed.seconds if _is_of_all_packages(test)}
    # What a test executes in another process is not recorded.
    found |= {
        test
        for test in executed.spawning
        if test in executed.seconds and _distance(test, mutant.module) != OTHER
    }
    by_distance: dict[int, list[str]] = {OWN: [], OF_PACKAGE: [], OTHER: []}
    for test in sorted(found, key=lambda test: (executed.seconds[test], test)):
        by_distance[_distance(test, mutant.module)].append(test)
    stages = (
        by_distance[OWN],
        *(_within(_varied(by_distance[each]), executed) for each in (OF_PACKAGE, OTHER)),
    )
    return [{test: executed.seconds[test] for test in tests} for tests in stages if tests]


def _distance(test: str, module: Path) -> int:
    inside = module.relative_to(SOURCES)
    folder = f"tests/unit/{inside.parent}/"
    if test.startswith(f"{folder}test_{inside.name}::") or _is_of_all_packages(test):
        return OWN
    return OF_PACKAGE if test.startswith(folder) else OTHER


def _is_of_all_packages(test: str) -> bool:
    return Path(test.partition("::")[0]).parent == Path("tests/unit/runtime")


def _varied(tests: list[str]) -> list[str]:
    """Order tests so that one case of each function comes first, then a second one of each."""
    cases: Counter[str] = Counter()
    rank: dict[str, int] = {}
    for test in tests:
        function = test.partition("[")[0]
        cases[function] += 1
        rank[test] = cases[function]
    return sorted(tests, key=lambda test: rank[test])


def _within(tests: list[str], executed: ExecutedLines) -> list[str]:
    total = 0.0
    found: list[str] = []
    for test in tests:
        total += executed.seconds[test]
        if total > MOST_SECONDS:
            break
        found.append(test)
    return found
