"""Reasons for which a run stops."""

from __future__ import annotations


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
