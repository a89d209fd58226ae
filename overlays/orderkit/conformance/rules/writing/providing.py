"""Moves that only the provider makes, caused by the control API of a mock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from ....contract import Contract, expression_target
from ... import pointers
from ...asking import ask, keys_of
from ...calls import Exchange
from ...control import Control
from ...filters import Filter
from ...listing import Listing, Walk
from ...lives import Life, provided, shown_by, status_pointer
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .unchanged import hidden

if TYPE_CHECKING:
    from ...session import Session


def _provided(contract: Contract) -> Iterable[Subject]:
    for life in Life.all(contract):
        made = {(origin, move.to) for move in life.moves for origin in move.origins}
        for reader in shown_by(contract, life)[:1]:
            for index, (origin, following) in enumerate(life.transitions.items()):
                for to in following:
                    if (origin, to) not in made:
                        place = life.place.child("transitions", index)
                        yield Subject.at(place, reader, f"{origin} to {to}")


def _check_move(session: Session, subject: Subject) -> Iterator[Outcome]:
    control = control_of(session)
    life, origin, to = _move(session.contract, subject)
    target = provided(session, life, subject.operation, origin)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    # A server that remembers what it has shown shows it again: so everything is read before.
    before = target.reads()
    listings = session.targets.listings_of(target)
    for listing in listings:
        list(session.targets.items_of(listing, target))
        for _ in _by_status(session, listing, life, (origin, to)):
            pass
    if not control.advance(target.id_for(subject.operation), to):
        yield NotReached(f"the provider moves no such object to {to}")
        return
    session.made.add(f"{target.name}, which the provider moved from {origin} to {to}", None)
    session.population.forget()
    after = target.reads()
    yield from hidden(before, after, (), "must show an object that the provider has moved")
    for operation, read in after.items():
        yield from _judged(operation, life.status(session.contract, read), to, (before[operation], read))
    for listing in listings:
        yield from _check_presence(session, listing, life, target, to)
        yield from _check_listing(session, listing, life, target, to)
        yield from _check_filters(session, listing, life, target, (origin, to))


def _move(contract: Contract, subject: Subject) -> tuple[Life, str, str]:
    for life in Life.all(contract):
        if subject.operation in shown_by(contract, life):
            for origin, following in life.transitions.items():
                for to in following:
                    if subject.name == f"{origin} to {to}":
                        return life, origin, to
    raise ValueError(f"{subject.label} must be a move of x-lifecycle")


def _judged(place: str, shown: str | None, to: str, exchanges: tuple[Exchange, ...]) -> Iterator[Outcome]:
    if shown == to:
        yield Held()
    elif shown is not None:
        message = f"{place} must show the status to which the provider has moved an object"
        yield Broken(message, exchanges, f"{shown} instead of {to}")


def _check_listing(
    session: Session, listing: Listing, life: Life, target: Target, to: str
) -> Iterator[Outcome]:
    pointer = _in_items(session.contract, listing, life)
    for exchange, item in session.targets.items_of(listing, target) if pointer is not None else ():
        yield from _judged(listing.operation.id, pointers.first(item, pointer or ""), to, (exchange,))


def _check_presence(
    session: Session, listing: Listing, life: Life, target: Target, to: str
) -> Iterator[Outcome]:
    unlisted: list[str] = life.place.node.get("unlisted", [])
    count, pages = session.targets.listed(listing, target)
    wanted = 0 if to in unlisted else 1
    if count == wanted:
        yield Held()
    else:
        does = "must" if wanted else "must not"
        yield Broken(f"{listing.operation.id} {does} list what is {to}", pages, f"listed {count} times")


def _in_items(contract: Contract, listing: Listing, life: Life) -> str | None:
    """Return where items of a listing have the status; None if they show none."""
    found = status_pointer(contract, listing.operation.success_schema(200) or {}, life.schema)
    first = f"{expression_target(listing.declared['results'])}/0"
    return found.removeprefix(first) if found is not None and found.startswith(first) else None


def _check_filters(
    session: Session, listing: Listing, life: Life, target: Target, statuses: tuple[str, str]
) -> Iterator[Outcome]:
    ids = {str(value) for parameters in target.parameters.values() for value in parameters.values()}
    for name, status, walk in _by_status(session, listing, life, statuses):
        is_wanted = status == statuses[1]
        if ids.isdisjoint(keys_of(listing, walk.items)) is is_wanted:
            message = f"{name} must find an object by the status to which the provider has moved it"
            exchanges = tuple(page.exchange for page in walk.pages)
            yield Broken(message, exchanges, f"{status}: {'not found' if is_wanted else 'found'}")
        else:
            yield Held()


def _by_status(
    session: Session, listing: Listing, life: Life, statuses: tuple[str, str]
) -> Iterator[tuple[str, str, Walk]]:
    """Yield the walks of a listing by each filter of the status: its name, the status, and the walk."""
    for tried in Filter.all(session.contract, listing.operation):
        if _is_by_status(session.contract, listing, tried, life):
            for status in statuses:
                if tried.accepts(status):
                    yield tried.name, status, ask(session, listing, {tried.name: status})


def _is_by_status(contract: Contract, listing: Listing, tried: Filter, life: Life) -> bool:
    if tried.test not in ("equals", "one-of"):
        return False
    if not tried.object:
        return _in_items(contract, listing, life) in tried.members
    shown = contract.operation(tried.object).success_schema(200) or {}
    return status_pointer(contract, shown, life.schema) in tried.members


def control_of(session: Session) -> Control:
    """Return the control API of a run that has one."""
    if session.control is None:
        raise ValueError("the rule must have a control API")
    return session.control


PROVIDED: Final = Rule(
    "provider-move",
    "A move that the provider makes shows in every read, list and filter",
    _provided,
    _check_move,
    frozenset({Need.WRITES, Need.CONTROL}),
    calls=24,
)
