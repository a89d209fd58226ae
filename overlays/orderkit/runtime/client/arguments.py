"""Checks and conversions of the arguments of an operation, made before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar, cast
from uuid import UUID

EnumT = TypeVar("EnumT", bound=Enum)
ItemT = TypeVar("ItemT", int, str)


def without_none(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that were given."""
    return {name: value for name, value in arguments.items() if value is not None}


def as_path_segment(argument: str, value: object, kind: type[ItemT]) -> ItemT:
    """Check a value that becomes one segment of a path.

    Raises:
        TypeError: It is of another type.
        ValueError: It would make another path: it is empty, `.` or `..`.
    """
    # A bool is an int for Python, and would be sent as the text True.
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{argument} must be {kind.__name__} (got {type(value).__name__})")
    # `.` and `..` are resolved before sending (RFC 3986, 5.2.4), and an empty segment is the path of the whole list.
    if str(value) in ("", ".", ".."):
        raise ValueError(f"{argument} must not be {value!r}: the request would go to another path")
    return value


def as_number(argument: str, value: int | str, *, hint: str = "") -> int:
    """Check an id that is a number, given as a number or as its text.

    Raises:
        TypeError: It is neither a number nor text.
        ValueError: It is not the text of a positive number; the message ends with the hint.
    """
    if not isinstance(cast(object, value), int | str) or isinstance(value, bool):
        raise TypeError(f"{argument} must be int, or its text (got {type(value).__name__})")
    # `int()` alone takes more than an id: `1_0`, blanks around it, digits of other scripts.
    if not re.fullmatch("[1-9][0-9]*", str(value)):
        raise ValueError(f"{argument} must be a positive number (got {value!r}){': ' if hint else ''}{hint}")
    return int(value)


def as_str(argument: str, value: str | None, *, pattern: str | None = None, example: str = "") -> str | None:
    """Check a text, or None.

    Args:
        argument: Its name in messages.
        value: The text.
        pattern: A regular expression that all of it must match, and that is never the empty text.
        example: An example of such a text, for the message.

    Raises:
        TypeError: It is something else.
        ValueError: It does not match the pattern.
    """
    if value is None:
        return None
    if not isinstance(cast(object, value), str):
        raise TypeError(f"{argument} must be str (got {type(value).__name__})")
    # `fullmatch`, because `$` also matches before a line break at the end of the text.
    if pattern is not None and not (value and re.fullmatch(pattern, value, re.DOTALL)):
        raise ValueError(f"{argument} must look like {example} (got {value!r})")
    return value


def as_filter_text(argument: str, value: str | None) -> str | None:
    """Check a text that the provider would ignore if it were empty, and then list everything; or None.

    Raises:
        TypeError: It is something else.
        ValueError: It is empty.
    """
    if as_str(argument, value) == "":
        raise ValueError(f"{argument} must not be empty: leave it out to list everything")
    return value


def as_bool(argument: str, value: bool | None) -> bool | None:
    """Check a bool, or None.

    Raises:
        TypeError: It is something else, such as the text of one.
    """
    if value is not None and not isinstance(cast(object, value), bool):
        raise TypeError(f"{argument} must be bool (got {type(value).__name__})")
    return value


def as_int(
    argument: str, value: int | None, *, least: int | None = None, most: int | None = None
) -> int | None:
    """Check a whole number, or None.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is out of bounds.
    """
    return None if value is None else as_bounded_int(argument, value, least=least, most=most)


def as_bounded_int(argument: str, value: int, *, least: int | None = None, most: int | None = None) -> int:
    """Check a whole number.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is out of bounds.
    """
    if not isinstance(cast(object, value), int) or isinstance(value, bool):
        raise TypeError(f"{argument} must be int (got {type(value).__name__})")
    if least is not None and value < least:
        raise ValueError(f"{argument} must be at least {least} (got {value})")
    if most is not None and value > most:
        raise ValueError(f"{argument} must be at most {most} (got {value})")
    return value


def as_uuid(argument: str, value: UUID | str | None) -> UUID | None:
    """Convert the text of a UUID, or None.

    Raises:
        TypeError: It is neither a UUID nor text.
        ValueError: It is the text of something else.
    """
    if value is None or isinstance(value, UUID):
        return value
    if not isinstance(cast(object, value), str):
        raise TypeError(f"{argument} must be UUID, or its text (got {type(value).__name__})")
    try:
        return UUID(value)
    except ValueError:
        raise ValueError(f"{argument} must be a UUID (got {value!r})") from None


def as_enum(argument: str, value: EnumT | str | None, kind: type[EnumT]) -> EnumT | None:
    """Convert a value to a member of an enum, or None.

    Raises:
        TypeError: It is no text.
        ValueError: The enum does not list it.
    """
    if value is None:
        return None
    if not isinstance(cast(object, value), str):
        raise TypeError(f"{argument} must be str (got {type(value).__name__})")
    # By value: the names of the members are Python's, and no provider knows them.
    known = {str(member.value): member for member in kind}
    if str(value) not in known:
        raise ValueError(f"{argument} must be one of {', '.join(known)} (got {str(value)!r})")
    return known[str(value)]


def as_list(argument: str, value: ItemT | Iterable[ItemT] | None, kind: type[ItemT]) -> list[ItemT]:
    """Take one value or several, each of them once; none at all for None.

    Raises:
        TypeError: It is neither, or one of several is of another type.
        ValueError: It is an empty collection.
    """
    if value is None:
        return []
    # One text is one item: iterating over it would make an item of each character.
    given = cast(object, [value] if isinstance(value, kind) else value)
    if isinstance(given, str | bytes | Mapping) or not isinstance(given, Iterable):
        raise TypeError(f"{argument} must be {kind.__name__} or several (got {type(value).__name__})")
    items = list(cast(Iterable[object], given))
    if not items:
        raise ValueError(f"{argument} must not be empty: leave it out to list everything")
    for item in items:
        if not isinstance(item, kind) or isinstance(item, bool):
            raise TypeError(f"{argument} must hold {kind.__name__} (got {type(item).__name__})")
    # A set would lose the order, which counts for sort keys.
    return list(dict.fromkeys(cast(list[ItemT], items)))


def comma_separated(
    argument: str,
    value: ItemT | Iterable[ItemT] | None,
    kind: type[ItemT],
    *,
    values: Sequence[str] | None = None,
) -> str | None:
    """Join one value or several by commas, or None.

    Args:
        argument: Its name in messages.
        value: One value, or several.
        kind: The type of each: positive numbers, or texts.
        values: The texts that are known; None for any.

    Raises:
        TypeError: One of them is of another type.
        ValueError: One of them is unknown or no positive number, or there is none.
    """
    items = as_list(argument, value, kind)
    for item in items:
        if isinstance(item, int):
            as_int(argument, item, least=1)
        elif values is not None and item not in values:
            raise ValueError(f"{argument} must be one or more of {', '.join(values)} (got {str(item)!r})")
    return ",".join(str(item) for item in items) or None


def as_sort(argument: str, value: str | Iterable[str] | None, keys: Sequence[str]) -> str | None:
    """Join sort keys by commas, the most important first, or None; `-` before a key sorts it downwards.

    Raises:
        TypeError: One of them is no text.
        ValueError: A key is unknown, or is there both upwards and downwards.
    """
    known = [*keys, *(f"-{key}" for key in keys)]
    joined = comma_separated(argument, value, str, values=known)
    chosen = [] if joined is None else [key.removeprefix("-") for key in joined.split(",")]
    if len(set(chosen)) < len(chosen):
        raise ValueError(f"{argument} must have each key once, upwards or downwards (got {joined})")
    return joined
