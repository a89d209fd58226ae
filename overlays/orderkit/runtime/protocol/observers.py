"""The events of a call for observers, and the observer that writes the log.

Observers only listen: attempts, time and outcome belong to the exchange.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, Protocol

from attrs import define

from ...errors import ApiError
from .messages import OperationInfo, Response, TransportFailure

LOGGER: Final = logging.getLogger("orderkit")

# The common names of the id that a provider, its gateway or its network assigns to a request; their support needs it.
# No other header is ever logged, because any of them may hold a cookie or a token.
REQUEST_IDS: Final = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray")

# An id is a UUID (36 characters) or a trace id (55); a much longer value would only flood the line.
_LONGEST_ID: Final = 100
_UNSAFE_IN_IDS: Final = re.compile("[^!-~]+")
_VARIABLE: Final = "ORDERKIT_LOG"
_LEVELS: Final = {"debug": logging.DEBUG, "info": logging.INFO}


@define(frozen=True, kw_only=True)
class CallSummary:
    """How a call ended.

    Attributes:
        attempts: How many times the request was sent or tried.
        elapsed: Seconds from the beginning of the first attempt to the end, waits included.
        response: The last response; None if the last attempt got none.
        error: The error that the caller gets instead of a result.
    """

    attempts: int
    elapsed: float
    response: Response | None
    error: BaseException | None


class CallObserver(Protocol):
    """Receives the events of one call."""

    def retried(self, attempt: int, outcome: Response | TransportFailure, wait: float) -> None:
        """Receive the outcome of an attempt, counted from 1; the next attempt follows after `wait` seconds."""
        ...

    def ended(self, summary: CallSummary) -> None:
        """Receive the summary of the call, which is over."""
        ...


ObserverFactory = Callable[[OperationInfo], CallObserver | None]
"""Makes an observer for a call that begins, or None to ignore that call."""


@define(frozen=True)
class LogObserver:
    """Writes to the logger `orderkit`: a call as one line at DEBUG, a retry at INFO.

    Never a body, a query, a path that is filled in, or a header other than the request's id.
    """

    info: OperationInfo

    @classmethod
    def if_enabled(cls, info: OperationInfo) -> LogObserver | None:
        """Make an observer, unless the logger would drop all of its lines."""
        return cls(info) if LOGGER.isEnabledFor(logging.INFO) else None

    def retried(self, attempt: int, outcome: Response | TransportFailure, wait: float) -> None:
        """Log that the request is sent again, and why."""
        why = f"HTTP {outcome.status}" if isinstance(outcome, Response) else type(outcome.cause).__name__
        LOGGER.info("%s: attempt %d: %s; again in %.2f s", self.info.operation, attempt, why, wait)

    def ended(self, summary: CallSummary) -> None:
        """Log how the call ended."""
        if LOGGER.isEnabledFor(logging.DEBUG):
            info, result = self.info, ", ".join(_parts_of(summary))
            LOGGER.debug("%s %s %s: %s", info.operation, info.method, info.path_template, result)


observers: Final[list[ObserverFactory]] = [LogObserver.if_enabled]
"""The observers of all clients' calls."""


@cache
def configure_logging() -> None:
    """Show the log on standard error if the environment's ORDERKIT_LOG asks for it.

    Raises:
        ValueError: ORDERKIT_LOG is not the name of a level.
    """
    level = os.environ.get(_VARIABLE, "").lower()
    if not level:
        return
    if level not in _LEVELS:
        raise ValueError(f"{_VARIABLE} must be {' or '.join(_LEVELS)} (got {level!r})")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(_LEVELS[level])


def request_id(response: Response) -> str | None:
    """Return the id that the provider gave the request, without characters that would break a line of the log."""
    found = next((response.headers[name] for name in REQUEST_IDS if name in response.headers), "")
    return _UNSAFE_IN_IDS.sub("", found)[:_LONGEST_ID] or None


def _parts_of(summary: CallSummary) -> Iterator[str]:
    if summary.response is not None:
        yield f"HTTP {summary.response.status}"
    if summary.error is not None:
        yield "given up" if isinstance(summary.error, GeneratorExit) else type(summary.error).__name__
    if isinstance(summary.error, ApiError) and summary.error.code is not None:
        yield f"code {summary.error.code}"
    yield f"{summary.elapsed * 1000:.1f} ms"
    yield f"attempt {summary.attempts}"
    if summary.response is not None and (shown := request_id(summary.response)):
        yield f"request {shown}"
