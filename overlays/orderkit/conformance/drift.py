"""Drift: which rules of single answers recorded traffic breaks, by operation, path and kind, without any values."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from ..contract import Contract, JsonObject, providers
from ..recordings.comparing import ADDITIONS, differences
from ..recordings.exchange import Exchange
from ..recordings.matching import Matcher, Unmatched
from . import pointers
from .answer import Answer
from .answers import ANSWER_RULES, outcomes_of
from .rule import Broken, Held
from .schema_places import declaring, documented_name

BROKEN: Final = "broken"
"""The kind of what breaks a rule and is no difference from a schema."""
_OF_CLIENTS: Final = "fits-schema"
_MOVES: Final = "status-moves"
_IMPOSSIBLE: Final = "the status of an object must change as its life cycle allows"


@dataclass(frozen=True, slots=True, order=True)
class DriftFinding:
    """A rule that answers break.

    Attributes:
        provider: The provider's name; empty if several have the operation.
        operation: The operationId.
        rule: The id of the rule.
        path: The JSON path or pointer in the body; empty for the whole response.
        kind: How a body differs from its schema, as a client reports drift; else `broken`.
        message: What is wrong, in one sentence without values.
        count: How often.
    """

    provider: str
    operation: str
    rule: str
    path: str
    kind: str
    message: str
    count: int

    @property
    def is_note(self) -> bool:
        """Whether the provider has only added something."""
        return self.kind in ADDITIONS


@dataclass
class DriftReport:
    """What traffic shows.

    Attributes:
        answers: Number of answers by provider and operation.
        unmatched: Number of other exchanges, by reason.
        held: How often each rule held.
    """

    answers: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    unmatched: Counter[str] = field(default_factory=Counter[str])
    held: Counter[str] = field(default_factory=Counter[str])
    _broken: Counter[tuple[str, str, str, str, str, str]] = field(
        default_factory=Counter[tuple[str, str, str, str, str, str]]
    )

    @property
    def findings(self) -> list[DriftFinding]:
        """What is broken or added, in order."""
        return [DriftFinding(*place, count) for place, count in sorted(self._broken.items())]

    def add(
        self, provider: str, operation: str, rule: str, path: str, kind: str, message: str, count: int = 1
    ) -> None:
        """Count something that is broken or added."""
        self._broken[provider, operation, rule, path, kind, message] += count


def drift_of(exchanges: Iterable[Exchange], *, matcher: Matcher | None = None) -> DriftReport:
    """Apply the rules of single answers to exchanges, which are read one by one."""
    matcher = matcher or Matcher()
    report = DriftReport()
    statuses = _Statuses(report)
    fitting: dict[str, set[bytes]] = {}
    for exchange in exchanges:
        match = matcher.find(exchange.request.method, exchange.request.url)
        if isinstance(match, Unmatched):
            report.unmatched[match.reason] += 1
            continue
        contract = matcher.contract(match.provider)
        answer = Answer(
            contract,
            match.operation,
            exchange.request,
            exchange.response,
            match.parameters,
            fitting=fitting.setdefault(match.provider, set()),
        )
        report.answers[match.provider, match.operation.id] += 1
        _apply_rules(report, match.provider, answer)
        statuses.add(match.provider, answer)
    return report


def drift_of_clients(lines: Iterable[Mapping[str, Any]]) -> DriftReport:
    """Sum up what `on_drift` of clients was called with: objects with `operation`, `path`, `kind` and `count`.

    Raises:
        ValueError: An object has other members; the message says which it must have.
    """
    report = DriftReport()
    for line in lines:
        operation, kind, count = line.get("operation"), line.get("kind"), line.get("count", 1)
        if not isinstance(operation, str) or not isinstance(kind, str) or not isinstance(count, int):
            raise ValueError("lines with the texts operation, path and kind, and a count")  # noqa: TRY004
        provider = str(line.get("provider", "")) or _provider_of(operation)
        path = str(line.get("path", ""))
        report.answers[provider, operation] += count
        report.add(provider, operation, _OF_CLIENTS, path, kind, "a client has seen it", count)
    return report


def client_lines(text: str) -> list[Mapping[str, Any]] | None:
    """Return what `on_drift` was called with, one object in each line of a text; None if it has other lines."""
    found = list[Mapping[str, Any]]()
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            return None
        if not isinstance(value, Mapping) or "operation" not in value or "request" in value:
            return None
        found.append(cast(Mapping[str, Any], value))
    return found or None


def _apply_rules(report: DriftReport, provider: str, answer: Answer) -> None:
    for rule in ANSWER_RULES:
        for subject, outcome in outcomes_of(rule, answer):
            if isinstance(outcome, Broken):
                path, kind = outcome.path or subject.name, outcome.kind or BROKEN
                report.add(provider, subject.operation, rule.id, path, kind, outcome.message)
            elif isinstance(outcome, Held):
                report.held[rule.id] += 1
    for path, kind in differences(answer.contract, answer.operation, answer.response, answer.value):
        if kind in ADDITIONS:
            report.add(provider, answer.operation.id, _OF_CLIENTS, path, kind, "the provider has added it")


def _provider_of(operation: str) -> str:
    having = [name for name in providers() if operation in Contract.load(name).operations]
    return having[0] if len(having) == 1 else ""


class _Statuses:
    """Follows the status of each object from answer to answer."""

    def __init__(self, report: DriftReport) -> None:
        self._report = report
        self._last: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Any] = {}

    def add(self, provider: str, answer: Answer) -> None:
        """Compare the status of an object with that of the answer before."""
        name = documented_name(answer.contract, answer.operation, answer.response.status)
        if name is None or not answer.succeeded or not answer.path or answer.value is None:
            return
        for pointer, place in declaring(answer.contract, answer.operation, name, "x-lifecycle"):
            status = pointers.first(answer.value, pointer)
            if "*" in pointer or status is None or isinstance(status, dict | list):
                continue
            key = provider, answer.operation.id, pointer, tuple(sorted(answer.path.items()))
            before = self._last.get(key, status)
            self._last[key] = status
            if before == status:
                continue
            if _may_follow(place.node["x-lifecycle"], before, status):
                self._report.held[_MOVES] += 1
            else:
                self._report.add(provider, answer.operation.id, _MOVES, pointer, BROKEN, _IMPOSSIBLE)


def _may_follow(lifecycle: JsonObject, before: Any, after: Any) -> bool:
    """Return whether any number of moves leads from a status to another; of unknown ones nothing is said."""
    following: dict[Any, list[Any]] = {each["from"]: each["to"] for each in lifecycle["transitions"]}
    if before not in following or after not in following:
        return True
    reached = set[Any]()
    waiting = [*following[before]]
    while waiting:
        status = waiting.pop()
        if status not in reached:
            reached.add(status)
            waiting += following.get(status, ())
    return after in reached
