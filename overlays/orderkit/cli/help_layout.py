"""Layout of helps where the output is no terminal: names in one column, texts beside them."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import Any

from cyclopts.help import HelpEntry, HelpPanel, PlainFormatter

_WIDEST_NAMES = 26


class TwoColumns(PlainFormatter):
    """Writes each entry of a help as its names and, beside them, its text."""

    def __call__(self, console: Any, options: Any, panel: HelpPanel) -> None:
        """Write one part of a help."""
        rows = [(_names(panel, entry), _text(entry)) for entry in panel.entries]
        if rows:
            lines = [f"{panel.title}:", *_lines(rows, max(60, shutil.get_terminal_size().columns))]
            self._print_plain(console, "\n".join([*lines, ""]))

    def _print_plain(self, console: Any, text: str) -> None:
        console.print(text, highlight=False, markup=False, soft_wrap=True)


def _names(panel: HelpPanel, entry: HelpEntry) -> str:
    labels = entry.display_labels_with_metavar if panel.format == "parameter" else entry.display_labels
    return ", ".join(labels)


def _text(entry: HelpEntry) -> str:
    described = getattr(entry.description, "primary_renderable", entry.description)
    plain = str(getattr(described, "plain", described or ""))
    notes = (
        ("choices", ", ".join(entry.choices or ())),
        ("default", entry.default),
        ("required", entry.required),
    )
    shown = (f"[{name}]" if value is True else f"[{name}: {value}]" for name, value in notes if value)
    return " ".join([" ".join(plain.split()), *shown])


def _lines(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    column = min(_WIDEST_NAMES, max(len(names) for names, _ in rows))
    margin = " " * (column + 4)
    for names, text in rows:
        wrapped = textwrap.wrap(text, width - len(margin), break_on_hyphens=False) or [""]
        if len(names) > column:
            yield f"  {names}"
        else:
            yield f"  {names:<{column}}  {wrapped.pop(0)}"
        yield from (f"{margin}{line}" for line in wrapped)
