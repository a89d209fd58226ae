"""The vocabulary of our extensions (`specs/vocabulary.yaml`): shapes, places, and the names that values mention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import yaml

from .finding import Place, mapping, sequence, text

FILE = Path(__file__).parents[1] / "vocabulary.yaml"


@dataclass(frozen=True)
class Mention:
    """A string in an extension that names something of the document.

    Attributes:
        kind: The `format` of the vocabulary, such as `operation-id`.
        value: The name.
        place: Where the name is, below the extension.
        owner: The object that holds the name.
    """

    kind: str
    value: Any
    place: Place
    owner: dict[str, Any]


@cache
def extensions() -> dict[str, Any]:
    """Return the definitions of the vocabulary, shared types included."""
    definitions: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["$defs"]
    return definitions


def stands_on(name: str) -> list[str]:
    """Return the kinds of object that may carry an extension."""
    kinds: list[str] = extensions()[name]["x-stands-on"]
    return kinds


def shape_errors(name: str, value: Any) -> list[tuple[Place, str]]:
    """Return where and why a value does not have the shape of an extension."""
    return [
        (tuple(map(str, error.instance_path)), error.message) for error in _validator(name).iter_errors(value)
    ]


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": extensions()})


def mentions(name: str, value: Any) -> Iterator[Mention]:
    """Yield every name that a value of an extension mentions."""
    yield from _mentions(extensions()[name], value, (), {})


def _mentions(schema: dict[str, Any], value: Any, place: Place, owner: dict[str, Any]) -> Iterator[Mention]:
    """Walk a value along its schema; the vocabulary uses references, properties, items and names of properties."""
    if "$ref" in schema:
        yield from _mentions(extensions()[schema["$ref"].rpartition("/")[2]], value, place, owner)
    if "format" in schema and not isinstance(value, list | dict):
        yield Mention(schema["format"], value, place, owner)
    named = mapping(schema.get("propertyNames"))
    for key, member in mapping(value).items():
        if "format" in named:
            yield Mention(named["format"], key, (*place, key), owner)
        onward = mapping(schema.get("properties")).get(key, schema.get("additionalProperties"))
        yield from _mentions(mapping(onward), member, (*place, key), mapping(value))
    for index, item in enumerate(sequence(value)):
        yield from _mentions(mapping(schema.get("items")), item, (*place, str(index)), owner)


def names_at(value: dict[str, Any]) -> set[str]:
    """Return the keywords, listed values and names of properties and parameters that an object has."""
    listed = [*sequence(value.get("enum")), *sequence(value.get("x-extensible-enum"))]
    held = [key for part in ("properties", "responses", "headers") for key in mapping(value.get(part))]
    parameters = [text(mapping(each).get("name")) for each in sequence(value.get("parameters"))]
    return {*value, *held, *parameters, *map(str, listed)}
