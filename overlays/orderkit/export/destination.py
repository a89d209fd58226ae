"""Where orders are exported to: a DuckDB file, a PostgreSQL database, or a folder of files."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
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
    "jsonl": ("jsonl", r"FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\n'"),
}
_MAGIC: Final = slice(8, 12)
# Both make a merge take less memory.
_DUCKDB: Final = {"threads": 1, "preserve_insertion_order": False}
_TABLES: Final = """
select table_name from information_schema.tables
where table_schema = ? and not starts_with(table_name, '_dlt') order by 1
"""
# A column that begins with an underscore is one of the merge alone.
_COLUMNS: Final = """
select column_name from information_schema.columns
where table_schema = ? and table_name = ? and not starts_with(column_name, '_') order by ordinal_position
"""
_COPY: Final = "copy (select {columns} from {table}) to '{file}' ({options})"
_POSTGRESQL: Final = ("postgresql", "postgres")
_PORT: Final = 5432
_IN_USER: Final = re.compile(r"^([\w+.-]+:(?://)?[^:@/?#]*):.*@")
_IN_QUERY: Final = re.compile(r"(password\s*=\s*)[^&#]*")


@define(frozen=True)
class Destination:
    """A destination.

    Attributes:
        database: The DuckDB file; None for PostgreSQL.
        url: The URL of PostgreSQL; it may hold a password, so it is not in the repr.
        folder: The folder for files; None for a database.
        form: The form of the files.
        work: The folder that keeps what a run that was cut off had read.
        read_only: Whether nothing is written to the database.
    """

    database: Path | None
    url: str | None = field(repr=False)
    folder: Path | None
    form: str
    work: Path
    read_only: bool = False

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
            ExportError: They cannot be made, or written to; or the destination is not usable.
        """
        self.check()
        folders = {
            self.work,
            *(each for each in (self.folder, self.database and self.database.parent) if each),
        }
        try:
            for folder in folders:
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(
                f"{error.filename} must be a folder that can be written to ({error.strerror})"
            ) from None
        for each in (*folders, *([] if self.database is None or self.is_new() else [self.database])):
            if not os.access(each, os.W_OK):
                raise ExportError(f"{each} must be writable (its permissions do not allow it)")

    def check(self) -> None:
        """Check that the client of PostgreSQL is installed, or that the file is one of DuckDB.

        For a file of another program, DuckDB itself would try to download an extension.

        Raises:
            ExportError: It is not.
        """
        if self.database is not None and self.database.is_file() and os.access(self.database, os.R_OK):
            with self.database.open("rb") as file:
                if file.read(_MAGIC.stop)[_MAGIC] != b"DUCK":
                    raise ExportError(
                        f"{self.database} must be a DuckDB file (it is another one); name a new file"
                    )
        if self.url is not None and find_spec("psycopg2") is None:
            raise ExportError("PostgreSQL needs a package: pip install psycopg2-binary")

    def is_new(self) -> bool:
        """Return whether it is a file that does not exist yet."""
        return self.database is not None and not self.database.exists()

    def create(self) -> None:
        """Make the DuckDB file if it is new. One that is cut off, as on a full disk, would be no database."""
        if self.database is None or not self.is_new():
            return
        import duckdb

        part = self.work / "new.duckdb"
        for left in (part, self.database.with_name(f"{self.database.name}.wal")):
            left.unlink(missing_ok=True)
        duckdb.connect(str(part)).close()
        part.replace(self.database)

    def dlt(self) -> Any:
        """Return the destination as dlt knows it."""
        import dlt
        from dlt.destinations.impl.duckdb.configuration import DuckDbCredentials

        if self.database is not None:
            credentials = DuckDbCredentials(str(self.database))
            credentials.global_config = dict(_DUCKDB)
            credentials.read_only = self.read_only
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
            connection.execute("set TimeZone = 'UTC'")  # by itself it writes times in the zone of the machine
            names = [str(row[0]) for row in connection.execute(_TABLES, [DATASET]).fetchall()]
            for name in names:
                file = self.folder / f"{name}.{ending}"
                part = file.with_name(f".{file.name}.part")
                columns = [str(row[0]) for row in connection.execute(_COLUMNS, [DATASET, name]).fetchall()]
                chosen = _line_of(columns) if self.form == "jsonl" else ", ".join(columns)
                copy = _COPY.format(
                    columns=chosen, table=f"{DATASET}.{name}", file=_quoted(part), options=options
                )
                try:
                    connection.execute(copy)
                    part.replace(file)
                finally:
                    part.unlink(missing_ok=True)
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
    place = None
    try:
        parts = urlsplit(url)
        place = (parts.hostname, parts.port or _PORT, parts.path.strip("/"))
        complete = all(place) and parts.username
    except ValueError:
        complete = False
    if not complete:
        raise ExportError(f"the destination must be postgresql://user@host/database (got {shown(url)})")
    return sha256(repr(place).encode()).hexdigest()[:16]


def _line_of(columns: Sequence[str]) -> str:
    """Return the expression of a row as a JSON object. By itself, DuckDB makes floats of the numbers in JSON."""
    members = ", ".join(f"{name} := {name}" for name in columns if name != "raw")
    line = f"to_json(struct_pack({members}))::varchar"
    if "raw" not in columns:
        return line
    return f"""left({line}, -1) || ',"raw":' || coalesce(raw::varchar, 'null') || '}}'"""


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
