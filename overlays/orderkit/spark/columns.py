"""Columns of an order for Spark, and orders as batches of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, cast

import pyarrow as pa
from pyspark.sql.types import (
    ArrayType,
    DataType,
    DecimalType,
    StringType,
    StructField,
    StructType,
    TimestampType,
)

from ..orders import Address, Customer, Fulfilment, Order, OrderLine
from ..orders.columns import DECIMALS, DIGITS, fits, members_of, storable, storable_json
from ..orders.order import AMOUNTS, TIMES

_MONEY: Final = DecimalType(DIGITS, DECIMALS)
_TYPES: Final[Mapping[str, DataType]] = {
    **dict.fromkeys(AMOUNTS, _MONEY),
    **dict.fromkeys(TIMES, TimestampType()),
}
_OBJECTS: Final[Mapping[str, type[Any]]] = {
    "customer": Customer,
    "billing": Address,
    "shipping_address": Address,
}
_LISTS: Final[Mapping[str, type[Any]]] = {"lines": OrderLine, "fulfilments": Fulfilment}


def _struct(kind: type[Any]) -> StructType:
    return StructType([StructField(name, _TYPES.get(name, StringType())) for name in members_of(kind)])


def _type(name: str) -> DataType:
    if name in _OBJECTS:
        return _struct(_OBJECTS[name])
    if name in _LISTS:
        return ArrayType(_struct(_LISTS[name]))
    return _TYPES.get(name, StringType())


SCHEMA: Final = StructType([StructField(name, _type(name)) for name in members_of(Order)])
"""The columns: the members of `Order`, with `raw` as a JSON text."""


def checked(columns: StructType) -> StructType:
    """Return the columns that a user asks for.

    Raises:
        ValueError: There is no such column, or it is of another type.
    """
    known = {each.name: each.dataType for each in SCHEMA}
    for each in columns:
        if each.name not in known:
            raise ValueError(f"a column of the schema must be one of {', '.join(known)} (got {each.name})")
        if each.dataType != known[each.name]:
            wanted, found = known[each.name].simpleString(), each.dataType.simpleString()
            raise ValueError(
                f"{each.name} must be {wanted} in the schema (got {found}): convert it by cast()"
            )
    return columns


def batch(orders: Iterable[Order], columns: StructType) -> pa.RecordBatch:
    """Put orders into a batch. An amount that does not fit into its column is null there, and stays in `raw`."""
    schema = pa.schema([(each.name, _arrow(each.dataType)) for each in columns])
    return pa.RecordBatch.from_pylist([_row(order, schema.names) for order in orders], schema=schema)


# Not by pyspark's own conversion, which is no public interface.
def _arrow(kind: DataType) -> pa.DataType:
    match kind:
        case StructType():
            return pa.struct([(each.name, _arrow(each.dataType)) for each in kind])
        case ArrayType():
            return pa.list_(_arrow(kind.elementType))
        case DecimalType():
            return pa.decimal128(kind.precision, kind.scale)
        case TimestampType():
            return pa.timestamp("us", tz="UTC")
        case _:
            return pa.string()


def _row(order: Order, names: Iterable[str]) -> dict[str, Any]:
    return {
        name: storable_json(order.raw) if name == "raw" else _value(getattr(order, name)) for name in names
    }


def _value(value: Any) -> Any:
    match value:
        case Decimal():
            return value if fits(value) else None
        case tuple():
            return [_value(each) for each in cast("tuple[object, ...]", value)]
        case Customer() | Address() | OrderLine() | Fulfilment():
            return {name: _value(getattr(value, name)) for name in members_of(value.__class__)}
        case _:
            return storable(value)
