"""Rate limits that a provider announces in the headers of a response."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from attrs import define

from .header_times import LONGEST_WAIT, server_time, time_in
from .retry_policy import retry_after_of

# ePages documents both and sends either; names in headers are in lower case here.
_SPELLINGS: Final = ("x-ratelimit-", "x-rate-limit-")

# Seconds by which two announcements of one reset may differ: one second for providers that round to whole seconds, and
# one for the time that their responses travel.
RESET_TOLERANCE: Final = 2.0

# Digits that are read as a number. Python refuses to read one of more than 4,300; 19 are enough for 64 bits.
_MOST_DIGITS: Final = 19


@define(frozen=True)
class RateLimit:
    """The calls that the credentials may still make; None where a response does not say.

    Attributes:
        limit: All calls until the reset.
        remaining: Calls that are left of them.
        reset: The time of the reset, in UTC.
    """

    limit: int | None
    remaining: int | None
    reset: datetime | None

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> RateLimit:
        """Read the headers of a response, for example `error.response.headers`.

        Both spellings are read: `X-RateLimit-Reset` and `X-Rate-Limit-Reset`.
        """
        return cls(
            limit=_number(_value(headers, "limit")),
            remaining=_number(_value(headers, "remaining")),
            reset=_datetime(headers, _value(headers, "reset")),
        )


def wait_until_reset(headers: Mapping[str, str], now: float, *, window: float = math.inf) -> float | None:
    """Return the delay that `Retry-After` requests, in seconds.

    Without that header it is the time until the reset if no calls are left, and None otherwise.

    Args:
        headers: The response's headers; names are looked up in lower case.
        now: Seconds since the epoch, where the response has no `Date`.
        window: Seconds after which the provider counts anew: a reset that is further away is a mistake.
    """
    retry_after, announced = retry_after_of(headers, now), RateLimit.of(headers)
    if retry_after is not None or announced.reset is None or announced.remaining:
        return retry_after
    wait = max(0.0, announced.reset.timestamp() - server_time(headers, now))
    return wait if wait <= window + RESET_TOLERANCE else None


def _value(headers: Mapping[str, str], name: str) -> str:
    return next((headers[prefix + name].strip() for prefix in _SPELLINGS if prefix + name in headers), "")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _datetime(headers: Mapping[str, str], text: str) -> datetime | None:
    time = time_in(text)
    if time is None and (seconds := _number(text)) is not None and seconds < LONGEST_WAIT:
        # A number that is too small for a time counts from the response, if that says when it was sent.
        sent = server_time(headers, math.nan)
        time = None if math.isnan(sent) else sent + seconds
    try:
        return None if time is None else datetime.fromtimestamp(time, UTC)
    except (ValueError, OverflowError, OSError):
        return None
