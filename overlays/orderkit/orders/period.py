"""Periods of time: half-open, so that those of two runs neither overlap nor leave a gap."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import define

Bound = date | datetime | None
_FIRST: Final = datetime.min.replace(tzinfo=UTC)
When = "Period | date | tuple[Bound, Bound]"


@define(frozen=True)
class Period:
    """The time from `start`, which belongs to it, to `end`, which does not. None has no bound there.

    Attributes:
        start: The first time, in UTC.
        end: The time after the last, in UTC.
    """

    start: datetime | None = None
    end: datetime | None = None

    @classmethod
    def of(cls, value: Period | date | tuple[Bound, Bound], *, zone: str | tzinfo = UTC) -> Period:
        """Make a period from a day, or from two bounds.

        Args:
            value: A date, which is that whole day; or a pair of a start and an end, which are aware datetimes, dates
                (the beginning of that day) or None. A Period is returned as it is.
            zone: The time zone in which days begin, as its name or as a tzinfo.

        Raises:
            TypeError: `value` or a bound is something else.
            ValueError: A datetime has no time zone, the zone is unknown, the end is before the start, or a bound is not
                in the years 1 to 9999 in UTC.
        """
        if isinstance(value, Period):
            return value
        try:
            return cls._of(value, _zone(zone))
        except OverflowError:
            raise ValueError(f"a period must be in the years 1 to 9999 in UTC (got {value})") from None

    @classmethod
    def _of(cls, value: date | tuple[Bound, Bound], where: tzinfo) -> Period:
        if isinstance(value, date) and not isinstance(value, datetime):
            return cls(_beginning(value, where), _beginning(value + timedelta(days=1), where))
        if not isinstance(cast(object, value), tuple) or len(cast("tuple[object, ...]", value)) != 2:
            raise TypeError(
                f"a period must be a date, a pair of a start and an end, or a Period (got {type(value).__name__})"
            )
        start, end = (_bound(bound, where) for bound in cast("tuple[Bound, Bound]", value))
        if start is not None and end is not None and end < start:
            raise ValueError(f"a period must end at its start or later (got {start} to {end})")
        return cls(start, end)

    @classmethod
    def last(cls, length: timedelta, *, now: datetime | None = None) -> Period:
        """Make the period of this length that ends now."""
        end = datetime.now(UTC) if now is None else now
        try:
            return cls.of((end - length, end))
        except OverflowError:
            raise ValueError(f"length must end in the years 1 to 9999 (got {length})") from None

    def __contains__(self, instant: datetime) -> bool:
        return (self.start is None or self.start <= instant) and (self.end is None or instant < self.end)


def time_of(text: str) -> datetime:
    """Read a day or a time in ISO 8601; without an offset it is in UTC.

    Raises:
        ValueError: It is another text.
    """
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def floor(time: datetime, unit: timedelta) -> datetime:
    """Return the beginning of the unit, counted in UTC, that a time belongs to."""
    return time - (time - _FIRST) % unit


def _bound(bound: Bound, zone: tzinfo) -> datetime | None:
    if bound is None:
        return None
    if not isinstance(bound, datetime):
        if not isinstance(cast(object, bound), date):
            raise TypeError(f"a bound must be a datetime, a date or None (got {type(bound).__name__})")
        return _beginning(bound, zone)
    if bound.utcoffset() is None:
        raise ValueError(f"a bound must have a time zone, for example UTC (got {bound})")
    return bound.astimezone(UTC)


def _beginning(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _zone(zone: str | tzinfo) -> tzinfo:
    if isinstance(zone, tzinfo):
        return zone
    if not isinstance(cast(object, zone), str):
        raise TypeError(f"zone must be the name of a time zone or a tzinfo (got {type(zone).__name__})")
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the name of a folder of zones, such as Europe
        raise ValueError(
            f"zone must be the name of a time zone, such as Europe/Berlin (got {zone!r})"
        ) from None
