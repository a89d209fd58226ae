"""Rules for keys: none unknown, none with a space, none left over from 3.0, each holding what it should."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .document import Document
from .finding import Fault, Place, Rule, mapping, members
from .grammar import knows

LEFTOVERS = {
    "nullable": (bool, "3.1 ignores nullable: add 'null' to the type"),
    "exclusiveMinimum": (bool, "in 3.1 this is a number: write the bound itself"),
    "exclusiveMaximum": (bool, "in 3.1 this is a number: write the bound itself"),
}
DATA_KEYS = {
    "example": ("value",),
    "schema": ("example", "examples", "default", "const", "enum"),
    **dict.fromkeys(("parameter", "header", "media_type"), ("example",)),
}


def unknown_keyword(document: Document) -> Iterator[Fault]:
    """Report keys that OpenAPI 3.1 does not have."""
    for node in document.nodes:
        for key in mapping(node.value):
            if not knows(node.kind, key) and key not in LEFTOVERS:
                where = "" if " " in key else ", or prefix it with x-"
                yield (*node.place, key), f"{node.kind} has no key {key}: mend the spelling{where}"


def leftover(document: Document) -> Iterator[Fault]:
    """Report keys of OpenAPI 3.0 that 3.1 ignores or reads otherwise."""
    for node in document.of("schema"):
        for key, (kind, advice) in LEFTOVERS.items():
            if isinstance(node.value.get(key), kind):
                yield (*node.place, key), advice


def key_with_space(document: Document) -> Iterator[Fault]:
    """Report keys with a space, outside values that a provider chose."""
    data = {
        (*node.place, key) for kind, keys in DATA_KEYS.items() for node in document.of(kind) for key in keys
    }
    for place in _keys(document.value, (), data):
        if " " in place[-1]:
            yield place, "a key with a space, likely unquoted prose in a flow map: quote the text"


def _keys(value: Any, place: Place, data: set[Place]) -> Iterator[Place]:
    """Yield the place of every key below a value, without those inside examples and extensions."""
    if place in data:
        return
    for key, member in members(value):
        yield (*place, key)
        if not key.startswith("x-"):  # an extension's keys may be the provider's own words
            yield from _keys(member, (*place, key), data)


def wrong_shape(document: Document) -> Iterator[Fault]:
    """Report values of another JSON type than their key takes."""
    for node in document.nodes:
        is_schema = node.kind == "schema" and isinstance(node.value, bool)
        if node.kind == "misfit" or not (isinstance(node.value, dict) or is_schema):
            yield node.place, f"{node.role} does not hold this ({type(node.value).__name__}): see OpenAPI 3.1"


def reference_siblings(document: Document) -> Iterator[Fault]:
    """Report keys beside a $ref, where readers ignore them."""
    for node in document.nodes:
        extra = mapping(node.value).keys() - {"$ref", "summary", "description"}
        if node.kind != "schema" and "$ref" in mapping(node.value) and extra:
            yield node.place, f"{', '.join(sorted(extra))} beside $ref is ignored: move it to the component"


RULES: dict[str, Rule] = {
    "unknown-keyword": unknown_keyword,
    "leftover-3.0": leftover,
    "key-with-space": key_with_space,
    "wrong-shape": wrong_shape,
    "reference-siblings": reference_siblings,
}
