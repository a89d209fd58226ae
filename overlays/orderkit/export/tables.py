"""Rows of the exported tables, as Arrow tables: orders, order_lines, fulfilments, problems, drift and runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from operator import attrgetter
from typing import Any, Final, cast

import pyarrow as pa
import pyarrow.compute as pc
from attrs import asdict

from ..orders import Address, Customer, Fulfilment, Order, OrderLine, Problem
from ..orders.columns import DECIMALS, DIGITS, fits, members_of, storable, storable_json
from ..orders.mapping import reports
from ..orders.order import AMOUNTS, TIMES
from ..runtime.client.drift import DriftPlace

_arrow: Final[Any] = pa  # its stubs are partially unknown
_compute: Final[Any] = pc
_MONEY: Final[pa.DataType] = pa.decimal128(DIGITS, DECIMALS)
_TIME: Final[pa.DataType] = pa.timestamp("us", tz="UTC")
_TEXT: Final[pa.DataType] = pa.string()
_COUNT: Final[pa.DataType] = pa.int64()
_TYPES: Final[Mapping[str, pa.DataType]] = {
    **dict.fromkeys(AMOUNTS, _MONEY),
    **dict.fromkeys((*TIMES, "read_at"), _TIME),
    "position": pa.int32(),
}
KEY: Final = ("provider", "account", "id")
"""What identifies an order."""
ORDER_KEY: Final = ("provider", "account", "order_id")
"""The same, in the tables of what belongs to an order."""
EMPTY: Final = "_empty"
"""A column of the merge: in a load it marks an order that has none any more, whose rows are removed."""
LOAD_ID: Final = "_load"
"""A column of full reads: the load that must be complete, because the orders it finds are in it."""
_OF_AN_ORDER: Final = (*ORDER_KEY, "position")
_GROUPS: Final[tuple[tuple[str, type[Any]], ...]] = (
    ("customer", Customer),
    ("billing", Address),
    ("shipping_address", Address),
)
_PLAIN: Final = (
    "provider",
    "account",
    "id",
    "number",
    "status",
    "provider_status",
    "placed_at",
    "updated_at",
    "currency",
    "total",
    "tax",
    "shipping",
)


def _column(name: str) -> pa.DataType:
    return _TYPES.get(name, _TEXT)


ORDERS: Final = pa.schema(
    [(name, _column(name)) for name in _PLAIN]
    + [(f"{group}_{name}", _TEXT) for group, kind in _GROUPS for name in members_of(kind)]
    + [("read_at", _TIME), ("deleted_at", _TIME), ("raw", _TEXT)]
)
LINES: Final = pa.schema(
    [(name, _column(name)) for name in _OF_AN_ORDER]
    + [("line_id" if name == "id" else name, _column(name)) for name in members_of(OrderLine)]
    + [("read_at", _TIME), (EMPTY, pa.bool_())]
)
FULFILMENTS: Final = pa.schema(
    [(name, _column(name)) for name in _OF_AN_ORDER]
    + [(name, _column(name)) for name in members_of(Fulfilment)]
    + [("read_at", _TIME), (EMPTY, pa.bool_())]
)
PROBLEMS: Final = pa.schema(
    [(name, _TEXT) for name in ("provider", "account", "order_id", "member", "reason")] + [("read_at", _TIME)]
)
DRIFT: Final = pa.schema(
    [
        *((name, _TEXT) for name in ("provider", "account", "operation", "path", "kind")),
        ("count", _COUNT),
        ("run_at", _TIME),
    ]
)
RUNS: Final = pa.schema(
    [
        *((name, _TEXT) for name in ("provider", "account")),
        *((name, _TIME) for name in ("started_at", "ended_at")),
        *((name, _COUNT) for name in ("orders", "problems", "drift")),
        ("error", _TEXT),
    ]
)
FULL_READS: Final = pa.schema(
    [
        *((name, _TEXT) for name in ("provider", "account")),
        *((name, _TIME) for name in ("started_at", "placed_from", "placed_until")),
        (LOAD_ID, _TEXT),
    ]
)
SCHEMAS: Final = {
    "orders": ORDERS,
    "order_lines": LINES,
    "fulfilments": FULFILMENTS,
    "problems": PROBLEMS,
    "drift": DRIFT,
    "full_reads": FULL_READS,
    "runs": RUNS,
}
"""All tables by their names."""


def table_of(columns: Mapping[str, Sequence[Any]], schema: pa.Schema) -> pa.Table:
    """Build a table. All rows pass here, so that every text is one that each database can store, and joins hold."""
    texts = {field.name for field in cast(Any, schema) if field.type == _TEXT}
    storables = {name: _text_column(values) if name in texts else values for name, values in columns.items()}
    return cast(pa.Table, _arrow.table(storables, schema=schema))


def _text_column(values: Sequence[Any]) -> Any:
    """Build a column of texts. Nearly all can be stored as they are, which Arrow finds out for all at once."""
    with suppress(UnicodeEncodeError):  # half of a character
        column = _arrow.array(values, _TEXT)
        if not _compute.any(_compute.match_substring(column, "\0")).as_py():
            return column
    return _arrow.array(list(map(storable, values)), _TEXT)


def table_of_rows(rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Build a table of rows."""
    rows = list(rows)
    return table_of({name: [row[name] for row in rows] for name in schema.names}, schema)


