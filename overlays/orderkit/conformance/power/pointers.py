"""Places in JSON documents, by JSON pointers in which `*` stands for every item of a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeGuard

ABSENT: Any = object()
"""Value of a member that is not there, and of one to remove."""


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Return whether a value is a JSON object."""
    return isinstance(value, dict)


def is_list(value: Any) -> TypeGuard[list[Any]]:
    """Return whether a value is a JSON list."""
    return isinstance(value, list)


def steps_of(pointer: str) -> list[str]:
    """Return the steps of a pointer."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def values_at(document: Any, pointer: str) -> list[Any]:
    """Return the values at a pointer; absent ones are left out."""
    found = [document]
    for step in steps_of(pointer):
        found = [inner for value in found for inner in _inner(value, step)]
    return found


def value_at(document: Any, pointer: str) -> Any:
    """Return the first value at a pointer; None if there is none."""
    return next(iter(values_at(document, pointer)), None)


def edit(document: Any, pointer: str, change: Callable[[Any], Any]) -> Any:
    """Change the values at a pointer in place, and return the document; ABSENT removes a member."""
    *outer, last = steps_of(pointer)
    holders = [document]
    for step in outer:
        holders = [inner for value in holders for inner in _inner(value, step)]
    for holder in holders:
        _edit_member(holder, last, change)
    return document


def put(document: Any, pointer: str, value: Any) -> Any:
    """Set a value in place where its holder exists, and return the document; ABSENT removes a member."""
    *outer, last = steps_of(pointer)
    for holder in values_at(document, "".join(f"/{step}" for step in outer)):
        if is_object(holder):
            holder[last] = value
            _edit_member(holder, last, lambda _: value)
    return document


def _inner(value: Any, step: str) -> list[Any]:
    if is_object(value):
        return [value[step]] if step in value else []
    if is_list(value):
        if step == "*":
            return list(value)
        return [value[int(step)]] if step.isdigit() and int(step) < len(value) else []
    return []


def _edit_member(holder: Any, name: str, change: Callable[[Any], Any]) -> None:
    if is_object(holder):
        keys: list[Any] = [name] if name in holder else []
    elif is_list(holder):
        keys = list(range(len(holder))) if name == "*" else [int(name)] if name.isdigit() else []
        keys = [key for key in keys if key < len(holder)]
    else:
        return
    for key in reversed(keys):
        value = change(holder[key])
        if value is ABSENT:
            del holder[key]
        else:
            holder[key] = value
