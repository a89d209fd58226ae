"""Rate limits that a provider announces in the headers of a response."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from attrs import define

from .retry_policy import retry_after_of

# ePages documents both and sends either; names in headers are in lower case here.
_SPELLINGS: Final = ("x-ratelimit-", "x-rate-limit-")

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
            reset=_datetime(_value(headers, "reset")),
        )


def wait_until_reset(headers: Mapping[str, str], now: float) -> float | None:
    """Return the delay that `Retry-After` requests, in seconds.

    Without that header it is the time until the reset if no calls are left, and None otherwise.

    Args:
        headers: The response's headers; names are looked up in lower case.
        now: Seconds since the epoch.
    """
    retry_after, announced = retry_after_of(headers, now), RateLimit.of(headers)
    if retry_after is not None or announced.reset is None or announced.remaining:
        return retry_after
    return max(0.0, announced.reset.timestamp() - now)


def _value(headers: Mapping[str, str], name: str) -> str:
    return next((headers[prefix + name].strip() for prefix in _SPELLINGS if prefix + name in headers), "")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _datetime(text: str) -> datetime | None:
    """Read a datetime in ISO 8601; one without a zone is in UTC."""
    try:
        parsed = datetime.fromisoformat(text)
        return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
