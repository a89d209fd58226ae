"""Finds and reads the specs: one `<provider>.yaml` for each provider, beside the settings of tools."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

SPECS = Path(__file__).parent
METHODS = ("get", "put", "post", "delete", "patch")

# A spec differs from the settings of tools, which are YAML too, by its first key; comments may stand before it.
_FIRST_KEY_IS_OPENAPI = re.compile(r"(?:\s*#[^\n]*\n|\s*\n)*openapi\s*:")


def providers(specs: Path = SPECS) -> list[str]:
    """List the providers in alphabetical order: each YAML file whose first key is `openapi` is a spec."""
    found = sorted(specs.glob("*.yaml"))
    return [path.stem for path in found if _FIRST_KEY_IS_OPENAPI.match(path.read_text(encoding="utf-8"))]


def read_yaml(path: Path) -> Any:
    """Read a YAML file; by libyaml where PyYAML was built with it, which is ten times as fast."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - either loader is a safe one


def read_spec(provider: str) -> dict[str, Any]:
    """Read a provider's spec as plain dicts and lists; references are not resolved."""
    document: dict[str, Any] = read_yaml(SPECS / f"{provider}.yaml")
    return document


def resolve(document: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Follow local references from a node; one without a reference is returned as it is."""
    while "$ref" in node:
        target: Any = document
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def parameters_of(document: dict[str, Any], path: str, operation: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the parameters of a path and of an operation on it, references followed."""
    both = (*document["paths"][path].get("parameters", ()), *operation.get("parameters", ()))
    return [resolve(document, each) for each in both]


def listed_values(schema: dict[str, Any]) -> list[Any]:
    """Return the values that a schema lists, whether it takes others (`x-extensible-enum`) or not (`enum`)."""
    values: list[Any] = schema["enum"] if "enum" in schema else schema["x-extensible-enum"]
    return values


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield path, method and operation of each operation, in the order of the document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]
