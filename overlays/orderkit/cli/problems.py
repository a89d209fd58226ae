"""Problems that a command reports in one sentence, with its exit code."""

from __future__ import annotations

from ..errors import (
    ApiError,
    BadRequestError,
    ConflictError,
    DecodeError,
    ForbiddenError,
    NotFoundError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    PaginationError,
    RateLimitedError,
    ServerError,
    TransportError,
    UnauthorizedError,
    UnsupportedMediaTypeError,
    WebhookError,
)
from .exit_codes import NEGATIVE, UNKNOWN_OUTCOME, UNREACHED


class UsageError(Exception):
    """An option, an account or a file that cannot be used; nothing was sent."""


class DeclinedError(Exception):
    """A person said no, and nothing was sent."""


ADVICE: tuple[tuple[type[OrderkitError], int, str], ...] = (
    (UnauthorizedError, NEGATIVE, "check the keys of the account: orderkit doctor tries them"),
    (ForbiddenError, NEGATIVE, "check what the keys of the account are allowed to do"),
    (NotFoundError, NEGATIVE, "check the id, and whether the account is the one that it belongs to"),
    (ConflictError, NEGATIVE, "look at the present state of the object"),
    (RateLimitedError, NEGATIVE, "wait before you run the command again"),
    (BadRequestError, NEGATIVE, "correct the options or the body: --help lists what they may be"),
    (UnsupportedMediaTypeError, NEGATIVE, "check that --base-url leads to the provider"),
    (ServerError, NEGATIVE, "run the command again later"),
    (ApiError, NEGATIVE, "the provider's documentation explains it"),
    (NotSentError, UNREACHED, "check the network, --base-url and --timeout; nothing was sent"),
    (OutcomeUnknownError, UNREACHED, "run the command again"),
    (TransportError, UNREACHED, "run the command again"),
    (DecodeError, UNREACHED, "check that --base-url leads to the provider; --json shows no more"),
    (WebhookError, NEGATIVE, "do not act on it"),
    (PaginationError, UNREACHED, "list again, or resume at the cursor"),
)
"""What to do about each class of error, the most special first, and its exit code where nothing may have changed."""

_UNKNOWN = "it may have been done all the same: look at the provider before you run the command again"


def advice(error: OrderkitError) -> tuple[int, str]:
    """Return the exit code of an error of a call, and what to do about it."""
    if error.may_have_succeeded:
        return UNKNOWN_OUTCOME, _UNKNOWN
    for kind, code, text in ADVICE:
        if isinstance(error, kind):
            return code, text
    return NEGATIVE, "orderkit doctor checks the settings"


def sentence(error: OrderkitError) -> str:
    """Return an error of a call with what to do about it, in one line."""
    said = " ".join(str(error).split()).rstrip(".")
    wait = getattr(error, "retry_after", None)
    seconds = f" ({wait:g} seconds)" if wait is not None else ""
    return f"{said}; {advice(error)[1]}{seconds}"
