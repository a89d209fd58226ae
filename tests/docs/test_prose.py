"""The hand-written pages keep to plain English: no word of our own for a term of the field, and no endless sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "pages"
# Models and ledgers are rendered from the specs, bench.md from the last run.
RENDERED = ("-models", "-ledger", "bench")
WRITTEN = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    *(path for path in sorted(PAGES.rglob("*.md")) if not path.stem.endswith(RENDERED)),
]
# The pages of the operations have no sentence that is not rendered.
WRITTEN = [
    path for path in WRITTEN if "made by docs/render.py: operation_page" not in path.read_text("utf-8")
]
# Words that these pages once had for response, sync and async, module, time and id.
UNWANTED = re.compile(
    r"\b(answer(s|ed|ing)?|colours?|told|wings?|floors?|whoever|moments?|identifications?|anew|in earnest"
    r"|of its own accord|heed(s|ed)?)\b",
    re.IGNORECASE,
)
MOST_WORDS, MOST_IN_THE_MEDIAN = 40, 16

# What a reader does not read as sentences: rendered parts, comments, code, headings, tables, pictures and tabs.
SKIPPED = re.compile(
    r"<!-- made by .*?<!-- end -->|<!--.*?-->|^ *```.*?^ *```$|^(?:#|\||!|=== ).*?$", re.DOTALL | re.MULTILINE
)
LINK = re.compile(r"\]\([^)]*\)")
ITEM = re.compile(r"\n(?=\s*(?:[-*]|\d+\.) )")
# A sentence ends before a capital letter, code, a link or emphasis.
END = re.compile(r"(?<=[.!?:])\s+(?=[A-Z`\[*\"(])")


def prose(path: Path) -> str:
    return LINK.sub("]", SKIPPED.sub("\n", path.read_text(encoding="utf-8")))


def sentences(path: Path) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", prose(path)):
        for item in ITEM.split(paragraph):
            yield from (sentence for sentence in END.split(" ".join(item.split())) if sentence)


# An index may have another project of this name, as long as ours is not published.
BY_NAME = re.compile(
    r"\b(?:install|add|uvx|pipx run)\b[^\n|`#&;]*[ \"']orderkit(?=[\[\s\"'=`#]|$)", re.MULTILINE
)
IN_A_CLONE = re.compile(r"\b(?:pip|uv) [^\n|`#&;]*[\s\"']\.(?=[\[\s\"'`#]|$)", re.MULTILINE)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_install_lines_are_those_of_a_clone_and_say_so(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert BY_NAME.findall(text) == []
    assert not IN_A_CLONE.search(text) or "clone" in text or "checkout" in text


def test_the_first_pages_say_that_the_name_is_not_published() -> None:
    for path in (ROOT / "README.md", PAGES / "index.md", PAGES / "quickstart.md", PAGES / "cli.md"):
        assert "not published yet" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "by_name"),
    [
        ('pip install "orderkit[mock]" pytest', True),
        ("uv pip install orderkit", True),
        ("`pip install 'orderkit'`", True),
        ("pipx install orderkit==1.0", True),
        ('pip install ".[mock]"   # in a clone of orderkit', False),
        ("pip install . && orderkit mock", False),
    ],
)
def test_an_install_line_by_name_is_seen(line: str, by_name: bool) -> None:
    assert bool(BY_NAME.search(line)) == by_name


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_a_page_uses_the_terms_of_the_field(path: Path) -> None:
    text = re.sub(r"`[^`]*`", "", prose(path))
    assert [line for line in text.splitlines() if UNWANTED.search(line)] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_sentences_are_short(path: Path) -> None:
    found = list(sentences(path))
    assert [sentence for sentence in found if len(sentence.split()) > MOST_WORDS] == []
    assert median(len(sentence.split()) for sentence in found) <= MOST_IN_THE_MEDIAN