def order_tables(
    orders: Sequence[Order], read_at: datetime
) -> tuple[dict[str, pa.Table], list[tuple[Order, str]]]:
    """Put orders into tables.

    Returns:
        The tables by their names, and the members that fit into no column, which are null there and stay in `raw`.
    """
    misfits = list[tuple[Order, str]]()
    tables = {
        "orders": _orders(orders, read_at, misfits),
        "order_lines": _children("lines", OrderLine, LINES, orders, read_at, misfits),
        "fulfilments": _children("fulfilments", Fulfilment, FULFILMENTS, orders, read_at, misfits),
    }
    return tables, misfits


def _orders(orders: Sequence[Order], read_at: datetime, misfits: list[tuple[Order, str]]) -> pa.Table:
    columns = {name: _read(orders, name, orders, name, misfits) for name in _PLAIN}
    for group, kind in _GROUPS:
        nothing = kind()
        held = [getattr(order, group) or nothing for order in orders]
        for name in members_of(kind):
            columns[f"{group}_{name}"] = _read(held, name, orders, "", misfits)
    columns["read_at"] = [read_at] * len(orders)
    columns["deleted_at"] = [None] * len(orders)
    columns["raw"] = [storable_json(order.raw) for order in orders]
    return table_of(columns, ORDERS)


def _children(
    member: str,
    kind: type[Any],
    schema: pa.Schema,
    orders: Sequence[Order],
    read_at: datetime,
    misfits: list[tuple[Order, str]],
) -> pa.Table:
    """Put the lines or the fulfilments of orders into a table, with a row for each order that has none.

    An order whose model does not report them has no row, so that what is stored of it stays.
    """
    owners, children, positions, empty = list[Order](), list[Any](), list[int | None](), list[bool | None]()
    nothing = kind()
    for order in orders:
        of_order: Sequence[Any] = getattr(order, member) or ()
        if not of_order and not reports(order.provider, member, order.raw.__class__):
            continue
        count = len(of_order) or 1
        owners += [order] * count
        children += of_order or (nothing,)
        positions += range(count) if of_order else (None,)
        empty += [None if of_order else True] * count
    columns: dict[str, Any] = {name: [getattr(order, name) for order in owners] for name in KEY[:2]}
    columns |= {"order_id": [order.id for order in owners], "position": positions}
    for name in members_of(kind):
        column = "line_id" if name == "id" else name
        columns[column] = _read(children, name, owners, f"{member}.{name}", misfits)
    columns |= {"read_at": [read_at] * len(owners), EMPTY: empty}
    return table_of(columns, schema)


def _read(
    objects: Sequence[Any], name: str, orders: Sequence[Order], label: str, misfits: list[tuple[Order, str]]
) -> Any:
    """Return a column of a member; an amount that does not fit is null, and is reported under its label."""
    values: list[Any] = list(map(attrgetter(name), objects))
    if name not in AMOUNTS:
        return values
    for row, value in enumerate(values):
        if value is not None and not fits(value):
            misfits.append((orders[row], label))
            values[row] = None
    return values


def concatenated(parts: Sequence[Mapping[str, pa.Table]]) -> dict[str, pa.Table]:
    """Join tables of the same names; a part may lack some of them."""
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: pa.concat_tables([part[name] for part in parts if name in part]) for name in names}


def problem_table(provider: str, account: str, problems: Iterable[Problem], read_at: datetime) -> pa.Table:
    """Put problems into a table."""
    who = {"provider": provider, "account": account, "read_at": read_at}
    return table_of_rows(({**who, **asdict(each)} for each in problems), PROBLEMS)


def drift_table(provider: str, account: str, drift: Mapping[DriftPlace, int], run_at: datetime) -> pa.Table:
    """Put what differed from the contract into a table."""
    who = {"provider": provider, "account": account, "run_at": run_at}
    return table_of_rows(
        ({**who, **place._asdict(), "count": count} for place, count in drift.items()), DRIFT
    )
