"""Checks our documents: `python specs/check.py specs/nocnoc.yaml specs/arazzo/nocnoc.yaml`.

The rules of OpenAPI documents live in specs/checks, those of Arazzo documents in specs/workflows.
"""

from __future__ import annotations

import sys
from pathlib import Path

import workflows.rules
from checks import RULES, Finding, findings, read
from workflows.arazzo import FOLDER, read_journeys

__all__ = ["RULES", "Finding", "findings", "findings_in", "main", "read"]


def findings_in(path: Path) -> list[Finding]:
    """Return every slip in a file: those of its YAML first, then those of the document."""
    if path.resolve().parent == FOLDER:
        journeys, slips = read_journeys(path.stem)
        return slips + workflows.rules.findings(journeys)
    document, slips = read(path.read_text(encoding="utf-8"))
    return slips + (findings(document) if document else [])


def main(names: list[str]) -> int:
    """Print one line for each finding; return 0 if there is none, 1 if there is one, 2 without a document."""
    if not names:
        print("usage: python specs/check.py DOCUMENT.yaml [...]", file=sys.stderr)
        return 2
    lines = [f"{name}{finding}" for name in names for finding in findings_in(Path(name))]
    print("\n".join(lines) if lines else f"{len(names)} documents, 0 findings")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
