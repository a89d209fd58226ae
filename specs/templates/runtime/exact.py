"""Amounts of money and times: kept as JSON has them, read as Decimal and datetime when an attribute is used.

Whatever is read later is also written back later, so the model keeps what it came as: `16.00` stays `16.00`, and
`2024-07-04T08:42:49.000Z` does not become `2024-07-04T08:42:49+00:00`.
"""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

_NUMERAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}"
_OFFSET: Final = r"[+-][0-9]{2}:[0-9]{2}"
_RFC_3339: Final = rf"{_DAY}[Tt ]{_CLOCK}(\.[0-9]+)?([Zz]|{_OFFSET})"
_LAYOUTS: Final = {
    "YYYY-MM-DD": _DAY,
    "YYYY-MM-DD hh:mm:ss": f"{_DAY} {_CLOCK}",
    "YYYY-MM-DDThh:mm:ss±hh:mm": f"{_DAY}T{_CLOCK}{_OFFSET}",
    "RFC 3339": _RFC_3339,
}
"""The forms that `x-time` knows, as regular expressions."""


def amount(value: Any, place: str) -> Decimal:
    """Read an amount: a number of JSON or its text.

    Raises:
        ValueError: It is not an amount.
    """
    if type(value) is Decimal:
        return value
    if type(value) is int:
        return Decimal(value)
    # The digits of a float's text are those that were meant; its exact value has up to fifty more.
    text = repr(value) if type(value) is float else value
    if isinstance(text, str) and (type(value) is float or _NUMERAL.fullmatch(text)):
        number = Decimal(text)
        if number.is_finite():
            return number
    if isinstance(value, Decimal):
        return Decimal(value)
    raise ValueError(f"{place} must be a decimal number such as 19.99 (got {value!r})")


def amount_or_none(value: Any, place: str) -> Decimal | None:
    """Read an amount; null and the empty text are none.

    Raises:
        ValueError: It is something else.
    """
    return None if value is None or value == "" else amount(value, place)


def time(value: Any, place: str) -> datetime:
    """Read a time in RFC 3339. Digits of a second beyond six are cut.

    Raises:
        ValueError: It is no such time.
    """
    if isinstance(value, datetime):
        return value
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return date_time(value, place, "RFC 3339")
    return found if found.tzinfo is not None else date_time(value, place, "RFC 3339")


def date_time(value: Any, place: str, *layouts: str) -> datetime:
    """Read a text of a known layout as an aware datetime. Without an offset it is in UTC.

    Raises:
        ValueError: It has none of the layouts, or the day or the hour does not exist.
    """
    if isinstance(value, str):
        # Upper case, because Python reads `T` and `Z` only.
        text = value.upper()
        try:
            if any(re.fullmatch(_LAYOUTS[layout], value) for layout in layouts):
                found = datetime.fromisoformat(text)
                return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        except ValueError:
            pass
    raise ValueError(f"{place} must be a time of the form {' or '.join(layouts)} (got {value!r})")


def day(value: Any, place: str) -> date:
    """Read a text as a date.

    Raises:
        ValueError: It is no date.
    """
    if isinstance(value, str) and re.fullmatch(_DAY, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError(f"{place} must be a date of the form YYYY-MM-DD (got {value!r})")


def date_or_date_time(value: Any, place: str, *layouts: str) -> date | datetime:
    """Read a text as a date if it holds only a day, and else as an aware datetime.

    Raises:
        ValueError: It has none of the layouts, or the day or the hour does not exist.
    """
    if isinstance(value, str) and re.fullmatch(_DAY, value):
        return day(value, place)
    return date_time(value, place, *layouts)


# What was read from JSON is written as it came. Only a model that was made by hand may hold something else.


def number_json(value: Any, place: str) -> Any:
    """Return the JSON of an amount that is a number there."""
    return amount(value, place) if isinstance(value, str) else value


def text_json(value: Any, place: str) -> Any:
    """Return the JSON of an amount that is a text there."""
    return value if isinstance(value, str) or value is None else format(amount(value, place), "f")


def day_json(value: Any, place: str) -> Any:
    """Return the JSON of a date.

    Raises:
        ValueError: It is a datetime, whose date depends on the time zone.
    """
    if isinstance(value, datetime):  # which is a date too for Python
        raise ValueError(f"{place} must be a date (got the datetime {value}): pass its date()")  # noqa: TRY004
    return value.isoformat()


def time_json(value: Any, place: str) -> Any:
    """Return the JSON of a time.

    Raises:
        ValueError: It is a datetime without a time zone.
    """
    if not isinstance(value, datetime):
        return value
    if value.utcoffset() is None:
        raise ValueError(f"{place} must have a time zone, for example UTC (got {value})")
    return value.isoformat()
