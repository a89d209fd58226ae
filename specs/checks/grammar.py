"""The OpenAPI 3.1 grammar as a table, and the walk over a document that follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .finding import Place, is_mapping, is_sequence, mapping, members

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
PLAIN_KEYS = {kind: frozenset(plain.split()) for kind, (plain, _) in GRAMMAR.items()}


@dataclass(frozen=True, eq=False)
class Node:
    """One object of the document: its kind, its place, its value, and the object and key that hold it."""

    kind: str
    place: Place
    value: Any
    parent: Node | None = None
    role: str = ""

    @property
    def name(self) -> str:
        """The last key of the place."""
        return self.place[-1] if self.place else ""

    def ancestors(self) -> Iterator[Node]:
        """Yield the objects that hold this one, the nearest first."""
        node = self.parent
        while node:
            yield node
            node = node.parent

    def under(self, kind: str) -> bool:
        """Return whether an object of this kind holds this one."""
        return any(node.kind == kind for node in self.ancestors())

    @property
    def is_component(self) -> bool:
        """Return whether it is a component."""
        return self.parent is not None and self.parent.kind == "components"

    @property
    def is_property(self) -> bool:
        """Return whether it is a property of a schema."""
        return self.role == "properties" and self.parent is not None and self.parent.kind == "schema"


def knows(kind: str, key: str) -> bool:
    """Say whether an object of this kind may have this key."""
    plain, holds = PLAIN_KEYS[kind], GRAMMAR[kind][1]
    return key.startswith("x-") or key in plain or key in holds or "*" in plain or "*" in holds


def walk(node: Node) -> Iterator[Node]:
    """Yield the object and every object in it, following the grammar but no reference."""
    yield node
    for key, value in mapping(node.value).items():
        for child in _children(node, key, value):
            yield from walk(child)


def _children(node: Node, key: str, value: Any) -> Iterator[Node]:
    """Yield the objects that a key of an object holds."""
    holds = GRAMMAR[node.kind][1]
    is_plain = key.startswith("x-") or key in PLAIN_KEYS[node.kind]
    shape = "" if is_plain else holds.get(key) or holds.get("*", "")
    kind, place = shape.strip("[]{}"), (*node.place, key)
    holds_many = is_sequence(value) if shape.startswith("[") else shape.startswith("{") and is_mapping(value)
    if holds_many:
        yield from (Node(kind, (*place, name), item, node, key) for name, item in members(value))
    elif shape:
        yield Node(kind if shape == kind else "misfit", place, value, node, key)
