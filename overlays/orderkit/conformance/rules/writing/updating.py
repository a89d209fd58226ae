"""Updates: they change what is sent and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from ....contract import Contract, expression_target
from ... import pointers
from ...answer import place_of
from ...bodies import MissingValueError, with_value
from ...calls import Exchange
from ...lives import body_of, ready
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from ...updates import other_values, schema_at
from ...values import ONLY_REQUIRED, differing, has_advanced, is_kept, shows_optional
from .subjects import changing
from .unchanged import bystander, stays

if TYPE_CHECKING:
    from ...session import Session

_WRITES: Final = frozenset({Need.WRITES})


def _kept(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        place = place_of(contract, operation)
        for index, pair in enumerate(place.node.get("x-keeps", {}).get("values", ())):
            pair_place = place.child("x-keeps", "values", index)
            yield Subject.at(pair_place, operation.id, expression_target(pair["sent"]))


def _check_update(session: Session, subject: Subject) -> Iterator[Outcome]:
    target = _target(session, subject)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    pair = _pair(session, subject)
    back = expression_target(pair["back"])
    before = target.reads()
    # A listing that remembers what it has shown shows it again.
    session.targets.list_everywhere(target)
    current = next((pointers.first(read.value, back) for read in before.values()), None)
    schema = session.contract.operation(subject.operation).request_schema or {}
    node = schema_at(session.contract, schema, subject.name)
    sample = pointers.first(body_of(session, subject.operation), subject.name)
    values = other_values(session.contract, node, current, sample)
    if not values:
        yield NotReached("no other value is known")
    for value in values:
        body = smallest_body(session, subject.operation, subject.name, value)
        other = bystander(session, subject.operation)
        others = other.reads() if other else {}
        exchange = session.send(target.call(subject.operation, body))
        session.population.forget()
        if not exchange.succeeded:
            yield Broken(
                "an update with a valid value must be accepted", (exchange,), f"HTTP {exchange.status}"
            )
            return
        if not all(shows_optional(session.contract, read) for read in before.values()):
            yield NotReached(ONLY_REQUIRED)
            return
        sent = _sent_places(session, subject.operation, body)
        yield from _check_reads(subject.name, target, before, exchange, value, back, sent)
        yield from check_listings(session, subject.name, target, exchange, value, back)
        if other:
            yield from stays(other, others, exchange, "another object must stay as it is")
        before = target.reads()


def _target(session: Session, subject: Subject) -> Target | None:
    """Return an object to update; a new one for a nested value, beside which an earlier try may have lost others."""
    if subject.name.count("/") > 1:
        return session.targets.fresh(subject.operation, is_full=True)
    return session.targets.reused(subject.operation)


def _check_reads(
    name: str,
    target: Target,
    before: Mapping[str, Exchange],
    cause: Exchange,
    value: Any,
    back: str,
    sent: Sequence[str],
) -> Iterator[Outcome]:
    for operation, read in target.reads().items():
        shown = pointers.values(read.value, back)
        if shown and not is_kept(value, shown[0]):
            message = f"{name} must come back as it was sent in an update"
            yield Broken(message, (cause, read), f"sent {value}, got {shown[0]}")
        elif not shown and value is not None:
            yield Broken(f"{name} must come back after an update", (cause, read))
        else:
            yield Held()
        yield from check_rest(before[operation], cause, read, sent)


def check_rest(before: Exchange, cause: Exchange, after: Exchange, sent: Sequence[str]) -> Iterator[Outcome]:
    """Say whether an object is as before but for what was sent."""
    rest = [
        pointer
        for pointer, one, two in differing(before.value, after.value)
        if not has_advanced(one, two) and not any(_is_around(pointer, place, one) for place in sent)
    ]
    if rest:
        yield Broken("an update must change only what is sent", (before, cause, after), f"{rest[0]} differs")
    else:
        yield Held()


def _is_around(pointer: str, sent: str, before: Any) -> bool:
    """Return whether a place belongs to what was sent; objects around it may come into being."""
    return f"{pointer}/".startswith(f"{sent}/") or (before is None and f"{sent}/".startswith(f"{pointer}/"))


def check_listings(
    session: Session, name: str, target: Target, cause: Exchange, value: Any, back: str
) -> Iterator[Outcome]:
    """Say whether listings show what was sent."""
    for listing in session.targets.listings_of(target):
        for exchange, item in session.targets.items_of(listing, target):
            shown = pointers.values(item, back) or pointers.values(item, "/" + back.split("/", 2)[-1])
            if shown and not is_kept(value, shown[0]):
                message = f"{listing.operation.id} must show {name} as it was updated"
                yield Broken(message, (cause, exchange), f"sent {value}, got {shown[0]}")
            elif shown:
                yield Held()


def _pair(session: Session, subject: Subject) -> Mapping[str, str]:
    pairs: list[Mapping[str, str]] = session.contract.declared(subject.operation, "x-keeps")["values"]
    return next(pair for pair in pairs if expression_target(pair["sent"]) == subject.name)


def _sent_places(session: Session, operation: str, body: Any) -> list[str]:
    """Return where the values of an update come back."""
    pairs: list[Mapping[str, str]] = session.contract.declared(operation, "x-keeps")["values"]
    return [
        expression_target(pair["back"])
        for pair in pairs
        if pointers.values(body, expression_target(pair["sent"]))
    ]


def smallest_body(session: Session, operation: str, pointer: str, value: Any) -> Any:
    """Return a body with one value, and with what the schema wants beside it."""
    schema = session.contract.operation(operation).request_schema or {}
    body = with_value({}, pointer, value)
    full = body_of(session, operation)
    first = pointer.split("/")[1]
    for name in session.contract.resolve(schema).get("dependentRequired", {}).get(first, ()):
        body[name] = full[name]
    return body


def _same_as(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        place = place_of(contract, operation)
        for index, entry in enumerate(place.node.get("x-same-as", ())):
            yield Subject.at(place.child("x-same-as", index), operation.id, entry["operation"])


def _check_same_as(session: Session, subject: Subject) -> Iterator[Outcome]:
    try:
        target, body = ready(session, subject.operation), body_of(session, subject.operation)
    except MissingValueError as error:
        yield NotReached(str(error))
        return
    if target is None or subject.name not in target.parameters:
        yield NotReached(session.targets.reason or f"{subject.name} shows nothing to compare")
        return
    exchange = session.send(target.call(subject.operation, body))
    session.population.forget()
    read = session.send(target.call(subject.name))
    if not exchange.succeeded or not read.succeeded:
        yield NotReached(f"{subject.operation} refuses a valid request")
        return
    entries = session.contract.declared(subject.operation, "x-same-as")
    entry = next(entry for entry in entries if entry["operation"] == subject.name)
    members: list[str] = entry.get("members", [""])
    different = [
        each
        for member in members
        for each in differing(
            *_shared(pointers.first(exchange.value, member), pointers.first(read.value, member)), member
        )
    ]
    if not different:
        yield Held()
    for pointer, one, two in different:
        message = f"{pointer} must be the same in {subject.operation} and {subject.name}"
        yield Broken(message, (exchange, read), f"{one} and {two}")


def _shared(one: Any, other: Any) -> tuple[Any, Any]:
    """Return the members that two objects both have."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return cast(Any, one), other
    first, second = cast(Mapping[str, Any], one), cast(Mapping[str, Any], other)
    names = first.keys() & second.keys()
    return {name: first[name] for name in names}, {name: second[name] for name in names}


UPDATED: Final = Rule(
    "update-changes-what-is-sent",
    "An update changes what is sent, and nothing else",
    _kept,
    _check_update,
    _WRITES,
    calls=12,
)
CHANGED_AS_READ: Final = Rule(
    "changed-as-read",
    "A change answers what others answer about the same object",
    _same_as,
    _check_same_as,
    _WRITES,
    calls=4,
)
