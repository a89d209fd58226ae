"""Columns of an order for Spark, and orders as batches of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, cast

import pyarrow as pa
from attrs import fields
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
from ..runtime.protocol.json_codec import to_json

DIGITS: Final = 38
DECIMALS: Final = 9
_MONEY: Final = DecimalType(DIGITS, DECIMALS)
_LARGEST: Final = Decimal(10) ** (DIGITS - DECIMALS)
_TYPES: Final[Mapping[str, DataType]] = {
    **dict.fromkeys(("total", "tax", "shipping", "unit_price", "quantity"), _MONEY),
    **dict.fromkeys(("placed_at", "updated_at", "shipped_at", "delivered_at"), TimestampType()),
}
_OBJECTS: Final[Mapping[str, type[Any]]] = {
    "customer": Customer,
    "billing": Address,
    "shipping_address": Address,
}
_LISTS: Final[Mapping[str, type[Any]]] = {"lines": OrderLine, "fulfilments": Fulfilment}


def _members(kind: type[Any]) -> list[str]:
    return [each.name for each in fields(kind)]


def _struct(kind: type[Any]) -> StructType:
    return StructType([StructField(name, _TYPES.get(name, StringType())) for name in _members(kind)])


def _type(name: str) -> DataType:
    if name in _OBJECTS:
        return _struct(_OBJECTS[name])
    if name in _LISTS:
        return ArrayType(_struct(_LISTS[name]))
    return _TYPES.get(name, StringType())


SCHEMA: Final = StructType([StructField(name, _type(name)) for name in _members(Order)])
"""The columns: the members of `Order`, with `raw` as a JSON text."""


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
    return {name: to_json(order.raw) if name == "raw" else _value(getattr(order, name)) for name in names}


def _value(value: Any) -> Any:
    match value:
        case Decimal():
            return value if abs(value) < _LARGEST and value == round(value, DECIMALS) else None
        case tuple():
            return [_value(each) for each in cast("tuple[object, ...]", value)]
        case Customer() | Address() | OrderLine() | Fulfilment():
            return {name: _value(getattr(value, name)) for name in _members(value.__class__)}
        case _:
            return value
