"""Timestamps of ePages: in UTC with milliseconds and Z, so that they sort as texts (EP-77)."""

from __future__ import annotations

from calendar import isleap
from datetime import UTC, datetime

from ...engine.epoch_times import iso_text


def format_timestamp(timestamp: datetime) -> str:
    """Format a time; fractions of a millisecond are cut off (EP-112)."""
    in_utc = timestamp if timestamp.tzinfo is UTC else timestamp.astimezone(UTC)
    return in_utc.isoformat(timespec="milliseconds")[: -len("+00:00")] + "Z"


def format_milliseconds(milliseconds: int) -> str:
    """Format a time that is given in milliseconds since 1970."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{iso_text(seconds)}.{rest:03d}Z"


def parse_timestamp(text: str) -> datetime:
    """Parse a date (midnight in UTC) or a date and time with Z or an offset (EP-19)."""
    timestamp = datetime.fromisoformat(text)
    utc = timestamp.replace(tzinfo=UTC) if timestamp.tzinfo is None else timestamp.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def read_years(duration: str) -> int:
    """Parse a duration of whole years, such as `P1Y` of ISO 8601; ValueError if it is another."""
    return int(duration.removeprefix("P").removesuffix("Y"))


def years_after(timestamp: datetime, years: int) -> datetime:
    """Return the same day and time some years later; 1 March for a 29 February that does not exist (EP-17)."""
    return _in_year(timestamp, timestamp.year + years)


def years_before(timestamp: datetime, years: int) -> datetime:
    """Return the earliest time that is at most some years before (EP-17)."""
    return _in_year(timestamp, timestamp.year - years)


def _in_year(timestamp: datetime, year: int) -> datetime:
    if (timestamp.month, timestamp.day) == (2, 29) and not isleap(year):
        return timestamp.replace(year=year, month=3, day=1)
    return timestamp.replace(year=year)
