"""When a request is sent again and how long to wait before: values and pure functions, without clock or network."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from attrs import define, field, validators

from .messages import RetryClass

RETRIED_STATUSES: Final = frozenset({408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})

LONGEST_WAIT: Final = 1e9
"""Seconds; what a provider asks for beyond counts as that."""


@define(frozen=True, kw_only=True)
class Retry:
    """How persistent a client is.

    Attributes:
        attempts: How many times a request is sent at most, the first time included.
        base: Seconds of the first wait's upper end; it doubles from wait to wait.
        cap: Seconds no wait of our own choosing exceeds.
        budget: Seconds a whole call may take, waiting included, for a wait to be begun.
        ceiling: Seconds; a provider that asks for a longer wait, or a limiter that does, is not waited for.
        statuses: HTTP statuses after which a `safe` or `upsert` request is sent again. A 429 was not taken, so after
            it even a `never` request is.
    """

    attempts: int = field(default=3, validator=validators.ge(1))
    base: float = field(default=0.5, validator=validators.ge(0))
    cap: float = field(default=8.0, validator=validators.ge(0))
    budget: float = field(default=60.0, validator=validators.ge(0))
    ceiling: float = field(default=120.0, validator=validators.ge(0))
    statuses: frozenset[int] = RETRIED_STATUSES

    @classmethod
    def off(cls) -> Retry:
        """Send every request once."""
        return cls(attempts=1)


def may_resend_after_status(retry: Retry, kind: RetryClass, status: int) -> bool:
    """Whether an answer of this status allows sending the request again."""
    return status in retry.statuses and (status == 429 or kind != "never")


def may_resend_after_loss(kind: RetryClass, *, sent: bool) -> bool:
    """Whether a request without an answer may be sent again: always if it never left."""
    return not sent or kind != "never"


def backoff(retry: Retry, attempt: int, chance: float) -> float:
    """Seconds to wait after the given attempt (from 1): full jitter, `chance` between 0 and 1."""
    ceiling = min(retry.cap, retry.base * 2.0 ** min(attempt - 1, 32))
    return ceiling * chance


def retry_after_of(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that `Retry-After` asks for, as a number or as an HTTP date; None if it does not say.

    Args:
        headers: The answer's headers; names are looked up in lower case.
        now: Seconds since the epoch.
    """
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return max(0.0, _in_utc(moment).timestamp() - now)


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def wait_before_next(
    retry: Retry, attempt: int, *, asked: float | None, elapsed: float, chance: float
) -> float | None:
    """Seconds to wait before the next attempt, or None if there is to be none.

    Args:
        attempt: Attempts made so far, from 1.
        asked: Seconds the provider asked for, if it did.
        elapsed: Seconds since the call began.
        chance: A random number between 0 and 1.
    """
    if attempt >= retry.attempts:
        return None
    wait = backoff(retry, attempt, chance) if asked is None else asked
    within = wait <= (math.inf if asked is None else retry.ceiling) and elapsed + wait <= retry.budget
    return wait if within else None
