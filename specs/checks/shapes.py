"""Rules for the shape of values and for the subset of JSON Schema that every generator reads alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from .document import Document, type_names
from .finding import Fault, Place, Rule, mapping, sequence
from .grammar import Node

META_SCHEMA = jsonschema_rs.Draft202012Validator({"$ref": "https://json-schema.org/draft/2020-12/schema"})
STRING_SHAPES = (
    "enum",
    "x-extensible-enum",
    "const",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "x-time",
    "x-code-list",
)
NUMBERS = frozenset({"number", "integer"})
SCALARS = frozenset({"string", "number", "integer", "boolean"})
TYPED_BY = ("type", "$ref", "allOf", "anyOf", "oneOf")
TYPED_ROLES = ("properties", "schema", "items", "schemas", "additionalProperties")
OBJECT_KEYS = ("properties", "additionalProperties", "patternProperties", "allOf", "anyOf", "oneOf", "$ref")
BANNED = {
    "$defs": "generators lose local definitions: move them to components.schemas",
    "prefixItems": "generators make nothing of tuples: use items",
    "unevaluatedProperties": "generators do not read it: leave it out",
    "patternProperties": "generators do not read it: use additionalProperties",
    "title": "a title names a class, and two alike drop operations: leave it out",
}


def string_shape(document: Document) -> Iterator[Fault]:
    """Report strings without a list of values, a format, a pattern or lengths."""
    for node in document.of("schema"):
        shaped = any(key in node.value for key in STRING_SHAPES) or node.value.get("x-free-text") is True
        if "string" in type_names(node.value) and not shaped:
            yield (
                node.place,
                "a string without a shape: give enum, format, pattern or lengths, or x-free-text: true",
            )


def number_format(document: Document) -> Iterator[Fault]:
    """Report numbers without a format: some generators make a number of seven digits of them, or of 64 bits."""
    for node in document.of("schema"):
        if NUMBERS & set(type_names(node.value)) and "format" not in node.value:
            yield (
                node.place,
                "a number without a format: give int32 or int64, double, or decimal for an exact amount",
            )


def untyped(document: Document) -> Iterator[Fault]:
    """Report schemas without a type."""
    for node in document.of("schema"):
        typed = any(key in node.value for key in TYPED_BY) or node.value.get("x-any-value") is True
        if node.role in TYPED_ROLES and not typed:
            yield node.place, "a schema without a type: give one, or x-any-value: true"


def without_schema(document: Document) -> Iterator[Fault]:
    """Report bodies, parameters and headers without a schema."""
    for node in document.of("media_type", "parameter", "header"):
        if not {"schema", "content", "$ref"} & node.value.keys():
            yield node.place, "no schema: say what the value looks like"
    for node in document.of("request_body", "response", "parameter", "header"):
        if node.value.get("content") == {}:
            yield (*node.place, "content"), "no media type in content: name one, or take content out"


def array_items(document: Document) -> Iterator[Fault]:
    """Report arrays without items."""
    for node in document.of("schema"):
        if "array" in type_names(node.value) and "items" not in node.value:
            yield node.place, "an array without items: say what it holds"


def array_bounds(document: Document) -> Iterator[Fault]:
    """Report arrays in requests without bounds."""
    for place in sorted(_sent_schemas(document)):
        schema = mapping(document.at(place))
        bounded = "minItems" in schema or "maxItems" in schema or schema.get("x-unbounded") is True
        if "array" in type_names(schema) and not bounded:
            yield place, "a request array without bounds: give minItems or maxItems, or x-unbounded: true"


def _sent_schemas(document: Document) -> set[Place]:
    """Return the places of every schema that a request body of a path operation reaches."""
    found: set[Place] = set()
    waiting = [
        body
        for operation in document.on_paths
        for body in document.bodies(document.follow((*operation.place, "requestBody")))
    ]
    while waiting:
        place = waiting.pop()
        if place not in found and isinstance(document.at(place), dict):
            found.add(place)
            waiting += document.parts(place) + _held(document, place)
    return found


def _held(document: Document, place: Place) -> list[Place]:
    """Return the places of the schemas that an object or array holds."""
    schema = mapping(document.at(place))
    members = [(*place, "properties", name) for name in mapping(schema.get("properties"))]
    return [*members, (*place, "items"), (*place, "additionalProperties")]


def banned_keyword(document: Document) -> Iterator[Fault]:
    """Report keywords that generators lose or read differently."""
    for node in document.of("schema"):
        for key in BANNED.keys() & node.value.keys():
            yield (*node.place, key), BANNED[key]
    if "pathItems" in mapping(document.value.get("components")):
        yield (
            ("components", "pathItems"),
            "generators drop the operations without a word: write them under paths",
        )


def boolean_schema(document: Document) -> Iterator[Fault]:
    """Report schemas that are only true or false."""
    for node in document.nodes:
        if node.kind == "schema" and isinstance(node.value, bool) and node.role != "additionalProperties":
            yield node.place, "a schema that is only true or false crashes generators: write a type"


def one_type(document: Document) -> Iterator[Fault]:
    """Report schemas of several types, and allOf that may be null."""
    for node in document.of("schema"):
        if len(set(type_names(node.value)) - {"null"}) > 1:
            yield (*node.place, "type"), "more than one type besides null: choose one"
        if "allOf" in node.value and "null" in type_names(node.value):
            yield node.place, "allOf that may be null breaks generators: write anyOf of a $ref and null"


def bare_object(document: Document) -> Iterator[Fault]:
    """Report objects without properties."""
    for node in document.of("schema"):
        if "object" in type_names(node.value) and not any(key in node.value for key in OBJECT_KEYS):
            yield node.place, "an object without properties: list them, or give additionalProperties"


def named_container(document: Document) -> Iterator[Fault]:
    """Report arrays and maps that are components."""
    for node in document.of("schema"):
        is_map = "additionalProperties" in node.value and node.value["additionalProperties"] is not False
        is_map = is_map and not any(key in node.value for key in ("properties", "allOf"))
        if node.is_component and (is_map or "array" in type_names(node.value)):
            yield node.place, "a named array or map has no class in generators: write it where it is used"


def any_of(document: Document) -> Iterator[Fault]:
    """Report anyOf of anything but one schema and null, or of scalars that differ in type."""
    for node in document.of("schema"):
        branches = [branch for branch in sequence(node.value.get("anyOf")) if not _is_null(branch)]
        if len(branches) > 1 and not _differ_in_type(branches):
            yield (
                (*node.place, "anyOf"),
                "anyOf is only for `x or null` and scalars of different types: use oneOf, or x-extensible-enum",
            )


def _differ_in_type(branches: list[Any]) -> bool:
    """Return whether each branch has one scalar type that no other has, so that every reader can tell them apart."""
    types = [name for branch in branches for name in type_names(mapping(branch)) or [""]]
    numbers = {"number", "integer"} <= set(types)
    return set(types) <= SCALARS and len(set(types)) == len(branches) == len(types) and not numbers


def _is_null(branch: Any) -> bool:
    """Return whether a branch allows null only."""
    return type_names(mapping(branch)) == ["null"]


def inline_enum(document: Document) -> Iterator[Fault]:
    """Report enums that are not components."""
    for node in document.of("schema"):
        if "enum" in node.value and not node.is_component:
            yield (
                (*node.place, "enum"),
                "an enum without a name makes one class a use: move it to components.schemas",
            )


def alias(document: Document) -> Iterator[Fault]:
    """Report components that are only a reference to another."""
    for node in document.of("schema"):
        said = {key for key in node.value if not key.startswith("x-")} - {"description", "summary"}
        if node.is_component and said == {"$ref"}:
            yield node.place, "an alias schema drops operations in generators: use the schema it points to"


def schema_form(document: Document) -> Iterator[Fault]:
    """Report schemas that are not JSON Schema 2020-12."""
    for node in document.of("schema"):
        if not node.under("schema"):
            yield from _form_faults(node)


def _form_faults(node: Node) -> Iterator[Fault]:
    """Yield the faults of a schema by its meta-schema."""
    for error in META_SCHEMA.iter_errors(node.value):
        yield (*node.place, *map(str, error.instance_path)), f"not JSON Schema 2020-12: {error.message}"


def required_known(document: Document) -> Iterator[Fault]:
    """Report required properties that are not declared."""
    for node in document.of("schema"):
        top = _outermost(node)
        known = document.properties(top.place)
        for name in sequence(node.value.get("required")):
            if str(name) not in known:
                yield (
                    (*node.place, "required"),
                    f"{name} is required but not declared: declare it under properties",
                )


def _outermost(node: Node) -> Node:
    """Return the schema whose value this one describes: a branch of allOf speaks about its owner's value."""
    while node.role in ("allOf", "anyOf", "oneOf") and node.parent:
        node = node.parent
    return node


RULES: dict[str, Rule] = {
    "string-shape": string_shape,
    "number-format": number_format,
    "untyped": untyped,
    "no-schema": without_schema,
    "array-items": array_items,
    "array-bounds": array_bounds,
    "banned-keyword": banned_keyword,
    "boolean-schema": boolean_schema,
    "one-type": one_type,
    "bare-object": bare_object,
    "named-container": named_container,
    "any-of": any_of,
    "inline-enum": inline_enum,
    "alias-schema": alias,
    "schema-form": schema_form,
    "required-known": required_known,
}
