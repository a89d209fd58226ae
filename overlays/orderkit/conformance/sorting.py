"""Orders of listings as `x-sort` and `x-pagination` declare them, and items that stand out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from itertools import pairwise, takewhile
from typing import Any

from ..contract import Contract, JsonObject, Operation, Place
from . import pointers
from .filters import input_places, resolved
from .numbers import number_of
from .times import read_time


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of an order.

    Attributes:
        member: The pointer into an item; empty for the item itself.
        descending: Whether larger values come first.
        numeric: Whether texts are compared by the numbers that they write.
        absent: Where items without the member stand: `first`, `last`, or an empty text if that is not declared.
    """

    member: str
    descending: bool = False
    numeric: bool = False
    absent: str = ""

    def value(self, item: Any) -> Any:
        """Return the value of an item that is compared; None if it has none."""
        return pointers.first(item, self.member) if self.member else item


@dataclass(frozen=True)
class SortParameter:
    """A parameter that sorts a listing.

    Attributes:
        name: Its name.
        declared: The `x-sort` of its schema.
        place: The place of `x-sort` in the spec.
    """

    name: str
    declared: JsonObject = field(repr=False)
    place: Place = field(repr=False)

    @staticmethod
    def all(contract: Contract, operation: Operation) -> list[SortParameter]:
        """List the parameters of an operation that sort."""
        found = list[SortParameter]()
        for name, place in input_places(contract, operation).items():
            schema = resolved(contract, place.child("schema")) if place.has("schema") else place
            if schema.has("x-sort"):
                found.append(SortParameter(name, schema.node["x-sort"], schema.child("x-sort")))
        return found

    @property
    def keys(self) -> list[str]:
        """The names of the keys."""
        return list(self.declared["keys"])

    @property
    def descending(self) -> str:
        """The text before a key that sorts the other way; empty if there is none."""
        return str(self.declared.get("descending", ""))

    @property
    def separator(self) -> str:
        """The text between two keys; empty if there can be only one."""
        return str(self.declared.get("separator", ""))

    def order(self, text: str) -> list[SortKey]:
        """Return the order that a value of the parameter asks for, with the order of ties."""
        found = asked_order(self.declared, text)
        if found is None:
            raise ValueError(f"{self.name} must name keys that the spec declares (got {text})")
        return found


def asked_order(declared: JsonObject, text: str) -> list[SortKey] | None:
    """Return the order that a value of a sort parameter asks for, with that of ties; None if a key is unknown."""
    separator: str = declared.get("separator", "")
    mark: str = declared.get("descending", "")
    found = list[SortKey]()
    for each in filter(None, [*(text.split(separator) if separator else [text]), declared.get("ties", "")]):
        name = each.removeprefix(mark)
        if name not in declared["keys"]:
            return None
        numeric = name in declared.get("numeric", ())
        found.append(SortKey(declared["keys"][name], name != each, numeric, declared.get("absent", "")))
    return found


def listed_order(pagination: JsonObject) -> list[SortKey]:
    """Return the order that a listing has on its own; empty if none is declared."""
    return [
        SortKey(each["by"], each["direction"] == "descending", "numeric" in each)
        for each in pagination.get("order", ())
    ]


def out_of_order(items: Sequence[Any], keys: Sequence[SortKey]) -> Iterator[int]:
    """Yield the index of each item that must not follow the one before it.

    Texts are compared only where lower case and upper case do not matter, because servers differ in that.
    """
    # What no item has may only be left out of responses, and nothing after it can be seen.
    seen = list(takewhile(lambda key: any(key.value(item) is not None for item in items), keys))
    for index, (one, other) in enumerate(pairwise(items), start=1):
        if _compared(one, other, seen) > 0:
            yield index


def _compared(one: Any, other: Any, keys: Sequence[SortKey]) -> int:
    """Return -1 if the first comes first, 1 if the second does, and 0 if that cannot be said."""
    for key in keys:
        left, right = key.value(one), key.value(other)
        if left is None or right is None:
            result = _absent(left, right, key)
        else:
            found = _values(left, right, key)
            if found is None:
                return 0
            result = -found if key.descending else found
        if result is None or result:
            return result or 0
    return 0


def _absent(left: Any, right: Any, key: SortKey) -> int | None:
    """Compare two values of which one or both are absent; None if the spec does not say how."""
    if left is None and right is None:
        return 0
    if not key.absent:
        return None
    return -1 if (left is None) == (key.absent == "first") else 1


def _values(left: Any, right: Any, key: SortKey) -> int | None:
    """Compare two values; None where it depends on a server's order of letters."""
    if key.numeric or not (isinstance(left, str) and isinstance(right, str)):
        numbers = number_of(left), number_of(right)
        return None if None in numbers else _sign(*numbers)
    times = read_time(left, UTC), read_time(right, UTC)
    if None not in times:
        return _sign(*times)
    exact, folded = _sign(left, right), _sign(left.casefold(), right.casefold())
    return exact if exact == folded and left.isascii() and right.isascii() else None


def _sign(left: Any, right: Any) -> int:
    return int(left > right) - int(left < right)
