"""Tokens that expire: fetched on demand and renewed in time.

Concurrent callers share one request (single-flight).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
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
from ..protocol.messages import AcquireLock, AuthHeaders, Flow, ReleaseLock

T = TypeVar("T")

# Seconds by which a token is renewed early. A minute is longer than a request takes to arrive, and covers a provider's
# clock that is ahead of ours. Of a lifetime below ten minutes it is a tenth, so that the token is used for most of it.
_AHEAD: Final = 60.0


def _can_be_sent(_: object, attribute: Attribute[str], value: str) -> None:
    if not value or not (value.isascii() and value.isprintable()) or " " in value:
        raise ValueError("token must be printable ASCII without spaces to be sent in a header")


@define(frozen=True)
class Token:
    """A token and the time of its renewal, in seconds since the epoch."""

    text: str = field(repr=False, validator=_can_be_sent)
    ends_at: float

    @classmethod
    def lasting(cls, text: str, seconds: float, now: float) -> Token:
        """Make a token that was requested at `now` and is valid for `seconds`; it is renewed a little earlier."""
        return cls(text, now + seconds - min(_AHEAD, seconds / 10))


@define(eq=False)
class TokenCredentials:
    """Bearer tokens in a header.

    Attributes:
        header: The name of the header.
        fetch: Makes the flow that fetches a new token.
        now: Returns the time, in seconds since the epoch.
    """

    header: str
    fetch: Callable[[], Flow[Token]] = field(repr=False)
    now: Callable[[], float] = field(repr=False)
    _latest: Token | OrderkitError | None = field(default=None, init=False, repr=False)
    """The outcome of the last request for a token; None after its token was refused."""

    def authenticate(self) -> Flow[AuthHeaders]:
        """Return the token as a header; fetch one first if there is none, or if it has expired.

        Raises:
            ApiError: The provider refused to issue a token.
            NotSentError: No token could be requested.
        """
        seen = self._latest
        token = seen if isinstance(seen, Token) and self._holds(seen) else (yield from self._renew(seen))
        return self._auth(token)

    def replaces(self, refused: AuthHeaders) -> bool:
        """Drop a refused token, unless it has been renewed since, and return True."""
        token = self._latest
        if isinstance(token, Token) and self._auth(token).headers == refused.headers:
            self._latest = None
        return True

    def _renew(self, seen: Token | OrderkitError | None) -> Flow[Token]:
        release: ReleaseLock = yield AcquireLock()
        try:
            # While this call waited for the lock, another may have fetched a token or failed: its outcome is shared.
            fetched = self._latest
            if fetched is None or fetched is seen or not self._holds(fetched):
                fetched = self._latest = yield from _outcome_of(self.fetch())
        finally:
            release()
        if isinstance(fetched, Token):
            return fetched
        # Each caller gets a copy of the error: one object would collect the tracebacks of all of them.
        raise copy.copy(fetched) from fetched.__cause__

    def _holds(self, fetched: Token | OrderkitError) -> bool:
        """Return whether callers that waited for the lock can use it: a token until its end, an error always."""
        return isinstance(fetched, OrderkitError) or self.now() < fetched.ends_at

    def _auth(self, token: Token) -> AuthHeaders:
        return AuthHeaders({self.header: f"Bearer {token.text}"})


def without_response_bodies(flow: Flow[T]) -> Flow[T]:
    """Run the flow of a request for a token, and remove bodies of responses from its errors: they may hold a token."""
    try:
        return (yield from flow)
    except OrderkitError as error:
        stripped = _without_body(error)
    raise stripped


def _outcome_of(flow: Flow[Token]) -> Flow[Token | OrderkitError]:
    try:
        return (yield from without_response_bodies(flow))
    except OrderkitError as error:
        return _unsent(error)


def _without_body(error: OrderkitError) -> OrderkitError:
    """Remove the body of the response from an error, and from its frames and causes."""
    if isinstance(error, ApiError | DecodeError):
        error.response = evolve(error.response, content=b"")
        error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _unsent(error: OrderkitError) -> OrderkitError:
    """Make the error for calls that wait for the token: they were not sent, whether or not the request for it was."""
    if not isinstance(error, OutcomeUnknownError):
        return error.with_traceback(None)
    kind = NotSentTimeoutError if isinstance(error, TimeoutError) else NotSentError
    unsent = kind(f"no token could be fetched, so nothing was sent: {error}")
    unsent.__dict__.update(error.__dict__)
    unsent.__cause__ = error.__cause__
    return unsent
