"""Objects of OpenAPI 3.1 other than schemas as those of 3.0.3."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..grammar import GRAMMAR, METHODS, WITH_SUMMARY, Place, is_object, knows, overriding, rebuild
from ..references import place_of, reference_in, target_of
from .context import Context, refuse
from .losses import Effect
from .schemas import DIALECTS, convert_schema

WITH_SCOPES = ("oauth2", "openIdConnect")
WITHOUT_BODY = ("get", "head", "delete")
"""Methods whose request body 3.0 tells readers to ignore."""

SPDX = "https://spdx.org/licenses/{}.html"
SPDX_IDENTIFIER = re.compile(r"[A-Za-z0-9.+-]+")
"""One licence; an expression of several has no address."""

Handler = Callable[[dict[str, Any], Place, Context], dict[str, Any]]


def convert_object(kind: str, node: Any, place: Place, context: Context) -> Any:
    """Return an object of the document, and all in it, as 3.0 writes it; ValueError for an unknown construct."""
    if kind == "schema":
        return convert_schema(node, place, context, convert_object)
    if not is_object(node):
        raise refuse(place[:-1], place[-1], f"a {kind} must be an object (got {node!r})")
    is_reference = reference_in(node) is not None
    for key in node:
        if not knows(kind, key) or (key == "summary" and not is_reference and kind not in WITH_SUMMARY):
            raise refuse(place, key, f"OpenAPI 3.1 has no such key in a {kind}")
    if is_reference and "$ref" in GRAMMAR[kind][0].split():
        return _convert_reference(kind, node, place, context)
    prepared = PREPARE[kind](node, place, context) if kind in PREPARE else node
    copy = _convert_parts(kind, prepared, place, context)
    return FINISH[kind](copy, place, context) if kind in FINISH else copy


def _convert_reference(kind: str, node: dict[str, Any], place: Place, context: Context) -> Any:
    """Keep a plain reference; put the content in its place where something stands beside it, which 3.0 ignores."""
    reference = node["$ref"]
    siblings = {key: value for key, value in node.items() if key != "$ref"}
    is_path = place_of(reference)[:2] == ("components", "pathItems")  # 3.0 has no such components
    replacing = siblings if is_path else overriding(kind, siblings)
    if not replacing and not is_path:
        return {"$ref": reference}
    before = len(context.losses)
    content = convert_object(kind, target_of(context.document, reference), place_of(reference), context)
    if not is_path:
        context.losses.forget_since(before)  # the component notes them itself
    if is_path and content.keys() & replacing.keys():
        raise refuse(
            place, "$ref", f"keys beside it stand in {reference} too, and 3.1 leaves open which count"
        )
    return {**content, **_convert_parts(kind, replacing, place, context)}


def _convert_parts(kind: str, node: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    def change(part_kind: str, part: Any, part_place: Place) -> Any:
        return convert_object(part_kind, part, part_place, context)

    copy: dict[str, Any] = rebuild(kind, node, change, place)
    return copy


def _prepare_document(document: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    if document.get("jsonSchemaDialect", DIALECTS[0]) not in DIALECTS:
        raise refuse(place, "jsonSchemaDialect", f"it must be {' or '.join(DIALECTS)}")
    return {key: value for key, value in document.items() if key != "jsonSchemaDialect"}


def _finish_document(document: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    finished: dict[str, Any] = {"paths": {}, **document, "openapi": "3.0.3"}
    if "webhooks" in finished:
        finished["x-webhooks"] = finished.pop("webhooks")
        context.lose(place, "webhooks", Effect.INFORMATION, "kept as x-webhooks, which only people read")
    return {key: finished[key] for key in dict.fromkeys([*document, *finished]) if key in finished}


def _finish_info(info: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    return _as_extension(info, "summary", place, context)


def _finish_license(licence: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    """Add the address of the licence's text, which is all that 3.0 can say."""
    kept = _as_extension(licence, "identifier", place, context)
    identifier = licence.get("identifier", "")
    return kept | {"url": SPDX.format(identifier)} if SPDX_IDENTIFIER.fullmatch(identifier) else kept


def _as_extension(node: dict[str, Any], key: str, place: Place, context: Context) -> dict[str, Any]:
    """Keep a key that 3.0 does not have as an extension, in the same position."""
    if key not in node:
        return node
    context.lose(place, key, Effect.INFORMATION, f"kept as x-{key}")
    return {f"x-{name}" if name == key else name: value for name, value in node.items()}


def _prepare_components(components: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    """Leave out what 3.0 has no components for: path items, which go where they are referred to, and TLS."""
    kept = {key: value for key, value in components.items() if key != "pathItems"}
    schemes: dict[str, Any] = components.get("securitySchemes", {})
    if _by_certificate(context):
        kept["securitySchemes"] = {
            name: each for name, each in schemes.items() if name not in _by_certificate(context)
        }
        for name in _by_certificate(context):
            reason = "dropped: 3.0 does not know client certificates"
            context.lose((*place, "securitySchemes"), name, Effect.INFORMATION, reason)
    return kept


def _prepare_security(requirement: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    """Empty the lists of roles: 3.0 allows a list only where there are scopes."""
    kept = {name: scopes for name, scopes in requirement.items() if name not in _by_certificate(context)}
    for name, scopes in kept.items():
        if scopes and _scheme(context, name).get("type") not in WITH_SCOPES:
            kept[name] = []
            reason = f"emptied: 3.0 has no roles for this scheme (they were {', '.join(scopes)})"
            context.lose(place, name, Effect.INFORMATION, reason)
    return kept


def _scheme(context: Context, name: str) -> dict[str, Any]:
    scheme: dict[str, Any] = context.document.get("components", {}).get("securitySchemes", {}).get(name, {})
    while reference := reference_in(scheme):
        scheme = target_of(context.document, reference)
    return scheme


def _by_certificate(context: Context) -> list[str]:
    """List the security schemes by client certificates."""
    schemes = context.document.get("components", {}).get("securitySchemes", {})
    return [name for name in schemes if _scheme(context, name).get("type") == "mutualTLS"]


def _finish_operation(operation: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    if operation.get("responses"):
        return operation
    context.lose(place, "responses", Effect.INFORMATION, "added, because 3.0 wants at least one response")
    return {**operation, "responses": {"default": {"description": "No response is described."}}}


def _finish_path_item(item: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    for method in METHODS:
        if method in WITHOUT_BODY and "requestBody" in item.get(method, {}):
            reason = f"kept, but readers of 3.0 ignore the body of {method.upper()}"
            context.lose((*place, method), "requestBody", Effect.INFORMATION, reason)
    return item


def _finish_discriminator(node: dict[str, Any], place: Place, context: Context) -> dict[str, Any]:
    for key in node:
        if key.startswith("x-"):
            context.lose(place, key, Effect.INFORMATION, "dropped: 3.0 allows no extension here")
    return {key: value for key, value in node.items() if not key.startswith("x-")}


PREPARE: dict[str, Handler] = {
    "document": _prepare_document,
    "components": _prepare_components,
    "security": _prepare_security,
}
"""What is changed before the parts of an object are converted, by kind."""
FINISH: dict[str, Handler] = {
    "document": _finish_document,
    "info": _finish_info,
    "license": _finish_license,
    "operation": _finish_operation,
    "path_item": _finish_path_item,
    "discriminator": _finish_discriminator,
}
"""What is changed when the parts of an object are converted, by kind."""
