"""Rows of the exported tables, as Arrow tables: orders, order_lines, fulfilments, problems, drift and runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import pyarrow as pa
from attrs import asdict

from ..orders import Address, Customer, Fulfilment, Order, OrderLine, Problem
from ..orders.columns import DECIMALS, DIGITS, fits, members_of
from ..orders.order import AMOUNTS, TIMES
from ..runtime.client.drift import DriftPlace
from ..runtime.protocol.json_codec import to_json

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


_NESTED: Final = [(f"{group}_{name}", group, name) for group, kind in _GROUPS for name in members_of(kind)]
ORDERS: Final = pa.schema(
    [(name, _column(name)) for name in _PLAIN]
    + [(column, _TEXT) for column, _, _ in _NESTED]
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
    ]
)


def order_tables(
    orders: Sequence[Order], read_at: datetime
) -> tuple[dict[str, pa.Table], list[tuple[Order, str]]]:
    """Put orders into tables.

    Returns:
        The tables by their names, and the members that fit into no column, which are null there and stay in `raw`.
    """
    misfits = list[tuple[Order, str]]()
    rows = [_order_row(order, misfits) for order in orders]
    lines, fulfilments = list[dict[str, Any]](), list[dict[str, Any]]()
    for order in orders:
        lines += _child_rows(order, "lines", misfits)
        fulfilments += _child_rows(order, "fulfilments", misfits)
    tables = {
        "orders": _table(rows, ORDERS, read_at),
        "order_lines": _table(lines, LINES, read_at),
        "fulfilments": _table(fulfilments, FULFILMENTS, read_at),
    }
    return tables, misfits


def problem_table(provider: str, account: str, problems: Iterable[Problem], read_at: datetime) -> pa.Table:
    """Put problems into a table."""
    who = {"provider": provider, "account": account}
    rows = [{**who, **asdict(each)} for each in problems]
    return _table(rows, PROBLEMS, read_at)


def drift_table(provider: str, account: str, drift: Mapping[DriftPlace, int], run_at: datetime) -> pa.Table:
    """Put what differed from the contract into a table."""
    who = {"provider": provider, "account": account, "run_at": run_at}
    rows = [{**who, **place._asdict(), "count": count} for place, count in drift.items()]
    return pa.Table.from_pylist(rows, schema=DRIFT)


def _order_row(order: Order, misfits: list[tuple[Order, str]]) -> dict[str, Any]:
    row = {name: _plain(getattr(order, name), order, name, misfits) for name in _PLAIN}
    for column, group, name in _NESTED:
        held = getattr(order, group)
        row[column] = None if held is None else getattr(held, name)
    row["raw"] = to_json(order.raw)
    return row


def _child_rows(order: Order, member: str, misfits: list[tuple[Order, str]]) -> list[dict[str, Any]]:
    children: Sequence[Any] = getattr(order, member) or ()
    key = {"provider": order.provider, "account": order.account, "order_id": order.id}
    if not children:
        return [{**key, EMPTY: True}]
    return [
        {
            **key,
            "position": position,
            **{
                "line_id" if name == "id" else name: _plain(
                    getattr(child, name), order, f"{member}.{name}", misfits
                )
                for name in members_of(child.__class__)
            },
        }
        for position, child in enumerate(children)
    ]


def _plain(value: Any, order: Order, member: str, misfits: list[tuple[Order, str]]) -> Any:
    if isinstance(value, Decimal) and not fits(value):
        misfits.append((order, member))
        return None
    return value


def _table(rows: Sequence[Mapping[str, Any]], schema: pa.Schema, read_at: datetime) -> pa.Table:
    return pa.Table.from_pylist([{**row, "read_at": read_at} for row in rows], schema=schema)
