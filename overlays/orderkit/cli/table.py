"""Tables on a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ..runtime.protocol.printable import printable
from .columns import cell

_WIDEST: Final = 40
_GAP: Final = "  "
_MISSING: Final = "-"
_LONGEST: Final = 2000


def lines_of_table(
    columns: Sequence[str], first: Sequence[Sequence[Any]], rows: Iterable[Sequence[Any]], *, fit: bool
) -> Iterator[str]:
    """Yield the lines of a table.

    Args:
        columns: The names of the columns.
        first: The rows that decide the widths.
        rows: All rows.
        fit: Whether to leave out columns that are empty in the first rows or behind the edge of the terminal.
    """
    widths = [
        max(len(name), *(len(_text(row[number])) for row in first)) if first else len(name)
        for number, name in enumerate(columns)
    ]
    shown = _fitting(first, widths) if fit else list(range(len(columns)))
    yield _line([(columns[each].upper(), widths[each]) for each in shown])
    for row in rows:
        yield _line([(_text(row[each]), widths[each]) for each in shown])


def lines_of_value(members: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each member of a value."""
    names = [printable(name, _LONGEST) for name in members]
    width = max(map(len, names), default=0) + 1
    for name, value in zip(names, members.values(), strict=True):
        yield f"{name + ':':<{width}} {printable(cell(value, _MISSING), _LONGEST)}"


def _fitting(first: Sequence[Sequence[Any]], widths: Sequence[int]) -> list[int]:
    room = shutil.get_terminal_size().columns
    shown: list[int] = []
    for number, width in enumerate(widths):
        is_empty = all(row[number] in (None, [], {}) for row in first)
        if first and is_empty:
            continue
        if shown and room < width:
            break
        shown.append(number)
        room -= width + len(_GAP)
    return shown


def _text(value: Any) -> str:
    text = printable(cell(value, _MISSING), _LONGEST)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _line(cells: Iterable[tuple[str, int]]) -> str:
    return _GAP.join(text.ljust(width) for text, width in cells).rstrip()
