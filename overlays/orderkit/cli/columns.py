"""Columns of results: names of members, with dots into objects, as the contract orders them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeGuard

from ..contract import Contract
from ..runtime.protocol.json_codec import to_json
from .problems import UsageError

PLAIN: Final = "value"
"""The column of items that are no objects."""
_DEEPEST: Final = 4
_MASK: Final = "***"


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Return whether a value of JSON is an object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Return whether a value of JSON is a list."""
    return isinstance(value, list)


def columns_of(contract: Contract, schema: str) -> list[str]:
    """Return the columns of a schema of the contract: members of the object itself come before those inside them."""
    if not schema:
        return [PLAIN]
    found: list[tuple[int, str]] = []
    _collect(contract, contract.schema(schema), "", 0, found)
    return [name for _, name in sorted(found, key=lambda each: each[0])] or [PLAIN]


def _collect(
    contract: Contract, schema: Mapping[str, Any], prefix: str, depth: int, found: list[tuple[int, str]]
) -> None:
    for name, node in contract.members(dict(schema)).items():
        below = contract.resolve(node)
        inside = contract.members(below)
        if inside and depth < _DEEPEST:
            _collect(contract, below, f"{prefix}{name}.", depth + 1, found)
        else:
            found.append((depth, f"{prefix}{name}"))


def chosen_columns(text: str | None, known: list[str]) -> list[str]:
    """Return the columns that an option names, or those that are known.

    Raises:
        UsageError: It names none.
    """
    if text is None:
        return known
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise UsageError("--columns must be names separated by commas")
    return names


def row_of(item: Any, columns: Iterable[str]) -> list[Any]:
    """Return the values of an item in the order of the columns; None for what it does not have."""
    return [item if name == PLAIN and not is_object(item) else _at(item, name) for name in columns]


def _at(item: Any, name: str) -> Any:
    for step in name.split("."):
        if is_list(item) and step.isdigit() and int(step) < len(item):
            item = item[int(step)]
        elif is_object(item):
            item = item.get(step)
        else:
            return None
    return item


def flatten(value: Any, name: str = "") -> dict[str, Any]:
    """Return the members of a value at every depth, by names with dots."""
    parts: Iterable[tuple[Any, Any]]
    if is_object(value) and value:
        parts = value.items()
    elif is_list(value) and any(is_object(each) or is_list(each) for each in value):
        parts = enumerate(value)
    else:
        return {name or PLAIN: value}
    found: dict[str, Any] = {}
    for key, each in parts:
        found.update(flatten(each, f"{name}.{key}" if name else f"{key}"))
    return found


def cell(value: Any, missing: str) -> str:
    """Return a value as the text of a cell; lists and objects as JSON."""
    match value:
        case None:
            return missing
        case str():
            return value
        case _:
            return to_json(value)


def masked(contract: Contract, schema: str, value: Any) -> Any:
    """Return a result without the members that the contract calls passwords or tokens (`format: password`)."""
    if not schema:
        return value
    members = contract.members(contract.schema(schema))
    secret = {name for name, node in members.items() if contract.resolve(node).get("format") == "password"}
    if not secret or not is_object(value):
        return value
    return {name: _MASK if name in secret else each for name, each in value.items()}
