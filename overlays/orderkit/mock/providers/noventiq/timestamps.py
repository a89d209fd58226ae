"""RFC 3339 times as seconds since 1970 and back; offsets do not matter in comparisons (NV-25)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Day, hour and minute, seconds with any fraction, and the offset; the contract has checked the digits.
_FORM = re.compile(r"(.{10})T(.{5}):([0-9.]+)(Z|[+-].{5})", re.ASCII)


def parse_timestamp(text: str) -> Decimal:
    """Parse a time to exact seconds since 1970; ValueError if its year is out of range."""
    # RFC 3339 allows t and z in lower case.
    parts = _FORM.fullmatch(text.upper())
    if parts is None:
        raise ValueError("timestamps must follow RFC 3339")
    day, minute, seconds, offset = parts.groups()
    minute_start = datetime.fromisoformat(f"{day}T{minute}:00{offset}")
    # Exact: a float would lose digits of a long fraction.
    return Decimal((minute_start - _EPOCH) // timedelta(seconds=1)) + Decimal(seconds)


def is_timestamp(text: str) -> bool:
    """Return whether a text that the contract accepts can be parsed."""
    try:
        parse_timestamp(text)
    except ValueError:
        return False
    return True


def to_epoch_seconds(timestamp: datetime) -> int:
    """Return whole seconds since 1970."""
    return (timestamp - _EPOCH) // timedelta(seconds=1)


def format_timestamp(seconds: int, offset: timedelta) -> str:
    """Format seconds since 1970 as `YYYY-MM-DDThh:mm:ss±hh:mm` with an offset from UTC (NV-54)."""
    return (_EPOCH + timedelta(seconds=seconds)).astimezone(timezone(offset)).isoformat()
