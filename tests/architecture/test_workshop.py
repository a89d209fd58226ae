"""The tools of the tests themselves: what make prints while a command runs, and how a difference reads."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import live_report
import pytest
from tables import differences

STEP = str(Path(__file__).parents[2] / ".ci" / "step.py")


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The functions of the script, with a heartbeat that comes soon."""
    functions = runpy.run_path(STEP, run_name="step")
    monkeypatch.setitem(functions["run"].__globals__, "HEARTBEAT_SECONDS", 0.05)
    return functions


def test_a_long_command_says_that_it_runs(step: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    process = step["subprocess"].Popen(command, stdin=step["subprocess"].PIPE)
    beats: list[str] = []

    def see(text: str, **_: Any) -> None:
        """End the command at its second heartbeat, however long the machine takes."""
        beats.append(text)
        if len(beats) == 2:
            process.stdin.close()

    step["wait_for"].__globals__["print"] = see
    assert step["wait_for"](process, "A command", 0.0) == 0
    assert all("A command: running for" in beat for beat in beats)


@pytest.mark.parametrize(("code", "outcome"), [(0, "done after"), (3, "failed (exit code 3) after")])
def test_a_command_ends_with_its_outcome(
    step: dict[str, Any], capfd: pytest.CaptureFixture[str], code: int, outcome: str
) -> None:
    assert step["run"]("A command", [sys.executable, "-c", f"raise SystemExit({code})"]) == code
    first, *_, last = capfd.readouterr().out.splitlines()
    assert first == "==> A command"
    assert f"A command: {outcome}" in last


def test_a_failure_is_reported_by_the_first_line_of_its_message() -> None:
    crash = SimpleNamespace(path="test_it.py", lineno=7, message="AssertionError: assert 1 == 2\n  more")
    report: Any = SimpleNamespace(longrepr=SimpleNamespace(reprcrash=crash))
    assert live_report.reason_of(report) == "test_it.py:7: AssertionError: assert 1 == 2"


def test_tables_that_differ_are_reported_word_by_word() -> None:
    found = {"same": "a b", "short": "a", "long": "a b c", "turned": "b a", "new": "a"}
    wanted = {"same": "a b", "short": "a b", "long": "a b", "turned": "a b", "old": "a"}
    assert set(differences(found, wanted)) == {
        "short: b is missing",
        "long: c is unexpected",
        "turned: the order must be a b (got b a)",
        "new is unexpected",
        "old is missing",
    }
