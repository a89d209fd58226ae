"""Values that have no form in JSON: why, and where they are. Used only once an encoder has refused a value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Set
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final, cast
from uuid import UUID

from attrs import define, fields, has

# Encoders give up far sooner, and the walk itself must not run out of stack.
_DEEPEST: Final = 200
# Python refuses to write longer integers as text, unless its limit is raised.
_MOST_BITS: Final = 14_000
_HINTS: Final[tuple[tuple[type, str], ...]] = (
    (Set, "pass a list"),
    (Iterator, "pass a list"),
    (range, "pass a list"),
    (Mapping, "pass a dict"),
    (bytes, "pass a str"),
    (bytearray, "pass a str"),
    (UUID, "pass its text, str(value)"),
    (Enum, "pass its value"),
)


@define(frozen=True)
class Refusal:
    """A value without a form in JSON: its path below the whole, the kind of error, and the end of the message."""

    path: str
    kind: type[TypeError] | type[ValueError]
    reason: str


def with_path(error: Exception, value: Any, place: str) -> Exception:
    """Return the error of an encoder with the path of what it refused; the error itself if that cannot be found.

    Args:
        error: What the encoder raised.
        value: The whole value.
        place: Its name, for the beginning of the path.
    """
    try:
        found = find_refusal(value)
    except RecursionError:
        found = None
    return error if found is None else found.kind(f"{place}{found.path} {found.reason}")


def find_refusal(value: Any, path: str = "", holders: tuple[int, ...] = ()) -> Refusal | None:
    """Find the first value that has no form in JSON, in the order in which it would be written."""
    if id(value) in holders:
        return Refusal(path, ValueError, "must not hold itself")
    if len(holders) > _DEEPEST:
        return None
    inner = (*holders, id(value))
    if isinstance(value, dict):
        return _in_mapping(cast("dict[object, Any]", value), path, inner)
    if isinstance(value, list | tuple):
        items = enumerate(cast("list[Any]", value))
        return _first(find_refusal(item, f"{path}[{index}]", inner) for index, item in items)
    if callable(getattr(value, "to_dict", None)) and not isinstance(value, type):
        return _in_model(value, path, inner)
    reason = _reason_against(value)
    return None if reason is None else Refusal(path, *reason)


def _in_mapping(value: dict[object, Any], path: str, holders: tuple[int, ...]) -> Refusal | None:
    for key, item in value.items():
        if isinstance(key, str):
            if not _is_unicode(key):
                return Refusal(path, ValueError, "must have keys of Unicode, without half of a character")
        elif not isinstance(key, int | float | None):
            return Refusal(path, TypeError, f"must have keys of type str (got {type(key).__name__})")
        if found := find_refusal(item, f"{path}.{key}", holders):
            return found
    return None


def _in_model(model: Any, path: str, holders: tuple[int, ...]) -> Refusal | None:
    try:
        properties = model.to_dict()
    except Exception as error:  # noqa: BLE001 - whatever it is, the model cannot be written
        return _in_attributes(model, path, holders) or _of_model(model, path, error)
    return find_refusal(properties, path, holders)


def _in_attributes(model: Any, path: str, holders: tuple[int, ...]) -> Refusal | None:
    """Look for the part of a model because of which the whole cannot be written."""
    kind = cast("type[object]", type(model))
    held = {slot.name: getattr(model, slot.name, None) for slot in fields(kind)} if has(kind) else {}
    extras = held.pop("_extras", None)
    parts = {f"{path}.{name.removeprefix('_')}": part for name, part in held.items()}
    return _first(find_refusal(part, place, holders) for place, part in [*parts.items(), (path, extras)])


def _of_model(model: Any, path: str, error: Exception) -> Refusal:
    """Return the refusal of a model by what its own method raised."""
    name, text = type(model).__name__, str(error)
    # Generated models begin with the place: `Order.created_at must have a time zone`.
    if isinstance(error, ValueError) and text.startswith(f"{name}."):
        attribute, _, reason = text.removeprefix(f"{name}.").partition(" ")
        return Refusal(f"{path}.{attribute}", ValueError, reason)
    return Refusal(path, TypeError, f"must be a {name} whose properties have the right types ({error})")


def _first(found: Iterator[Refusal | None]) -> Refusal | None:
    return next((each for each in found if each is not None), None)


def _reason_against(value: Any) -> tuple[type[TypeError] | type[ValueError], str] | None:
    """Return the kind of error and the end of its message, if a value that holds no others has no form in JSON."""
    if isinstance(value, str):
        return None if _is_unicode(value) else (ValueError, "must be Unicode, without half of a character")
    if isinstance(value, float | Decimal):
        return _reason_against_number(value)
    if isinstance(value, datetime) and value.utcoffset() is None:
        return (
            ValueError,
            f"must have a time zone (got {value}): add one, for example with replace(tzinfo=UTC)",
        )
    if value is None or isinstance(value, date):
        return None
    if isinstance(value, int):
        return None if value.bit_length() < _MOST_BITS else (ValueError, "must have fewer digits")
    name = cast("type[object]", type(value)).__name__
    hint = next((f": {hint}" for kind, hint in _HINTS if isinstance(value, kind)), "")
    return TypeError, f"must be of a type that JSON has (got {name}){hint}"


def _reason_against_number(value: float | Decimal) -> tuple[type[ValueError], str] | None:
    is_finite = value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)
    if not is_finite:
        return ValueError, f"must be finite (got {value}): pass a number, or leave it out"
    return (
        (ValueError, f"must not be too large for a float (got {value:.3e})")
        if math.isinf(float(value))
        else None
    )


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
