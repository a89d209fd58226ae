"""A document as a caller sees it: references followed, parameters of a path at each of its operations."""

from __future__ import annotations

from typing import Any

from orderkit.contract.grammar import METHODS, is_object
from orderkit.contract.references import reference_in, target_of


def followed(document: dict[str, Any], node: Any) -> Any:
    """Return what an object refers to, or the object itself."""
    while reference := reference_in(node):
        node = target_of(document, reference)
    return node


def by_identity(key: str, document: dict[str, Any], objects: list[Any]) -> dict[str, tuple[int, Any]]:
    """Return objects by what identifies them, each with its position in the list."""
    found: dict[str, tuple[int, Any]] = {}
    for number, each in enumerate(objects):
        node = followed(document, each)
        found[_identity(key, node)] = (number, each)
    return found


def _identity(key: str, node: Any) -> str:
    if key == "parameters":
        return f"{node['in']} {node['name']}"
    if key == "servers":
        return str(node["url"])
    return str(node["name"] if is_object(node) else node)


def with_parameters(document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy in which each operation holds the parameters of its path."""
    paths = {path: _item_with_parameters(document, item) for path, item in document.get("paths", {}).items()}
    return {**document, "paths": paths}


def _item_with_parameters(document: dict[str, Any], item: Any) -> Any:
    shared: list[Any] = item.get("parameters", []) if is_object(item) else []
    if not shared:
        return item
    copy = {key: value for key, value in item.items() if key != "parameters"}
    for method in (method for method in METHODS if method in copy):
        own: list[Any] = copy[method].get("parameters", [])
        names = by_identity("parameters", document, own)
        inherited = [
            each for each in shared if not by_identity("parameters", document, [each]).keys() & names.keys()
        ]
        copy[method] = {**copy[method], "parameters": [*inherited, *own]}
    return copy
