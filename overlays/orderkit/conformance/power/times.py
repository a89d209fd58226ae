"""Times and days in the layouts that the documents use."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

_TIME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:(?P<mark>[T ])(?P<clock>\d\d:\d\d(?::\d\d)?)(?P<fraction>\.\d+)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
UNITS = {
    "day": timedelta(days=1),
    "second": timedelta(seconds=1),
    "millisecond": timedelta(milliseconds=1),
    "microsecond": timedelta(microseconds=1),
}


def read_time(text: object) -> datetime | None:
    """Return a time in UTC; None if the text is none. A day is its midnight."""
    if not isinstance(text, str) or not _TIME.fullmatch(text):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def shift(text: str, by: timedelta) -> str:
    """Return a later time in the layout of the text; the text itself if it is no time."""
    match, found = _TIME.fullmatch(text), read_time(text)
    if match is None or found is None:
        return text
    if match["clock"] is None:
        return (date.fromisoformat(match["day"]) + by).isoformat()
    moved = datetime.fromisoformat(text) + by
    whole = moved.strftime(f"%Y-%m-%d{match['mark']}%H:%M:%S")
    digits = max(len(match["fraction"] or "") - 1, 3 if by % timedelta(seconds=1) else 0)
    fraction = f".{moved.microsecond:06d}"[: digits + 1] if digits else ""
    return f"{whole}{fraction}{match['zone'] or ''}"


def without_zone(text: str) -> str:
    """Return a time whose offset from UTC is ignored; the text itself if it has none."""
    match = _TIME.fullmatch(text)
    if match is None or match["zone"] in (None, "Z"):
        return text
    return text.removesuffix(match["zone"]) + ("Z" if ":" not in match["zone"] else "+00:00")


def day_in(text: object, offset: timedelta) -> date | None:
    """Return the day of a time in a zone; None if the text is no time."""
    found = read_time(text)
    return None if found is None else (found + offset).date()


def at_midnight(text: str) -> str:
    """Return the first second of the day of a time, in its layout."""
    return re.sub(r"\d\d:\d\d:\d\d(\.\d+)?", "00:00:00", text)


def before_midnight(text: str) -> str:
    """Return the last second of the day of a time, in its layout."""
    return re.sub(r"\d\d:\d\d:\d\d(\.\d+)?", "23:59:59", text)
