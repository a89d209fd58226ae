"""Splits the time between two filters by creation into windows that cover it without gap or overlap; pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, cast

from attrs import define

from ..client.times import in_milliseconds
from ..protocol.messages import Request
from .strategies import param

# Every window costs at least one request, and 10,000 days are 27 years: more windows than that are a mistake, such as a
# length in the wrong unit, which is better refused than sent for hours.
MAX_WINDOWS: Final = 10_000
"""Windows of a list at most."""


@define(frozen=True, kw_only=True)
class TimeRange:
    """Two filters of an operation that bound when its items were created.

    Attributes:
        lower: The name of the earlier bound in the contract.
        upper: The name of the later one.
        arguments: Both names as the caller knows them, for error messages.
        unit: The smallest difference between two timestamps that the filters can express.
        inclusive: True if items created exactly at a bound are listed.
        newest_first: True if the list begins with the newest items.
        write: Formats a timestamp for the filters.
    """

    lower: str
    upper: str
    arguments: str
    unit: timedelta
    write: Callable[[datetime], str]
    inclusive: bool = True
    newest_first: bool = True

    @property
    def margin(self) -> int:
        """Units between each bound and the nearest timestamp that is listed: 0, or 1 if the bounds are exclusive."""
        return 0 if self.inclusive else 1


def write_day(utc: datetime) -> str:
    """Write a datetime in UTC as its day."""
    return utc.date().isoformat()


def write_milliseconds(utc: datetime) -> str:
    """Write a datetime in UTC with three decimals, rounded down."""
    return in_milliseconds(utc, up=False)


@define(frozen=True, kw_only=True)
class Windows:
    """A time range in parts of about equal length, in the order of the list.

    Attributes:
        span: The filters.
        begin: The earliest timestamp that is listed.
        units: The length of the range in units of the filters.
        count: Number of windows.
    """

    span: TimeRange
    begin: datetime
    units: int
    count: int

    def params_for(self, window: int) -> Mapping[str, str]:
        """Return the filters that select a window, named as in the contract."""
        span = self.span
        number = self.count - 1 - window if span.newest_first else window
        # Neighbours share no timestamp: a window ends one unit before the next begins. Exclusive bounds lie outside it.
        first, last = self._edge(number) - span.margin, self._edge(number + 1) - 1 + span.margin
        return {span.lower: self._at(first), span.upper: self._at(last)}

    def _edge(self, number: int) -> int:
        return self.units * number // self.count

    def _at(self, unit: int) -> str:
        return self.span.write(self.begin + unit * self.span.unit)


def split(request: Request, span: TimeRange, windows: int | timedelta | None) -> Windows | None:
    """Split the time that a request asks for into windows.

    Args:
        request: The request for the whole list.
        span: The filters that bound the time.
        windows: The number of windows, or the longest that each may be; None leaves the list whole.

    Raises:
        TypeError: `windows` is neither an int nor a timedelta.
        ValueError: It is too small, makes too many windows, or the request lacks one of the two bounds.
    """
    if windows is None:
        return None
    bounds = [param(request, name) for name in (span.lower, span.upper)]
    if None in bounds:
        raise ValueError(f"windows must be given with both {span.arguments}: it splits the time between them")
    first, last = (_timestamp(text) for text in bounds)
    units = (last - first) // span.unit + 1 - 2 * span.margin
    # No window is shorter than a unit. A range without a single unit is left to the provider, as one window.
    count = max(1, min(units, _count(units, windows, span)))
    if count > MAX_WINDOWS:
        raise ValueError(
            f"windows must make at most {MAX_WINDOWS} windows (got {count} from {windows}): use longer ones"
        )
    return Windows(span=span, begin=first + span.margin * span.unit, units=units, count=count)


def _timestamp(text: str) -> datetime:
    # Filters by day name no time zone: all providers that have them count days in UTC.
    timestamp = datetime.fromisoformat(text)
    return timestamp if timestamp.tzinfo else timestamp.replace(tzinfo=UTC)


def _count(units: int, windows: int | timedelta, span: TimeRange) -> int:
    if isinstance(windows, timedelta):
        most = windows // span.unit - span.margin
        if most < 1:
            raise ValueError(f"windows must be at least {(1 + span.margin) * span.unit} long (got {windows})")
        return -(-units // most)
    if not isinstance(cast(object, windows), int) or isinstance(windows, bool):
        raise TypeError(f"windows must be int or timedelta (got {type(windows).__name__})")
    if windows < 1:
        raise ValueError(f"windows must be at least 1 (got {windows})")
    return windows
