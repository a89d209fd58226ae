"""Where orders are exported to: a DuckDB file, a PostgreSQL database, or a folder of files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from attrs import define, field

from .errors import ExportError

DATASET: Final = "orderkit"
"""The schema of the tables in the database."""
_FILES: Final = {
    "parquet": ("parquet", "FORMAT parquet, COMPRESSION zstd"),
    "csv": ("csv", "FORMAT csv, HEADER"),
    "jsonl": ("jsonl", "FORMAT json"),
}
# By itself, DuckDB takes most of the machine's memory for a merge.
_DUCKDB: Final = {"memory_limit": "80MB", "threads": 1, "preserve_insertion_order": False}
_TABLES: Final = """
select table_name from information_schema.tables
where table_schema = ? and not starts_with(table_name, '_dlt') order by 1
"""
_POSTGRESQL: Final = ("postgresql", "postgres")


@define(frozen=True)
class Destination:
    """A destination.

    Attributes:
        database: The DuckDB file; None for PostgreSQL.
        url: The URL of PostgreSQL; it may hold a password, so it is not in the repr.
        folder: The folder for files; None for a database.
        form: The form of the files.
        work: The folder that keeps what a run that was cut off had read.
    """

    database: Path | None
    url: str | None = field(repr=False)
    folder: Path | None
    form: str
    work: Path

    @classmethod
    def of(cls, text: str) -> Destination:
        """Read a destination: `orders.duckdb`, `postgresql://...`, `parquet:DIR`, `csv:DIR` or `jsonl:DIR`.

        Raises:
            ExportError: It is none of these.
        """
        scheme, colon, rest = text.partition(":")
        if colon and scheme in _POSTGRESQL:
            return cls(None, text, None, "", Path(".orderkit-export"))
        if colon and scheme in _FILES and rest:
            folder = Path(rest)
            return cls(
                folder / ".orderkit-export" / "orders.duckdb",
                None,
                folder,
                scheme,
                folder / ".orderkit-export",
            )
        if text.endswith((".duckdb", ".db")):
            file = Path(text)
            return cls(file, None, None, "", file.with_name(f".{file.name}-export"))
        raise ExportError(
            f"the destination must be a file that ends in .duckdb, a postgresql:// URL, or one of "
            f"{', '.join(f'{form}:DIR' for form in _FILES)} (got {shown(text)})"
        )

    def prepare(self) -> None:
        """Make the folders.

        Raises:
            ExportError: They cannot be made, or written to.
        """
        try:
            for folder in (self.work, *(() if self.database is None else (self.database.parent,))):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(
                f"{error.filename} must be a folder that can be written to ({error.strerror})"
            ) from None

    def dlt(self) -> Any:
        """Return the destination as dlt knows it."""
        import dlt
        from dlt.destinations.impl.duckdb.configuration import DuckDbCredentials

        if self.database is not None:
            credentials = DuckDbCredentials(str(self.database))
            credentials.global_config = dict(_DUCKDB)
            return dlt.destinations.duckdb(credentials)
        return dlt.destinations.postgres(self.url or "")

    def write_files(self) -> list[Path]:
        """Write each table to a file of the folder, whole or not at all."""
        if self.folder is None or self.database is None or not self.database.exists():
            return []
        import duckdb

        ending, options = _FILES[self.form]
        written = list[Path]()
        with duckdb.connect(str(self.database), read_only=True) as connection:
            names = [str(row[0]) for row in connection.execute(_TABLES, [DATASET]).fetchall()]
            for name in names:
                file = self.folder / f"{name}.{ending}"
                part = file.with_name(f".{file.name}.part")
                connection.execute(f'copy "{DATASET}"."{name}" to \'{_quoted(part)}\' ({options})')
                part.replace(file)
                written.append(file)
        return written

    def __str__(self) -> str:
        if self.url is not None:
            return shown(self.url)
        return f"{self.form}:{self.folder}" if self.folder is not None else str(self.database)


def shown(url: str) -> str:
    """Return a URL without its password."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    user = f"{parts.username}:***@" if parts.username else "***@"
    return parts._replace(netloc=user + parts.netloc.rpartition("@")[2]).geturl()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
