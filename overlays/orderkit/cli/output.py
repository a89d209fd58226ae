"""Forms of a result: a table, JSON, a line of JSON for each item, and CSV."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from itertools import chain, islice
from typing import Any, Final, Protocol, TextIO

from attrs import define

from ..errors import OrderkitError
from ..runtime.protocol.json_codec import to_json
from ..runtime.protocol.printable import for_stream
from .columns import cell, flatten, is_list, is_object, row_of
from .options import Values
from .problems import UsageError
from .table import lines_of_table, lines_of_value

FORMS: Final = ("table", "json", "ndjson", "csv")
_FIRST_ROWS: Final = 100
"""Rows that decide how wide the columns of a table are; those behind them are written as they come."""


class Writer(Protocol):
    """Writes a result; a list is written while it is read."""

    def one(self, value: Any) -> None:
        """Write a single value; None is nothing."""
        ...

    def many(self, items: Iterable[Any]) -> None:
        """Write the items of a list."""
        ...


def prepare(stream: TextIO) -> None:
    """Make a stream write UTF-8 into a pipe or a file, and what a terminal cannot show as an escape."""
    if isinstance(stream, TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", newline="\n")


def form_of(values: Values, stream: TextIO) -> str:
    """Return the form that the options ask for; a table on a terminal and lines of JSON elsewhere without one.

    Raises:
        UsageError: Two were asked for, or columns of a form that has none.
    """
    asked = [form for form in FORMS if values.get(form)]
    if len(asked) > 1:
        raise UsageError(f"--{asked[0]} must not be given together with --{asked[1]}")
    form = asked[0] if asked else "table" if stream.isatty() else "ndjson"
    if values.get("columns") and form not in ("table", "csv"):
        raise UsageError("--columns must come with --table or --csv")
    return form


def writer_of(form: str, columns: Iterable[str], chosen: bool) -> Writer:
    """Return the writer of a form.

    Args:
        form: One of `FORMS`.
        columns: The columns, in their order.
        chosen: Whether a person chose them; else a table leaves out those that are empty or do not fit.
    """
    names = tuple(columns)
    if form == "table":
        return _Table(names, chosen)
    if form == "csv":
        return _Csv(names)
    return _Json() if form == "json" else _Lines()


def _write(text: str) -> None:
    sys.stdout.write(for_stream(text, sys.stdout))


def pretty(value: Any, indent: str = "") -> str:
    """Return a value as JSON with a member in each line; amounts keep their digits."""
    deeper = f"{indent}  "
    if is_object(value) and value:
        members = (f"{deeper}{to_json(key)}: {pretty(each, deeper)}" for key, each in value.items())
        return "{\n" + ",\n".join(members) + f"\n{indent}}}"
    if is_list(value) and value:
        return "[\n" + ",\n".join(f"{deeper}{pretty(each, deeper)}" for each in value) + f"\n{indent}]"
    return to_json(value)


class _Json:
    def one(self, value: Any) -> None:
        _write(f"{pretty(value)}\n")

    def many(self, items: Iterable[Any]) -> None:
        before = "[\n  "
        for item in items:
            _write(f"{before}{pretty(item, '  ')}")
            before = ",\n  "
        _write("[]\n" if before.startswith("[") else "\n]\n")


class _Lines:
    def one(self, value: Any) -> None:
        if value is not None:
            self.many([value])

    def many(self, items: Iterable[Any]) -> None:
        for item in items:
            _write(f"{to_json(item)}\n")


class _CsvLines:
    """Takes lines of CSV. On a terminal a line break in a cell is escaped too: it could forge a row."""

    def write(self, line: str) -> None:
        cells = line.removesuffix("\n")
        _write((cells.replace("\n", "\\u000a") if sys.stdout.isatty() else cells) + "\n")


@define
class _Csv:
    columns: tuple[str, ...]

    def one(self, value: Any) -> None:
        if value is not None:
            self.many([value])

    def many(self, items: Iterable[Any]) -> None:
        writer = csv.writer(_CsvLines(), lineterminator="\n")
        writer.writerow(self.columns)
        for item in items:
            writer.writerow(cell(each, "") for each in row_of(item, self.columns))


@define
class _Table:
    columns: tuple[str, ...]
    chosen: bool

    def one(self, value: Any) -> None:
        if value is None:
            return
        members = row_of(value, self.columns) if self.chosen else flatten(value).values()
        names = self.columns if self.chosen else flatten(value)
        self._print(lines_of_value(dict(zip(names, members, strict=True))))

    def many(self, items: Iterable[Any]) -> None:
        rows = (row_of(item, self.columns) for item in items)
        first: list[list[Any]] = []
        try:
            for row in islice(rows, _FIRST_ROWS):
                first.append(row)  # noqa: PERF402 - what was read stays read if the list breaks off
        except OrderkitError:
            if first:
                self._print_rows(first, first)
            raise
        self._print_rows(first, chain(first, rows))

    def _print_rows(self, first: list[list[Any]], rows: Iterable[list[Any]]) -> None:
        self._print(lines_of_table(self.columns, first, rows, fit=not self.chosen))

    def _print(self, lines: Iterator[str]) -> None:
        for line in lines:
            _write(f"{line}\n")
