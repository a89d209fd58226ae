"""The specs and the other data that pages are made from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).parents[1]


SPECS = DOCS.parent / "specs"


METHODS = ("get", "put", "post", "delete", "patch")


Json = dict[str, Any]


@cache
def read_yaml(name: str) -> Any:
    """Read a YAML file of specs/; it is read once."""
    return yaml.safe_load((SPECS / name).read_text(encoding="utf-8"))


def spec_of(provider: str) -> Json:
    """Return the spec of a provider."""
    document: Json = read_yaml(f"{provider}.yaml")
    return document


def schemas_of(provider: str) -> dict[str, Json]:
    """Return the schemas of a provider by name."""
    found: dict[str, Json] = spec_of(provider)["components"]["schemas"]
    return found


def resolve(provider: str, node: Json) -> Json:
    """Return the node that a reference leads to; keys beside the reference win."""
    if "$ref" not in node:
        return node
    target: Any = spec_of(provider)
    for step in node["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return {**resolve(provider, target), **{key: node[key] for key in node if key != "$ref"}}


def operation_of(provider: str, name: str) -> tuple[str, str, Json, list[Json]]:
    """Method, path, node and resolved parameters of an operation."""
    for path, item in spec_of(provider)["paths"].items():
        for method in METHODS:
            if item.get(method, {}).get("operationId") == name:
                node: Json = item[method]
                parameters = [*item.get("parameters", []), *node.get("parameters", [])]
                return method.upper(), path, node, [resolve(provider, each) for each in parameters]
    raise ValueError(f"{provider} has no operation {name}")


def properties_of(provider: str, schema: Json) -> dict[str, tuple[Json, bool]]:
    """Return each property of an object with whether it is required, those of `allOf` included."""
    node = resolve(provider, schema)
    required = node.get("required", ())
    found = {name: (schema, name in required) for name, schema in node.get("properties", {}).items()}
    for part in node.get("allOf", ()):
        found.update(properties_of(provider, part))
    return found


def errors_of(provider: str) -> list[Json]:
    """Return the known errors, whichever schema lists them."""
    return [error for schema in schemas_of(provider).values() for error in schema.get("x-errors", ())]


def snake(name: str) -> str:
    """Return a camelCase name in snake_case."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
