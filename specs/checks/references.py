"""Rules for references: each leads somewhere in this document, and no component is left unused."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Document
from .finding import Fault, Place, Rule, mapping, sequence
from .grammar import Node

REACHED_BY_NAME = "securitySchemes"


def resolves(document: Document) -> Iterator[Fault]:
    """Report references that lead nowhere."""
    for place, reference in _references(document):
        if document.target(reference) is None:
            yield place, f"{reference} leads nowhere in this document: mend it"


def circular(document: Document) -> Iterator[Fault]:
    """Report chains of references that never end at an object."""
    for node in document.nodes:
        leads = document.target(mapping(node.value).get("$ref")) is not None
        if leads and "$ref" in document.resolve(node.place):
            yield node.place, "a chain of $ref that ends nowhere: point it at a real object"


def unused_component(document: Document) -> Iterator[Fault]:
    """Report components that no operation reaches."""
    used = _used(document)
    for node in document.nodes:
        if node.is_component and node.place not in used:
            yield node.place, "no operation reaches this component: use it or take it out"


def _references(document: Document) -> Iterator[tuple[Place, object]]:
    """Yield place and target of every reference, those of discriminators included."""
    for node in document.nodes:
        value = mapping(node.value)
        if "$ref" in value:
            yield (*node.place, "$ref"), value["$ref"]
        if node.kind == "discriminator":
            for name, target in mapping(value.get("mapping")).items():
                yield (*node.place, "mapping", name), target


def _used(document: Document) -> set[Place]:
    """Return the components that something outside components needs, directly or through other components."""
    leads = _leads(document)
    used: set[Place] = set()
    waiting = list(leads.pop((), set()))
    while waiting:
        place = waiting.pop()
        if place not in used:
            used.add(place)
            waiting += leads.get(place, set())
    return used


def _leads(document: Document) -> dict[Place, set[Place]]:
    """Return for each component, and for () all the rest, the components it leads to."""
    leads: dict[Place, set[Place]] = {(): set()}
    for place, reference in _references(document):
        target = document.target(reference)
        if target:
            leads.setdefault(_holder(place), set()).add(target[:3])
    for node in document.of("document", "operation"):
        leads[()] |= _schemes(node)
    return leads


def _holder(place: Place) -> Place:
    """Return the component that a place belongs to, or () outside of components."""
    return place[:3] if place[0] == "components" else ()


def _schemes(node: Node) -> set[Place]:
    """Return the places of the security schemes that an object requires."""
    required = [mapping(each) for each in sequence(node.value.get("security"))]
    return {("components", REACHED_BY_NAME, name) for each in required for name in each}


RULES: dict[str, Rule] = {
    "reference": resolves,
    "circular-reference": circular,
    "unused-component": unused_component,
}
