"""Credentials that expire: a token got when it is needed, by one call for everybody, and renewed ahead of its end."""

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
_AHEAD: Final = 60.0
"""Seconds before its end at which a token is renewed; of a short life no more than a tenth."""


def _can_be_sent(_: object, attribute: Attribute[str], value: str) -> None:
    if not value or not (value.isascii() and value.isprintable()) or " " in value:
        raise ValueError("a token holds characters that no header can carry")


@define(frozen=True)
class Token:
    """A token and the moment of its end, in seconds since the epoch."""

    text: str = field(repr=False, validator=_can_be_sent)
    ends_at: float

    @classmethod
    def lasting(cls, text: str, seconds: float, now: float) -> Token:
        """A token that was asked for at `now`, good for so many seconds and renewed a little before their end."""
        return cls(text, now + seconds - min(_AHEAD, seconds / 10))


@define(eq=False)
class TokenCredentials:
    """A token in a header, after the word Bearer.

    Attributes:
        header: The header that carries it.
        fetch: The steps that get a new one.
        now: Seconds since the epoch.
    """

    header: str
    fetch: Callable[[], Flow[Token]] = field(repr=False)
    now: Callable[[], float] = field(repr=False)
    _latest: Token | OrderkitError | None = field(default=None, init=False, repr=False)
    """What the last call for a token came to; None once its token was refused."""

    def authenticate(self) -> Flow[AuthHeaders]:
        """The token as a header; without one that still holds, a new one is got first.

        Raises:
            ApiError: The provider gives no token.
            NotSentError: It could not be asked for one.
        """
        seen = self._latest
        token = seen if isinstance(seen, Token) and self._holds(seen) else (yield from self._renew(seen))
        return self._auth(token)

    def replaces(self, refused: AuthHeaders) -> bool:
        """Drop the token that was refused, and only that one: it may have been renewed meanwhile."""
        token = self._latest
        if isinstance(token, Token) and self._auth(token).headers == refused.headers:
            self._latest = None
        return True

    def _renew(self, seen: Token | OrderkitError | None) -> Flow[Token]:
        release: ReleaseLock = yield AcquireLock()
        try:
            fetched = self._latest
            if fetched is None or fetched is seen or not self._holds(fetched):
                fetched = self._latest = yield from _outcome_of(self.fetch())
        finally:
            release()
        if isinstance(fetched, Token):
            return fetched
        raise copy.copy(fetched) from fetched.__cause__

    def _holds(self, fetched: Token | OrderkitError) -> bool:
        """Whether it still answers for those who waited: a token until its end, an error for good."""
        return isinstance(fetched, OrderkitError) or self.now() < fetched.ends_at

    def _auth(self, token: Token) -> AuthHeaders:
        return AuthHeaders({self.header: f"Bearer {token.text}"})


def without_response_bodies(flow: Flow[T]) -> Flow[T]:
    """The steps of a call for a token, whose errors hold nothing of an answer that may hold one."""
    try:
        return (yield from flow)
    except OrderkitError as error:
        told = _without_answer(error)
    raise told


def _outcome_of(flow: Flow[Token]) -> Flow[Token | OrderkitError]:
    try:
        return (yield from without_response_bodies(flow))
    except OrderkitError as error:
        return _unsent(error)


def _without_answer(error: OrderkitError) -> OrderkitError:
    """The error without the body of its answer, which stands in frames and causes as well."""
    if isinstance(error, ApiError | DecodeError):
        error.response = evolve(error.response, content=b"")
        error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _unsent(error: OrderkitError) -> OrderkitError:
    """The error for calls that wait for the token: nothing of them was sent, whatever became of the token's own."""
    if not isinstance(error, OutcomeUnknownError):
        return error.with_traceback(None)
    kind = NotSentTimeoutError if isinstance(error, TimeoutError) else NotSentError
    unsent = kind(f"no token could be had, so nothing was sent: {error}")
    unsent.__dict__.update(error.__dict__)
    unsent.__cause__ = error.__cause__
    return unsent
