"""What the headers of an answer tell about the calls that are left."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from attrs import define

from .retry_policy import retry_after_of

_SPELLINGS: Final = ("x-ratelimit-", "x-rate-limit-")


@define(frozen=True)
class RateLimit:
    """How many calls the credentials may still make; None where an answer does not tell.

    Attributes:
        limit: Calls in all until the reset.
        remaining: Calls that are left of them.
        reset: When they are renewed, in UTC.
    """

    limit: int | None
    remaining: int | None
    reset: datetime | None

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> RateLimit:
        """Read the headers of an answer, for example `error.response.headers`, in either spelling:
        `X-RateLimit-Reset` and `X-Rate-Limit-Reset`."""
        return cls(
            limit=_number(_told(headers, "limit")),
            remaining=_number(_told(headers, "remaining")),
            reset=_moment(_told(headers, "reset")),
        )


def wait_until_reset(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that `Retry-After` asks for or, if it does not say, until the calls are renewed, if none are left.

    Args:
        headers: The answer's headers; names are looked up in lower case.
        now: Seconds since the epoch.
    """
    asked, told = retry_after_of(headers, now), RateLimit.of(headers)
    if asked is not None or told.reset is None or told.remaining:
        return asked
    return max(0.0, told.reset.timestamp() - now)


def _told(headers: Mapping[str, str], what: str) -> str:
    return next((headers[start + what].strip() for start in _SPELLINGS if start + what in headers), "")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def _moment(text: str) -> datetime | None:
    """A moment in ISO 8601; one without a zone is in UTC."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
