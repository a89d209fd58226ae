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
from .messages import Answer, Facts, Lost

LOGGER: Final = logging.getLogger("orderkit")
REQUEST_IDS: Final = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray")
"""The only headers that are ever shown."""

_LONGEST_ID: Final = 100
_VARIABLE: Final = "ORDERKIT_LOG"
_LEVELS: Final = {"debug": logging.DEBUG, "info": logging.INFO}


@define(frozen=True, kw_only=True)
class Ending:
    """How a call ended.

    Attributes:
        attempts: How many times the request was sent or tried.
        seconds: From the first attempt's beginning to the end, waits included.
        answer: The last answer, if the last attempt came to one.
        error: What the caller is told instead of a result.
    """

    attempts: int
    seconds: float
    answer: Answer | None
    error: BaseException | None


class Watch(Protocol):
    """Sees what becomes of one call."""

    def retried(self, attempt: int, outcome: Answer | Lost, wait: float) -> None:
        """An attempt, counted from 1, came to this; the next one is made after so many seconds."""
        ...

    def ended(self, ending: Ending) -> None:
        """The call is over."""
        ...


Observer = Callable[[Facts], Watch]
"""Makes a watch for a call that begins."""


@define(frozen=True)
class LogLines:
    """Writes to the logger `orderkit`: a call as one line at DEBUG, a retry at INFO. Never a body, a query, a path that
    is filled in, or a header other than the request's id."""

    facts: Facts

    def retried(self, attempt: int, outcome: Answer | Lost, wait: float) -> None:
        """Tell that the request is sent again, and why."""
        why = f"HTTP {outcome.status}" if isinstance(outcome, Answer) else type(outcome.cause).__name__
        LOGGER.info("%s: attempt %d: %s; again in %.2f s", self.facts.operation, attempt, why, wait)

    def ended(self, ending: Ending) -> None:
        """Tell how the call ended."""
        if LOGGER.isEnabledFor(logging.DEBUG):
            facts, what = self.facts, ", ".join(_told(ending))
            LOGGER.debug("%s %s %s: %s", facts.operation, facts.method, facts.path_template, what)


observers: Final[list[Observer]] = [LogLines]
"""Who watches the calls of all clients."""


class Watched:
    """A call that is watched; `with` it, it happens."""

    def __init__(self, facts: Facts, clock: Clock) -> None:
        self._watches = [observe(facts) for observe in observers]
        self._clock, self._began = clock, clock.monotonic()
        self._outcome: Answer | Lost | None = None
        self._writes = facts.kind != "safe"
        self.attempts = 0
        self.perhaps_done = False

    @property
    def seconds(self) -> float:
        """Since it began."""
        return self._clock.monotonic() - self._began

    def tried(self, outcome: Answer | Lost) -> None:
        """An attempt came to this."""
        self.attempts, self._outcome = self.attempts + 1, outcome
        self.perhaps_done = self.perhaps_done or (self._writes and _may_be_done(outcome))

    def retried(self, outcome: Answer | Lost, wait: float) -> None:
        """The last attempt came to this, and the next one is made after so many seconds."""
        for watch in self._watches:
            watch.retried(self.attempts, outcome, wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The call is over."""
        if isinstance(error, OrderkitError):
            error.perhaps_done = self.perhaps_done
        answer = self._outcome if isinstance(self._outcome, Answer) else None
        ending = Ending(attempts=self.attempts, seconds=self.seconds, answer=answer, error=error)
        for watch in self._watches:
            watch.ended(ending)


@cache
def log_as_asked() -> None:
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


def request_id(answer: Answer) -> str | None:
    """What the provider calls the request, as far as it can be shown in a line."""
    found = next((answer.headers[name] for name in REQUEST_IDS if name in answer.headers), "")
    shown = "".join(character for character in found if "!" <= character <= "~")[:_LONGEST_ID]
    return shown or None


def _may_be_done(outcome: Answer | Lost) -> bool:
    """Whether the provider may have done what it was asked for: an error below 500 says that it did not."""
    if isinstance(outcome, Lost):
        return outcome.sent
    return outcome.status < 300 or outcome.status == 408 or outcome.status >= 500


def _told(ending: Ending) -> Generator[str]:
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
