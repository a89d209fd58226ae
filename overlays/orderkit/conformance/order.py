"""Order of the items of a listing, as `x-pagination.order` or a sort parameter declares it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from ..contract import JsonObject
from . import pointers
from .sorting import SortKey
from .sums import number_of


def sort_order(declared: JsonObject, text: str) -> list[SortKey] | None:
    """Return the order that a sort parameter asks for, with its ties; None if a key of it is unknown."""
    separator: str | None = declared.get("separator")
    asked = [*(text.split(separator) if separator else [text]), declared.get("ties", "")]
    found = list[SortKey]()
    for each in filter(None, asked):
        mark: str = declared.get("descending", "")
        descending = bool(mark) and each.startswith(mark)
        key = each.removeprefix(mark) if descending else each
        if key not in declared["keys"]:
            return None
        found.append(SortKey(declared["keys"][key], descending, key in declared.get("numeric", ())))
    return found


def misplaced(items: Sequence[Any], keys: Sequence[SortKey]) -> Iterator[int]:
    """Yield the index of each item that must not follow the item before it.

    Texts are compared only where lower case and upper case do not matter, because servers differ in that.
    """
    for index, (one, other) in enumerate(pairwise(items), start=1):
        if _compared(one, other, keys) == 1:
            yield index


def _compared(one: Any, other: Any, keys: Sequence[SortKey]) -> int:
    """Return -1 if the first comes first, 1 if the second does, and 0 if that cannot be said."""
    for key in keys:
        pair = [pointers.first(item, key.member) if key.member else item for item in (one, other)]
        # Where items without the member stand is another statement of the spec.
        if any(value is None for value in pair):
            return 0
        result = _compared_values(pair[0], pair[1], key)
        if result is None:
            return 0
        if result:
            return -result if key.descending else result
    return 0


def _compared_values(one: Any, other: Any, key: SortKey) -> int | None:
    if key.numeric or not isinstance(one, str):
        numbers = number_of(one), number_of(other)
        if numbers[0] is None or numbers[1] is None:
            return None
        return (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    if not isinstance(other, str):
        return None
    times = _time(one), _time(other)
    if times[0] is not None and times[1] is not None:
        return (times[0] > times[1]) - (times[0] < times[1])
    exact = (one > other) - (one < other)
    folded = (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())
    return exact if exact == folded else None


def _time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
