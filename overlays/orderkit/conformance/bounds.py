"""Values at the bounds of a request schema: the last ones that it allows."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from ..contract import JsonObject
from .bodies import with_value
from .body_schemas import BodySchema, BodyValue
from .made import PREFIX
from .references import references

KINDS: Final = {
    "longest": "a text or a list of the greatest length",
    "shortest": "a text or a list of the least length",
    "greatest": "the greatest number",
    "least": "the least number",
    "listed": "a listed value",
    "null": "null, where the schema allows it",
    "characters": "a text with characters of many kinds",
    "decimals": "a number with decimals",
}
_LONGEST: Final = 20_000
_MOST_ITEMS: Final = 100
_FILLERS: Final = ("ñ", "x", "A", "0")
"""The first takes two bytes: lengths are counted in characters."""
_CHARACTERS: Final = (' <b>&amp;</b> "\\ %41 漢字 🎁 é ', "漢é🎁", "é")
"""Texts that are changed by what escapes, trims, or stores less than Unicode."""
_DIGITS: Final = 4
_NUMBERS: Final = (1234.5678, 19.9876, 0.0789)
_ONCE: Final = frozenset({"longest", "shortest", "characters"})
"""Kinds of which one value of a place is enough."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A value at a bound: the pointer of its place, its number among those of the place, and the value."""

    at: str
    number: int
    value: Any


def bounds_of(schema: BodySchema, body: Any, kind: str) -> list[Bound]:
    """List the values at bounds of a kind that may stand in a valid body, those of outer places first."""
    found = list[Bound]()
    for place in schema.values(body):
        allowed = (
            value for value in _values(place, kind) if schema.allows(with_value(body, place.at, value))
        )
        once = [next(allowed, None)] if kind in _ONCE else list(allowed)
        found += [
            Bound(place.at, number, value)
            for number, value in enumerate(once)
            if place.at and (value is not None or kind == "null")
        ]
    return sorted(found, key=lambda bound: bound.at.count("/"))


def with_bounds(body: Any, bounds: Sequence[Bound]) -> Any:
    """Return a copy of a body with values at bounds."""
    for bound in bounds:
        body = with_value(body, bound.at, bound.value)
    return body


def _values(place: BodyValue, kind: str) -> Iterator[Any]:
    node, value = place.schema, place.value
    match kind:
        case "null":
            yield from [None] if value is not None else []
        case "listed":
            yield from node.get("enum", ())
            yield from [True, False] if node.get("type") == "boolean" else []
        case "least" | "greatest":
            yield from _numbers(node, kind) if _is_number(value) else []
        case "decimals":
            # Without a declared number of digits, all of them count.
            digits = node.get("x-decimals", _DIGITS)
            is_fraction = _is_number(value) and "integer" not in node.get("type", ())
            yield from (round(number, digits) for number in _NUMBERS if is_fraction)
        case "characters":
            is_free = isinstance(value, str) and PREFIX not in value and not node.keys() & {"enum", "format"}
            yield from (text[: node.get("maxLength")] for text in _CHARACTERS if is_free)
        case _ if isinstance(value, str) and "enum" not in node:
            yield from _texts(node, value, kind)
        case _ if isinstance(value, list):
            yield from _lists(node, cast(Sequence[Any], value), kind)
        case _:
            pass


def _texts(node: JsonObject, value: str, kind: str) -> Iterator[str]:
    length = node.get("maxLength" if kind == "longest" else "minLength")
    if length is None or length > _LONGEST or (kind == "shortest" and PREFIX in value):
        return
    missing = length - len(value)
    for filler in _FILLERS:
        if missing >= 0:
            yield value + filler * missing
            yield filler * missing + value
        else:
            yield value[:length]
            yield filler * length


def _numbers(node: JsonObject, kind: str) -> Iterator[Any]:
    name, sign = ("maximum", -1) if kind == "greatest" else ("minimum", 1)
    decimals = 0 if node.get("type") == "integer" else node.get("x-decimals", 2)
    if name in node:
        yield node[name]
    exclusive = node.get(f"exclusive{name.capitalize()}")
    if exclusive is not None:
        yield round(exclusive + sign * 10**-decimals, decimals)


def _lists(node: JsonObject, value: Sequence[Any], kind: str) -> Iterator[list[Any]]:
    most, least = node.get("maxItems"), node.get("minItems")
    if kind == "shortest" and least is not None:
        yield list(value[:least])
    if kind == "longest" and most is not None and most <= _MOST_ITEMS and value and not references(value):
        yield [copy.deepcopy(value[index % len(value)]) for index in range(most)]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
