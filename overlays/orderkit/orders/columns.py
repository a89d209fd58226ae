"""What tables of orders have in common, in a database and in Spark: names, digits, and amounts that fit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final, cast

from attrs import fields

from ..runtime.protocol.json_codec import received_json, to_json
from ..runtime.protocol.raw_numbers import RawNumber, loads_with_raw_numbers

DIGITS: Final = 38
"""Digits of an amount in a column, at most."""
DECIMALS: Final = 9
"""Those of them that are behind the point."""

# NUL, and halves of characters: an emoji that was cut in two leaves one.
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")
_ESCAPES: Final = ("\\u0000", "\\ud", "\\uD")
# A Decimal is written with a sign before its exponent.
_WITH_EXPONENT: Final = re.compile(r"E[+-]\d{4}")
# PostgreSQL refuses JSON with a number of more digits than these, before and behind the point.
_EXPONENTS: Final = range(-16_383, 131_072)


def fits(amount: Decimal) -> bool:
    """Return whether an amount fits into a column without losing a digit."""
    # Not by arithmetic, which would round an amount of many digits, or refuse it.
    _, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int) or (amount and amount.adjusted() >= DIGITS - DECIMALS):
        return False
    surplus = -exponent - DECIMALS
    return surplus <= 0 or not any(digits[-surplus:])


def members_of(kind: type[Any]) -> list[str]:
    """List the members of an order or of a part of it, which name the columns."""
    return [each.name for each in fields(kind)]


def storable(value: Any) -> Any:
    """Return a value of a column; in a text, what no database and no file can hold is replaced by U+FFFD."""
    if isinstance(value, str) and (not value.isascii() or "\0" in value):
        return _UNSTORABLE.sub("\ufffd", value)
    return value


def storable_json(model: Any) -> str:
    """Return the JSON of a model; texts as `storable`, and as texts the numbers that JSON or a database cannot hold."""
    text = received_json(model)
    # A quick look first: nearly no response has any of it. A text that only looks so comes to no harm.
    if "NaN" in text or "Infinity" in text or _has_escape(text) or _has_great_exponent(text):
        return to_json(_storable_values(loads_with_raw_numbers(text)))
    return text


def _has_escape(text: str) -> bool:
    return "\\" in text and any(each in text for each in _ESCAPES)


def _has_great_exponent(text: str) -> bool:
    return ("E+" in text or "E-" in text) and _WITH_EXPONENT.search(text) is not None


def _storable_values(value: Any) -> Any:
    if isinstance(value, list):
        return [_storable_values(each) for each in cast("list[object]", value)]
    if isinstance(value, dict):
        return {
            storable(name): _storable_values(each) for name, each in cast("dict[str, object]", value).items()
        }
    if isinstance(value, RawNumber):
        return value.text
    if isinstance(value, Decimal) and not _is_storable(value):
        return str(value)
    return storable(value)


def _is_storable(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return exponent in _EXPONENTS and number.adjusted() in _EXPONENTS
