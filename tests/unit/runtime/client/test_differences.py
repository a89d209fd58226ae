"""Differences between JSON and a schema: each place once, with JSON that fits in its stead."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.runtime.client.differences import fitted, lacking_all, sample

CONTRACT = Contract({"components": {"schemas": {"Id": {"type": "integer"}}}})
ITEM = {
    "type": "object",
    "required": ["id", "day"],
    "properties": {
        "id": {"$ref": "#/components/schemas/Id"},
        "day": {"type": "string", "format": "date"},
        "key": {"type": "string", "format": "uuid"},
        "kind": {"const": "item"},
        "more": {"anyOf": [{"type": "null"}, {"type": "object", "properties": {"n": {"type": "number"}}}]},
        "list": {"type": "array", "items": {"type": ["string", "null"]}},
    },
}
WHOLE = {
    "allOf": [ITEM, {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}]
}
FITS = {"id": 1, "day": "2026-11-01", "name": "x"}


@pytest.mark.parametrize(
    ("changes", "path", "kind", "expected"),
    [
        ({"id": None}, "id", "null", "integer"),
        ({"id": Decimal("1.5")}, "id", "type", "integer"),
        ({"id": Decimal("1e20")}, "id", "type", "integer"),
        ({"id": True}, "id", "type", "integer"),
        ({"day": "soon"}, "day", "format", "a date"),
        ({"key": "1"}, "key", "format", "a uuid"),
        ({"kind": "other"}, "kind", "value", "the value 'item'"),
        ({"more": {"n": "1"}}, "more.n", "type", "number"),
        ({"more": 5}, "more", "type", "null"),
        ({"more": []}, "more", "array_for_object", "object"),
        ({"list": ["a", None, 5]}, "list[2]", "type", "string or null"),
        ({"list": {}}, "list", "type", "array"),
        ({"name": 5}, "name", "type", "string"),
    ],
    ids=str,
)
def test_a_difference_is_found_and_replaced(
    changes: dict[str, Any], path: str, kind: str, expected: str
) -> None:
    misfit, fitting = fitted({**FITS, **changes}, WHOLE, CONTRACT)
    assert misfit is not None
    assert [(each.path, each.kind, each.expected) for each in misfit.differences()] == [
        (path, kind, expected)
    ]
    assert fitted(fitting, WHOLE, CONTRACT) == (None, fitting)


def test_all_differences_are_found() -> None:
    misfit, fitting = fitted({"id": "1", "list": [1, 2]}, WHOLE, CONTRACT)
    assert misfit is not None
    assert [each.path for each in misfit.differences()] == ["day", "name", "id", "list[0]", "list[1]"]
    assert fitted(fitting, WHOLE, CONTRACT)[0] is None


@pytest.mark.parametrize(
    "value",
    [FITS, {**FITS, "id": Decimal("1.0")}, {**FITS, "id": Decimal("1e2")}, {**FITS, "new": []}],
    ids=str,
)
def test_what_fits_is_returned_itself(value: dict[str, Any]) -> None:
    misfit, fitting = fitted(value, WHOLE, CONTRACT)
    assert misfit is None
    assert fitting is value


def test_a_sample_fits() -> None:
    assert fitted(sample(WHOLE, CONTRACT), WHOLE, CONTRACT)[0] is None


def test_what_lacks_all_has_its_lists() -> None:
    schema = {
        "type": "object",
        "required": ["items", "page"],
        "properties": {"items": {"type": "array"}, "page": ITEM},
    }
    misfit, fitting = lacking_all(schema, CONTRACT)
    assert misfit is not None
    assert [each.path for each in misfit.differences()] == ["page.id", "page.day"]
    assert fitting["items"] == []
