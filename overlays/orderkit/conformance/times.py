"""Times as listings write them and as filters take them: points in time, their units, and the forms of a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, Final
from zoneinfo import ZoneInfo

UNITS: Final = {
    "day": timedelta(days=1),
    "second": timedelta(seconds=1),
    "millisecond": timedelta(milliseconds=1),
    "microsecond": timedelta(microseconds=1),
}
_ZONES: Final = (timezone(timedelta(hours=12, minutes=45)), timezone(-timedelta(hours=9, minutes=30)))
_TIME: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_MONTHS: Final = {"Y": 12, "M": 1}


def zone_of(name: str | None) -> tzinfo:
    """Return a time zone by its name; UTC if the spec names none."""
    return UTC if name in (None, "UTC", "Z") else ZoneInfo(str(name))


def read_time(text: Any, zone: tzinfo) -> datetime | None:
    """Read a time; one without an offset is in `zone`. None if the value is no time."""
    found = _TIME.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    day, clock, fraction, offset = found.groups()
    digits = (fraction or "").ljust(6, "0")[:6]
    try:
        read = datetime.fromisoformat(f"{day}T{clock or '00:00:00'}.{digits}{offset or ''}")
        return (read if offset else read.replace(tzinfo=zone)).astimezone(UTC)
    # In UTC a time of the first or last day may be none.
    except (ValueError, OverflowError):
        return None


def start_of(time: datetime, unit: str, zone: tzinfo) -> datetime:
    """Return the begin of the day, second or smaller unit that a time belongs to; days are those of `zone`."""
    local = time.astimezone(zone)
    match unit:
        case "day":
            return local.replace(hour=0, minute=0, second=0, microsecond=0)
        case "second":
            return local.replace(microsecond=0)
        case "millisecond":
            return local.replace(microsecond=local.microsecond // 1_000 * 1_000)
        case _:
            return local


def later(time: datetime, duration: str) -> datetime:
    """Return the time a duration such as `P1Y` later, on the calendar; `-P1Y` is earlier."""
    sign, length, unit = re.fullmatch(r"(-?)P(\d+)([YMD])", duration, re.ASCII).groups()  # type: ignore[union-attr]
    count = int(length) * (-1 if sign else 1)
    if unit == "D":
        return time + timedelta(days=count)
    months = time.year * 12 + time.month - 1 + count * _MONTHS[unit]
    year, month = divmod(months, 12)
    try:
        return time.replace(year=year, month=month + 1)
    except ValueError:
        # The day is missing in that month: its next one is the first of the month after.
        return (time.replace(day=1, year=year, month=month + 1) + timedelta(days=31)).replace(day=1)


def forms(time: datetime, zone: tzinfo) -> Iterator[str]:
    """Yield forms of the same time: in `zone` first, then with more digits and in other zones.

    A parameter takes those that fit its schema.
    """
    local = time.astimezone(zone)
    milliseconds = f"{local.microsecond // 1_000:03d}"
    exact = time.microsecond % 1_000 == 0
    if local.hour == local.minute == local.second == local.microsecond == 0:
        yield f"{local:%Y-%m-%d}"
    if local.microsecond == 0:
        yield f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
        yield local.isoformat(timespec="seconds")
        yield f"{local:%Y-%m-%d %H:%M:%S}"
    if exact:
        yield f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{milliseconds}Z"
        yield local.isoformat(timespec="milliseconds")
    for other in _ZONES:
        if local.microsecond == 0:
            yield time.astimezone(other).isoformat(timespec="seconds")
        elif exact:
            yield time.astimezone(other).isoformat(timespec="milliseconds")
    yield f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"
