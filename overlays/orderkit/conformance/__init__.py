"""Tests whether a server keeps to a provider's contract.

`run(RunOptions(...))` tries the rules that follow from the declarations of the spec and returns what came of each.
`answers` has the rules that need one response only, `rules` those that make calls of their own.
"""

from .options import RunOptions
from .problems import ConformanceError, RefusedSettingError, UnusableServerError
from .runner import Run, run
from .suite import ConformanceSuite
from .verdicts import Status, Verdict, Verdicts

__all__ = [
    "ConformanceError",
    "ConformanceSuite",
    "RefusedSettingError",
    "Run",
    "RunOptions",
    "Status",
    "UnusableServerError",
    "Verdict",
    "Verdicts",
    "run",
]
