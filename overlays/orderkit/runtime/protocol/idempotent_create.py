"""Retries of writes beyond those of a single call, sans-I/O.

A write is repeated until its outcome is known, or while its error is transient.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from attrs import define

from ...errors import ApiError, OrderkitError, OutcomeUnknownError, ServerError
from .clock import Clock
from .messages import Flow, Sleep
from .retry_policy import Retry, wait_before_next

T = TypeVar("T")


@define(frozen=True)
class CreatedOnce(Generic[T]):
    """Result of a creation that was sent again until its outcome was known.

    Attributes:
        key: The caller's key of what was created, which the provider takes once.
        order: The order; None if it exists and its response was lost.
    """

    key: str
    order: T | None


def create_once(
    send: Callable[[], Flow[T]], shows_taken: Callable[[ApiError], bool], retry: Retry, clock: Clock
) -> Flow[T | None]:
    """Send a write, and send it again while its outcome is unknown.

    Args:
        send: Makes the flow of one attempt, which the provider refuses once an earlier one succeeded.
        shows_taken: Tells whether an error is that refusal.
        retry: How often and how soon to send again.
        clock: The source of time and randomness.

    Returns:
        The result; None if the provider's refusal shows that an earlier attempt succeeded.

    Raises:
        ApiError: The write was refused, and no earlier attempt may have succeeded.
        OutcomeUnknownError: The outcome is still unknown.
        ServerError: The outcome is still unknown: the provider failed.
    """
    # `attempt` counts the calls made here, `sent` the requests of all of them: a call may send its request again.
    began = clock.monotonic()
    attempt, sent = 0, 0
    unknown: OutcomeUnknownError | ServerError | None = None
    while True:
        attempt += 1
        try:
            return (yield from send())
        except (OutcomeUnknownError, ServerError) as error:
            # The caller sees one operation, so the error tells of all its requests.
            sent += error.attempts
            error.attempts, unknown = sent, error
            wait = _wait(retry, clock, attempt, error, began)
            if wait is None:
                raise
        except OrderkitError as error:
            if unknown is None:
                raise
            if isinstance(error, ApiError) and shows_taken(error):
                return None
            raise unknown from error  # a later error does not settle the earlier attempt
        yield Sleep(wait)


def retry_while_busy(
    send: Callable[[], Flow[T]], passes: Callable[[ApiError], bool], retry: Retry, clock: Clock
) -> Flow[T]:
    """Send a write that may be sent twice, and send it again while it is refused for a transient reason.

    Args:
        send: Makes the flow of one attempt.
        passes: Tells whether an error is transient.
        retry: How often and how soon to send again.
        clock: The source of time and randomness.

    Raises:
        OrderkitError: The error of the last attempt; `may_have_succeeded` covers all of them.
    """
    began = clock.monotonic()
    attempt, sent, may_have_succeeded = 0, 0, False
    while True:
        attempt += 1
        try:
            return (yield from send())
        except OrderkitError as error:
            # One attempt that may have succeeded is enough: a later refusal does not undo it.
            sent, may_have_succeeded = sent + error.attempts, may_have_succeeded or error.may_have_succeeded
            error.attempts, error.may_have_succeeded = sent, may_have_succeeded
            if not isinstance(error, ApiError) or not passes(error):
                raise
            wait = _wait(retry, clock, attempt, error, began)
            if wait is None:
                raise
        yield Sleep(wait)


def _wait(retry: Retry, clock: Clock, attempt: int, error: OrderkitError, began: float) -> float | None:
    retry_after = error.retry_after if isinstance(error, ApiError) else None
    elapsed = clock.monotonic() - began
    return wait_before_next(retry, attempt, retry_after=retry_after, elapsed=elapsed, chance=clock.chance())
