"""Pages for programs that read text: a `.md` twin beside each built page, `llms.txt` and `llms-full.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from .stubs import with_stubs

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_COMMENT = re.compile(r"<!-- (?:made by docs/render\.py.*?|end) -->\n*")


class Page(NamedTuple):
    """A page as it is written, the parts made from specs included."""

    section: str
    path: str
    title: str
    text: str

    @property
    def summary(self) -> str:
        """The first sentence of the first paragraph."""
        paragraphs = (each for each in re.split(r"\n\s*\n", self.text) if re.match(r"(?!```)[\w`\[(*]", each))
        sentence = re.split(r"(?<=[.:])\s", " ".join(next(paragraphs, "").split()), maxsplit=1)[0]
        return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", sentence)


def read_pages(folder: Path) -> list[Page]:
    """Return the pages of a staged folder in the order of the navigation."""
    settings: dict[str, Any] = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    return [
        _read(folder / "pages", section, path)
        for entry in settings["nav"]
        for section, below in entry.items()
        for path in _paths(below)
    ]


def _paths(below: str | list[Any] | Mapping[str, Any]) -> Iterator[str]:
    if isinstance(below, str):
        yield below
        return
    for each in below.values() if isinstance(below, Mapping) else below:
        yield from _paths(each)


def _read(folder: Path, section: str, path: str) -> Page:
    text = (folder / path).read_text(encoding="utf-8")
    front_matter = _FRONT_MATTER.match(text)
    meta: dict[str, Any] = yaml.safe_load(front_matter[1]) if front_matter else {}
    text = with_stubs(_COMMENT.sub("", text[front_matter.end() :] if front_matter else text)).strip() + "\n"
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    return Page(section, path, meta.get("title") or (heading[1] if heading else path), text)


def write_lists(pages: list[Page], folder: Path) -> None:
    """Write `llms.txt`, which lists the pages, and `llms-full.txt`, which holds them."""
    lines = ["# orderkit", "", f"> {pages[0].summary}", "", "`llms-full.txt` holds all of these pages."]
    for number, page in enumerate(pages):
        if number == 0 or pages[number - 1].section != page.section:
            lines += ["", f"## {page.section}", ""]
        lines.append(f"- [{page.title}]({page.path}): {page.summary}")
    (folder / "llms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    full = "\n".join(f"<!-- {page.path} -->\n\n{page.text}" for page in pages)
    (folder / "llms-full.txt").write_text(full, encoding="utf-8")


def write_twins(pages: list[Page], site: Path) -> None:
    """Write the Markdown of each page beside its HTML. Links between pages are right there too."""
    for page in pages:
        (site / page.path).write_text(page.text, encoding="utf-8")
