"""Paths and methods that the document does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ...contract import Contract, Operation
from ...recordings.exchange import header
from ..answer import Answer, place_of
from ..answers.documented import FITS_SCHEMA
from ..answers.errors import ERROR_CAUSE
from ..answers.protocol import ALLOW, HEADERS, JSON_TEXT
from ..answers.statuses import STATUS_REPEATED
from ..calls import ABSENT, Call, Exchange
from ..errors import known_errors
from ..population import path_names
from ..rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ..samples import absent_call, is_protected, sample

if TYPE_CHECKING:
    from ..session import Session

_BELOW: Final = ("/okc-none", "-okc", "/okc-none/okc-none")
_WRITING: Final = ("PUT", "PATCH", "POST", "DELETE")
_MOST_METHODS: Final = 2
_UNREADABLE: Final = b"okc"
_ONE_ANSWER: Final = (FITS_SCHEMA, ERROR_CAUSE, STATUS_REPEATED, JSON_TEXT, HEADERS, ALLOW)
"""Rules of single answers that hold for a refusal whatever operation sends it."""


def _paths(contract: Contract) -> dict[str, list[Operation]]:
    """Return the operations of each path that wants credentials."""
    found = dict[str, list[Operation]]()
    for operation in contract.operations.values():
        if is_protected(contract, operation):
            found.setdefault(operation.path, []).append(operation)
    return found


def _by_path(contract: Contract) -> Iterable[Subject]:
    for path, operations in _paths(contract).items():
        yield Subject.at(place_of(contract, operations[0]), operations[0].id, path)


def _kinds_of_paths(contract: Contract) -> Iterable[Subject]:
    """Return the first path without an id, and the first with one: what stands below others is alike."""
    return {"{" in subject.name: subject for subject in reversed([*_by_path(contract)])}.values()


def _check_unknown_path(session: Session, subject: Subject) -> Iterator[Outcome]:
    contract = session.contract
    operation = contract.operation(subject.operation)
    below = next((each for each in _BELOW if not _is_known(contract, operation.path + each)), None)
    if below is None:
        yield NotReached("everything below the path may be known")
        return
    call = Call(operation, _parameters(session, operation), method="GET", below=below)
    exchange = session.send(call)
    if exchange.status == 404:
        yield _judged_form(contract, exchange)
    else:
        message = "a path that the document does not have must be answered with 404"
        yield Broken(message, (exchange,), f"HTTP {exchange.status}")


def _is_known(contract: Contract, path: str) -> bool:
    """Return whether a path of the document, with any values for its parameters, may be this one."""
    patterns = {re.sub(r"\{[^}]*\}", "[^/]+", operation.path) for operation in contract.operations.values()}
    return any(re.fullmatch(pattern, path) for pattern in patterns)


def _parameters(session: Session, operation: Operation) -> Mapping[str, Any]:
    """Return path parameters of an object that the run has made, or else of none that exists."""
    names = path_names(operation, session.connection.accounts[0].given)
    for recipe in session.targets.makers(operation.id) if names and session.allows_writes else ():
        target = session.targets.shared(recipe)
        if target is not None and operation.id in target.parameters:
            return target.parameters[operation.id]
    absent = absent_call(session, operation)
    return {} if absent is None else {name: absent.parameters[name] for name in names}


def _check_method(session: Session, subject: Subject) -> Iterator[Outcome]:
    contract = session.contract
    operation = contract.operation(subject.operation)
    declared = {each.method for each in _paths(contract)[operation.path]}
    parameters = _parameters(session, operation)
    methods = [method for method in _refusable(session, operation) if method not in declared]
    if not methods:
        yield NotReached("only methods that may change something are not documented")
    for method in methods[:_MOST_METHODS]:
        body: Any = ABSENT if method in ("GET", "DELETE") else _UNREADABLE
        exchange = session.send(Call(operation, parameters, body, method=method))
        yield _judged_method(contract, exchange, declared, has_id=bool(parameters))


def _refusable(session: Session, operation: Operation) -> Sequence[str]:
    """Return methods that do no harm even if a server has them: their bodies cannot be read, or nothing is there."""
    if not session.allows_writes:
        return ("GET",)
    has_id = bool(path_names(operation, session.connection.accounts[0].given))
    return ("GET", *(_WRITING if has_id else _WRITING[:-1]))


def _judged_method(contract: Contract, exchange: Exchange, declared: set[str], *, has_id: bool) -> Outcome:
    if exchange.status == 405:
        allowed = _allowed(exchange)
        if allowed and not declared <= allowed:
            message = "Allow must name the documented methods of the path"
            return Broken(message, (exchange,), ", ".join(sorted(allowed)))
        return _judged_form(contract, exchange)
    is_listed = any(row["http_status"] == 405 for row in known_errors(contract))
    # Whether the method or the object comes first is not said.
    others = {404, 501} if has_id or not is_listed else {501}
    if exchange.status in others:
        return Held()
    message = "a method that the document does not have must be answered with 405"
    return Broken(message, (exchange,), f"HTTP {exchange.status}")


def _check_options(session: Session, subject: Subject) -> Iterator[Outcome]:
    contract = session.contract
    operation = contract.operation(subject.operation)
    known = sample(session, operation) if operation.method == "GET" else None
    parameters = known.parameters if known else _parameters(session, operation)
    exchange = session.send(Call(operation, parameters, method="OPTIONS"))
    allowed, declared = _allowed(exchange), {each.method for each in _paths(contract)[operation.path]}
    if exchange.status >= 500 and exchange.status != 501:
        message = "OPTIONS must be answered or refused"
        yield Broken(message, (exchange,), f"HTTP {exchange.status}")
    elif (exchange.succeeded or exchange.status == 405) and allowed and not declared <= allowed:
        message = "Allow must name the documented methods of the path"
        yield Broken(message, (exchange,), ", ".join(sorted(allowed)))
    elif exchange.status == 405:
        yield _judged_form(contract, exchange)
    else:
        yield Held()


def _allowed(exchange: Exchange) -> set[str]:
    names = header(exchange.response.headers, "allow").split(",")
    return {name.strip() for name in names} - {""}


def _judged_form(contract: Contract, exchange: Exchange) -> Outcome:
    """Judge a refusal that no operation has sent: it must have a form that one of them could send."""
    first: Broken | None = None
    for operation in contract.operations.values():
        answer = Answer(contract, operation, exchange.request, exchange.response, {}, exchange)
        outcomes = [outcome for rule in _ONE_ANSWER for _, outcome in rule.check(answer)]
        broken = next((each for each in outcomes if isinstance(each, Broken)), None)
        if broken is None:
            return Held()
        first = first or broken
    if first is None:
        return Held()
    return replace(first, exchanges=(exchange,))


UNKNOWN_PATH: Final = Rule(
    "unknown-path",
    "A path that the document does not have is answered with 404, in the form of an error",
    _kinds_of_paths,
    _check_unknown_path,
)
UNSUPPORTED_METHOD: Final = Rule(
    "unsupported-method",
    "A method that the document does not have is answered with 405, in the form of an error",
    _by_path,
    _check_method,
    calls=_MOST_METHODS,
)
OPTIONS: Final = Rule("options", "OPTIONS is answered or refused", _by_path, _check_options)

ROUTING_RULES: Final[tuple[Rule, ...]] = (UNKNOWN_PATH, UNSUPPORTED_METHOD, OPTIONS)
"""In the order in which they are tried."""
