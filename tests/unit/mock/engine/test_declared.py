"""Selection of declared properties for each kind of schema, and parsing of queries."""

from __future__ import annotations

from decimal import Decimal

import pytest
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock.engine.declared import select_declared
from orderkit.mock.engine.parameters import read_parameter, split_query

CONTRACT = Contract({"paths": {}, "components": {"schemas": {}}})
NAMED = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
COUNTED = {"type": "object", "required": ["count"], "properties": {"count": {"type": "integer"}}}


@pytest.mark.parametrize(
    ("schema", "value", "kept"),
    [
        ({"oneOf": [NAMED, COUNTED]}, {"count": Decimal("2.0"), "x": 1}, {"count": 2}),
        ({"anyOf": [{"type": "null"}, NAMED]}, {"name": "a", "x": 1}, {"name": "a"}),
        ({"anyOf": [{"type": "null"}, NAMED]}, None, None),
        ({"type": "array", "items": COUNTED}, [{"count": 1, "x": 2}], [{"count": 1}]),
        ({"type": "object"}, {"any": {"thing": [1]}}, {"any": {"thing": [1]}}),
        ({**NAMED, "additionalProperties": True}, {"x": 1, "name": "a"}, {"name": "a", "x": 1}),
        ({**NAMED, "additionalProperties": COUNTED}, {"x": {"count": 1, "y": 2}}, {"x": {"count": 1}}),
        ({"type": "object", "properties": {}}, {"x": 1}, {}),
    ],
)
def test_what_a_schema_declares_is_kept(schema: Json, value: object, kept: object) -> None:
    assert select_declared(CONTRACT, schema, value) == kept


def test_every_value_of_a_query_is_read_and_an_empty_one_is_a_value() -> None:
    assert split_query(b"a=1&b=&a=2&c&&d=x+y%2B&%61=3") == {
        "a": ["1", "2", "3"],
        "b": [""],
        "c": [""],
        "d": ["x y+"],
    }


@pytest.mark.parametrize(
    ("parameter", "texts", "value"),
    [
        ({"schema": {"type": "array", "items": {"type": "integer"}}}, ["1", "2"], [1, 2]),
        ({"schema": {"type": "array"}, "explode": False}, ["a,b"], ["a", "b"]),
        ({"schema": {"type": "boolean"}}, ["true"], True),
        ({"schema": {"type": "boolean"}}, ["1"], "1"),
        ({"schema": {"type": "number"}}, ["1.50"], Decimal("1.50")),
        ({"schema": {"type": "integer"}}, ["1_0"], "1_0"),
    ],
)
def test_a_parameter_is_read_as_its_schema_says(parameter: Json, texts: list[str], value: object) -> None:
    assert read_parameter(CONTRACT, {"in": "query", **parameter}, texts) == value
