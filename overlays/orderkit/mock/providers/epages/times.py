"""Times as ePages writes them, in UTC with milliseconds and Z, so that texts sort as times do (EP-77)."""

from __future__ import annotations

from datetime import UTC, datetime


def write_time(moment: datetime) -> str:
    """A moment as text; what is finer than a millisecond is cut (EP-112)."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def read_time(text: str) -> datetime:
    """A date, which is its midnight in UTC, or a date and time with Z or an offset (EP-19)."""
    moment = datetime.fromisoformat(text)
    utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def year_after(moment: datetime) -> datetime:
    """The same day and time of the next year; from 29 February to 1 March (EP-17)."""
    return _in_year(moment, moment.year + 1)


def year_before(moment: datetime) -> datetime:
    """The earliest moment from which at most a year lies before this one (EP-17)."""
    return _in_year(moment, moment.year - 1)


def _in_year(moment: datetime, year: int) -> datetime:
    if (moment.month, moment.day) == (2, 29):
        return moment.replace(year=year, month=3, day=1)
    return moment.replace(year=year)
