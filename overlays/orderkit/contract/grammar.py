"""The grammar of OpenAPI 3.1 as a table, and copies of a document that follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeGuard

Place = tuple[str, ...]
"""The tokens of a JSON pointer."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
SCHEMA_KEYS = """$ref $id $schema $anchor $dynamicRef $dynamicAnchor $vocabulary $comment type const enum
    multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern
    maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required
    dependentRequired title description default deprecated readOnly writeOnly examples format
    contentEncoding contentMediaType example"""
SHARED = "description required deprecated style explode allowReserved example"

# Each kind: its plain keys, then the keys that hold other kinds ("x" one, "[x]" a list, "{x}" a map).
GRAMMAR: dict[str, tuple[str, dict[str, str]]] = {
    "document": (
        "openapi jsonSchemaDialect",
        {
            "info": "info",
            "servers": "[server]",
            "paths": "paths",
            "webhooks": "{path_item}",
            "x-webhooks": "{path_item}",  # where our documents of OpenAPI 3.0 keep them
            "components": "components",
            "security": "[security]",
            "tags": "[tag]",
            "externalDocs": "external_docs",
        },
    ),
    "info": (
        "title summary description termsOfService version",
        {"contact": "contact", "license": "license"},
    ),
    "contact": ("name url email", {}),
    "license": ("name identifier url", {}),
    "server": ("url description", {"variables": "{server_variable}"}),
    "server_variable": ("enum default description", {}),
    "components": (
        "",
        {
            "schemas": "{schema}",
            "responses": "{response}",
            "parameters": "{parameter}",
            "examples": "{example}",
            "requestBodies": "{request_body}",
            "headers": "{header}",
            "securitySchemes": "{security_scheme}",
            "links": "{link}",
            "callbacks": "{callback}",
            "pathItems": "{path_item}",
        },
    ),
    "paths": ("", {"*": "path_item"}),
    "path_item": (
        "$ref summary description",
        {"servers": "[server]", "parameters": "[parameter]", **dict.fromkeys(METHODS, "operation")},
    ),
    "operation": (
        "tags summary description operationId deprecated",
        {
            "externalDocs": "external_docs",
            "parameters": "[parameter]",
            "requestBody": "request_body",
            "responses": "responses",
            "callbacks": "{callback}",
            "security": "[security]",
            "servers": "[server]",
        },
    ),
    "external_docs": ("description url", {}),
    "parameter": (
        f"$ref summary name in allowEmptyValue {SHARED}",
        {"schema": "schema", "examples": "{example}", "content": "{media_type}"},
    ),
    "header": (
        f"$ref summary {SHARED}",
        {"schema": "schema", "examples": "{example}", "content": "{media_type}"},
    ),
    "request_body": ("$ref summary description required", {"content": "{media_type}"}),
    "media_type": ("example", {"schema": "schema", "examples": "{example}", "encoding": "{encoding}"}),
    "encoding": ("contentType style explode allowReserved", {"headers": "{header}"}),
    "responses": ("", {"*": "response"}),
    "response": (
        "$ref summary description",
        {"headers": "{header}", "content": "{media_type}", "links": "{link}"},
    ),
    "callback": ("$ref", {"*": "path_item"}),
    "example": ("$ref summary description value externalValue", {}),
    "link": (
        "$ref summary operationRef operationId parameters requestBody description",
        {"server": "server"},
    ),
    "tag": ("name description", {"externalDocs": "external_docs"}),
    "schema": (
        SCHEMA_KEYS,
        {
            **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema]"),
            **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs"), "{schema}"),
            **dict.fromkeys(("items", "contains", "not", "if", "then", "else", "propertyNames"), "schema"),
            **dict.fromkeys(("additionalProperties", "unevaluatedItems", "unevaluatedProperties"), "schema"),
            "contentSchema": "schema",
            "discriminator": "discriminator",
            "xml": "xml",
            "externalDocs": "external_docs",
        },
    ),
    "discriminator": ("propertyName mapping", {}),
    "xml": ("name namespace prefix attribute wrapped", {}),
    "security_scheme": (
        "$ref summary type description name in scheme bearerFormat openIdConnectUrl",
        {"flows": "oauth_flows"},
    ),
    "oauth_flows": (
        "",
        dict.fromkeys(("implicit", "password", "clientCredentials", "authorizationCode"), "oauth_flow"),
    ),
    "oauth_flow": ("authorizationUrl tokenUrl refreshUrl scopes", {}),
    "security": ("*", {}),
    "misfit": ("*", {}),
}
WITH_SUMMARY = frozenset({"info", "path_item", "operation", "example"})
"""Kinds that have a summary of their own; the others know the key only because a reference to one may have it."""
PLAIN_KEYS = {kind: frozenset(plain.split()) for kind, (plain, _) in GRAMMAR.items()}


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Return whether a value is an object, as JSON calls it."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Return whether a value is an array, as JSON calls it."""
    return isinstance(value, list)


