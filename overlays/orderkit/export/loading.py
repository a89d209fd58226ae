"""dlt as the export uses it: its pipeline, how the rows of each table are merged, and what its errors say."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import dlt
from dlt.common.destination.exceptions import DestinationException

from .destination import DATASET, Destination
from .errors import ExportError
from .tables import EMPTY, KEY, ORDER_KEY

if TYPE_CHECKING:
    import pyarrow as pa

NAME: Final = "orderkit"
"""The name of the pipeline."""


def pipeline_of(destination: Destination) -> dlt.Pipeline:
    """Return the pipeline into a destination; its state is kept beside it."""
    return dlt.pipeline(
        NAME,
        destination=destination.dlt(),
        dataset_name=DATASET,
        pipelines_dir=str(destination.work.absolute()),
    )


@contextmanager
def opened(destination: Destination) -> Generator[None, None, None]:
    """Keep a DuckDB file open for a load, so that it is compressed and written once and not after each of dlt's steps.

    Raises:
        ExportError: It cannot be opened.
    """
    if destination.database is None:
        yield
        return
    import duckdb

    try:
        connection = duckdb.connect(str(destination.database))
    except duckdb.Error as error:
        raise ExportError(f"{destination} must be usable: {reason_of(error)}") from error
    with connection:
        yield


def query(destination: Destination, *queries: str) -> list[Sequence[tuple[Any, ...]]]:
    """Return the rows of each query over the exported tables.

    Raises:
        ExportError: The tables cannot be read, or there are none yet.
    """
    found = list[Sequence[tuple[Any, ...]]]()
    try:
        with pipeline_of(destination).sql_client() as client:
            for text in queries:
                with client.execute_query(text) as cursor:
                    found.append(cursor.fetchall())
    except (DestinationException, OSError) as error:
        raise ExportError(f"{destination} must have exported orders: {reason_of(error)}") from error
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
    "order_lines": _OF_AN_ORDER,
    "fulfilments": _OF_AN_ORDER,
}


def bottom_of(error: BaseException) -> BaseException:
    """Return the error at the bottom of a chain."""
    while (below := error.__cause__ or error.__context__) is not None:
        error = below
    return error


def reason_of(error: BaseException) -> str:
    """Return the first line of that error."""
    cause = bottom_of(error)
    return str(cause).strip().partition("\n")[0] or type(cause).__name__
