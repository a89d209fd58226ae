"""Tokens that expire: fetched on demand and renewed in time.

Concurrent callers share one request (single-flight).
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from attrs import Attribute, define, evolve, field

from ...errors import (
    ApiError,
    DecodeError,
    NotSentError,
    NotSentTimeoutError,
    OrderkitError,
    OutcomeUnknownError,
    TimeoutError,  # noqa: A004 - the name of ours
)
from ..protocol.credentials import CallInProgress
from ..protocol.messages import LONGEST_TIMEOUT, AcquireLock, AuthHeaders, Flow, ReleaseLock, Timeout
from ..protocol.retry_policy import Retry, longest_duration, may_resend_after_status

T = TypeVar("T")

# Seconds by which a token is renewed early. A minute is longer than a request takes to arrive, and covers a provider's
# clock that is ahead of ours. Of a lifetime below ten minutes it is a tenth, so that the token is used for most of it.
_AHEAD: Final = 60.0


def _can_be_sent(_: object, attribute: Attribute[str], value: str) -> None:
    if not value or not (value.isascii() and value.isprintable()) or " " in value:
        raise ValueError("token must be printable ASCII without spaces to be sent in a header")


@define(frozen=True)
class Token:
    """A token and the time of its renewal, in seconds of a monotonic clock."""

    text: str = field(repr=False, validator=_can_be_sent)
    ends_at: float

    @classmethod
    def lasting(cls, text: str, seconds: float, now: float) -> Token:
        """Make a token that was requested at `now` and is valid for `seconds`; it is renewed a little earlier."""
        return cls(text, now + seconds - min(_AHEAD, seconds / 10))


@define(frozen=True)
class _Failure:
    """A request for a token that failed, and the options of the call that made it."""

    error: OrderkitError
    timeout: Timeout
    retry: Retry

    def applies_to(self, call: CallInProgress) -> bool:
        """Return whether a call that waited for the request gets its error, or makes a request of its own."""
        # A wrong password is wrong for all. A timeout of a call in a hurry must not fail those that have more time, and
        # nor must a 503 after which it did not try again.
        if self.timeout == call.timeout and self.retry == call.retry:
            return True
        if isinstance(self.error, ApiError):
            return not may_resend_after_status(call.retry, "safe", self.error.status)
        return isinstance(self.error, DecodeError)


@define(eq=False)
class TokenCredentials:
    """Bearer tokens in a header.

    Attributes:
        header: The name of the header.
        fetch: Makes the flow that fetches a new token, from the options of the call that needs it.
        now: Returns the time, in seconds of a monotonic clock.
    """

    # Monotonic, so that a clock that is set back does not extend the life of a token. On Linux that clock stands still
    # while the machine is suspended: a token may then be sent after its end, and the 401 that follows renews it.

    header: str
    fetch: Callable[[Timeout, Retry], Flow[Token]] = field(repr=False)
    now: Callable[[], float] = field(repr=False)
    _latest: Token | _Failure | None = field(default=None, init=False, repr=False)
    """The outcome of the last request for a token; None after its token was refused."""

    def authenticate(self, call: CallInProgress) -> Flow[AuthHeaders]:
        """Return the token as a header; fetch one first if there is none, or if it has expired.

        The request for a token has the timeout and the retry settings of the call, and what is left of its budget. A
        call that waits for another one's request does so for as long as its own could take.

        Raises:
            ApiError: The provider refused to issue a token.
            NotSentError: No token could be requested, or not in time.
        """
        seen = self._latest
        token = (
            seen if isinstance(seen, Token) and self._is_valid(seen) else (yield from self._renew(seen, call))
        )
        return self._auth(token)

    def replaces(self, refused: AuthHeaders) -> bool:
        """Drop a refused token, unless it has been renewed since, and return True."""
        token = self._latest
        if isinstance(token, Token) and self._auth(token).headers == refused.headers:
            self._latest = None
        return True

    def secrets(self) -> Iterable[str]:
        """Return the latest token; nothing if there is none."""
        token = self._latest
        return (token.text,) if isinstance(token, Token) else ()

    def _renew(self, seen: Token | _Failure | None, call: CallInProgress) -> Flow[Token]:
        # A day bounds the wait too: a lock refuses a longer one, and the budget has no upper bound.
        longest = min(longest_duration(call.retry, call.timeout.read, call.elapsed), LONGEST_TIMEOUT)
        release: ReleaseLock | None = yield AcquireLock(longest)
        if release is None:
            raise _late(call, longest)
        try:
            # While this call waited for the lock, another may have fetched a token or failed: its outcome is shared.
            fetched = self._latest
            if fetched is None or fetched is seen or not self._serves(fetched, call):
                fetched = self._latest = yield from self._fetched_for(call)
        finally:
            release()
        if isinstance(fetched, Token):
            return fetched
        # Each caller gets a copy of the error: one object would collect the tracebacks of all of them.
        raise copy.copy(fetched.error) from fetched.error.__cause__

    def _fetched_for(self, call: CallInProgress) -> Flow[Token | _Failure]:
        # The budget is that of the whole call, of which attempts and waits may have used a part.
        left = evolve(call.retry, budget=max(0.0, call.retry.budget - call.elapsed))
        try:
            return (yield from without_response_bodies(self.fetch(call.timeout, left)))
        except OrderkitError as error:
            return _Failure(_unsent(error), call.timeout, call.retry)

    def _serves(self, fetched: Token | _Failure, call: CallInProgress) -> bool:
        return self._is_valid(fetched) if isinstance(fetched, Token) else fetched.applies_to(call)

    def _is_valid(self, token: Token) -> bool:
        return self.now() < token.ends_at

    def _auth(self, token: Token) -> AuthHeaders:
        return AuthHeaders({self.header: f"Bearer {token.text}"})


def without_response_bodies(flow: Flow[T]) -> Flow[T]:
    """Run the flow of a request for a token, and remove bodies of responses from its errors: they may hold a token."""
    try:
        return (yield from flow)
    except OrderkitError as error:
        stripped = _without_body(error)
    raise stripped


def _without_body(error: OrderkitError) -> OrderkitError:
    """Remove the body of the response from an error, and from its frames and causes."""
    if isinstance(error, ApiError | DecodeError):
        error.response = evolve(error.response, content=b"")
        error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _late(call: CallInProgress, seconds: float) -> NotSentTimeoutError:
    """Build the error for a call that waited too long for another one's request for a token."""
    error = NotSentTimeoutError(
        f"{call.info.operation} was not sent: it waited {seconds:g} s for the token that another call requested; try "
        "again, or raise its timeout"
    )
    error.belongs_to(call.info, call.attempts)
    return error


def _unsent(error: OrderkitError) -> OrderkitError:
    """Make the error for calls that wait for the token: they were not sent, whether or not the request for it was."""
    if not isinstance(error, OutcomeUnknownError):
        return error.with_traceback(None)
    kind = NotSentTimeoutError if isinstance(error, TimeoutError) else NotSentError
    unsent = kind(f"no token could be fetched, so nothing was sent: {error}")
    unsent.__dict__.update(error.__dict__)
    unsent.__cause__ = error.__cause__
    return unsent
