"""Times and delays in the headers of a response, in every form that providers and their gateways send."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from attrs import define

# Seconds, about 30 years: a longer delay counts as this one. A header may have any number of digits, and a float of a
# thousand of them would be infinite. A number without a unit from here on is a time and no delay.
LONGEST_WAIT: Final = 1e9

# A time in seconds since the epoch reaches this number in the year 5138, one in milliseconds did so in 1973.
_MILLISECONDS: Final = 1e11
_YEAR_9999: Final = 253_402_300_800.0

_NUMBER: Final = re.compile(r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)[ \t]*(ms|s|secs?|seconds?)?", re.IGNORECASE)

# The longest form of a date has 50 characters. `email.utils` is not made for texts of a megabyte.
_LONGEST_DATE: Final = 100


def delay_in(text: str, now: float) -> float | None:
    """Read a delay, in seconds: of several, which a gateway may have added to the provider's, the longest.

    Each is a number of seconds, with or without a fraction and a unit (`s` or `ms`), a time in seconds or milliseconds
    since the epoch, or a date of HTTP or of ISO 8601.

    Args:
        text: The header. None is returned for one that has no such form: for a negative number, for example.
        now: The time of the server, in seconds since the epoch. A time that has passed is a delay of 0.
    """
    return max(_delays_in(_bare(text), now), default=None)


def time_in(text: str) -> float | None:
    """Read a time, in seconds since the epoch; None if it is none. One without a zone is in UTC."""
    bare = _bare(text)
    number = _NUMBER.fullmatch(bare)
    if number is not None and number[2] is None:
        return _time_of(float(number[1]))
    return _date_in(bare)


def server_time(headers: Mapping[str, str], now: float) -> float:
    """Return the time of the server when it responded, by the header `Date`; `now` without one.

    What it says about other times is counted from this one, so that a clock that is wrong, there or here, does no harm.
    """
    date = _date_in(headers.get("date", "").strip())
    return now if date is None else date


@define
class ServerClock:
    """The clock of a server, by its last response.

    Attributes:
        seen: The header `Date`, and when it arrived by this machine's clock, in seconds since the epoch. It is parsed
            when it is asked for: that takes long beside the rest of a call's own work.
    """

    seen: tuple[str | None, float] = (None, 0.0)

    def seconds_behind(self) -> float:
        """Return how far it is behind this machine's: negative if it is ahead, 0 if that is not known."""
        text, now = self.seen
        date = _date_in((text or "").strip())
        return 0.0 if date is None else now - date


def _bare(text: str) -> str:
    return text.strip(" \t\"'")


def _delays_in(text: str, now: float) -> Iterator[float]:
    parts = text.split(",")
    place = 0
    while place < len(parts):
        # A date of HTTP has a comma of its own, after the day of the week.
        for count in (1, 2):
            delay = _delay_of(_bare(",".join(parts[place : place + count])), now)
            if delay is not None:
                yield delay
                break
        else:
            count = 1
        place += count


def _delay_of(text: str, now: float) -> float | None:
    number = _NUMBER.fullmatch(text)
    if number is None:
        date = _date_in(text)
        return None if date is None else max(0.0, date - now)
    value, unit = float(number[1]), number[2]
    if unit is not None:
        return min(value / 1000 if unit.lower() == "ms" else value, LONGEST_WAIT)
    date = _time_of(value)
    return min(value if date is None else max(0.0, date - now), LONGEST_WAIT)


def _time_of(number: float) -> float | None:
    """Return the time that a number is, in seconds since the epoch; None if it is too small or too large for one."""
    if number < LONGEST_WAIT:
        return None
    seconds = number if number < _MILLISECONDS else number / 1000
    return seconds if seconds < _YEAR_9999 else None


def _date_in(text: str) -> float | None:
    if not text or len(text) > _LONGEST_DATE or not text.isascii():
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            date = read(text)
            return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            continue
    return None
