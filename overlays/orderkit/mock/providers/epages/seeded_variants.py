"""Leaves members out and makes them null in turn, so that seeded data shows each of them in every way."""

from __future__ import annotations

from collections.abc import Collection

from ....contract import JsonObject

EVERY: Collection[str] | None = None
"""Instead of names: every member may be null."""

_COMPLETE = 3
"""So many of the turns, at least, leave all members as they are."""


def vary(members: JsonObject, number: int, *, nullable: Collection[str] | None = EVERY) -> JsonObject:
    """The members but the one whose turn it is to be missing, and with the one whose turn it is to be null."""
    turns = len(members) + _COMPLETE
    missing, null = number % turns, (number + turns // 2) % turns
    varied: JsonObject = {}
    for place, (name, value) in enumerate(members.items()):
        if place != missing:
            is_null = place == null and (nullable is None or name in nullable)
            varied[name] = None if is_null else value
    return varied
