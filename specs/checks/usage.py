"""Which operations use what: a component belongs to every operation that reaches it by references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .document import Document, Operation
from .finding import Place, mapping, members

NO_USE = ("examples", "example", "x-errors")


def users(document: Document, place: Place) -> list[Operation]:
    """Return the operations that a place belongs to, or that reach the component that it belongs to."""
    root = _root(place)
    reached = document.once(_reached)
    return [
        operation
        for operation in document.operations
        if operation.place == place[: len(operation.place)] or root in reached[operation.place]
    ]


def responses_with(document: Document, place: Place) -> Iterator[tuple[Operation, str]]:
    """Yield the operation and the status of every response that a place belongs to or is reached by."""
    root = _root(place)
    for operation in users(document, place):
        for status, response in document.responses(operation).items():
            here = response == place[: len(response)]
            if here or root in document.once(_reached_by_response)[response]:
                yield operation, status


def _root(place: Place) -> Place:
    """Return the component that a place belongs to, or nothing."""
    return place[:3] if place[:1] == ("components",) else ("-",)


def _reached(document: Document) -> dict[Place, set[Place]]:
    """Return the components that each operation reaches; those of its path item are its own too."""
    found: dict[Place, set[Place]] = {}
    for operation in document.operations:
        above = operation.node.parent.place if operation.node.parent else ()
        shared = {"parameters": mapping(document.at(above)).get("parameters")}
        found[operation.place] = _closure(document, [operation.value, shared])
    return found


def _reached_by_response(document: Document) -> dict[Place, set[Place]]:
    """Return the components that each response reaches, itself included."""
    places = {place for each in document.operations for place in document.responses(each).values()}
    return {place: {_root(place)} | _closure(document, [document.at(place)]) for place in places}


def _closure(document: Document, roots: list[Any]) -> set[Place]:
    """Return the components that values reach by references."""
    direct = document.once(_direct)
    found: set[Place] = set()
    waiting = [place for root in roots for place in _references(document, root)]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += direct.get(place, [])
    return found


def _direct(document: Document) -> dict[Place, list[Place]]:
    """Return the components that each component refers to."""
    return {
        ("components", section, name): list(_references(document, value))
        for section, held in mapping(document.value.get("components")).items()
        for name, value in mapping(held).items()
    }


def _references(document: Document, value: Any) -> Iterator[Place]:
    """Yield the components that a value refers to; links are followed to themselves only, callbacks not at all."""
    target = document.target(mapping(value).get("$ref"))
    if target is not None:
        yield _root(target)
    for key, member in members(value):
        if key not in ("callbacks", "x-errors", "$ref") and isinstance(member, dict | list):
            yield from _references(document, member)
