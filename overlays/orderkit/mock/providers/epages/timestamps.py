"""Times as ePages writes them, in UTC with milliseconds and Z, so that texts sort as times do (EP-77)."""

from __future__ import annotations

from datetime import UTC, datetime


def format_timestamp(timestamp: datetime) -> str:
    """A moment as text; what is finer than a millisecond is cut (EP-112)."""
    utc = timestamp.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def parse_timestamp(text: str) -> datetime:
    """A date, which is its midnight in UTC, or a date and time with Z or an offset (EP-19)."""
    timestamp = datetime.fromisoformat(text)
    utc = timestamp.replace(tzinfo=UTC) if timestamp.tzinfo is None else timestamp.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def year_after(timestamp: datetime) -> datetime:
    """The same day and time of the next year; from 29 February to 1 March (EP-17)."""
    return _in_year(timestamp, timestamp.year + 1)


def year_before(timestamp: datetime) -> datetime:
    """The earliest moment from which at most a year lies before this one (EP-17)."""
    return _in_year(timestamp, timestamp.year - 1)


def _in_year(timestamp: datetime, year: int) -> datetime:
    if (timestamp.month, timestamp.day) == (2, 29):
        return timestamp.replace(year=year, month=3, day=1)
    return timestamp.replace(year=year)
