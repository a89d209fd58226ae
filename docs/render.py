"""Writes the parts of the pages that are made from the specs and tests: `python docs/render.py`; `--check` compares.

A part stands between `<!-- made by docs/render.py: NAME WORDS -->` and `<!-- end -->`. NAME is a function of
`parts.PARTS`, the words are its arguments. For a part made from a spec the first word is the provider.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from parts import PARTS

DOCS = Path(__file__).parent
MARKED = re.compile(r"(<!-- made by docs/render\.py: ([^>]+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def render(page: str) -> str:
    """Return a page with its generated parts regenerated."""
    return MARKED.sub(lambda match: f"{match[1]}\n{_make(match[2])}\n\n{match[3]}", page)


def _make(instruction: str) -> str:
    """Render the part that a marker asks for."""
    name, *words = instruction.split()
    return PARTS[name](*words)


def stale_pages(pages: Path) -> dict[Path, str]:
    """Return the pages that differ from what the specs give, with their right content."""
    read = {path: path.read_text(encoding="utf-8") for path in sorted(pages.rglob("*.md"))}
    rendered = {path: render(page) for path, page in read.items()}
    return {path: page for path, page in rendered.items() if page != read[path]}


def main(arguments: list[str] | None = None) -> int:
    """Regenerate or check the pages, and return the exit code."""
    parser = argparse.ArgumentParser(description="Make the parts of the pages that come from the specs.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if a page is stale")
    check: bool = parser.parse_args(arguments).check
    stale = stale_pages(DOCS / "pages")
    for path, page in stale.items():
        state = "is out of date; run: python docs/render.py" if check else "regenerated"
        sys.stdout.write(f"{path.relative_to(DOCS.parent)} {state}\n")
        if not check:
            path.write_text(page, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
