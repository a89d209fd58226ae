"""Conversions of a provider's values into those of `Order`. Each returns None for a value that has no such form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final, cast

from .order import AMOUNTS, TIMES

_COUNTRY: Final = re.compile(r"[A-Za-z]{2}", re.ASCII)
_CURRENCY: Final = re.compile(r"[A-Za-z]{3}", re.ASCII)
_LENGTH_OF_A_DAY: Final = len("2026-11-30")


def as_text(value: Any) -> str | None:
    """Take a text, or write a whole number as one."""
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str(value)  # the plain text of an enum's member
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    try:
        return str(value)
    except ValueError:  # it has thousands of digits
        return None


def as_decimal(value: Any) -> Decimal | None:
    """Take a number, or read a text, with all its digits."""
    if type(value) is int:
        return Decimal(value)
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    try:
        number = Decimal(value) if isinstance(value, str) else Decimal(repr(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def as_utc_time(value: Any) -> datetime | None:
    """Take a time, or read its text, and convert it to UTC. One without an offset is in UTC already."""
    if isinstance(value, str) and len(value) > _LENGTH_OF_A_DAY:
        try:
            value = datetime.fromisoformat(value.upper())
        except ValueError:
            return None
    if not isinstance(value, datetime):
        return None
    if value.tzinfo is UTC:
        return value
    try:
        return value.astimezone(UTC) if value.utcoffset() is not None else value.replace(tzinfo=UTC)
    except OverflowError:
        return None


def as_country(value: Any) -> str | None:
    """Take an ISO 3166-1 alpha-2 code, in whatever case."""
    return value.upper() if isinstance(value, str) and _COUNTRY.fullmatch(value) else None


def as_currency(value: Any) -> str | None:
    """Take an ISO 4217 code, in whatever case."""
    return value.upper() if isinstance(value, str) and _CURRENCY.fullmatch(value) else None


def as_list(value: Any) -> list[Any] | None:
    """Take a list."""
    return value if isinstance(cast(object, value), list) else None


TEXT: Final = (as_text, "must be a text")
CONVERSIONS: Final[dict[str, tuple[Callable[[Any], Any], str]]] = {
    **dict.fromkeys(AMOUNTS, (as_decimal, "must be a decimal number")),
    **dict.fromkeys(TIMES, (as_utc_time, "must be a time with its day")),
    "country": (as_country, ""),  # a name of a country is not wrong, and has no code (EP-48)
    "currency": (as_currency, "must be an ISO 4217 code"),
    "lines": (as_list, "must be a list"),
}
"""Conversion of each member that is no text, and what its value must be; empty where another value is no fault."""
