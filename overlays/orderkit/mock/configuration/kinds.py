"""Types of settings: which are lists, tables or optional, and how they are described in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

NONE = "none"
"""Text for no value, because TOML has none of its own."""

_WORDS: Mapping[Any, str] = {
    bool: "true or false",
    int: "an integer",
    float: "a number",
    Decimal: "a number",
    str: "a text",
    Path: "the path of a file",
    datetime: "an ISO 8601 time such as 2017-04-08T10:00:00Z",
    timedelta: "an offset such as +03:00",
}
_PLURALS: Mapping[Any, str] = {int: "integers", float: "numbers", Decimal: "numbers", str: "texts"}


def split_optional(kind: Any) -> tuple[Any, bool]:
    """Return a type without None, and whether it accepts None."""
    arguments = get_args(kind)
    if get_origin(kind) in (Union, UnionType) and NoneType in arguments:
        (rest,) = (each for each in arguments if each is not NoneType)
        return rest, True
    return kind, False


def is_table(kind: Any) -> bool:
    """Return whether a type is a class with fields."""
    return isinstance(kind, type) and is_dataclass(kind)


def is_list(kind: Any) -> bool:
    """Return whether a type is a list, of any length or of a fixed one."""
    return get_origin(kind) in (tuple, frozenset, Collection)


def is_mapping(kind: Any) -> bool:
    """Return whether a type is a mapping from texts."""
    return get_origin(kind) is Mapping


def element_kinds(kind: Any, length: int) -> tuple[Any, ...] | None:
    """Return the types of the elements of a list; None if it cannot have that length."""
    arguments = get_args(kind)
    if get_origin(kind) is tuple and arguments[-1] is not Ellipsis:
        return arguments if len(arguments) == length else None
    return (arguments[0],) * length


def is_numeric(kind: Any) -> bool:
    """Return whether values of a type are numbers."""
    return kind in (int, float, Decimal) or (
        get_origin(kind) is Literal and isinstance(get_args(kind)[0], int)
    )


def describe_kind(kind: Any) -> str:
    """Describe a type in words, for messages and documentation."""
    kind, is_optional = split_optional(kind)
    return f"{_describe(kind)}, or {NONE}" if is_optional else _describe(kind)


def _describe(kind: Any) -> str:
    arguments = get_args(kind)
    if get_origin(kind) is Literal:
        return " or ".join(map(str, arguments)) if len(arguments) < 3 else f"one of {', '.join(arguments)}"
    if is_list(kind):
        is_fixed = get_origin(kind) is tuple and arguments[-1] is not Ellipsis
        return f"a list of {len(arguments)}" if is_fixed else f"a list of {_plural(arguments[0])}"
    if is_mapping(kind):
        return f"a table of {_plural(arguments[1])}"
    return f"a table with {_names(kind)}" if is_table(kind) else _WORDS[kind]


def _plural(kind: Any) -> str:
    if is_table(kind):
        return f"tables with {_names(kind)}"
    return _PLURALS.get(kind) or _describe(kind).replace("a list", "lists", 1)


def _names(kind: Any) -> str:
    return ", ".join(field.name for field in fields(kind))
