"""Variants of seeded objects: each property is absent in some and null in others."""

from __future__ import annotations

from collections.abc import Collection

from ....contract import JsonObject

EVERY: Collection[str] | None = None
"""Takes the place of names: every property may be null."""

# Number of variants that keep all properties as they are, at least.
_COMPLETE = 3


def vary(members: JsonObject, number: int, *, nullable: Collection[str] | None = EVERY) -> JsonObject:
    """Return a variant of an object: one property is absent, another one null, by number."""
    turns = len(members) + _COMPLETE
    # Half a cycle apart, so that the absent property is never the null one.
    missing, null = number % turns, (number + turns // 2) % turns
    varied: JsonObject = {}
    for index, (name, value) in enumerate(members.items()):
        if index != missing:
            is_null = index == null and (nullable is None or name in nullable)
            varied[name] = None if is_null else value
    return varied
