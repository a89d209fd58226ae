"""Timestamps of ePages: in UTC with milliseconds and Z, so that they sort as texts (EP-77)."""

from __future__ import annotations

from datetime import UTC, datetime


def format_timestamp(timestamp: datetime) -> str:
    """Format a time; fractions of a millisecond are cut off (EP-112)."""
    utc = timestamp.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def parse_timestamp(text: str) -> datetime:
    """Parse a date (midnight in UTC) or a date and time with Z or an offset (EP-19)."""
    timestamp = datetime.fromisoformat(text)
    utc = timestamp.replace(tzinfo=UTC) if timestamp.tzinfo is None else timestamp.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def year_after(timestamp: datetime) -> datetime:
    """Return the same day and time a year later; 1 March for 29 February (EP-17)."""
    return _in_year(timestamp, timestamp.year + 1)


def year_before(timestamp: datetime) -> datetime:
    """Return the earliest time that is at most a year before (EP-17)."""
    return _in_year(timestamp, timestamp.year - 1)


def _in_year(timestamp: datetime, year: int) -> datetime:
    # 29 February does not exist in the next year.
    if (timestamp.month, timestamp.day) == (2, 29):
        return timestamp.replace(year=year, month=3, day=1)
    return timestamp.replace(year=year)
