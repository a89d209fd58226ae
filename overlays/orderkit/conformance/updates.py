"""Values that an update may send, other than those that an object has."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

from jsonschema_rs import Draft202012Validator

from ..contract import Contract, JsonObject, expression_target
from . import pointers
from .bodies import request_content, with_value
from .made import PREFIX
from .values import is_kept, is_same

if TYPE_CHECKING:
    from ..contract import Operation

OTHER_TEXTS: Final = (f"{PREFIX}Zoë & Co.", "12", "2025-02-28T23:59:59.000Z")
"""Texts for members whose values are not listed: any text, digits, and a time."""


def patch_paths(contract: Contract, operation: Operation) -> list[str]:
    """List the paths that an operation lets a JSON Patch change; none if it takes no JSON Patch."""
    if "application/json-patch+json" not in request_content(contract, operation):
        return []
    items = contract.resolve(contract.resolve(operation.request_schema or {})["items"])
    return list(contract.resolve(items["properties"]["path"]).get("enum", ()))


def is_body(contract: Contract, operation: Operation, body: Any) -> bool:
    """Return whether an operation's schema allows a body."""
    schema = contract.standalone(operation.request_schema or {})
    return bool(Draft202012Validator(schema, validate_formats=True).is_valid(body))


def kept_pairs(contract: Contract, operation: Operation) -> list[tuple[str, str]]:
    """List the members of an operation's body that come back as sent: where they are sent, and where they come back."""
    kept: JsonObject = contract.declared(operation.id, "x-keeps") or {}
    pairs: list[Mapping[str, str]] = kept.get("values", [])
    return [(expression_target(pair["sent"]), expression_target(pair["back"])) for pair in pairs]


def restoring_body(contract: Contract, operation: Operation, before: Any, now: Any) -> Any:
    """Return the body of an update that makes an object as it was before; None if no member that it sends differs."""
    paths = patch_paths(contract, operation)
    if paths:
        edits = [
            {"op": "remove", "path": path} if value is None else {"op": "add", "path": path, "value": value}
            for path in paths
            if not is_same(value := pointers.first(before, path), pointers.first(now, path))
        ]
        return [edit for edit in edits if is_body(contract, operation, [edit])] or None
    pairs = kept_pairs(contract, operation)
    body: Any = {}
    for sent, back in pairs:
        value = pointers.first(before, back)
        if not is_kept(value, pointers.first(now, back)):
            body = with_value(body, sent, value)
    needed: JsonObject = contract.resolve(operation.request_schema or {}).get("dependentRequired", {})
    for name in {each for member in body for each in needed.get(member, ())} - body.keys():
        body[name] = next(pointers.first(before, back) for sent, back in pairs if sent == f"/{name}")
    return body or None


def schema_at(contract: Contract, schema: JsonObject, pointer: str) -> JsonObject:
    """Return the schema of a member, by the pointer to it in a value."""
    node = contract.resolve(schema)
    for step in pointer.split("/")[1:]:
        choices: list[JsonObject] = [node, *node.get("anyOf", [])]
        declared: JsonObject = {}
        for choice in choices:
            declared |= contract.members(choice)
        node = contract.resolve(declared.get(step, {}))
    return node


def other_values(contract: Contract, node: JsonObject, current: Any, sample: Any) -> list[Any]:
    """Return null if the schema allows it, and another valid value; the same value if there is no other.

    Of lists there are two others that have no item in common.
    """
    validator = Draft202012Validator(contract.standalone(node), validate_formats=True)
    known: list[Any] = [*node.get("x-extensible-enum", ()), *node.get("enum", ())]
    numbers = _near(current)
    lists = [[f"{PREFIX}tag"], [f"{PREFIX}Tag 2", f"{PREFIX}tag 1"]]
    candidates = [sample, *known, *numbers, *OTHER_TEXTS, *lists, current]
    valid = [value for value in candidates if value is not None and validator.is_valid(value)]
    other = [value for value in valid if not is_same(value, current) and not is_kept(value, current)] or valid
    # Null comes first, so that later updates have a value that they could lose.
    nothing: list[Any] = [None] if validator.is_valid(None) else []
    return nothing + other[: 2 if isinstance(other[0] if other else None, list) else 1]


def with_changes(contract: Contract, operation: Operation, body: Any, shown: Sequence[Any]) -> Any:
    """Return the body of an update with other values where it has what an object shows already.

    A server that writes a part of a refused update is only seen if that part differs from what it had.
    """
    paths = patch_paths(contract, operation)
    if paths:
        return [_changed_edit(contract, operation, edit, shown) for edit in body]
    changed, schema = body, operation.request_schema or {}
    for sent, back in kept_pairs(contract, operation):
        value = pointers.values(body, sent)
        current = next((each for item in shown for each in pointers.values(item, back)), None)
        if "*" in sent or not value or value[0] is None or not is_kept(value[0], current):
            continue
        for other in other_values(contract, schema_at(contract, schema, sent), current, None)[-1:]:
            candidate = with_value(changed, sent, other)
            changed = candidate if is_body(contract, operation, candidate) else changed
    return changed


def _changed_edit(contract: Contract, operation: Operation, edit: Any, shown: Sequence[Any]) -> Any:
    """Return an edit of a JSON Patch, with another value if an object shows its own already."""
    current = next((each for item in shown for each in pointers.values(item, edit["path"])), None)
    if current is None or not is_kept(edit.get("value"), current):
        return edit
    values = [value for value in _alike(edit["value"]) if not is_kept(value, current)]
    others = [{**edit, "value": value} for value in values]
    return next((other for other in others if is_body(contract, operation, [other])), edit)


def _alike(value: Any) -> list[Any]:
    """Return other texts, or for an object the same with another text."""
    if not isinstance(value, Mapping):
        return [*OTHER_TEXTS]
    members = cast(Mapping[str, Any], value)
    return [{**members, name: text} for name in members for text in OTHER_TEXTS]


def _near(current: Any) -> list[Any]:
    """Return a greater and a smaller number; none for what is no number."""
    if isinstance(current, Decimal):
        return [float(current + 1), float(current - 1)]
    is_whole = isinstance(current, int) and not isinstance(current, bool)
    return [current + 1, current - 1] if is_whole else []


def with_others(contract: Contract, operation: Operation, body: Any) -> Any:
    """Return the body of an update with values for the members that it leaves out and that are kept as sent."""
    schema = operation.request_schema
    if schema is None or not isinstance(body, Mapping):
        return body
    validator = Draft202012Validator(contract.standalone(schema), validate_formats=True)
    kept: JsonObject = contract.declared(operation.id, "x-keeps") or {}
    pairs: list[Mapping[str, str]] = kept.get("values", [])
    fuller: Any = copy.deepcopy(cast(Any, body))
    for pointer in [expression_target(pair["sent"]) for pair in pairs]:
        if "*" in pointer or pointers.values(fuller, pointer):
            continue
        values = other_values(contract, schema_at(contract, schema, pointer), None, None)
        for value in [value for value in values if value is not None][:1]:
            changed = with_value(fuller, pointer, value)
            fuller = changed if validator.is_valid(changed) else fuller
    return fuller
