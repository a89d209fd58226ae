"""dlt as the export uses it: its pipeline, how the rows of each table are merged, and what its errors say."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import dlt
import duckdb
from dlt.common.configuration.exceptions import ConfigurationException
from dlt.common.destination.exceptions import DestinationException, DestinationTerminalException
from dlt.load.exceptions import LoadClientJobException
from dlt.pipeline.exceptions import PipelineStepFailed

from .destination import DATASET, Destination
from .errors import ExportError
from .tables import EMPTY, KEY, ORDER_KEY

if TYPE_CHECKING:
    import pyarrow as pa

NAME: Final = "orderkit"
"""The name of the pipeline."""
# Rows are kept as they come, as they are merged, and as they are compressed.
_TIMES_A_LOAD: Final = 4
# DuckDB needs nearly as much for a load of any size.
_LEAST: Final = 64 * 10**6
# Packages whose errors are those of a destination; that of PostgreSQL may not be installed.
_DRIVERS: Final = frozenset({"duckdb", "_duckdb", "psycopg2"})

# The class of PostgreSQL's errors that a limit of a query is exceeded.
_TOO_COMPLEX: Final = "54"
# A backup is restored beside the log of a run that was killed.
_OTHER_WAL: Final = "Failure while replaying WAL"
_DROPPED: Final = "; what was read for this load is dropped, and the next run reads it again"


def pipeline_of(destination: Destination) -> dlt.Pipeline:
    """Return the pipeline into a destination; its state is kept beside it."""
    return dlt.pipeline(
        NAME,
        destination=destination.dlt(),
        dataset_name=DATASET,
        pipelines_dir=str(destination.work.absolute()),
    )


@contextmanager
def opened(destination: Destination) -> Generator[duckdb.DuckDBPyConnection | None]:
    """Keep a DuckDB file open for some loads, so that it is compressed once, not after each step of dlt."""
    if destination.database is None:
        yield None
        return
    with duckdb.connect(str(destination.database)) as connection:
        yield connection


@contextmanager
def limited(
    connection: duckdb.DuckDBPyConnection | None, pipeline: dlt.Pipeline, size: int
) -> Generator[None]:
    """Limit the memory for a load of so many bytes: by itself, DuckDB takes most of the machine's for a merge.

    What needs more, such as orders of some megabytes each, is loaded again without the limit.

    Args:
        connection: The connection to a DuckDB file, which the limit is for; None for PostgreSQL.
        pipeline: The pipeline that loads.
        size: Bytes in the load, about.
    """
    if connection is None:
        yield
        return
    connection.execute(f"set memory_limit = '{max(_TIMES_A_LOAD * size, _LEAST)} B'")
    try:
        yield
    except PipelineStepFailed as error:
        if not isinstance(_origin_of(error), duckdb.OutOfMemoryException):
            raise
        connection.execute("reset memory_limit")
        pipeline.run()


def query(destination: Destination, *queries: str) -> list[Sequence[tuple[Any, ...]]]:
    """Return the rows of each query over the exported tables.

    Raises:
        ExportError: The tables cannot be read, or there are none yet.
    """
    found = list[Sequence[tuple[Any, ...]]]()
    with explained(destination, "must have exported orders"), pipeline_of(destination).sql_client() as client:
        for text in queries:
            with client.execute_query(text) as cursor:
                found.append(cursor.fetchall())
    return found


def marked(name: str, table: pa.Table) -> Any:
    """Return a table with its name, and how its rows are merged with those that are there."""
    return dlt.mark.with_hints(
        table, dlt.mark.make_hints(table_name=name, **_HINTS.get(name, _APPENDED)), create_table_variant=True
    )


_APPENDED: Final[dict[str, Any]] = {"write_disposition": "append"}
# Not `primary_key`: dlt would look for duplicates within a load, which takes the memory of all its rows.
_OF_AN_ORDER: Final[dict[str, Any]] = {
    "write_disposition": "merge",
    "merge_key": list(ORDER_KEY),
    "columns": {EMPTY: {"hard_delete": True}},
}
_HINTS: Final[dict[str, dict[str, Any]]] = {
    "orders": {
        "write_disposition": "merge",
        "merge_key": list(KEY),
        "columns": {"raw": {"data_type": "json"}},
    },
    "runs": {"write_disposition": "merge", "merge_key": ["provider", "account", "started_at"]},
    "order_lines": _OF_AN_ORDER,
    "fulfilments": _OF_AN_ORDER,
}


@contextmanager
def explained(destination: Destination, wanted: str = "must be usable") -> Generator[None]:
    """Raise an error of the destination or the disk as one that says so in a sentence, and any other as it is.

    Raises:
        ExportError: The destination, or the disk, cannot be used.
    """
    try:
        yield
    except PipelineStepFailed as error:
        origin = _origin_of(error)
        if isinstance(origin, KeyboardInterrupt) or (
            error.step == "extract" and not isinstance(origin, OSError)
        ):
            raise origin from None
        after = _DROPPED if is_refusal(error) else ""
        raise ExportError(f"{destination} {wanted}: {_reason_of(origin)}{after}") from error
    except Exception as error:
        known = isinstance(error, DestinationException | ConfigurationException | OSError)
        if not known and error.__class__.__module__.partition(".")[0] not in _DRIVERS:
            raise
        raise ExportError(f"{destination} {wanted}: {_reason_of(_origin_of(error))}") from error


def is_refusal(error: PipelineStepFailed) -> bool:
    """Return whether a destination has refused a load for good, so that it would refuse it again."""
    inner = error.exception
    if not isinstance(inner, LoadClientJobException):
        return False
    code: str = getattr(_origin_of(inner.client_exception), "pgcode", None) or ""
    return isinstance(inner, DestinationTerminalException) or code.startswith(_TOO_COMPLEX)


def _origin_of(error: BaseException) -> BaseException:
    """Return the error that dlt has wrapped."""
    while error.__class__.__module__.startswith("dlt.") and (inner := error.__cause__ or error.__context__):
        error = inner
    return error


def _reason_of(error: BaseException) -> str:
    """Return the first line of an error, or what to do."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror if error.filename is None else f"{error.strerror} ({error.filename})"
    if _OTHER_WAL in str(error):
        return "the file beside it that ends in .wal is of another copy; remove that, and what it has is read again"
    return str(error).strip().partition("\n")[0] or error.__class__.__name__
