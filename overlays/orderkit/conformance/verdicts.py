"""Verdicts of a run: for each rule and subject how often it held, how it was broken, or why it was not reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from .rule import AnswerRule, Broken, Held, NotReached, Outcome, Rule, Subject

_MOST_FAILURES = 5
"""Failures kept for each rule and subject; the others are counted."""


class Status(StrEnum):
    """The status of a verdict."""

    HELD = "held"
    BROKEN = "broken"
    NOT_REACHED = "not reached"
    NOT_APPLICABLE = "not applicable"


@dataclass
class Verdict:
    """What came of one rule on one subject; the subject is None where the spec declares nothing the rule is about.

    `reason` says why it was not reached; `needs` what the options did not give, such as `--allow-writes`.
    """

    rule: Rule | AnswerRule
    subject: Subject | None
    held: int = 0
    broken: int = 0
    failures: list[Broken] = field(default_factory=list[Broken])
    reason: str = "no call came to it"
    needs: str = ""

    @property
    def status(self) -> Status:
        """The status: broken if it was broken once, held only if it held at least once."""
        if self.subject is None:
            return Status.NOT_APPLICABLE
        if self.broken:
            return Status.BROKEN
        return Status.HELD if self.held else Status.NOT_REACHED

    def add(self, outcome: Outcome) -> None:
        """Add what came of one try. Of several failures those with the fewest exchanges are kept."""
        match outcome:
            case Held(count):
                self.held += count
            case Broken():
                self.broken += 1
                self.failures.append(outcome)
                self.failures.sort(key=lambda failure: len(failure.exchanges))
                del self.failures[_MOST_FAILURES:]
            case NotReached(reason):
                self.reason = reason

    def lacks(self, needs: str) -> None:
        """Note what the options did not give, so that the rule was not tried."""
        self.needs, self.reason = needs, f"needs {needs}"


class Verdicts:
    """All verdicts of a run, in the order of the rules and of the spec."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Verdict] = {}

    def expect(self, rule: Rule | AnswerRule, subjects: Iterable[Subject]) -> list[Subject]:
        """Register what a rule is about; without any subject it is not applicable."""
        listed = list(subjects)
        if not listed:
            self._at(rule, None)
        for subject in listed:
            self._at(rule, subject)
        return listed

    def add(self, rule: Rule | AnswerRule, subject: Subject, outcome: Outcome) -> None:
        """Add what came of one try."""
        self._at(rule, subject).add(outcome)

    def lacks(self, rule: Rule | AnswerRule, subject: Subject, needs: str) -> None:
        """Note what the options did not give to try a rule."""
        self._at(rule, subject).lacks(needs)

    def _at(self, rule: Rule | AnswerRule, subject: Subject | None) -> Verdict:
        place = (rule.id, subject.operation, subject.name) if subject else (rule.id, "", "")
        return self._found.setdefault(place, Verdict(rule, subject))

    def __iter__(self) -> Iterator[Verdict]:
        return iter(self._found.values())

    def __len__(self) -> int:
        return len(self._found)
