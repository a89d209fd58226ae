"""Nulls of optional properties: dropped from requests, and written in place of absent ones in responses."""

from __future__ import annotations

import pytest
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock.engine.null_properties import with_nulls, without_nulls

CONTRACT = Contract({"paths": {}, "components": {"schemas": {}}})
TEXT: Json = {"type": "string"}
MAYBE: Json = {"type": ["string", "null"]}
ITEM: Json = {"type": "object", "properties": {"text": TEXT, "maybe": MAYBE}}
SCHEMA: Json = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": TEXT,
        "text": TEXT,
        "maybe": MAYBE,
        "either": {"anyOf": [ITEM, {"type": "null"}]},
        "items": {"type": "array", "items": ITEM},
        "anything": {},
    },
}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"text": None}, {}),
        (
            {"maybe": None, "either": None, "anything": None},
            {"maybe": None, "either": None, "anything": None},
        ),
        ({"name": None}, {"name": None}),
        ({"unknown": None}, {"unknown": None}),
        ({"items": [{"text": None, "maybe": None}]}, {"items": [{"maybe": None}]}),
        ({"either": {"text": None}}, {"either": {}}),
    ],
)
def test_null_is_dropped_where_the_schema_of_an_optional_property_does_not_allow_it(
    sent: Json, kept: Json
) -> None:
    assert without_nulls(CONTRACT, SCHEMA, sent) == kept


def test_absent_properties_are_null_where_their_schemas_allow_it_at_every_depth() -> None:
    given = {"name": "a", "items": [{"text": "b"}], "either": {"maybe": "c"}, "unknown": 1}
    assert with_nulls(CONTRACT, SCHEMA, given) == {
        "name": "a",
        "maybe": None,
        "items": [{"text": "b", "maybe": None}],
        "either": {"maybe": "c"},
        "anything": None,
        "unknown": 1,
    }
    assert with_nulls(CONTRACT, SCHEMA, {})["either"] is None
