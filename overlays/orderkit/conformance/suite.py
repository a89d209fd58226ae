"""The rules as cases of a test suite, for pytest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ..contract import Contract
from .answers import ANSWER_RULES
from .options import RunOptions
from .reports.terminal import describe
from .rule import AnswerRule, Rule, Subject
from .rules import RULES
from .runner import Run, run
from .verdicts import Status, Verdict


@dataclass(frozen=True)
class Case:
    """A rule to try on a subject."""

    rule: Rule | AnswerRule
    subject: Subject

    def __str__(self) -> str:
        return f"{self.rule.id}:{self.subject.label}"


class ConformanceSuite:
    """The rules for one server as cases.

    The cases are known without the server; it is tested once, when the first of them is checked.

    Args:
        provider: The provider's name, such as `sendcloud`.
        options: Makes the options, when the server is there.
    """

    def __init__(self, provider: str, options: Callable[[], RunOptions]) -> None:
        self._contract = Contract.load(provider)
        self._make_options = options

    def cases(self, *rules: str) -> list[Case]:
        """List the cases of some rules by their ids, or of all."""
        every: list[Rule | AnswerRule] = [*ANSWER_RULES, *RULES]
        known = {rule.id for rule in every}
        for name in rules:
            if name not in known:
                raise ValueError(f"rule must be one of {', '.join(sorted(known))} (got {name})")
        return [
            Case(rule, subject)
            for rule in every
            if not rules or rule.id in rules
            for subject in rule.subjects(self._contract)
        ]

    def check(self, case: Case) -> None:
        """Check one case: AssertionError with the failure if it was broken, a skipped test if it was not reached."""
        import pytest  # here, because the command needs none

        verdict = self._verdicts[case.rule.id, case.subject.label]
        if verdict.status is Status.BROKEN:
            raise AssertionError(describe(self.run, verdict))
        if verdict.status is not Status.HELD:
            pytest.skip(f"not reached: {verdict.reason}")

    @cached_property
    def run(self) -> Run:
        """The run, made when it is first asked for."""
        return run(self._make_options())

    @cached_property
    def _verdicts(self) -> dict[tuple[str, str], Verdict]:
        return {(each.rule.id, each.subject.label): each for each in self.run.verdicts if each.subject}
