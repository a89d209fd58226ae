"""The same request sent again, one after the other and at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract
from ...bodies import MissingValueError
from ...calls import Call, Exchange
from ...errors import is_refusal, is_refused_as
from ...links import linked
from ...lives import body_of, ready
from ...references import references
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .subjects import acts_on_object, declaring
from .unchanged import advanced_only, stays

if TYPE_CHECKING:
    from ...session import Session

_WRITES: Final = frozenset({Need.WRITES})
_AT_ONCE: Final = 2
_ATTEMPTS: Final = 4


def _repeating(contract: Contract) -> Iterator[Subject]:
    for subject in declaring(contract, "x-repeat"):
        operation = contract.operation(subject.operation)
        if (
            acts_on_object(contract, operation)
            or contract.declared(operation.id, "x-repeat")["effect"] != "new"
        ):
            yield subject


def _check_repeated(session: Session, subject: Subject) -> Iterator[Outcome]:
    for _ in range(_ATTEMPTS):
        prepared = _first(session, subject.operation)
        if prepared is None:
            yield NotReached(session.targets.reason)
            return
        target, made = prepared
        one = session.send(made)
        if one.succeeded:
            break
    else:
        yield NotReached(f"{subject.operation} refuses a valid request")
        return
    target = target or session.targets.register(one)
    before = target.reads()
    again = session.send(made)
    session.population.forget()
    yield from _judged(session, subject, one, again)
    if session.contract.declared(subject.operation, "x-repeat")["effect"] == "error":
        yield from stays(target, before, again, "a request that is refused must leave the object as it is")
    yield from _listed_once(session, one, again)


def _check_at_once(session: Session, subject: Subject) -> Iterator[Outcome]:
    for _ in range(_ATTEMPTS):
        prepared = _first(session, subject.operation)
        if prepared is None:
            yield NotReached(session.targets.reason)
            return
        target, call = prepared
        exchanges = session.at_once([call] * _AT_ONCE)
        session.population.forget()
        successes = [exchange for exchange in exchanges if exchange.succeeded]
        if successes:
            break
    else:
        yield NotReached(f"{subject.operation} refuses a valid request")
        return
    if target is None:
        for success in successes:
            session.targets.register(success)
    declared = session.contract.declared(subject.operation, "x-repeat")
    if declared["effect"] == "error" and len(successes) > 1:
        yield Broken("of two equal requests at once one must be refused", tuple(exchanges))
    elif not all(exchange.succeeded or is_refusal(exchange) for exchange in exchanges):
        yield Broken("equal requests at once must succeed or be refused", tuple(exchanges))
    else:
        yield Held()
    yield from _listed_once(session, *exchanges)


def _first(session: Session, operation_id: str) -> tuple[Target | None, Call] | None:
    """Return a request that succeeds, with the object that it acts on if there is one already."""
    operation = session.contract.operation(operation_id)
    try:
        if not acts_on_object(session.contract, operation):
            if operation_id not in session.bodies.recipes:
                session.targets.reason = f"no valid body of {operation_id} is known"
                return None
            return None, Call(operation, body=body_of(session, operation_id))
        target = ready(session, operation_id)
        return None if target is None else (target, target.call(operation_id, body_of(session, operation_id)))
    except MissingValueError as error:
        session.targets.reason = str(error)
        return None


def _judged(session: Session, subject: Subject, one: Exchange, again: Exchange) -> Iterator[Outcome]:
    declared: Mapping[str, Any] = session.contract.declared(subject.operation, "x-repeat")
    if declared["effect"] == "error":
        if is_refused_as(session.contract, again, declared.get("error")):
            yield Held()
        else:
            message = "the same request again must be refused with the declared error"
            yield Broken(message, (one, again), f"HTTP {again.status}, declared {declared.get('error')}")
        return
    same = again.status == one.status and not advanced_only(one, again)
    if declared["effect"] == "same" and not same:
        yield Broken("the same request again must be answered the same", (one, again), f"HTTP {again.status}")
    elif declared["effect"] == "new" and (
        not again.succeeded or linked(session.contract, one) == linked(session.contract, again)
    ):
        yield Broken("the same request again must make another object", (one, again), f"HTTP {again.status}")
    else:
        yield Held()


def _listed_once(session: Session, *causes: Exchange) -> Iterator[Outcome]:
    for reference in sorted(references(causes[0].call.body)):
        count, pages = session.targets.mentioned(reference)
        if count > 1:
            yield Broken("what is sent twice must be listed once", (*causes, *pages), f"listed {count} times")
        elif count:
            yield Held()


REPEATED: Final = Rule(
    "repeated",
    "The same request again does what the spec says",
    _repeating,
    _check_repeated,
    _WRITES,
    calls=10,
)
AT_ONCE: Final = Rule(
    "repeated-at-once",
    "Of equal requests at the same time no more succeed than one after the other",
    _repeating,
    _check_at_once,
    _WRITES,
    calls=8,
)
