"""What a run means: its figures and its exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from .baseline import Judgement, Known, judge
from .runner import Run
from .verdicts import Status, Verdict


class ExitCode(IntEnum):
    """Exit codes of `orderkit conform`."""

    HELD = 0
    BROKEN = 1
    NOT_USABLE = 2
    TOO_LITTLE_REACHED = 3


@dataclass(frozen=True)
class Outcome:
    """A run with what counts of it.

    Attributes:
        run: The run.
        judgement: Its broken verdicts beside the baseline.
        counts: The number of verdicts in each status.
        reached: The share of verdicts, from 0 to 1, that are held or broken, among those that the options allow.
        least: The share that is wanted.
    """

    run: Run
    judgement: Judgement
    counts: Counter[Status]
    reached: float
    least: float

    @property
    def exit_code(self) -> ExitCode:
        """The exit code: a rule that is broken counts more than one that is not reached."""
        if self.judgement.new or self.judgement.stale or self.judgement.expired:
            return ExitCode.BROKEN
        # A rule that held not once is never green, and neither is a run of such rules.
        if not self.counts[Status.HELD] + self.counts[Status.BROKEN] or self.reached < self.least:
            return ExitCode.TOO_LITTLE_REACHED
        return ExitCode.HELD

    @property
    def broken(self) -> list[Verdict]:
        """The broken verdicts, new ones first."""
        return [*self.judgement.new, *self.judgement.known]


def conclude(run: Run, *, known: Sequence[Known] = (), least: float = 0.0, today: date) -> Outcome:
    """Conclude a run."""
    verdicts = list(run.verdicts)
    counts = Counter(verdict.status for verdict in verdicts)
    tried = [each for each in verdicts if each.status is not Status.NOT_APPLICABLE and not each.needs]
    reached = sum(each.status is not Status.NOT_REACHED for each in tried)
    return Outcome(
        run,
        judge(run.options.provider, verdicts, known, today),
        counts,
        reached / len(tried) if tried else 0.0,
        least,
    )