def knows(kind: str, key: str) -> bool:
    """Say whether an object of this kind may have this key."""
    plain, holds = PLAIN_KEYS[kind], GRAMMAR[kind][1]
    return key.startswith("x-") or key in plain or key in holds or "*" in plain or "*" in holds


def overriding(kind: str, siblings: dict[str, Any]) -> dict[str, Any]:
    """Return what stands beside a reference and replaces the same of its target; anything else is ignored."""
    allowed = ("summary", "description") if kind in WITH_SUMMARY else ("description",)
    return {key: value for key, value in siblings.items() if key in allowed and knows(kind, key)}


def shape_of(kind: str, key: str) -> str:
    """Return what a key of an object holds: a kind, `[kind]` for a list, `{kind}` for a map, or nothing."""
    holds = GRAMMAR[kind][1]
    if key in holds:
        return holds[key]
    return "" if key.startswith("x-") or key in PLAIN_KEYS[kind] else holds.get("*", "")


def parts(kind: str, node: Any, place: Place = ()) -> Iterator[tuple[str, Any, Place]]:
    """Yield kind, value and place of each object that an object holds directly."""
    if not is_object(node):
        return
    for key, value in node.items():
        shape = shape_of(kind, key)
        if shape.startswith("{") and is_object(value):
            yield from ((shape[1:-1], each, (*place, key, name)) for name, each in value.items())
        elif shape.startswith("[") and is_array(value):
            yield from ((shape[1:-1], each, (*place, key, str(number))) for number, each in enumerate(value))
        elif shape and shape[0] not in "[{":
            yield shape, value, (*place, key)


def walk(kind: str, node: Any, place: Place = ()) -> Iterator[tuple[str, Any, Place]]:
    """Yield an object and every object in it; values that only look like objects, such as examples, are passed over."""
    yield kind, node, place
    for part_kind, part, part_place in parts(kind, node, place):
        yield from walk(part_kind, part, part_place)


def rebuild(kind: str, node: Any, change: Callable[[str, Any, Place], Any], place: Place = ()) -> Any:
    """Copy an object with `change(kind, value, place)` in place of each object that it holds directly."""
    if not is_object(node):
        return node
    return {
        key: _rebuild_value(shape_of(kind, key), value, change, (*place, key)) for key, value in node.items()
    }


def _rebuild_value(shape: str, value: Any, change: Callable[[str, Any, Place], Any], place: Place) -> Any:
    if shape.startswith("{") and is_object(value):
        kind = shape[1:-1]
        return {name: change(kind, each, (*place, name)) for name, each in value.items()}
    if shape.startswith("[") and is_array(value):
        return [change(shape[1:-1], each, (*place, str(number))) for number, each in enumerate(value)]
    return change(shape, value, place) if shape and shape[0] not in "[{" else value
