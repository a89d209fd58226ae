"""Where orders are exported to: a DuckDB file, a PostgreSQL database, or a folder of files."""

from __future__ import annotations

import re
from hashlib import sha256
from importlib.util import find_spec
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
_PORT: Final = 5432
_IN_USER: Final = re.compile(r"^(\w+:(?://)?[^:@/?#]*):.*@")
_IN_QUERY: Final = re.compile(r"(password=)[^&#]*")


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
            return cls(None, text, None, "", Path(".orderkit-export") / _database_of(text))
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
            ExportError: They cannot be made, or written to; or the client of PostgreSQL is not installed.
        """
        if self.url is not None and find_spec("psycopg2") is None:
            raise ExportError("PostgreSQL needs a package: pip install psycopg2-binary")
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
        parts = urlsplit(self.url or "")
        if parts.password is None:
            # dlt asks for a password; with an empty one, PostgreSQL's own client reads PGPASSWORD and .pgpass.
            parts = parts._replace(netloc=":@".join(parts.netloc.rsplit("@", 1)))
        return dlt.destinations.postgres(parts.geturl())

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
    """Return a URL without its password, also one that is wrong otherwise."""
    return _IN_QUERY.sub(r"\1***", _IN_USER.sub(r"\1:***@", url))


def _database_of(url: str) -> str:
    """Return the name of a folder for the work of a database: packages of one must not get into another.

    Raises:
        ExportError: The URL names no database.
    """
    try:
        parts = urlsplit(url)
        place = (parts.hostname, parts.port or _PORT, parts.path.strip("/"))
        complete = all(place) and parts.username
    except ValueError:
        complete = False
    if not complete:
        raise ExportError(f"the destination must be postgresql://user@host/database (got {shown(url)})")
    return sha256(repr(place).encode()).hexdigest()[:16]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
