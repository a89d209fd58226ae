"""The steps around the builder: versions beside each other, and what a builder is given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from publishing.staging import stage
from publishing.versions import list_versions

DOCS = Path(__file__).parents[2] / "docs"


def test_versions_are_listed_newest_first_and_the_latest_is_where_readers_arrive(tmp_path: Path) -> None:
    for name in ("0.2", "0.10", "0.9", "assets"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("")
    assert list_versions(tmp_path) == ["0.10", "0.9", "0.2"]
    listed = json.loads((tmp_path / "versions.json").read_text())
    assert [each["version"] for each in listed] == ["0.10", "0.9", "0.2"]
    assert [each["aliases"] for each in listed] == [["latest"], [], []]
    assert 'content="0; url=0.10/index.html"' in (tmp_path / "index.html").read_text()


@pytest.mark.parametrize("is_versioned", [False, True])
def test_readers_choose_among_versions_only_where_there_are_several(
    tmp_path: Path, is_versioned: bool
) -> None:
    settings = yaml.safe_load(stage(tmp_path, is_versioned=is_versioned).read_text())
    assert ("version" in settings["extra"]) == is_versioned


def test_the_changelog_is_a_page_whose_links_are_those_of_pages(tmp_path: Path) -> None:
    stage(tmp_path)
    page = (tmp_path / "pages" / "changelog.md").read_text("utf-8")
    assert page.startswith("# Changelog\n")
    assert "](docs/pages/" not in page


def test_linked_pages_are_seen_to_change(tmp_path: Path) -> None:
    stage(tmp_path, linked=True)
    assert (tmp_path / "pages" / "index.md").resolve() == DOCS / "pages" / "index.md"
