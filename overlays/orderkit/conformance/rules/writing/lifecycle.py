"""Moves of an object from status to status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from ....contract import Contract, Place
from ... import pointers
from ...agreeing import disagreeing
from ...bodies import MissingValueError
from ...calls import Exchange
from ...errors import is_refused_as
from ...links import linked_operations
from ...lives import Life, Move, body_of, life_of, provided
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .subjects import creating
from .unchanged import Reads, bystander, hidden, stays

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
        # Reads before the move show what a server keeps of them.
        before = target.reads()
        exchange = _moved(session, target, move)
        if exchange.succeeded:
            yield Held()
            after = target.reads()
            yield from hidden(before, after, (exchange,), "must show an object after a move")
            origin = subject.name.removeprefix("from ")
            yield from _check_status(session, life, move, origin, (exchange, *after.values()))
            yield from _check_histories(session, life, exchange, before, after)
            yield from _check_agreement(session, exchange, after)
            if other:
                yield from stays(other, others, exchange, "another object must stay as it is")
            return
        refusal = exchange
    if refusal is None:
        yield NotReached(session.targets.reason)
    else:
        message = f"{subject.operation} must be possible {subject.name}"
        yield Broken(message, (refusal,), f"HTTP {refusal.status}")


def _check_status(
    session: Session, life: Life, move: Move, origin: str, shown: tuple[Exchange, ...]
) -> Iterator[Outcome]:
    cause = shown[0]
    # Without a status of its own, a move is a request, on which the provider decides later.
    wanted = move.to or origin
    for exchange in shown:
        status = life.status(session.contract, exchange)
        if status is not None and status != wanted:
            message = f"the status after {move.operation} must be {wanted}"
            yield Broken(message, (cause,) if exchange is cause else (cause, exchange), f"got {status}")


def _check_histories(
    session: Session,
    life: Life,
    cause: Exchange,
    before: Reads,
    after: Reads,
) -> Iterator[Outcome]:
    for operation, read in before.items():
        pointer = life.history(session.contract, read)
        if pointer is None or not read.succeeded:
            continue
        wanted = {*pointers.values(read.value, pointer), life.status(session.contract, read)}
        kept = pointers.values(after[operation].value, pointer)
        if wanted - {None} <= {*kept}:
            yield Held()
        else:
            message = f"{pointer} must have the statuses before a move"
            yield Broken(message, (read, cause, after[operation]), f"{operation} shows {kept}")


def _check_agreement(session: Session, cause: Exchange, after: Mapping[str, Exchange]) -> Iterator[Outcome]:
    for one, other, found in disagreeing(session.contract, after):
        if not found:
            yield Held()
        for pointer, first, second in found[:1]:
            operations = f"{one.call.operation.id} and {other.call.operation.id}"
            message = f"{pointer} must be the same in {operations} after a move"
            yield Broken(message, (cause, one, other), f"{first} and {second}")


def _initial(contract: Contract) -> Iterable[Subject]:
    for life in Life.all(contract):
        place = Place.root(contract.document).child("components", "schemas", life.schema, "x-lifecycle")
        for operation in creating(contract):
            shown = {operation.id, *linked_operations(contract, operation)}
            if life.initial and any(_shows_one(contract, life, id_) for id_ in shown):
                yield Subject.at(place.child("initial"), operation.id)


def _shows_one(contract: Contract, life: Life, operation: str) -> bool:
    """Return whether an operation shows the status of one object; in a listing others have theirs too."""
    is_listing = contract.declared(operation, "x-pagination") is not None
    return not is_listing and life.is_shown_by(contract, contract.operation(operation))


def _check_initial(session: Session, subject: Subject) -> Iterator[Outcome]:
    lives = {f"#/components/schemas/{life.schema}": life for life in Life.all(session.contract)}
    life = next(life for pointer, life in lives.items() if subject.pointer.startswith(f"{pointer}/"))
    for recipe in session.bodies.recipes.get(subject.operation, ()):
        target = session.targets.make(recipe)
        if target is None:
            yield NotReached(session.targets.reason)
            continue
        for exchange in (target.creation, *target.reads().values()):
            status = life.status(session.contract, exchange)
            if status == life.initial:
                yield Held()
            elif status is not None:
                exchanges = (target.creation, exchange)[exchange is target.creation :]
                yield Broken(f"the status of a new object must be {life.initial}", exchanges, f"got {status}")


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
        return life, move, provided(session, life, move.operation, status)
    except MissingValueError as error:
        session.targets.reason = str(error)
        return life, move, None


def _moved(session: Session, target: Target, move: Move) -> Exchange:
    exchange = session.send(target.call(move.operation, body_of(session, move.operation)))
    session.population.forget()
    return exchange


INITIAL_STATUS: Final = Rule(
    "initial-status",
    "A new object has the first status of its life",
    _initial,
    _check_initial,
    _WRITES,
    calls=12,
)
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
