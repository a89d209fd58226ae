"""The phase of a run in which schemathesis generates requests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast

from ...contract import Operation
from ..connection import only_reads
from ..made import ANY
from ..problems import StoppedError
from ..rule import Broken, Held, NotReached, Outcome
from .plan import plan_of
from .relay import Relay
from .rules import ANSWERED, GENERATED_RULES, RULE_OF_CHECK
from .server import serving

if TYPE_CHECKING:
    from ..session import Session

_CHILD: Final = "orderkit.conformance.generated.child"


class GeneratedPhase:
    """Lets schemathesis generate requests, when a rule first asks for what came of them.

    Args:
        session: The run.
        provider: The provider's name.
        most: How many requests it may send.
        faulty: Numbers of the exchanges that break a rule of single answers.
    """

    def __init__(self, session: Session, provider: str, most: int, faulty: set[int]) -> None:
        self._session = session
        self._provider = provider
        self._faulty = faulty
        self._relay = Relay(session.connection, most, 1, session.seed)
        self._errors = list[str]()

    @property
    def stopped(self) -> str:
        """Why it ended before its budget was spent; empty if it did not."""
        error = self._relay.error
        return str(error) if error else ""

    def outcomes(self, rule: str, operation: str) -> Iterator[Outcome]:
        """Yield what schemathesis found of an operation."""
        found = self._found.get((rule, operation), [])
        yield from found
        if not found:
            yield NotReached(self._why_not(operation))

    def _why_not(self, operation: str) -> str:
        if operation not in {each.id for each in self._operations}:
            return "needs --allow-writes and --may-change any: a generated request may name any object"
        return next(iter(self._errors), f"none of {len(self._relay.sent)} requests came to it")

    @cached_property
    def _operations(self) -> list[Operation]:
        """The operations that may be called: a generated request may name any object that a listing shows."""
        contract = self._session.contract
        is_free = self._session.allows_writes and self._session.may_change.allows(ANY)
        wanted = [subject.operation for subject in GENERATED_RULES[0].subjects(contract)]
        operations = [contract.operation(name) for name in wanted]
        return [each for each in operations if is_free or only_reads(contract, each)]

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[Outcome]]:
        found = dict[tuple[str, str], list[Outcome]]()
        for line in self._run():
            if "error" in line:
                self._errors.append(line["error"])
                continue
            rule = RULE_OF_CHECK.get(line["check"], ANSWERED)
            outcome = self._outcome(rule, line)
            if outcome:
                found.setdefault((rule, line["operation"]), []).append(outcome)
        self._register()
        return found

    def _outcome(self, rule: str, line: dict[str, Any]) -> Outcome | None:
        """Return what came of a check; None if a rule of single answers has reported it."""
        if not line["title"]:
            return Held()
        if rule == ANSWERED and line["exchange"] in self._faulty:
            return None
        exchanges = tuple(each for each in self._relay.sent if each.number == line["exchange"])
        title: str = line["title"]
        return Broken(f"schemathesis: {title[:1].lower()}{title[1:]}", exchanges, " ".join(line["message"].split()))

    def _run(self) -> Iterable[dict[str, Any]]:
        """Yield the lines of the process that runs schemathesis."""
        plan = plan_of(self._session, self._provider, self._operations, self._relay.most)
        self._relay.dense = plan.dense
        with serving(self._relay) as url, tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(  # noqa: S603 - our own module
                [sys.executable, "-m", _CHILD],
                input=json.dumps(plan.for_child(url)),
                capture_output=True,
                encoding="utf-8",
                check=False,
                cwd=folder,
                env=_environment(),
            )
        if done.returncode:
            raise StoppedError(f"schemathesis did not run: {_last_line(done.stderr)}")
        return [cast("dict[str, Any]", json.loads(line)) for line in done.stdout.splitlines()]

    def _register(self) -> None:
        """Register what was made, so that it is undone or listed."""
        contract = self._session.contract
        for exchange in self._relay.sent:
            operation = exchange.call.operation
            makes = operation.id in self._session.bodies.recipes and "{" not in operation.path
            if exchange.succeeded and makes and not only_reads(contract, operation):
                self._session.targets.register(exchange)


def _last_line(text: str) -> str:
    return next(iter(text.strip().splitlines()[::-1]), "it has said nothing")


def _environment() -> dict[str, str]:
    """Return the variables of the process: sets of texts have the same order in each run, and hooks are ours alone."""
    kept = {name: value for name, value in os.environ.items() if name != "SCHEMATHESIS_HOOKS"}
    return {**kept, "PYTHONHASHSEED": "0", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
