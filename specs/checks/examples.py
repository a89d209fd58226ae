"""Rules for examples: every body and parameter has one, and each fits its schema in the strict reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .document import Document
from .finding import Fault, Place, Rule, mapping, sequence
from .grammar import Node

SAMPLE_KEYS = ("example", "default", "const")
SAMPLE_LISTS = ("examples", "enum")


def body_example(document: Document) -> Iterator[Fault]:
    """Report bodies without a named example."""
    for node in document.of("media_type"):
        if not mapping(node.value.get("examples")):
            yield node.place, "no named example: add one under examples"


def example_and_examples(document: Document) -> Iterator[Fault]:
    """Report objects that have both `example` and `examples`."""
    for node in document.of("media_type", "parameter", "header"):
        if "example" in node.value and "examples" in node.value:
            yield node.place, "both example and examples: keep examples"


def parameter_example(document: Document) -> Iterator[Fault]:
    """Report parameters and headers without an example, of their own or of their schema."""
    for node in document.of("parameter", "header"):
        owners = [node.value, *document.schemas((*node.place, "schema"))]
        if "$ref" not in node.value and not any(map(_shows_one, owners)):
            yield node.place, "no example: add one to it or to its schema"


def _shows_one(owner: dict[str, Any]) -> bool:
    """Return whether an object has an example or one value only."""
    return bool(owner.get("examples")) or any(key in owner for key in ("example", "const", "content"))


def example_fits(document: Document) -> Iterator[Fault]:
    """Report examples that do not fit their schema."""
    for place, schema, value in samples(document):
        for message in document.errors(schema, value):
            yield place, f"the example does not fit its schema {message}: mend one of them"


def example_undeclared(document: Document) -> Iterator[Fault]:
    """Report properties in examples that no schema declares."""
    for place, schema, value in samples(document):
        for where in _undeclared(document, (schema,), value, ()):
            yield place, f"/{'/'.join(where)} is not declared in the schema: declare it or take it out"


def example_read_only(document: Document) -> Iterator[Fault]:
    """Report examples of requests with read-only and of responses with write-only properties."""
    for node in document.of("media_type"):
        side = "readOnly" if node.under("request_body") else "writeOnly"
        for place, schema, value in _owner_samples(document, node):
            for where in _marked(document, (schema,), value, side):
                yield place, f"/{'/'.join(where)} is {side} and must not be sent here: take it out"


def example_empty(document: Document) -> Iterator[Fault]:
    """Report examples without a value or with two."""
    for node in document.of("example"):
        if len({"value", "externalValue", "$ref"} & set(node.value)) != 1:
            yield node.place, "an example has exactly one of value and externalValue: give one"


def samples(document: Document) -> Iterator[tuple[Place, Place, Any]]:
    """Yield every sample value with its own place and the place of the schema it must fit."""
    for node in document.of("media_type", "parameter", "header"):
        yield from _owner_samples(document, node)
    for node in document.of("schema"):
        for key in SAMPLE_KEYS:
            if key in node.value:
                yield (*node.place, key), node.place, node.value[key]
        for key in SAMPLE_LISTS:
            for index, value in enumerate(sequence(node.value.get(key))):
                yield (*node.place, key, str(index)), node.place, value


def _owner_samples(document: Document, node: Node) -> Iterator[tuple[Place, Place, Any]]:
    """Yield the examples of a body, parameter or header, with their places and that of their schema."""
    schema = (*node.place, "schema")
    if "example" in node.value:
        yield (*node.place, "example"), schema, node.value["example"]
    for name in mapping(node.value.get("examples")):
        place = (*node.place, "examples", name)
        example = document.resolve(place)
        if "value" in example:
            yield place, schema, example["value"]


def _applying(document: Document, roots: tuple[Place, ...], value: Any) -> list[Place]:
    """Return the schemas that speak about this value: of anyOf and oneOf only the branches it fits."""
    found: list[Place] = []
    waiting = list(roots)
    while waiting:
        place = waiting.pop(0)
        if place in found or not isinstance(document.at(place), dict):
            continue
        found.append(place)
        waiting += [part for part in document.parts(place, ("allOf",)) if part != place]
        waiting += [
            (*place, joiner, str(index))
            for joiner in ("anyOf", "oneOf")
            for index, _ in enumerate(sequence(mapping(document.at(place)).get(joiner)))
            if document.fits((*place, joiner, str(index)), value)
        ]
    return found


def _undeclared(document: Document, roots: tuple[Place, ...], value: Any, where: Place) -> Iterator[Place]:
    """Yield the places in a value that no schema declares."""
    places = _applying(document, roots, value)
    for key, member, onward in _members(document, places, value):
        if onward:
            yield from _undeclared(document, onward, member, (*where, key))
        elif isinstance(value, dict) and _closed(document, places):
            yield (*where, key)


def _marked(document: Document, roots: tuple[Place, ...], value: Any, side: str) -> Iterator[Place]:
    """Yield the places in the value whose schema is marked readOnly (or writeOnly)."""
    for key, member, onward in _members(document, _applying(document, roots, value), value):
        if any(
            mapping(document.at(place)).get(side) is True for place in _applying(document, onward, member)
        ):
            yield (key,)
        yield from ((key, *rest) for rest in _marked(document, onward, member, side))


def _members(
    document: Document, places: list[Place], value: Any
) -> Iterator[tuple[str, Any, tuple[Place, ...]]]:
    """Yield each member of an object or array with the places of the schemas that declare it."""
    for key, member in mapping(value).items():
        yield key, member, tuple(_declaring(document, places, key))
    for index, member in enumerate(sequence(value)):
        items = tuple((*place, "items") for place in places if "items" in mapping(document.at(place)))
        yield str(index), member, items


def _declaring(document: Document, places: list[Place], key: str) -> Iterator[Place]:
    """Yield the places of the schemas that declare a property."""
    for place in places:
        schema = mapping(document.at(place))
        if key in mapping(schema.get("properties")):
            yield (*place, "properties", key)
        elif schema.get("additionalProperties", False) is not False:
            yield (*place, "additionalProperties")


def _closed(document: Document, places: list[Place]) -> bool:
    """Say whether the schemas mean an object with known properties, and not just any JSON value."""
    schemas = [mapping(document.at(place)) for place in places]
    return any("properties" in schema or "type" in schema for schema in schemas)


RULES: dict[str, Rule] = {
    "body-example": body_example,
    "example-and-examples": example_and_examples,
    "parameter-example": parameter_example,
    "example-fits": example_fits,
    "example-undeclared": example_undeclared,
    "example-read-only": example_read_only,
    "example-empty": example_empty,
}
