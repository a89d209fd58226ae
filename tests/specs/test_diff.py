"""The gate on the command line: no baseline, a release, and changes after it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import diff
import pytest
from spec_files import providers, read_spec

DATED = "## {version} - 2026-11-29\n\n- The first version.\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of our own for releases and changelogs; every changelog has a dated entry."""
    monkeypatch.setattr(diff, "RELEASED", tmp_path / "released")
    monkeypatch.setattr(diff, "CHANGELOGS", tmp_path / "changelog")
    (tmp_path / "changelog").mkdir()
    for provider in providers():
        text = DATED.format(version=read_spec(provider)["info"]["version"])
        (tmp_path / "changelog" / f"{provider}.md").write_text(text, encoding="utf-8")
    return tmp_path


def change_release(repository: Path, provider: str, **info: Any) -> None:
    path = repository / "released" / f"{provider}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["info"].update(info)
    path.write_text(json.dumps(document), encoding="utf-8")


def test_the_documents_of_the_repository_pass(capsys: pytest.CaptureFixture[str]) -> None:
    code = diff.main([])
    assert (code, capsys.readouterr().out) == (0, f"{len(providers())} documents, 0 findings\n")


def test_without_a_release_there_is_nothing_to_compare(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff.main(["--list", "nocnoc"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "nocnoc: not released yet, so there is nothing to compare",
        "1 documents, 0 findings",
    ]


def test_a_released_document_is_the_baseline(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff.main(["--accept"]) == 0
    assert sorted(path.stem for path in (repository / "released").iterdir()) == providers()
    change_release(repository, "nocnoc", description="Otherwise.")
    capsys.readouterr()
    assert diff.main(["--list", "nocnoc"]) == 1
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first == "nocnoc #/info/description: description changed (text)"
    assert second.startswith("specs/nocnoc.yaml: info.version must be 1.0.1 or later")


def test_what_fails_is_not_accepted(repository: Path) -> None:
    diff.main(["--accept", "nocnoc"])
    change_release(repository, "nocnoc", title="Otherwise")
    before = (repository / "released" / "nocnoc.json").read_bytes()
    assert diff.main(["--accept", "nocnoc"]) == 1
    assert (repository / "released" / "nocnoc.json").read_bytes() == before


def test_a_release_has_a_date(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changelog = repository / "changelog" / "nocnoc.md"
    changelog.write_text(
        changelog.read_text(encoding="utf-8").replace("2026-11-29", "unreleased"), encoding="utf-8"
    )
    assert diff.main(["--accept", "nocnoc"]) == 1
    assert "must have a date before it is released" in capsys.readouterr().out
    assert not (repository / "released").exists()


def test_an_unknown_provider_is_refused_by_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        diff.main(["nocnok"])
    assert f"PROVIDER must be one of {', '.join(providers())} (got nocnok)" in capsys.readouterr().err
