"""Checks our OpenAPI documents: `python specs/check.py specs/nocnoc.yaml`; the rules live in specs/checks."""

from __future__ import annotations

import sys
from pathlib import Path

from checks import RULES, Finding, findings, read

__all__ = ["RULES", "Finding", "findings", "findings_in", "main", "read"]


def findings_in(path: Path) -> list[Finding]:
    """Return every slip in a file: those of its YAML first, then those of the document."""
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
