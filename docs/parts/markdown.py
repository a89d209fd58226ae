"""Markdown: tables, texts in which nothing is markup, code in cells."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from textwrap import indent

# Longer code, such as a pattern, may be broken anywhere: it would make its column wider than a screen.
LONGEST_NAME = 30

Row = tuple[str, ...]


Rows = Iterable[Row]


def table(header: Row, rows: Rows) -> str:
    """Render a Markdown table."""
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def prose(text: str) -> str:
    """Return a text on one line in which no character means anything to Markdown, code in backticks left alone."""
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else _plain(part) for part in parts).replace("|", "\\|")


def _plain(text: str) -> str:
    """Escape what Markdown and HTML would take for markup."""
    return re.sub(r"([*\\{}])", r"\\\1", text).replace("<", "&lt;")


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return re.split(r"(?<=\.)\s", text.strip(), maxsplit=1)[0]


def code(text: str) -> str:
    """Return code for a cell of a table."""
    # A bar inside backticks would end the cell or keep its backslash, and outside them other characters mean
    # something to Markdown, brackets a link.
    if "|" not in text and len(text) <= LONGEST_NAME:
        return f"`{text}`"
    written = html.escape(text).translate({ord(mark): f"&#{ord(mark)};" for mark in "|[]*_\\"})
    return f"<code>{written}</code>" if len(text) <= LONGEST_NAME else f'<code class="long">{written}</code>'


def quoted(names: Iterable[str]) -> str:
    """Return names as code, with commas between them."""
    return ", ".join(f"`{name}`" for name in names)


def fenced(language: str, code: str, margin: str = "") -> str:
    """Return a block of code, indented as tabs and folded parts need it."""
    return indent(f"```{language}\n{code}\n```", margin)
