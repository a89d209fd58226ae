"""Schemas that something refers to become components: converting may move what stands inside of a schema."""

from __future__ import annotations

from typing import Any

from ..grammar import GRAMMAR, Place, rebuild, walk
from ..references import place_of, pointer, reference_in, target_of


def hoist_schemas(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return a copy in which every reference to a schema leads to a component.

    The second result maps the pointer of each new component to the pointer of what it is a copy of.
    """
    origins: dict[str, str] = {}
    names: dict[str, str] = {}
    schemas = dict(document.get("components", {}).get("schemas", {}))
    waiting = [reference for kind, node, _ in walk("document", document) for reference in _inner(kind, node)]
    while waiting:
        reference = waiting.pop()
        if reference in names:
            continue
        names[reference] = _new_name(reference, schemas)
        schemas[names[reference]] = target_of(document, reference)
        origins[pointer(("components", "schemas", names[reference]))] = pointer(place_of(reference))
    if not names:
        return document, {}
    components = {**document.get("components", {}), "schemas": schemas}
    return _redirect({**document, "components": components}, names), origins


def _inner(kind: str, node: Any) -> list[str]:
    """List the reference of a schema unless it leads to a whole component."""
    reference = reference_in(node) if kind == "schema" else None
    if reference is None:
        return []
    place = place_of(reference)
    return [] if len(place) == 3 and place[:2] == ("components", "schemas") else [reference]


def _new_name(reference: str, taken: dict[str, Any]) -> str:
    """Name a component by the tokens that lead to it, without those that stand in every such place."""
    common = {"components", "schemas", "paths", "$defs", "properties"}
    tokens = [token for token in place_of(reference) if token not in common] or ["Schema"]
    name = "_".join("".join(letter if letter.isalnum() else "_" for letter in token) for token in tokens)
    while name in taken:
        name += "_"
    return name


def _redirect(document: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    def change(kind: str, node: Any, place: Place) -> Any:
        copy = rebuild(kind, node, change, place)
        reference = reference_in(node) if "$ref" in GRAMMAR[kind][0].split() else None
        if kind == "schema" and reference in names:
            return {**copy, "$ref": pointer(("components", "schemas", names[reference]))}
        return copy

    redirected: dict[str, Any] = change("document", document, ())
    return redirected
