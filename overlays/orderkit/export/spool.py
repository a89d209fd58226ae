"""Batches between the threads that read and the one that loads: kept on disk, so that reading goes on during a load."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any, Final, cast

import pyarrow as pa
import pyarrow.ipc as ipc
from attrs import define, field

_ipc: Final[Any] = cast(Any, ipc)  # its stubs are partially unknown


class SpoolError(OSError):
    """The disk is full, or the folder is gone."""


@define(frozen=True)
class KeptTables:
    """Tables on disk.

    Attributes:
        files: Their files by their names.
        size: Their size in bytes.
    """

    files: Mapping[str, Path]
    size: int

    def take(self) -> dict[str, pa.Table]:
        """Read the tables, and remove their files."""
        return {name: _taken(file) for name, file in self.files.items()}


@define(frozen=True)
class Spool:
    """A folder of tables that are read and not loaded yet. What a run that was cut off left there is read again.

    Attributes:
        folder: The folder; nothing else may be in it.
    """

    folder: Path
    _numbers: count[int] = field(factory=count, init=False, repr=False)

    def clear(self) -> None:
        """Make the folder, empty."""
        self.remove()
        self.folder.mkdir(parents=True)

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def keep(self, tables: Mapping[str, pa.Table]) -> KeptTables:
        """Write tables to files; those without rows are left out.

        Raises:
            SpoolError: They cannot be written.
        """
        number = next(self._numbers)
        filled = {name: table for name, table in tables.items() if table.num_rows}
        files = {name: self.folder / f"{number}-{name}.arrow" for name in filled}
        try:
            for name, table in filled.items():
                with _ipc.new_file(files[name], table.schema) as writer:
                    writer.write_table(table)
        except OSError as error:
            raise SpoolError(error.errno, error.strerror, str(self.folder)) from None
        return KeptTables(files, sum(table.nbytes for table in filled.values()))


def _taken(file: Path) -> pa.Table:
    with _ipc.open_file(pa.OSFile(str(file), "r")) as reader:
        table: pa.Table = reader.read_all()
    file.unlink()
    return table
