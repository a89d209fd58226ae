"""The time between two filters by creation, split into windows that hold every moment once: values, pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, cast

from attrs import define

from ..client.arguments import in_milliseconds
from ..protocol.messages import Request
from .strategies import asked

DAY: Final = timedelta(days=1)
MOST: Final = 10_000
"""Windows of a listing; more are a mistake, such as a length in the wrong unit."""


@define(frozen=True, kw_only=True)
class TimeRange:
    """Two filters of a listing that bound when its items were created.

    Attributes:
        lower: The earlier bound, by its name of the contract.
        upper: The later one.
        arguments: Both by the names that a caller knows.
        unit: The finest difference between two moments that the filters tell apart.
        inclusive: Whether items of just those moments are listed.
        newest_first: Whether what was created last is listed first.
        write: A moment as the filters take it.
    """

    lower: str
    upper: str
    arguments: str
    unit: timedelta
    write: Callable[[datetime], str]
    inclusive: bool = True
    newest_first: bool = True

    @property
    def beside(self) -> int:
        """By how many units each bound lies beside what is listed: 0, or 1 if its own moment is left out."""
        return 0 if self.inclusive else 1


def write_day(utc: datetime) -> str:
    """Write a datetime in UTC as its day."""
    return utc.date().isoformat()


def write_milliseconds(utc: datetime) -> str:
    """Write a datetime in UTC with three decimals, rounded down."""
    return in_milliseconds(utc, up=False)


def days(lower: str, upper: str, *, newest_first: bool = True) -> TimeRange:
    """Two filters by days in UTC, both of which belong to what they bound."""
    return TimeRange(
        lower=lower,
        upper=upper,
        arguments=f"{lower} and {upper}",
        unit=DAY,
        write=lambda moment: moment.date().isoformat(),
        newest_first=newest_first,
    )


@define(frozen=True, kw_only=True)
class Windows:
    """A span in parts of about equal length, in the order of the listing.

    Attributes:
        span: The filters.
        begin: The earliest moment that is listed.
        units: How many moments are listed, one unit of the span after the other.
        count: How many windows there are.
    """

    span: TimeRange
    begin: datetime
    units: int
    count: int

    def inputs(self, window: int) -> Mapping[str, str]:
        """What asks for a window, by the names of the contract."""
        span = self.span
        number = self.count - 1 - window if span.newest_first else window
        first, last = self._edge(number) - span.beside, self._edge(number + 1) - 1 + span.beside
        return {span.lower: self._at(first), span.upper: self._at(last)}

    def _edge(self, number: int) -> int:
        return self.units * number // self.count

    def _at(self, unit: int) -> str:
        return self.span.write(self.begin + unit * self.span.unit)


def split(request: Request, span: TimeRange, windows: int | timedelta | None) -> Windows | None:
    """What a request asks for in so many windows, or in windows of at most such a length; None if it is not split.

    Raises:
        TypeError: `windows` is neither a number nor a length of time.
        ValueError: It is too small, makes too many, or the request lacks one of the two bounds.
    """
    if windows is None:
        return None
    bounds = [asked(request, name) for name in (span.lower, span.upper)]
    if None in bounds:
        raise ValueError(f"windows needs both {span.arguments}: it splits the time between them")
    first, last = (_moment(text) for text in bounds)
    units = (last - first) // span.unit + 1 - 2 * span.beside
    count = max(1, min(units, _count(units, windows, span)))
    if count > MOST:
        raise ValueError(f"windows={windows} makes {count} windows, more than {MOST}: ask for longer ones")
    return Windows(span=span, begin=first + span.beside * span.unit, units=units, count=count)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _count(units: int, windows: int | timedelta, span: TimeRange) -> int:
    if isinstance(windows, timedelta):
        most = windows // span.unit - span.beside
        if most < 1:
            raise ValueError(f"windows must be at least {(1 + span.beside) * span.unit} long, not {windows}")
        return -(-units // most)
    if not isinstance(cast(object, windows), int) or isinstance(windows, bool):
        raise TypeError(f"windows must be int or timedelta, not {type(windows).__name__}")
    if windows < 1:
        raise ValueError(f"windows must be at least 1, not {windows}")
    return windows
