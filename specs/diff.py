"""Compares each document with its last release: `python specs/diff.py [--list] [PROVIDER ...]`.

It fails if a version does not say how much has changed, or if the changelog does not describe it. `--list` prints every
change as well. `--accept` records the documents as released; only a release does that.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from changes import changes
from changes.gate import has_entry, problems, read_released
from spec_files import SPECS, providers, read_spec

RELEASED = SPECS / "released"
CHANGELOGS = SPECS / "changelog"


def main(arguments: list[str] | None = None) -> int:
    """Compare or accept, and return the exit code."""
    options = parse_arguments(arguments)
    names: list[str] = options.providers or providers()
    if options.list:
        print_changes(names)
    found = [problem for name in names for problem in problems_of(name)]
    if options.accept and not found:
        found = [problem for name in names for problem in accept(name)]
    print("\n".join(found) if found else f"{len(names)} documents, 0 findings")
    return 1 if found else 0


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """Parse the command line; an unknown provider is a usage error that names those that there are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="print every change since the last release")
    parser.add_argument("--accept", action="store_true", help="record the documents as released")
    parser.add_argument("providers", nargs="*", metavar="PROVIDER", help="all if none is named")
    options = parser.parse_args(arguments)
    known = providers()
    for name in options.providers:
        if name not in known:
            parser.error(f"PROVIDER must be one of {', '.join(known)} (got {name})")
    return options


def problems_of(provider: str) -> list[str]:
    """List what keeps a provider's document from being released."""
    return problems(
        provider, read_spec(provider), read_released(RELEASED, provider), read_changelog(provider)
    )


def print_changes(names: list[str]) -> None:
    """Print each change of some documents on a line of its own."""
    for name in names:
        released = read_released(RELEASED, name)
        if released is None:
            print(f"{name}: not released yet, so there is nothing to compare")
            continue
        for change in changes(released, read_spec(name)):
            print(f"{name} {change}")


def accept(provider: str) -> list[str]:
    """Record a document as released; its section of the changelog must have a date by now."""
    document = read_spec(provider)
    version = str(document["info"]["version"])
    if not has_entry(read_changelog(provider), version, dated=True):
        return [f"specs/changelog/{provider}.md: version {version} must have a date before it is released"]
    RELEASED.mkdir(exist_ok=True)
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    (RELEASED / f"{provider}.json").write_text(text, encoding="utf-8")
    return []


def read_changelog(provider: str) -> str:
    """Return the changelog of a document, or an empty text if there is none."""
    path: Path = CHANGELOGS / f"{provider}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
