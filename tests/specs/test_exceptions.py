"""What the linters and the score let pass: a few exceptions, each with its reason."""

from __future__ import annotations

import re
from typing import Any

import pytest
import score
import yaml
from spec_files import SPECS, providers

SWITCHED_OFF = {
    "contact-properties",
    "license-url",
    "openapi-tags-alphabetical",
    "path-keys-no-trailing-slash",
}


@pytest.fixture(scope="module")
def spectral() -> str:
    return (SPECS / "spectral.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["redocly.yaml", "spectral.yaml"])
def test_every_rule_that_is_off_has_a_reason(name: str) -> None:
    lines = (SPECS / name).read_text(encoding="utf-8").splitlines()
    reasons = "# Off, because order carries meaning"
    start = next(
        (number for number, line in enumerate(lines) if line.strip().startswith(reasons)), len(lines)
    )
    off = [line for line in lines[:start] if re.search(r": off\b", line)]
    assert off
    assert [line for line in off if not re.search(r": off # \S+", line)] == []


def test_spectral_has_all_rules_but_four(spectral: str) -> None:
    settings: dict[str, Any] = yaml.safe_load(spectral)
    assert settings["extends"] == [["spectral:oas", "all"], ["spectral:arazzo", "all"]]
    found = [*settings["rules"], *(name for each in settings["overrides"] for name in each["rules"])]
    assert sorted(found) == sorted(SWITCHED_OFF)


def test_every_exception_of_the_score_names_a_document_and_a_reason() -> None:
    wanted: dict[str, Any] = yaml.safe_load(score.SCORES.read_text(encoding="utf-8"))
    assert set(wanted["exceptions"]) <= set(providers())
    for exception in wanted["exceptions"].values():
        assert exception["minimum"] < wanted["minimum"]
        assert len(exception["reason"]) > 50


def test_a_document_below_its_score_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(score, "score", lambda _, provider: 80.0)
    assert score.main(["redocly"]) == 1
    said = capsys.readouterr().out
    assert "specs/nocnoc.yaml: the score must be 86 or more (got 80.0)" in said
    assert "specs/epages.yaml" not in said


def test_the_score_needs_the_command_to_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main([]) == 2
    assert "usage" in capsys.readouterr().err
