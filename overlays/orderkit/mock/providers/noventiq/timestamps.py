"""Times of RFC 3339 as seconds since 1970 and back: with their offset they are compared as instants (NV-25)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FORM = re.compile(r"(.{10})T(.{5}):([0-9.]+)(Z|[+-].{5})", re.ASCII)


def parse_timestamp(text: str) -> Decimal:
    """Seconds since 1970, exactly; ValueError if the year has no place in the calendar."""
    parts = _FORM.fullmatch(text.upper())
    if parts is None:
        raise ValueError("not a time of RFC 3339")
    day, minute, seconds, offset = parts.groups()
    begun = datetime.fromisoformat(f"{day}T{minute}:00{offset}")
    return Decimal((begun - _EPOCH) // timedelta(seconds=1)) + Decimal(seconds)


def is_timestamp(text: str) -> bool:
    """Whether a text that the contract accepts can be read as an instant."""
    try:
        parse_timestamp(text)
    except ValueError:
        return False
    return True


def to_epoch_seconds(timestamp: datetime) -> int:
    """Whole seconds since 1970."""
    return (timestamp - _EPOCH) // timedelta(seconds=1)


def format_timestamp(seconds: int, offset: timedelta) -> str:
    """`YYYY-MM-DDThh:mm:ss±hh:mm`, so far away from UTC (NV-54)."""
    return (_EPOCH + timedelta(seconds=seconds)).astimezone(timezone(offset)).isoformat()
