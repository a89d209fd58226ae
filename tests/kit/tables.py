"""Compares tables whose cells are words in a row, such as the names of parameters, and names what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping


def differences(found: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """Name every word that is missing or unexpected in a row of a table, and every row in another order."""
    return [
        difference
        for name in wanted.keys() | found.keys()
        for difference in _differences_of_row(name, found.get(name), wanted.get(name))
    ]


def _differences_of_row(name: str, found: str | None, wanted: str | None) -> Iterator[str]:
    if found is None or wanted is None:
        yield f"{name} is {'missing' if found is None else 'unexpected'}"
        return
    seen, known = Counter(found.split()), Counter(wanted.split())
    yield from (f"{name}: {word} is missing" for word in known - seen)
    yield from (f"{name}: {word} is unexpected" for word in seen - known)
    if seen == known and found != wanted:
        yield f"{name}: the order must be {wanted} (got {found})"
