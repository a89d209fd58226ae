"""Errors of a call, made from its last outcome."""

from __future__ import annotations

from typing import Final

from ...errors import (
    ApiError,
    DecodeError,
    NotSentError,
    NotSentTimeoutError,
    OutcomeUnknownError,
    OutcomeUnknownTimeoutError,
    TransportError,
    class_for,
)
from .messages import OperationInfo, Problem, Response, TransportFailure

_TRANSPORT_ERRORS: Final[dict[tuple[bool, bool], type[TransportError]]] = {
    (False, False): NotSentError,
    (False, True): NotSentTimeoutError,
    (True, False): OutcomeUnknownError,
    (True, True): OutcomeUnknownTimeoutError,
}
"""By whether the request may have left, and whether time ran out."""


def transport_error(failure: TransportFailure, info: OperationInfo) -> TransportError:
    """Build the error for a request that got no complete response."""
    event = "timed out" if failure.timed_out else "failed"
    advice = "it was not sent; try again"
    if failure.sent:
        # Only `never` writes twice when it is sent again; a read or an upsert may simply be repeated.
        harmless = info.kind != "never"
        advice = "try again" if harmless else "it may have succeeded; check before you send it again"
    return _TRANSPORT_ERRORS[failure.sent, failure.timed_out](
        f"{info.operation} {event} ({type(failure.cause).__name__}): {advice}"
    )


class ErrorInsteadOfResult(Exception):  # noqa: N818 - a signal, which `exchange` turns into an ApiError
    """The body of a response whose status says success is an error of the provider."""


def belongs_to_call(error: DecodeError, info: OperationInfo, attempts: int) -> None:
    """Set the operation of an error about a response, and name it in the message."""
    error.belongs_to(info, attempts)
    error.args = (f"{info.operation}: {error}",)


def api_error(
    response: Response,
    problem: Problem,
    info: OperationInfo,
    *,
    language: str | None = None,
    retry_after: float | None = None,
) -> ApiError:
    """Build the error for a response that is no success."""
    # A 429 is always a rate limit, even if the body has a code of another meaning: retries depend on the status.
    kind = class_for(429 if response.status == 429 else problem.meaning)
    name = " ".join(str(part) for part in (problem.code, problem.key) if part is not None)
    error = kind(
        f"{info.operation} was refused: {name}{': ' if name else ''}{problem.message} (HTTP {response.status})"
    )
    error.status, error.code, error.key = response.status, problem.code, problem.key
    error.message, error.details, error.response = problem.message, problem.details, response
    error.language, error.retry_after = language, retry_after
    return error
