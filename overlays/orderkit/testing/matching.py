"""Comparison of a call with what a test expects of it, place by place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, TypeGuard, cast

MISSING: Final = object()
"""Takes the place of a value that a call does not have."""


def differences(expected: Any, found: Any, path: str) -> Iterator[str]:
    """Yield the places where a value is not as expected, one line each.

    Of an object only the expected names are compared, of a list every item. `...` stands for any value that is there, a
    function decides by itself, and a compiled pattern has to match the whole text.
    """
    if found is MISSING:
        yield f"{path}: expected {_show(expected)}, is missing"
    elif isinstance(expected, Mapping):
        yield from _of_object(cast(Mapping[str, Any], expected), found, path)
    elif is_list(expected):
        yield from _of_list(expected, found, path)
    elif not _fits(expected, found):
        yield f"{path}: expected {_show(expected)}, got {_show(found)}"


def is_list(value: Any) -> TypeGuard[Sequence[Any]]:
    """Return whether a value stands for a list of JSON."""
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _of_object(expected: Mapping[str, Any], found: Any, path: str) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{path}: expected an object, got {_show(found)}"
        return
    members = cast(dict[str, Any], found)
    for name, value in expected.items():
        yield from differences(value, members.get(name, MISSING), f"{path}.{name}")


def _of_list(expected: Sequence[Any], found: Any, path: str) -> Iterator[str]:
    if not isinstance(found, list):
        yield f"{path}: expected a list, got {_show(found)}"
        return
    items = cast(Sequence[Any], found)
    for index, value in enumerate(expected):
        item = items[index] if index < len(items) else MISSING
        yield from differences(value, item, f"{path}[{index}]")
    if len(items) > len(expected):
        yield f"{path}: expected {len(expected)} items, got {len(items)}"


def _fits(expected: Any, found: Any) -> bool:
    if expected is ...:
        return True
    if isinstance(expected, re.Pattern):
        return isinstance(found, str) and cast(re.Pattern[str], expected).fullmatch(found) is not None
    if callable(expected):
        return bool(cast(Callable[[Any], object], expected)(found))
    if isinstance(expected, Decimal) and isinstance(found, float):
        return expected == Decimal(str(found))
    # True equals 1 in Python and not in JSON.
    return bool(expected == found) and isinstance(expected, bool) == isinstance(found, bool)


def _show(value: Any) -> str:
    if value is ...:
        return "any value"
    if isinstance(value, re.Pattern):
        return f"a match of {cast(re.Pattern[str], value).pattern!r}"
    if callable(value):
        return f"a value that {getattr(value, '__name__', 'the function')} accepts"
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
