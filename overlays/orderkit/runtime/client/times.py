"""Checks and conversions of dates and times, made before anything is sent."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import cast


def as_date(argument: str, value: date | None) -> date | None:
    """Check a date, or None.

    Raises:
        TypeError: It is something else, such as a datetime, whose date depends on the time zone.
    """
    # A datetime is a date for Python, so it has to be excluded by itself.
    if value is not None and (isinstance(value, datetime) or not isinstance(cast(object, value), date)):
        raise TypeError(f"{argument} must be a date (got {type(value).__name__})")
    return value


def as_utc(argument: str, value: datetime | str) -> datetime:
    """Convert a datetime, or its text as RFC 3339 writes it, to UTC.

    Raises:
        TypeError: It is something else.
        ValueError: It has no time zone, UTC has no year for it, or it is another text.
    """
    if isinstance(value, str):
        value = _time_of(argument, value)
    if not isinstance(cast(object, value), datetime):
        raise TypeError(f"{argument} must be a datetime, or its text (got {type(value).__name__})")
    if value.utcoffset() is None:
        raise ValueError(f"{argument} must have a time zone, for example UTC (got {value})")
    try:
        # The first and the last day of the calendar can leave it in another zone.
        return value.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{argument} must be within the years 1 to 9999 in UTC (got {value})") from None


def _time_of(argument: str, text: str) -> datetime:
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        raise ValueError(f"{argument} must look like 2024-07-04T08:42:49Z (got {text!r})") from None


def as_milliseconds(
    argument: str,
    value: datetime | str | None,
    *,
    up: bool,
    pattern: str | None = None,
    years: str = "1 to 9999",
) -> str | None:
    """Convert a datetime, or its text, to the text of its UTC with three decimals, or None.

    Args:
        argument: Its name in messages.
        value: The datetime, or its text.
        up: Whether finer parts are rounded up, as a lower bound needs, or down.
        pattern: A regular expression that the text must match, which bounds the years.
        years: Those years, for the message.

    Raises:
        TypeError: It is something else.
        ValueError: It has no time zone, or is outside the years of the provider.
    """
    if value is None:
        return None
    text = in_milliseconds(as_utc(argument, value), up=up)
    if pattern is not None and not re.fullmatch(pattern, text):
        raise ValueError(f"{argument} must be within the years {years} (got {text})")
    return text


def as_seconds(argument: str, value: datetime | str | None, *, up: bool) -> datetime | None:
    """Convert a datetime, or its text, to UTC in whole seconds, rounded up or down, or None.

    Raises:
        TypeError: It is something else.
        ValueError: It has no time zone.
    """
    if value is None:
        return None
    utc = as_utc(argument, value)
    # A lower bound rounded down, or an upper one rounded up, would list items outside the range that was asked for.
    rounds_up = up and utc.microsecond > 0
    return utc.replace(microsecond=0) + timedelta(seconds=1 if rounds_up else 0)


def in_milliseconds(utc: datetime, *, up: bool) -> str:
    """Write a datetime in UTC as text with three decimals, rounded up (unless time ends there) or down."""
    # Python's remainder is never negative: this is the distance to the next millisecond, 0 on one.
    missing = timedelta(microseconds=-utc.microsecond % 1000 if up else 0)
    rounded = utc + min(missing, datetime.max.replace(tzinfo=UTC) - utc)
    return f"{rounded.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"
