"""What can be seen of a call while it happens: lines in the log, and whatever else was asked to watch."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Generator
from functools import cache
from types import TracebackType
from typing import Final, Protocol, Self

from attrs import define

from ...errors import ApiError, OrderkitError
from .clock import Clock
from .messages import OperationInfo, Response, TransportFailure

LOGGER: Final = logging.getLogger("orderkit")
REQUEST_IDS: Final = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray")
"""The only headers that are ever shown."""

_LONGEST_ID: Final = 100
_VARIABLE: Final = "ORDERKIT_LOG"
_LEVELS: Final = {"debug": logging.DEBUG, "info": logging.INFO}


@define(frozen=True, kw_only=True)
class CallSummary:
    """How a call ended.

    Attributes:
        attempts: How many times the request was sent or tried.
        seconds: From the first attempt's beginning to the end, waits included.
        answer: The last answer, if the last attempt came to one.
        error: What the caller is told instead of a result.
    """

    attempts: int
    seconds: float
    answer: Response | None
    error: BaseException | None


class CallObserver(Protocol):
    """Sees what becomes of one call."""

    def retried(self, attempt: int, outcome: Response | TransportFailure, wait: float) -> None:
        """An attempt, counted from 1, came to this; the next one is made after so many seconds."""
        ...

    def ended(self, ending: CallSummary) -> None:
        """The call is over."""
        ...


ObserverFactory = Callable[[OperationInfo], CallObserver]
"""Makes a watch for a call that begins."""


@define(frozen=True)
class LogObserver:
    """Writes to the logger `orderkit`: a call as one line at DEBUG, a retry at INFO. Never a body, a query, a path that
    is filled in, or a header other than the request's id."""

    info: OperationInfo

    def retried(self, attempt: int, outcome: Response | TransportFailure, wait: float) -> None:
        """Tell that the request is sent again, and why."""
        why = f"HTTP {outcome.status}" if isinstance(outcome, Response) else type(outcome.cause).__name__
        LOGGER.info("%s: attempt %d: %s; again in %.2f s", self.info.operation, attempt, why, wait)

    def ended(self, ending: CallSummary) -> None:
        """Tell how the call ended."""
        if LOGGER.isEnabledFor(logging.DEBUG):
            info, what = self.info, ", ".join(_told(ending))
            LOGGER.debug("%s %s %s: %s", info.operation, info.method, info.path_template, what)


observers: Final[list[ObserverFactory]] = [LogObserver]
"""Who watches the calls of all clients."""


class CallRecord:
    """A call that is watched; `with` it, it happens."""

    def __init__(self, info: OperationInfo, clock: Clock) -> None:
        self._watches = [observe(info) for observe in observers]
        self._clock, self._began = clock, clock.monotonic()
        self._outcome: Response | TransportFailure | None = None
        self._writes = info.kind != "safe"
        self.attempts = 0
        self.may_have_succeeded = False

    @property
    def seconds(self) -> float:
        """Since it began."""
        return self._clock.monotonic() - self._began

    def tried(self, outcome: Response | TransportFailure) -> None:
        """An attempt came to this."""
        self.attempts, self._outcome = self.attempts + 1, outcome
        self.may_have_succeeded = self.may_have_succeeded or (self._writes and _may_be_done(outcome))

    def retried(self, outcome: Response | TransportFailure, wait: float) -> None:
        """The last attempt came to this, and the next one is made after so many seconds."""
        for record in self._watches:
            record.retried(self.attempts, outcome, wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The call is over."""
        if isinstance(error, OrderkitError):
            error.may_have_succeeded = self.may_have_succeeded
        answer = self._outcome if isinstance(self._outcome, Response) else None
        ending = CallSummary(attempts=self.attempts, seconds=self.seconds, answer=answer, error=error)
        for record in self._watches:
            record.ended(ending)


@cache
def configure_logging() -> None:
    """Show the log on standard error if the environment's ORDERKIT_LOG asks for it.

    Raises:
        ValueError: It asks for a level that there is not.
    """
    asked = os.environ.get(_VARIABLE, "").lower()
    if not asked:
        return
    if asked not in _LEVELS:
        raise ValueError(f"{_VARIABLE} must be {' or '.join(_LEVELS)}, not {asked!r}")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(_LEVELS[asked])


def request_id(answer: Response) -> str | None:
    """What the provider calls the request, as far as it can be shown in a line."""
    found = next((answer.headers[name] for name in REQUEST_IDS if name in answer.headers), "")
    shown = "".join(character for character in found if "!" <= character <= "~")[:_LONGEST_ID]
    return shown or None


def _may_be_done(outcome: Response | TransportFailure) -> bool:
    """Whether the provider may have done what it was asked for: an error below 500 says that it did not."""
    if isinstance(outcome, TransportFailure):
        return outcome.sent
    return outcome.status < 300 or outcome.status == 408 or outcome.status >= 500


def _told(ending: CallSummary) -> Generator[str]:
    if ending.answer is not None:
        yield f"HTTP {ending.answer.status}"
    if ending.error is not None:
        yield "given up" if isinstance(ending.error, GeneratorExit) else type(ending.error).__name__
    if isinstance(ending.error, ApiError) and ending.error.code is not None:
        yield f"code {ending.error.code}"
    yield f"{ending.seconds * 1000:.1f} ms"
    yield f"attempt {ending.attempts}"
    if ending.answer is not None and (identification := request_id(ending.answer)):
        yield f"request {identification}"
