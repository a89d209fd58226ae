"""Decides when a request is sent again and how long to wait: values and pure functions, without clock or network."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from attrs import define, field, validators

from .header_times import delay_in, server_time
from .messages import RetryClass

# Timeouts, rate limits and failures of a server or a gateway, which may be gone at the next attempt. 520 to 524 are
# Cloudflare's, which stands before some of the providers.
RETRIED_STATUSES: Final = frozenset({408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


@define(frozen=True, kw_only=True)
class Retry:
    """Retry settings.

    Attributes:
        attempts: How many times a request is sent at most, the first time included.
        base: Upper bound of the first backoff, in seconds; it doubles from one to the next.
        cap: Upper bound of every backoff, in seconds.
        budget: Longest duration of a whole call, in seconds. A wait that would end later is not begun.
        ceiling: Longest delay that a provider or a rate limiter may request, in seconds. Longer delays are not
            honoured: the error is raised at once.
        statuses: HTTP statuses after which a `safe` or `upsert` request is sent again. A request that got a 429 was not
            accepted, so even a `never` request is sent again after it.
    """

    # Two retries, within 1.5 s, get past a dropped connection or a brief failure and add little load to a provider in
    # trouble. A minute of budget suits an interactive caller; a batch job raises it. The ceiling lies above
    # the budget: raising the budget alone is enough to wait for a provider's window of a minute or two.
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
    """Return whether a response of this status allows sending the request again."""
    return status in retry.statuses and (status == 429 or kind != "never")


def may_resend_after_loss(kind: RetryClass, *, sent: bool) -> bool:
    """Return whether a request without a response may be sent again: always if it never left."""
    return not sent or kind != "never"


def backoff(retry: Retry, attempt: int, chance: float) -> float:
    """Return the seconds to wait after an attempt (from 1): exponential backoff with full jitter.

    The jitter spreads clients that failed together. `chance` is a random number between 0 and 1.
    """
    # An exponent of 32 is beyond any cap in use; without a bound a large number of attempts would overflow a float.
    longest = min(retry.cap, retry.base * 2.0 ** min(attempt - 1, 32))
    return longest * chance


def retry_after_of(headers: Mapping[str, str], now: float) -> float | None:
    """Return the delay that `Retry-After` requests, in seconds, in any form of `delay_in`; None without one.

    Args:
        headers: The response's headers; names are looked up in lower case.
        now: Seconds since the epoch, where the response has no `Date`.
    """
    text = headers.get("retry-after", "")
    return delay_in(text, server_time(headers, now)) if text else None


def longest_duration(retry: Retry, each: float, elapsed: float) -> float:
    """Return the seconds that all attempts of a request may take, with the waits between them.

    Args:
        retry: The retry settings.
        each: Longest duration of one attempt, in seconds.
        elapsed: Seconds since the call began, which its budget has lost.
    """
    waits = (retry.attempts - 1) * backoff(retry, retry.attempts - 1, chance=1.0)
    # The budget bounds the waits and not an attempt that was begun: there is time for one in any case.
    return max(each, min(retry.attempts * each + waits, retry.budget - elapsed))


def wait_before_next(
    retry: Retry, attempt: int, *, retry_after: float | None, elapsed: float, chance: float
) -> float | None:
    """Return the seconds to wait before the next attempt, or None if there must be none.

    Args:
        retry: The retry settings.
        attempt: Attempts made so far, from 1.
        retry_after: Delay that the provider requested, in seconds, if it did.
        elapsed: Seconds since the call began.
        chance: A random number between 0 and 1.
    """
    if attempt >= retry.attempts:
        return None
    wait = backoff(retry, attempt, chance) if retry_after is None else retry_after
    within = wait <= (math.inf if retry_after is None else retry.ceiling) and elapsed + wait <= retry.budget
    return wait if within else None
