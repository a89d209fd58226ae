"""Schemas in words: types, bounds and properties, and the models of a provider."""

from __future__ import annotations

from collections.abc import Iterator

from .documents import Json, properties_of, resolve, schemas_of
from .ledgers import entries_of, page_of
from .markdown import Row, code, first_sentence, prose, table

NO_NUL = r"^[^\u0000]*$"


def link_schema(provider: str, name: str) -> str:
    """Return a link to the model of a schema."""
    return f"[{name}]({page_of(provider)}-models.md#{name.lower()})"


def is_union(schema: Json) -> bool:
    """Return whether a schema only says which others a value may be: Python has no model of it."""
    return "oneOf" in schema and not {"type", "properties"} & schema.keys()


def type_of(provider: str, node: Json) -> str:
    """Return the type of a value in words: a link to its model, or its type with its bounds."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        target = resolve(provider, node)
        if is_union(target):
            return type_of(provider, {"oneOf": target["oneOf"]})
        is_model = {"properties", "allOf", "enum", "x-extensible-enum"} & target.keys()
        return link_schema(provider, name) if is_model else name
    if choices := node.get("oneOf") or node.get("anyOf"):
        return " or ".join(type_of(provider, choice) for choice in choices)
    if "array" in _types(node):
        least = f", at least {node['minItems']}" if "minItems" in node else ""
        null = " or null" if "null" in _types(node) else ""
        return f"list of {type_of(provider, node['items'])}{least}{null}"
    return ", ".join([_kind(node), *_bounds(node)])


_FORMATS = {
    "date": {"string": "date"},
    "date-time": {"string": "time"},
    "decimal": {"number": "decimal", "string": "decimal as a text"},
}
"""Words for the JSON types of a format."""


def _kind(node: Json) -> str:
    """Return the type of a schema in words."""
    if "type" not in node:
        return "any value"
    kinds = {"string": "text"} | _FORMATS.get(node.get("format", ""), {})
    return " or ".join(kinds.get(each, each) for each in _types(node))


def _types(node: Json) -> list[str]:
    """Return the JSON types that a schema names."""
    types: str | list[str] = node.get("type", [])
    return [types] if isinstance(types, str) else types


def _bounds(node: Json) -> Iterator[str]:
    """Yield the bounds of a schema in words."""
    if "maxLength" in node:
        yield f"{_range(node.get('minLength'), node['maxLength'])} characters"
    if "minimum" in node or "maximum" in node:
        yield _range(node.get("minimum"), node.get("maximum"))
    if "exclusiveMinimum" in node:
        yield f"more than {node['exclusiveMinimum']}"
    if "x-decimals" in node:
        yield f"{node['x-decimals']} decimals"
    if node.get("pattern", NO_NUL) != NO_NUL:
        yield f"pattern {code(node['pattern'])}"


def _range(low: int | None, high: int | None) -> str:
    """Return a range in words; a side that is None is open."""
    if low is None or high is None:
        return f"at most {high}" if low is None else f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def property_rows(provider: str, schema: Json) -> Iterator[Row]:
    """Yield a row for each property of a schema."""
    for name, (node, required) in properties_of(provider, schema).items():
        text = resolve(provider, node).get("description", "")
        meaning = prose(first_sentence(text) if "$ref" in node else text)
        yield (
            f"`{name}`",
            type_of(provider, node),
            "yes" if required else "",
            meaning,
            entries_of(node, provider),
        )


def properties(provider: str, name: str) -> str:
    """Render the properties of one schema, without ledger entries."""
    rows = [row[:-1] for row in property_rows(provider, schemas_of(provider)[name])]
    return table(("Property", "Type", "Required", "Meaning"), rows)


def models(provider: str) -> str:
    """Render every model of the API, in the order of the spec."""
    return "\n\n".join(
        f"## {name}\n\n{_model(provider, name, node)}"
        for name, node in schemas_of(provider).items()
        if not is_union(node)
    )


def _model(provider: str, name: str, node: Json) -> str:
    """Render the section of one schema."""
    text = prose(first_sentence(node["description"]) if name == "OrderStatus" else node["description"])
    if groups := node.get("x-enum-groups"):
        names = dict(zip(node["x-extensible-enum"], node["x-enum-descriptions"], strict=True))
        rows = [(head, ", ".join(f"`{each}` {names[each]}" for each in ids)) for head, ids in groups.items()]
        return f"{text}\n\n{table(('Heading', 'Known values; expect others'), rows)}"
    if values := node.get("enum") or node.get("x-extensible-enum"):
        label = "Values" if "enum" in node else "Known values; expect others"
        return f"{text}\n\n{label}: {', '.join(f'`{value}`' for value in values)}."
    if not properties_of(provider, node):
        return text
    return f"{text}\n\n{table(('Property', 'Type', 'Required', 'Meaning', 'Ledger'), property_rows(provider, node))}"
