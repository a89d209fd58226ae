"""Each construct of a schema that 3.0 writes otherwise, and what is listed where it cannot."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit.contract.openapi30 import convert

REFERENCE = {"$ref": "#/components/schemas/Thing"}
NULL = {"type": "null"}
ONLY_NULL = {"type": "string", "nullable": True, "enum": [None]}


def converted(schema: Any) -> tuple[Any, list[str]]:
    """Convert a schema; return it with its losses, each as `keyword effect`."""
    document, losses = convert(
        {
            "openapi": "3.1.1",
            "info": {"title": "Things", "version": "1.0.0"},
            "components": {
                "schemas": {
                    "Subject": schema,
                    "Thing": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
                    "Loose": {"type": "object", "dependentRequired": {"a": ["b"]}},
                    "Word": {"type": "string"},
                    "Maybe": {"type": ["object", "null"]},
                }
            },
        }
    )
    own = [loss for loss in losses if "/schemas/Loose/" not in loss.pointer]
    return document["components"]["schemas"]["Subject"], [f"{loss.keyword} {loss.effect}" for loss in own]


EXACT = [
    ("true", True, {}),
    ("false", False, {"not": {}}),
    ("nullable type", {"type": ["string", "null"]}, {"type": "string", "nullable": True}),
    ("null alone", NULL, ONLY_NULL),
    (
        "two types",
        {"type": ["string", "integer"], "minLength": 1, "minimum": 2},
        {"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer", "minimum": 2}]},
    ),
    (
        "two types and null",
        {"type": ["array", "string", "null"], "items": {"type": "integer"}},
        {"anyOf": [{"type": "array", "items": {"type": "integer"}, "nullable": True}, {"type": "string"}]},
    ),
    ("an integer is a number", {"type": ["number", "integer"]}, {"type": "number"}),
    ("all types", {"type": ["string", "number", "boolean", "array", "object", "null"]}, {}),
    (
        "a format beside two types",
        {"type": ["string", "number"], "format": "decimal"},
        {"anyOf": [{"type": "string", "format": "decimal"}, {"type": "number"}]},
    ),
    (
        "two types beside anyOf",
        {"type": ["string", "integer"], "anyOf": [{"minLength": 1}]},
        {"anyOf": [{"minLength": 1}], "allOf": [{"anyOf": [{"type": "string"}, {"type": "integer"}]}]},
    ),
    ("exclusive minimum", {"exclusiveMinimum": 0}, {"minimum": 0, "exclusiveMinimum": True}),
    ("stricter exclusive", {"minimum": 1, "exclusiveMinimum": 1}, {"minimum": 1, "exclusiveMinimum": True}),
    ("stricter inclusive", {"maximum": 1, "exclusiveMaximum": 2}, {"maximum": 1}),
    ("constant", {"type": "string", "const": "add"}, {"type": "string", "enum": ["add"]}),
    ("constant null", {"const": None}, {"enum": [None]}),
    ("constant against enum", {"const": 1, "enum": [True, 2]}, {"not": {}}),
    (
        "nullable enum",
        {"type": ["string", "null"], "enum": ["a", None]},
        {"type": "string", "enum": ["a", None], "nullable": True},
    ),
    ("enum without null", {"type": ["string", "null"], "enum": ["a"]}, {"type": "string", "enum": ["a"]}),
    ("null that no type allows", {"type": "string", "enum": ["a", None]}, {"type": "string", "enum": ["a"]}),
    ("reference", REFERENCE, REFERENCE),
    (
        "reference with text",
        {**REFERENCE, "description": "It."},
        {"description": "It.", "allOf": [REFERENCE]},
    ),
    (
        "reference in company",
        {**REFERENCE, "allOf": [{"minProperties": 1}]},
        {"allOf": [REFERENCE, {"minProperties": 1}]},
    ),
    (
        "inline or null",
        {"description": "It.", "anyOf": [{"type": "string", "enum": ["a"], "description": "Inner."}, NULL]},
        {"description": "It.", "type": "string", "enum": ["a", None], "nullable": True},
    ),
    (
        "one of two or null",
        {"oneOf": [{"type": "string"}, {"type": "number"}, NULL]},
        {"oneOf": [{"type": "string", "nullable": True}, {"type": "number"}]},
    ),
    (
        "null that is allowed anyway",
        {"anyOf": [{"$ref": "#/components/schemas/Maybe"}, NULL]},
        {"allOf": [{"$ref": "#/components/schemas/Maybe"}]},
    ),
    (
        "null in a union that something limits",
        {"anyOf": [REFERENCE, NULL], "maxProperties": 3},
        {"anyOf": [REFERENCE, ONLY_NULL], "maxProperties": 3},
    ),
    (
        "null beside what has no type",
        {"anyOf": [{"$ref": "#/components/schemas/Word"}, REFERENCE, NULL]},
        {"anyOf": [{"$ref": "#/components/schemas/Word"}, REFERENCE, ONLY_NULL]},
    ),
    ("array without items", {"type": "array"}, {"type": "array", "items": {}}),
    ("nothing required", {"required": []}, {}),
    ("base64", {"type": "string", "contentEncoding": "base64"}, {"type": "string", "format": "byte"}),
    (
        "bytes",
        {"type": "string", "contentMediaType": "application/octet-stream"},
        {"type": "string", "format": "binary"},
    ),
    ("one example", {"examples": [7]}, {"example": 7}),
    ("no more items", {"type": "array", "unevaluatedItems": False}, {"type": "array", "items": {"not": {}}}),
    ("no more members", {"unevaluatedProperties": False}, {"additionalProperties": False}),
    ("members of any kind", {"additionalProperties": {}}, {"additionalProperties": True}),
    ("condition without effect", {"if": {"type": "string"}}, {}),
    ("contains without effect", {"contains": {"type": "string"}, "minContains": 0}, {}),
    ("not null", {"not": NULL}, {"not": ONLY_NULL}),
    (
        "dialect",
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string"},
        {"type": "string"},
    ),
    ("extension", {"x-decimals": 2, "x-any": {"const": 1}}, {"x-decimals": 2, "x-any": {"const": 1}}),
]


@pytest.mark.parametrize(("schema", "wanted"), [case[1:] for case in EXACT], ids=[case[0] for case in EXACT])
def test_a_construct_is_rewritten_exactly(schema: Any, wanted: Any) -> None:
    assert converted(schema) == (wanted, [])


MORE, LESS, INFORMATION = "accepts-more", "accepts-less", "information"
LOSSY: list[tuple[Any, Any, list[str]]] = [
    (
        {"anyOf": [REFERENCE, NULL], "description": "It."},
        {"description": "It.", "type": "object", "nullable": True, "allOf": [REFERENCE]},
        [f"anyOf {LESS}"],
    ),
    (
        {"oneOf": [REFERENCE, {"$ref": "#/components/schemas/Loose"}, NULL]},
        {"oneOf": [REFERENCE, {"$ref": "#/components/schemas/Loose"}], "type": "object", "nullable": True},
        [f"oneOf {LESS}", f"oneOf {LESS}"],
    ),
    ({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": False}, {}, [f"if {MORE}"]),
    ({"dependentRequired": {"a": ["b"]}}, {}, [f"dependentRequired {MORE}"]),
    ({"dependentSchemas": {"a": {"required": ["b"]}}}, {}, [f"dependentSchemas {MORE}"]),
    ({"contains": {"type": "string"}, "maxContains": 1}, {}, [f"contains {MORE}"]),
    ({"propertyNames": {"pattern": "^a"}}, {}, [f"propertyNames {MORE}"]),
    (
        {"patternProperties": {"^a": {"type": "string"}}, "additionalProperties": False},
        {"additionalProperties": {"type": "string"}},
        [f"patternProperties {MORE}"],
    ),
    (
        {"patternProperties": {"^a": {"type": "string"}}},
        {"additionalProperties": True},
        [f"patternProperties {MORE}"],
    ),
    (
        {"prefixItems": [{"type": "string"}, {"type": "integer"}], "items": False},
        {"items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}, "maxItems": 2},
        [f"prefixItems {MORE}"],
    ),
    ({"prefixItems": [{"type": "string"}]}, {"items": {}}, [f"prefixItems {MORE}"]),
    (
        {"allOf": [REFERENCE], "unevaluatedProperties": False},
        {"allOf": [REFERENCE]},
        [f"unevaluatedProperties {MORE}"],
    ),
    ({"not": {"dependentRequired": {"a": ["b"]}}}, {}, [f"not {MORE}"]),
    ({"not": {"$ref": "#/components/schemas/Loose"}}, {}, [f"not {MORE}"]),
    ({"contentEncoding": "base64url"}, {}, [f"contentEncoding {INFORMATION}"]),
    (
        {"contentSchema": {"type": "object"}, "$comment": "Hm."},
        {},
        [f"contentSchema {INFORMATION}", f"$comment {INFORMATION}"],
    ),
    ({"examples": [7, 8]}, {"example": 7}, [f"examples {INFORMATION}"]),
]


@pytest.mark.parametrize(("schema", "wanted", "losses"), LOSSY, ids=[str(case[2]) for case in LOSSY])
def test_what_cannot_be_rewritten_is_listed(schema: Any, wanted: Any, losses: list[str]) -> None:
    assert converted(schema) == (wanted, losses)


REFUSED: list[tuple[dict[str, Any], str]] = [
    (
        {"nullable": True},
        "/Subject/nullable cannot be converted to OpenAPI 3.0: OpenAPI 3.1 has no such keyword",
    ),
    ({"properties": {"a": {"definitions": {}}}}, "/Subject/properties/a/definitions"),
    ({"exclusiveMinimum": True}, "must be a number"),
    ({"type": "text"}, "types must be string"),
    ({"$dynamicRef": "#node"}, r"\$dynamicRef"),
    ({"$id": "thing.json"}, r"\$id"),
    ({"$schema": "http://json-schema.org/draft-04/schema#"}, "its dialect must be"),
    ({"items": [{"type": "string"}]}, "must be an object"),
    ({"$ref": "other.yaml#/Thing"}, "a document stands alone"),
    ({"$ref": "#/components/schemas/Nothing"}, "must lead to something"),
]


@pytest.mark.parametrize(("schema", "message"), REFUSED, ids=[case[1] for case in REFUSED])
def test_an_unknown_construct_is_refused(schema: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        converted(schema)


def test_a_schema_within_another_becomes_a_component() -> None:
    schema = {
        "type": "object",
        "$defs": {"Id": {"type": "string", "dependentRequired": {"a": ["b"]}}},
        "properties": {
            "id": {"$ref": "#/components/schemas/Subject/$defs/Id"},
            "parent": {"$ref": "#/components/schemas/Subject/properties/id"},
        },
    }
    document, losses = convert(
        {
            "openapi": "3.1.1",
            "info": {"title": "Things", "version": "1.0.0"},
            "components": {"schemas": {"Subject": schema}},
        }
    )
    assert document["components"]["schemas"] == {
        "Subject": {
            "type": "object",
            "properties": {
                "id": {"$ref": "#/components/schemas/Subject_Id"},
                "parent": {"$ref": "#/components/schemas/Subject_id"},
            },
        },
        "Subject_id": {"$ref": "#/components/schemas/Subject_Id"},
        "Subject_Id": {"type": "string"},
    }
    assert [loss.pointer for loss in losses] == ["#/components/schemas/Subject/$defs/Id/dependentRequired"]


def test_a_recursive_schema_is_converted() -> None:
    schema = {
        "type": "object",
        "properties": {"next": {"anyOf": [{"$ref": "#/components/schemas/Subject"}, NULL]}},
    }
    subject, losses = converted(schema)
    assert subject["properties"]["next"]["allOf"] == [{"$ref": "#/components/schemas/Subject"}]
    assert losses == [f"anyOf {LESS}"]


def test_examples_are_not_taken_for_schemas() -> None:
    value = {"const": 1, "$ref": "nowhere", "exclusiveMinimum": 2}
    schema = {"type": "object", "default": value, "enum": [value], "example": value}
    assert converted(schema) == (schema, [])


def test_branches_of_one_format_are_told_apart() -> None:
    """Generators such as ogen name the branches of a union by their formats, and would name two alike."""
    amount = {"anyOf": [{"type": kind, "format": "decimal"} for kind in ("string", "number")]}
    kept = {"anyOf": [{"type": "string"}, {"type": "number", "format": "decimal"}]}
    assert converted(amount) == (kept, ["format information"])
