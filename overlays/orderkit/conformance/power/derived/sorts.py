"""Negations of `x-sort`: lists that are sorted in a way that the contract does not declare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ....contract import Contract, JsonObject
from ..defect import Defect
from ..listing import Listing, items_changed
from ..messages import Request
from ..middleware import input_of
from ..pointers import value_at
from .naming import derive

Key = tuple[str, bool]
"""Name of a key, and whether it sorts downwards."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """The sort parameter of an operation."""

    name: str
    declared: JsonObject

    def keys(self, request: Request) -> list[Key]:
        """Return the keys that a request sorts by, without unknown and repeated ones, and the ties."""
        sent = str(input_of(request, self.name) or self.declared["default"])
        found: dict[str, bool] = {}
        for text in [*sent.split(self.declared["separator"]), self.declared["ties"]]:
            name = text.removeprefix(self.declared["descending"])
            if name in self.declared["keys"]:
                found.setdefault(name, name != text)
        return list(found.items())

    def sorted(self, items: list[Any], keys: list[Key], order: Callable[[str, Any], Any]) -> list[Any]:
        """Return the items in the order of keys; those without a value stand last."""
        for name, descending in reversed(keys):
            pointer = self.declared["keys"][name]
            with_value = [item for item in items if value_at(item, pointer) is not None]
            rest = [item for item in items if value_at(item, pointer) is None]
            ordered = sorted(
                with_value,
                key=lambda item, name=name, pointer=pointer: order(name, value_at(item, pointer)),  # type: ignore[misc]
                reverse=descending,
            )
            items = ordered + rest
        return items

    def proper(self, name: str, value: Any) -> Any:
        """Return what the contract compares."""
        if name in self.declared.get("numeric", []):
            return int(value)
        return value if isinstance(value, int) else str(value)


def sort_defects(provider: str, operation: str) -> Iterator[Defect]:
    """Return the defects of a sort parameter."""
    for name in [parameter["name"] for parameter in Contract.load(provider).operation(operation).parameters]:
        declared = Contract.load(provider).parameter(operation, name).get("x-sort")
        if declared is None:
            continue
        sorting, listing = Sorting(name, declared), Listing(provider, operation)
        for label, title, change in _negations(sorting):
            yield derive(
                provider,
                "filters and sorts",
                title,
                f"{operation} x-sort {name}",
                items_changed(listing, change),
                label=f"{name}-{label}",
            )


def _negations(sorting: Sorting) -> Iterator[tuple[str, str, Callable[[list[Any], Request], list[Any]]]]:
    def as_text(items: list[Any], request: Request) -> list[Any]:
        return sorting.sorted(items, sorting.keys(request), lambda _, value: str(value))

    def upwards(items: list[Any], request: Request) -> list[Any]:
        keys = [(name, False) for name, _ in sorting.keys(request)]
        return sorting.sorted(items, keys, sorting.proper) if input_of(request, sorting.name) else items

    def first_key(items: list[Any], request: Request) -> list[Any]:
        keys = sorting.keys(request)
        return sorting.sorted(items, [keys[0], keys[-1]], sorting.proper)

    def absent_first(items: list[Any], request: Request) -> list[Any]:
        pointer = sorting.declared["keys"][sorting.keys(request)[0][0]]
        return sorted(items, key=lambda item: value_at(item, pointer) is not None)

    yield "numbers-as-text", "The sort compares numbers as texts, so that 10 stands before 9.", as_text
    yield "descending-ignored", "The sort ignores the sign for a descending key.", upwards
    yield "first-key-only", "The sort follows the first of several keys only.", first_key
    yield "absent-first", "The sort puts items without the member of its key first.", absent_first
