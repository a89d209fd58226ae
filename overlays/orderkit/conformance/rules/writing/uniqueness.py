"""Values that no two objects may have."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, expression_target
from ... import pointers
from ...answer import place_of
from ...bodies import MissingValueError, replaced
from ...calls import Call
from ...errors import is_refusal, is_refused_as
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .subjects import acts_on_object, writing
from .unchanged import stays

if TYPE_CHECKING:
    from ...session import Session

_WRITES: Final = frozenset({Need.WRITES})


def _unique(contract: Contract, *, creates: bool | None = None) -> Iterable[Subject]:
    for operation in writing(contract):
        place = place_of(contract, operation)
        if creates is not None and acts_on_object(contract, operation) == creates:
            continue
        for index, entry in enumerate(place.node.get("x-unique", ())):
            yield Subject.at(place.child("x-unique", index), operation.id, _name(entry))


def _name(entry: Mapping[str, Any]) -> str:
    return ", ".join(expression_target(member) for member in entry["members"])


def _check_unique(session: Session, subject: Subject) -> Iterator[Outcome]:
    entry = _entry(session, subject)
    try:
        pair = _pair(session, subject, entry)
    except MissingValueError as error:
        pair = None
        session.targets.reason = str(error)
    if pair is None:
        yield NotReached(session.targets.reason)
        return
    first, call, second = pair
    before = first.reads()
    others = second.reads() if second else {}
    exchange = session.send(call)
    session.population.forget()
    if is_refused_as(session.contract, exchange, entry["error"]):
        yield Held()
    else:
        message = f"another object with the same {subject.name} must be refused with the declared error"
        yield Broken(
            message, (first.creation, exchange), f"HTTP {exchange.status}, declared {entry['error']}"
        )
    yield from stays(
        first, before, exchange, "a refused request must leave the object as it is that has the value"
    )
    if second:
        yield from stays(second, others, exchange, "a refused request must leave its object as it is")


def _pair(
    session: Session, subject: Subject, entry: Mapping[str, Any]
) -> tuple[Target, Call, Target | None] | None:
    """Return an object, a call that would give another one its unique values, and that other one if it exists."""
    operation = session.contract.operation(subject.operation)
    recipes = session.bodies.recipes.get(operation.id) or []
    makers = (
        session.targets.makers(operation.id) if acts_on_object(session.contract, operation) else recipes[:1]
    )
    first = session.targets.make(makers[0]) if makers else None
    if first is None:
        return None
    if acts_on_object(session.contract, operation):
        second = session.targets.make(makers[0])
        body = _with_values({}, entry, first.creation.call.body)
        return None if second is None else (first, second.call(operation.id, body), second)
    body = _with_values(session.bodies.make(recipes[-1]), entry, first.creation.call.body)
    return first, Call(operation, body=body), None


def _with_values(body: Any, entry: Mapping[str, Any], source: Any) -> Any:
    """Return a body with the unique values of another body, which may be a list of objects."""
    found = copy.deepcopy(body)
    for member in entry["members"]:
        pointer = expression_target(member)
        value = pointers.first(source, pointer)
        steps = pointer.split("/")[1:]
        for depth in range(1, len(steps)):
            above = "/" + "/".join(steps[:depth])
            if pointers.first(found, above) is None:
                replaced(found, above, {})
        replaced(found, pointer, pointers.first(source, f"/*{pointer}") if value is None else value)
    return found


def _check_at_once(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    recipes = session.bodies.recipes.get(operation.id)
    if not recipes:
        yield NotReached(f"no valid body of {operation.id} is known")
        return
    one = session.bodies.make(recipes[0])
    other = _with_values(session.bodies.make(recipes[-1]), _entry(session, subject), one)
    exchanges = session.at_once([Call(operation, body=one), Call(operation, body=other)])
    for exchange in exchanges:
        if exchange.succeeded:
            session.targets.register(exchange)
    count = sum(exchange.succeeded for exchange in exchanges)
    if count == 1 and all(exchange.succeeded or is_refusal(exchange) for exchange in exchanges):
        yield Held()
    else:
        message = f"of two objects at once with the same {subject.name} one must be made"
        yield Broken(message, tuple(exchanges), f"{count} were made")


def _check_freed(session: Session, subject: Subject) -> Iterator[Outcome]:
    entry = _entry(session, subject)
    recipes = session.bodies.recipes.get(subject.operation)
    first = session.targets.make(recipes[0]) if recipes else None
    if recipes is None or first is None:
        yield NotReached(session.targets.reason or f"no valid body of {subject.operation} is known")
        return
    undoing = [id_ for id_ in first.parameters if session.contract.operation(id_).method == "DELETE"]
    if not undoing:
        yield NotReached("nothing removes the object")
        return
    removal = session.send(first.call(undoing[0]))
    if not removal.succeeded:
        yield NotReached(f"{undoing[0]} refuses to remove the object")
        return
    again = session.send(
        Call(
            session.contract.operation(subject.operation),
            body=_with_values(session.bodies.make(recipes[0]), entry, first.creation.call.body),
        )
    )
    if again.succeeded:
        session.targets.register(again)
    freed = undoing[0] in entry.get("freed-by", ())
    if again.succeeded if freed else is_refused_as(session.contract, again, entry["error"]):
        yield Held()
    else:
        verb = "may be used again" if freed else "must stay taken"
        yield Broken(
            f"{subject.name} {verb} after {undoing[0]}",
            (first.creation, removal, again),
            f"HTTP {again.status}",
        )


def _check_scope(session: Session, subject: Subject) -> Iterator[Outcome]:
    entry = _entry(session, subject)
    recipes = session.bodies.recipes.get(subject.operation)
    first = session.targets.make(recipes[0]) if recipes else None
    if recipes is None or first is None:
        yield NotReached(session.targets.reason or f"no valid body of {subject.operation} is known")
        return
    try:
        body = _with_values(session.bodies.make(recipes[0], 1), entry, first.creation.call.body)
    except MissingValueError as error:
        yield NotReached(str(error))
        return
    exchange = session.send(Call(session.contract.operation(subject.operation), body=body, account=1))
    if exchange.succeeded:
        session.targets.register(exchange)
    everywhere = entry["scope"] == "everywhere"
    if everywhere == (not exchange.succeeded):
        yield Held()
    else:
        verb = "must be refused to" if everywhere else "may be used by"
        yield Broken(
            f"{subject.name} {verb} another account", (first.creation, exchange), f"HTTP {exchange.status}"
        )


def _entry(session: Session, subject: Subject) -> Mapping[str, Any]:
    entries = session.contract.declared(subject.operation, "x-unique")
    return next(entry for entry in entries if _name(entry) == subject.name)


UNIQUE: Final = Rule(
    "unique",
    "A value that must be unique is refused a second time",
    _unique,
    _check_unique,
    _WRITES,
    calls=8,
)
UNIQUE_AT_ONCE: Final = Rule(
    "unique-at-once",
    "Of two objects that ask for the same unique value at the same time one is made",
    lambda contract: _unique(contract, creates=True),
    _check_at_once,
    _WRITES,
    calls=2,
)
UNIQUE_FREED: Final = Rule(
    "unique-freed",
    "A unique value can be used again after the operations that free it, and after no others",
    lambda contract: _unique(contract, creates=True),
    _check_freed,
    _WRITES,
    calls=3,
)
UNIQUE_SCOPE: Final = Rule(
    "unique-scope",
    "A unique value is taken within its scope only",
    lambda contract: _unique(contract, creates=True),
    _check_scope,
    _WRITES | {Need.SECOND_ACCOUNT},
    calls=2,
)
