"""Runs the rules against a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote, urlsplit

from ..contract import Contract
from .accounts import accounts_of, provider_data, webhook_secret
from .answer import Answer
from .answers import ANSWER_RULES, outcomes_of
from .bodies import MissingValueError
from .calls import Exchange
from .connection import Connection, only_reads
from .control import Control
from .environments import check_address, check_server
from .generated import GeneratedPhase
from .limits import Limits
from .made import ANY
from .options import RunOptions
from .preflight import check_usable
from .problems import UNFORESEEN, BudgetSpentError, StoppedError, unreadable
from .receiver import Receiver, is_loopback
from .restoring import Restorer
from .rule import AnswerRule, Broken, Need, NotReached, Outcome, Rule, Subject
from .rules import RULES
from .session import Session
from .verdicts import Verdicts

if TYPE_CHECKING:
    import httpx

AnyRule = TypeVar("AnyRule", Rule, AnswerRule)
_ANY_PORT = "127.0.0.1:0"
Progress = Callable[[Rule, Subject, int], None]


@dataclass
class Run:
    """A run that has ended.

    Attributes:
        options: Its options.
        contract: The provider's contract.
        verdicts: What came of each rule.
        exchanges: Everything that was exchanged, in order.
        stopped: Why it ended before all rules were tried; empty if it did not.
        left: Objects that it made and could not undo.
    """

    options: RunOptions
    contract: Contract
    verdicts: Verdicts = field(default_factory=Verdicts)
    exchanges: list[Exchange] = field(default_factory=list[Exchange])
    stopped: str = ""
    left: list[str] = field(default_factory=list[str])


def run(
    options: RunOptions,
    *,
    progress: Progress | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Run:
    """Test a server.

    Raises:
        RefusedSettingError: An option or a variable is wrong.
        UnusableServerError: The server cannot be tested.
    """
    contract = Contract.load(options.provider)
    url = _checked(contract, options)
    accounts = accounts_of(options.provider, options.environment)
    limits = Limits(options.calls, options.rate)
    finished = Run(options, contract)
    with Connection(
        contract,
        url,
        accounts,
        limits,
        allows_writes=options.allow_writes,
        timeout=options.timeout,
        transport=transport,
    ) as connection:
        session = Session(connection, options.seed, may_change=options.may_change, named=options.given)
        session.control = _control(options, url, transport)
        faulty = _observe(connection, session, finished)
        if options.generated:
            session.generated = GeneratedPhase(session, options.provider, options.generated, faulty)
        check_usable(session)
        try:
            with _receiver(options, url) as session.receiver:
                _try_rules(session, finished, progress)
        except (BudgetSpentError, StoppedError) as error:
            finished.stopped = str(error)
        finally:
            finished.left = session.made.undo_all()
            if session.control:
                session.control.restore()
            if session.generated:
                finished.stopped = finished.stopped or session.generated.stopped
    return finished


def _checked(contract: Contract, options: RunOptions) -> str:
    """Check the addresses that a run is given, and return the URL of the server."""
    for option, address in (("--receiver", options.receiver), ("--control", options.control)):
        if address:
            check_address(option, address)
    return check_server(contract, options.url, allow_live=options.allow_live)


def _observe(connection: Connection, session: Session, finished: Run) -> set[int]:
    """Let each exchange be kept and checked; return the numbers of those that break a rule, as they come."""
    restorer = Restorer(connection, session.made)
    checker = _AnswerChecker(finished, selected(ANSWER_RULES, finished.options))
    connection.preparing.append(restorer.prepare)
    connection.observers += [
        finished.exchanges.append,
        restorer.note,
        checker,
    ]
    return checker.faulty


def _receiver(options: RunOptions, url: str) -> AbstractContextManager[Receiver | None]:
    """Return the receiver of notifications: the one that the user asks for, or one beside a server on this machine."""
    asked_for = bool(options.listen or options.receiver)
    if not options.allow_writes or not (asked_for or is_loopback(url)):
        return nullcontext()
    secret = webhook_secret(options.provider, options.environment)
    return Receiver(options.listen or _ANY_PORT, options.receiver, secret=secret, is_asked_for=asked_for)


def _control(options: RunOptions, url: str, transport: httpx.BaseTransport | None) -> Control | None:
    """Return the control API that the user names, or that of a mock on this machine where anything may change."""
    is_free = ANY in options.may_change and is_loopback(url)
    if not options.allow_writes or not (options.control or is_free):
        return None
    beside = options.control or Control.beside(url)
    setting = provider_data(options.provider).get("webhooks", {}).get("endpoints", "")
    return Control(beside, options.provider, setting, transport=transport, timeout=options.timeout)


def selected(rules: Sequence[AnyRule], options: RunOptions) -> list[AnyRule]:
    """Return the rules that are asked for."""
    return [rule for rule in rules if not options.rules or rule.id in options.rules]


def _try_rules(session: Session, finished: Run, progress: Progress | None) -> None:
    verdicts, rules = finished.verdicts, selected(RULES, finished.options)
    plan = [
        (rule, subject)
        for rule in rules
        for subject in verdicts.expect(rule, _asked_for(rule.subjects(session.contract), finished))
    ]
    if not rules:
        # Rules of single answers need the calls of the others, not what these find.
        plan = [(rule, subject) for rule in RULES for subject in rule.subjects(session.contract)]
        verdicts = Verdicts()
    for rule, subject in plan:
        missing = _missing(rule, session)
        if missing:
            verdicts.lacks(rule, subject, missing)
            continue
        if progress:
            progress(rule, subject, session.connection.limits.spent)
        session.begin(rule.id, subject.operation, subject.name)
        for outcome in _outcomes(rule, session, subject):
            verdicts.add(rule, subject, outcome)


def _outcomes(rule: Rule, session: Session, subject: Subject) -> Iterator[Outcome]:
    """Yield what comes of a rule; a response that no rule foresees must not end the run."""
    try:
        yield from rule.check(session, subject)
    except MissingValueError as error:
        yield NotReached(str(error))
    except UNFORESEEN as error:
        yield NotReached(unreadable(error))


def _asked_for(subjects: Iterable[Subject], finished: Run) -> list[Subject]:
    wanted = finished.options.subject
    return [subject for subject in subjects if not wanted or subject.label == wanted]


def _missing(rule: Rule, session: Session) -> str:
    """Return what a rule needs and the run does not have; empty if nothing."""
    if Need.WRITES in rule.needs and not session.allows_writes:
        return "--allow-writes"
    if Need.SECOND_ACCOUNT in rule.needs and not session.has_second_account:
        return "the credentials of a second account"
    if Need.RECEIVER in rule.needs and session.receiver is None:
        return "--listen"
    if Need.CONTROL in rule.needs and not (session.control and session.control.is_there):
        return "--control"
    if Need.GENERATOR in rule.needs and session.generated is None:
        return "--generated"
    return ""


class _AnswerChecker:
    """Applies the rules of single answers to each exchange."""

    def __init__(self, finished: Run, rules: Sequence[AnswerRule]) -> None:
        self._run = finished
        self._rules = rules
        self._fitting = set[bytes]()
        self.faulty = set[int]()
        for rule in rules:
            for subject in finished.verdicts.expect(rule, rule.subjects(finished.contract)):
                if not finished.options.allow_writes and not _is_read(finished.contract, subject):
                    finished.verdicts.lacks(rule, subject, "--allow-writes")

    def __call__(self, exchange: Exchange) -> None:
        if not exchange.call.is_documented:
            return
        answer = answer_of(self._run.contract, exchange, self._run.options.url, self._fitting)
        for rule in self._rules:
            for subject, outcome in outcomes_of(rule, answer):
                if isinstance(outcome, Broken):
                    self.faulty.add(exchange.number)
                    outcome = replace(outcome, exchanges=(exchange,))  # noqa: PLW2901 - the same with its exchange
                self._run.verdicts.add(rule, subject, outcome)


def _is_read(contract: Contract, subject: Subject) -> bool:
    operation = contract.operations.get(subject.operation)
    return operation is None or only_reads(contract, operation)


def answer_of(contract: Contract, exchange: Exchange, url: str, fitting: set[bytes]) -> Answer:
    """Return the answer of an exchange, with the items that fitted before."""
    operation = exchange.call.operation
    below = urlsplit(exchange.request.url).path.removeprefix(urlsplit(url).path.rstrip("/"))
    texts = map(unquote, below.split("/"))
    path = {
        name[1:-1]: text
        for name, text in zip(operation.path.split("/"), texts, strict=False)
        if name.startswith("{")
    }
    return Answer(contract, operation, exchange.request, exchange.response, path, exchange, fitting)
