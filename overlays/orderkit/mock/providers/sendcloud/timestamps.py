"""Timestamps in UTC with nine digits of a second, so that they sort as texts."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

# Everything up to the seconds has a fixed length.
_SECONDS = len("2018-02-27T10:00:00")
# Fraction of up to nine digits and the offset, which RFC 3339 requires.
_REST = re.compile(r"(?:\.([0-9]{1,9}))?(Z|[+-][0-9]{2}:[0-9]{2})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def sortable(text: str) -> str:
    """Convert a timestamp to UTC (SC-11), such as `2018-02-27T10:00:00.555000000Z`; ValueError if it is malformed."""
    rest = _REST.fullmatch(text, _SECONDS)
    if rest is None:
        raise ValueError("timestamps must follow RFC 3339")
    fraction, offset = rest.groups(default="")
    try:
        timestamp = datetime.fromisoformat(text[:_SECONDS]) - _read_offset(offset)
    except OverflowError as error:
        raise ValueError("timestamps must be from year 1 to 9999 in UTC") from error
    return f"{timestamp.isoformat()}.{fraction:0<9}Z"


def format_timestamp(timestamp: datetime) -> str:
    """Format a time of the server with microseconds and `+00:00` (SC-46)."""
    return timestamp.isoformat(timespec="microseconds")


def shorten(timestamp: str) -> str:
    """Write such a time with milliseconds and `Z` instead."""
    return datetime.fromisoformat(timestamp).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_microseconds(timestamp: datetime) -> int:
    """Return a time as microseconds since 1970, exactly."""
    return (timestamp - _EPOCH) // timedelta(microseconds=1)


def _read_offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta()
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[4:6]))
    return -offset if text.startswith("-") else offset
