"""Lists of types, of which 3.0 takes one, and null, which is no type there."""

from __future__ import annotations

from typing import Any

from ..dereferencing import is_annotation
from ..grammar import Place, is_array
from .context import refuse
from .nulls import NULL_SCHEMA

NUMBERS = ("multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "format")
OBJECTS = (
    "properties",
    "required",
    "additionalProperties",
    "minProperties",
    "maxProperties",
    "discriminator",
)
KEYWORDS: dict[str, tuple[str, ...]] = {
    "string": ("minLength", "maxLength", "pattern", "format"),
    "integer": NUMBERS,
    "number": NUMBERS,
    "boolean": (),
    "array": ("items", "minItems", "maxItems", "uniqueItems"),
    "object": OBJECTS,
}
"""The keywords that concern values of one type only."""
NUMBER_FORMATS = frozenset({"int32", "int64", "float", "double"})


def rewrite_type(node: dict[str, Any], place: Place) -> None:
    """Write one type, with `nullable` if null was among the types, or one branch for each of several types."""
    names = _names_of(node, place)
    if names is not None:
        nullable = "null" in names and None in node.get("enum", [None])
        # An integer is a number too.
        kept = [name for name in names if name != "null" and not (name == "integer" and "number" in names)]
        if "null" not in names and "nullable" not in node and "enum" in node:
            node["enum"] = [value for value in node["enum"] if value is not None]
        _write_types(node, kept, nullable)
    if node.get("enum") == []:
        _accept_nothing(node)
    if node.get("type") == "array":
        node.setdefault("items", {})


def _names_of(node: dict[str, Any], place: Place) -> list[str] | None:
    if "type" not in node:
        return None
    names = node["type"] if is_array(node["type"]) else [node["type"]]
    if not names or any(name not in KEYWORDS and name != "null" for name in names):
        raise refuse(place, "type", f"types must be {', '.join(KEYWORDS)} or null (got {node['type']})")
    return names


def _write_types(node: dict[str, Any], names: list[str], nullable: bool) -> None:
    if not names:
        if nullable:
            node.update(NULL_SCHEMA, enum=[None])
        else:
            _accept_nothing(node)
    elif len(names) == 1:
        node["type"] = names[0]
        if nullable:
            node["nullable"] = True
    elif nullable and set(names) >= set(KEYWORDS) - {"integer"}:
        del node["type"]  # without a type 3.0 accepts every value
    else:
        del node["type"]
        _write_branches(node, names, nullable)


def _write_branches(node: dict[str, Any], names: list[str], nullable: bool) -> None:
    """Give each type a branch with its own keywords; the first takes null, which one branch must."""
    branches = [{"type": name} | _take_keywords(node, name, names) for name in names]
    for name in names:
        for keyword in KEYWORDS[name]:
            node.pop(keyword, None)
    for branch in branches:
        if branch["type"] == "array":
            branch.setdefault("items", {})
    if nullable:
        branches[0]["nullable"] = True
    if "anyOf" in node:
        node["allOf"] = [*node.get("allOf", ()), {"anyOf": branches}]
    else:
        node["anyOf"] = branches


def _take_keywords(node: dict[str, Any], name: str, names: list[str]) -> dict[str, Any]:
    """Return the keywords of a node that concern one of its types."""
    taken = {keyword: node[keyword] for keyword in KEYWORDS[name] if keyword in node}
    if "string" in names and "format" in taken:
        concerns_numbers = taken["format"] in NUMBER_FORMATS
        if concerns_numbers != (name in {"integer", "number"}):
            del taken["format"]
    return taken


def _accept_nothing(node: dict[str, Any]) -> None:
    for keyword in [name for name in node if not is_annotation(name)]:
        del node[keyword]
    node["not"] = {}
