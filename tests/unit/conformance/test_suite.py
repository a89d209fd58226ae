"""The rules as cases of pytest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from orderkit.conformance import ConformanceSuite, RunOptions, run
from orderkit.conformance import suite as suite_module
from orderkit.testing.session import MockSession
from tested_servers import ENVIRONMENT, Change, Faulty, options, with_body

STAGING = "https://staging.example/api/v3"
RULES = ("fits-schema", "page-largest")


def suite(
    mock: MockSession, monkeypatch: pytest.MonkeyPatch, change: Change | None = None
) -> ConformanceSuite:
    def through_transport(asked: RunOptions) -> object:
        return run(asked, transport=Faulty(mock, change))

    monkeypatch.setattr(suite_module, "run", through_transport)
    return ConformanceSuite("sendcloud", lambda: options("sendcloud", rules=frozenset(RULES)))


def test_cases_are_known_without_a_server() -> None:
    def fail() -> RunOptions:
        raise AssertionError("no server is needed to list the cases")

    cases = ConformanceSuite("sendcloud", fail).cases(*RULES)
    assert "fits-schema:listOrders" in [str(case) for case in cases]
    assert len({str(case) for case in cases}) == len(cases)
    with pytest.raises(ValueError, match="rule must be one of"):
        ConformanceSuite("sendcloud", fail).cases("nothing")


def test_cases_pass_and_skip(mock: MockSession, monkeypatch: pytest.MonkeyPatch) -> None:
    tested = suite(mock, monkeypatch)
    cases = {str(case): case for case in tested.cases(*RULES)}
    tested.check(cases["fits-schema:listOrders"])
    with pytest.raises(pytest.skip.Exception, match="needs --allow-writes"):
        tested.check(cases["fits-schema:deleteOrder"])


def test_a_broken_case_shows_the_failure(mock: MockSession, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_data(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return with_body(response, {"data": [{"id": 7}]})

    tested = suite(mock, monkeypatch, without_data)
    case = next(case for case in tested.cases("fits-schema") if case.subject.operation == "listOrders")
    with pytest.raises(AssertionError, match="must be there") as raised:
        tested.check(case)
    assert "curl" in str(raised.value)


def test_the_example_of_the_page_runs(mock: MockSession, tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs" / "pages" / "conformance.md"
    example = page.read_text(encoding="utf-8").partition("``` { .python .no-run }\n")[2].partition("```")[0]
    (tmp_path / "test_staging.py").write_text(example.replace(STAGING, f"{mock.url}/sendcloud"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **ENVIRONMENT},
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout
    assert " skipped" in done.stdout
