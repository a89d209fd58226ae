"""Moves of an object from status to status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from ....contract import Contract
from ...bodies import MissingValueError
from ...calls import Exchange
from ...errors import is_refused_as
from ...lives import Life, Move, body_of, in_status, life_of
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...targets import Target
from .unchanged import bystander, stays

if TYPE_CHECKING:
    from ...session import Session

_WRITES: Final = frozenset({Need.WRITES})
_ATTEMPTS: Final = 4


def _possible(contract: Contract) -> Iterable[Subject]:
    for life in Life.all(contract):
        for move in life.moves:
            for origin in move.origins:
                yield Subject.at(move.place, move.operation, f"from {origin}")


def _impossible(contract: Contract) -> Iterable[Subject]:
    for life in Life.all(contract):
        for move in life.moves:
            for status in life.statuses:
                if status not in move.origins:
                    yield Subject.at(move.place, move.operation, f"from {status}")


def _check_possible(session: Session, subject: Subject) -> Iterator[Outcome]:
    refusal: Exchange | None = None
    for _ in range(_ATTEMPTS):
        life, move, target = _prepared(session, subject)
        # What the run has not made may be in the right status and yet out of the question for a reason of its own.
        if target is None or (refusal and target.created):
            break
        other = bystander(session, move.operation)
        others = other.reads() if other else {}
        exchange = _moved(session, target, move)
        if exchange.succeeded:
            yield Held()
            yield from _check_status(session, life, move, (exchange, *target.reads().values()))
            if other:
                yield from stays(other, others, exchange, "another object must stay as it is")
            return
        refusal = exchange
    if refusal is None:
        yield NotReached(session.targets.reason)
    else:
        message = f"{subject.operation} must be possible {subject.name}"
        yield Broken(message, (refusal,), f"HTTP {refusal.status}")


def _check_status(session: Session, life: Life, move: Move, shown: tuple[Exchange, ...]) -> Iterator[Outcome]:
    cause = shown[0]
    for exchange in shown:
        status = life.status(session.contract, exchange)
        if status is not None and move.to and status != move.to:
            message = f"the status after {move.operation} must be {move.to}"
            yield Broken(message, (cause,) if exchange is cause else (cause, exchange), f"got {status}")


def _check_impossible(session: Session, subject: Subject) -> Iterator[Outcome]:
    _, move, target = _prepared(session, subject)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    before = target.reads()
    exchange = _moved(session, target, move)
    if is_refused_as(session.contract, exchange, move.error):
        yield Held()
    else:
        message = f"{move.operation} must be refused {subject.name}, with the declared error"
        yield Broken(message, (exchange,), f"HTTP {exchange.status}, declared {move.error}")
    if not exchange.succeeded:
        yield from stays(target, before, exchange, "a refused move must leave the object as it is")


def _prepared(session: Session, subject: Subject) -> tuple[Life, Move, Target | None]:
    life = life_of(session.contract, subject.operation)
    move = life.move_of(subject.operation) if life else None
    if life is None or move is None:
        raise ValueError(f"{subject.operation} must make a move of x-lifecycle")
    status = subject.name.removeprefix("from ")
    try:
        return life, move, in_status(session, life, move.operation, status)
    except MissingValueError as error:
        session.targets.reason = str(error)
        return life, move, None


def _moved(session: Session, target: Target, move: Move) -> Exchange:
    exchange = session.send(target.call(move.operation, body_of(session, move.operation)))
    session.population.forget()
    return exchange


POSSIBLE_MOVES: Final = Rule(
    "possible-move",
    "An operation makes the moves that the life cycle allows it",
    _possible,
    _check_possible,
    _WRITES,
    calls=10,
)
IMPOSSIBLE_MOVES: Final = Rule(
    "impossible-move",
    "An impossible move is refused with its error and leaves the object as it is",
    _impossible,
    _check_impossible,
    _WRITES,
    calls=50,
)
