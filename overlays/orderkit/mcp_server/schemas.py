"""JSON Schemas of the arguments of tools, from the table of operations and the contract."""

from __future__ import annotations

from typing import Any, Final

from ..cli.columns import is_list, is_object
from ..contract import Contract
from ..operations.table import Body, MethodEntry

_COMPONENTS: Final = "#/components/schemas/"
_DEFINITIONS: Final = "#/$defs/"
_UNKNOWN: Final = frozenset({"example", "examples", "discriminator"})
LEFT_OUT: Final = frozenset({"concurrency", "windows", "page_size"})
"""Arguments that only matter for long lists, which a tool does not return."""
USUAL_ITEMS: Final = 20


def input_schema(contract: Contract, entry: MethodEntry, most_items: int) -> dict[str, Any]:
    """Return the schema of a tool's arguments.

    Args:
        contract: The contract of the provider.
        entry: The operation or workflow.
        most_items: Items of a list that a result has at most.
    """
    properties = {
        each.name: {**each.schema, "description": each.text}
        for each in entry.arguments
        if each.name not in LEFT_OUT
    }
    if "limit" in properties:
        properties["limit"] |= {"maximum": most_items, "default": min(USUAL_ITEMS, most_items)}
    required = [each.name for each in entry.arguments if each.required]
    definitions: dict[str, Any] = {}
    if entry.body is not None:
        properties[entry.body.name] = _body(contract, entry.body, definitions)
        required.append(entry.body.name)
    whole = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return {**whole, "$defs": definitions} if definitions else whole


def _body(contract: Contract, body: Body, definitions: dict[str, Any]) -> dict[str, Any]:
    references: list[dict[str, Any]] = [{"$ref": f"{_COMPONENTS}{name}"} for name in body.schemas]
    for reference in references:
        needed = contract.standalone(reference)["components"]["schemas"]
        definitions.update({name: _plain(schema) for name, schema in needed.items()})
    one = references[0] if len(references) == 1 else {"anyOf": references}
    return {"description": body.text, **_plain({"type": "array", "items": one} if body.many else one)}


def _plain(node: Any) -> Any:
    """Return a schema without what JSON Schema does not know, and with references to definitions beside it."""
    if is_list(node):
        return [_plain(each) for each in node]
    if not is_object(node):
        is_reference = isinstance(node, str) and node.startswith(_COMPONENTS)
        return node.replace(_COMPONENTS, _DEFINITIONS) if is_reference else node
    kept = {name: each for name, each in node.items() if not name.startswith("x-") and name not in _UNKNOWN}
    # Names of properties are the provider's, whatever they begin with.
    return {
        name: {key: _plain(value) for key, value in each.items()} if name == "properties" else _plain(each)
        for name, each in kept.items()
    }
