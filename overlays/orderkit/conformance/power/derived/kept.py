"""Negations of `x-keeps`: values that are not stored as they were sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ....contract import Contract, expression_target
from ..defect import Defect
from ..middleware import body_values
from ..pointers import ABSENT
from .naming import derive, slug

_CHANGES: tuple[tuple[str, str, Callable[[Any], Any]], ...] = (
    ("lost", "is ignored", lambda _: ABSENT),
    ("cut", "is stored without its end", lambda value: value[:-1] if isinstance(value, str) else value),
    ("lowered", "is stored in lower case", lambda value: value.lower() if isinstance(value, str) else value),
)


def kept_defects(provider: str, operation: str, *chosen: tuple[str, str]) -> Iterator[Defect]:
    """Return a defect for each chosen member: its pointer in the request, and what happens to it.

    Raises:
        ValueError: The contract does not declare that the member is kept.
    """
    declared = Contract.load(provider).declared(operation, "x-keeps")["values"]
    kept = [expression_target(value["sent"]) for value in declared]
    for pointer, label in chosen:
        if not any(pointer == each or pointer.startswith(f"{each}/") for each in kept):
            raise ValueError(f"{operation} must declare that it keeps {pointer}")
        title, change = next((title, change) for name, title, change in _CHANGES if name == label)
        yield derive(
            provider,
            "validation",
            f"{pointer.strip('/').replace('/', ' ')} of {operation} {title}.",
            f"{operation} x-keeps {pointer}",
            body_values(pointer, change, operation),
            label=slug(pointer.strip("/"), label),
            needs=("writes",),
            touches=tuple(Contract.load(provider).operations),
        )
