"""Findings that are no slips: `allowed.yaml` lists each with its reason, and one that no longer occurs is a finding."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .finding import Finding

FILE = Path(__file__).with_name("allowed.yaml")


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8")) or []
    return rows


def without_allowed(title: str, found: set[Finding]) -> set[Finding]:
    """Take out the findings that are allowed in the document of this title, and report rows that allow nothing."""
    kept = set(found)
    for row in _rows():
        if row["document"] != title:
            continue
        matches = {each for each in found if _allows(row, each)}
        kept -= matches
        if not matches:
            message = (
                f"{FILE.name} allows {row['rule']}: {row['says']} and it does not occur: take the row out"
            )
            kept.add(Finding(row["at"], "allowed", message))
    return kept


def _allows(row: dict[str, Any], finding: Finding) -> bool:
    """Return whether a row is about this finding."""
    return finding.rule == row["rule"] and finding.pointer == row["at"] and row["says"] in finding.message
