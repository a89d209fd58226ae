"""Parts of a document that may be left out: webhooks, and the components that nothing needs any more."""

from __future__ import annotations

from typing import Any

from .grammar import GRAMMAR, is_object, walk
from .references import place_of, pointer, reference_in, target_of

WEBHOOKS = ("webhooks", "x-webhooks")
# Named by their keys, not by references.
ALWAYS_KEPT = "securitySchemes"


def references_of(kind: str, node: Any) -> list[str]:
    """List the references that an object itself makes, those of a discriminator's mapping included."""
    if kind == "discriminator" and is_object(node):
        return [each for each in node.get("mapping", {}).values() if each.startswith("#/")]
    reference = reference_in(node)
    return [reference] if reference and "$ref" in GRAMMAR[kind][0].split() else []


def needed_components(document: dict[str, Any], parts: dict[str, Any]) -> set[str]:
    """List the components that some parts of the document need, and those that these need in turn."""
    needed: set[str] = set()
    waiting: list[tuple[str, Any]] = [("document", parts)]
    while waiting:
        for kind, node, _ in walk(*waiting.pop()):
            for reference in references_of(kind, node):
                whole = whole_component(reference)
                if whole and whole not in needed:
                    needed.add(whole)
                    section = GRAMMAR["components"][1][place_of(whole)[1]]
                    waiting.append((section.strip("{}"), target_of(document, whole)))
    return needed


def whole_component(reference: str) -> str | None:
    """Return the reference to the component that a reference leads to or into, or None."""
    place = place_of(reference)
    return pointer(place[:3]) if len(place) >= 3 and place[0] == "components" else None


def keep_components(document: dict[str, Any], needed: set[str]) -> dict[str, Any]:
    """Return a copy that holds only these components, and how requests are authenticated."""
    sections = {}
    for section, members in document.get("components", {}).items():
        if section == ALWAYS_KEPT or section.startswith("x-"):
            sections[section] = members
            continue
        kept = {
            name: member
            for name, member in members.items()
            if pointer(("components", section, name)) in needed
        }
        if kept:
            sections[section] = kept
    rest = {key: value for key, value in document.items() if key != "components"}
    return {**rest, "components": sections} if sections else rest


def without_webhooks(document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy without webhooks, and without the components and tags that only they need."""
    gone = {key: document[key] for key in WEBHOOKS if key in document}
    if not gone:
        return document
    rest = {key: value for key, value in document.items() if key not in gone}
    outside = {key: value for key, value in rest.items() if key != "components"}
    only_theirs = needed_components(document, gone) - needed_components(document, outside)
    every = {
        pointer(("components", section, name))
        for section, members in document.get("components", {}).items()
        for name in members
    }
    return _without_tags(keep_components(rest, every - only_theirs), _tags_in(gone) - _tags_in(outside))


def _tags_in(parts: dict[str, Any]) -> set[str]:
    return {
        tag
        for kind, node, _ in walk("document", parts)
        if kind == "operation"
        for tag in node.get("tags", ())
    }


def _without_tags(document: dict[str, Any], names: set[str]) -> dict[str, Any]:
    if "tags" not in document:
        return document
    return {**document, "tags": [tag for tag in document["tags"] if tag["name"] not in names]}
