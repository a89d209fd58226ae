"""Credentials that expire: a token got when it is needed, by one call for everybody, and renewed ahead of its end."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Final

from attrs import define, evolve, field

from .errors import (
    ApiError,
    DecodeError,
    NotSentError,
    NotSentTimeoutError,
    OrderkitError,
    OutcomeUnknownError,
    TimeoutError,  # noqa: A004 - the name of ours
)
from .messages import EndTurn, Proof, Steps, Turn

_AHEAD: Final = 60.0
"""Seconds before its end at which a token is renewed; of a short life no more than a tenth."""


@define(frozen=True)
class Token:
    """A token and the moment of its end, in seconds since the epoch."""

    text: str = field(repr=False)
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
    fetch: Callable[[], Steps[Token]] = field(repr=False)
    now: Callable[[], float] = field(repr=False)
    _landed: Token | OrderkitError | None = field(default=None, init=False, repr=False)
    """What the last call for a token came to; None once its token was refused."""

    def prove(self) -> Steps[Proof]:
        """The token as a header; without one that still holds, a new one is got first.

        Raises:
            ApiError: The provider gives no token.
            NotSentError: It could not be asked for one.
        """
        seen = self._landed
        token = self._valid(seen) or (yield from self._renew(seen))
        return self._proof(token)

    def replaces(self, refused: Proof) -> bool:
        """Drop the token that was refused, and only that one: it may have been renewed meanwhile."""
        token = self._landed
        if isinstance(token, Token) and self._proof(token).headers == refused.headers:
            self._landed = None
        return True

    def _renew(self, seen: Token | OrderkitError | None) -> Steps[Token]:
        end_turn: EndTurn = yield Turn()
        try:
            landed = self._landed
            if landed is not seen and isinstance(landed, OrderkitError):
                raise copy.copy(landed) from landed
            token = self._valid(landed)
            if token is None:
                token = yield from self._fetched()
            return token
        finally:
            end_turn()

    def _fetched(self) -> Steps[Token]:
        try:
            token = yield from self.fetch()
        except OrderkitError as error:
            self._landed = _without_secrets(error)
            raise self._landed from error.__cause__
        self._landed = token
        return token

    def _valid(self, landed: Token | OrderkitError | None) -> Token | None:
        return landed if isinstance(landed, Token) and self.now() < landed.ends_at else None

    def _proof(self, token: Token) -> Proof:
        return Proof({self.header: f"Bearer {token.text}"})


def _without_secrets(error: OrderkitError) -> OrderkitError:
    """The error of a call for a token: its answer may hold one, and what the token was for was not sent."""
    if isinstance(error, ApiError | DecodeError):
        error.response = evolve(error.response, content=b"")
    if not isinstance(error, OutcomeUnknownError):
        return error
    kind = NotSentTimeoutError if isinstance(error, TimeoutError) else NotSentError
    unsent = kind(f"no token could be had, so nothing was sent: {error}")
    unsent.__dict__.update(error.__dict__)
    return unsent
