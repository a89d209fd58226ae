"""Mends generated bodies: values that a schema cannot describe are put right, everything else stays as it was drawn."""

from __future__ import annotations

import copy
import itertools
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ..grammar import is_array, is_object
from .declarations import Declarations, Declared

RUN = f"okc-{uuid.uuid4().hex[:6]}"
"""A prefix that no run had before, and that tells a person where an object comes from."""
_numbers = itertools.count(1)

Place = tuple[Any, Any]
"""A list or an object, and the index or name of a value in it."""


def merged(body: Any, part: Any) -> Any:
    """A body with the values of a part; the items of a list are filled up from the first that was there."""
    if is_object(body) and is_object(part):
        return {**body, **{name: merged(body.get(name), each) for name, each in part.items()}}
    if is_array(body) and is_array(part):
        return [merged(copy.deepcopy(body[0]) if body else None, each) for each in part]
    return part


def mend(body: Any, declared: Declared, declarations: Declarations, number: int) -> None:
    """Put right what a schema cannot say: unique values, days to come, listed values, digits after the point."""
    for path in declared.unique:
        _renew(body, path, declared, declarations)
    places = list(_places(body, declared.schema, declarations))
    _move_days([place for place, schema in places if declarations.keyword(schema, "format") == "date"])
    for place, schema in places:
        _choose_listed(place, declarations.keyword(schema, "x-extensible-enum"), number)
        _round(place, declarations.keyword(schema, "x-decimals"))


def _renew(body: Any, path: list[str], declared: Declared, declarations: Declarations) -> None:
    """Give a unique member a new value; an operation that changes an object does without."""
    holder, schema = body, declared.schema
    for name in path[:-1]:
        holder = holder.get(name) if is_object(holder) else None
        schema = declarations.members(schema).get(name)
    name = path[-1]
    if not is_object(holder) or name not in holder:
        return
    if not declared.creates:
        del holder[name]
    elif isinstance(holder[name], str):
        holder[name] = f"{RUN}-{next(_numbers)}"


def _move_days(places: list[Place]) -> None:
    """Move all days of a body alike, so that none has passed."""
    days = {index: _day(holder[name]) for index, (holder, name) in enumerate(places)}
    known = {index: day for index, day in days.items() if day is not None}
    if known:
        first = min(known.values())
        tomorrow = datetime.now(UTC).date() + timedelta(days=1)
        shift = max(tomorrow - first, timedelta())
        for index, day in known.items():
            holder, name = places[index]
            holder[name] = _later(day, shift).isoformat()


def _later(day: date, shift: timedelta) -> date:
    return day + shift if date.max - day > shift else date.max


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _choose_listed(place: Place, listed: list[Any] | None, number: int) -> None:
    """Two of three values of an open list become one that is listed."""
    holder, name = place
    if listed and number % 3 and holder[name] not in listed and type(holder[name]) is type(listed[0]):
        holder[name] = listed[number // 3 % len(listed)]


def _round(place: Place, decimals: int | None) -> None:
    holder, name = place
    if decimals is not None and isinstance(holder[name], float):
        holder[name] = round(holder[name], decimals) or 10.0**-decimals


def _places(value: Any, schema: Any, declarations: Declarations) -> Iterator[tuple[Place, Any]]:
    """Every value inside of a body, with its schema."""
    items = declarations.keyword(schema, "items")
    inner: list[tuple[Any, Any]]
    if is_object(value):
        members = declarations.members(schema)
        inner = [(name, members[name]) for name in value if name in members]
    elif is_array(value) and items is not None:
        inner = [(index, items) for index in range(len(value))]
    else:
        return
    for name, described in inner:
        yield (value, name), described
        yield from _places(value[name], described, declarations)
