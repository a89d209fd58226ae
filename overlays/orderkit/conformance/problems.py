"""Reasons for which a run stops."""

from __future__ import annotations

from typing import Final

UNREADABLE: Final = "the rule cannot read what the server sent"
UNFORESEEN: Final = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError)
"""What reading may raise for a response that it does not foresee."""


class ConformanceError(Exception):
    """Base of the errors of a run; the message is one sentence for the user."""


class UnusableServerError(ConformanceError):
    """The server cannot be tested: it is down, slow, redirects, refuses the credentials or serves another API."""


class StoppedError(ConformanceError):
    """The run ends early: three server errors in a row, or a server that stays closed by its rate limit."""


class BudgetSpentError(ConformanceError):
    """The run has made all calls that it may make."""


class RefusedSettingError(ConformanceError, ValueError):
    """A setting of the run is wrong, or a flag is missing that the user must set."""


def unreadable(error: Exception) -> str:
    """Return why a rule was not reached whose check has failed."""
    return f"{UNREADABLE} ({type(error).__name__}: {error})"
