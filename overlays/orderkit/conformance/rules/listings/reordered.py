"""Flags that list in the order of the last change, whose time no response need show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract
from ...asking import ask, exchanges_of, keys_of, settled
from ...filters import input_places
from ...links import linked_operations
from ...listing import Listing, Walk
from ...lives import body_of
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from .pages import fetched

if TYPE_CHECKING:
    from ...session import Session

_CHANGED: Final = 2
"""Objects that are changed one after the other, so that the first is not first by chance."""
_SMALL: Final = 3
_SECOND: Final = 1.1
"""Seconds between changes: a server may know times by the second."""


def _flags(contract: Contract) -> Iterable[Subject]:
    for listing in Listing.all(contract):
        for name, place in input_places(contract, listing.operation).items():
            if place.has("x-reorders"):
                yield Subject.at(place.child("x-reorders"), listing.operation.id, name)


def _check_items(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    for attempt in (_usual, _all):
        yield settled(session, subject.operation, partial(attempt, session, listing, subject.name))


def _usual(session: Session, listing: Listing, name: str, whole: Walk) -> Outcome:
    walk = ask(session, listing, {name: False}, most=1)
    if keys_of(listing, walk.items) == keys_of(listing, whole.items)[: len(walk.items)] and walk.items:
        return Held()
    return Broken("a flag that is false must leave the usual order", exchanges_of(walk.pages))


def _all(session: Session, listing: Listing, name: str, whole: Walk) -> Outcome:
    size = min(max(-(-len(whole.items) // 2), 1), listing.max_size or len(whole.items))
    walk = ask(session, listing, {name: True}, size=size)
    if walk.complaint:
        return Broken(walk.complaint, exchanges_of(walk.pages)[-1:])
    if sorted(keys_of(listing, walk.items)) == sorted(keys_of(listing, whole.items)):
        return Held()
    return Broken("another order must list every item once", exchanges_of(walk.pages))


def _check_changed(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    declared: dict[str, Any] = input_places(session.contract, listing.operation)[subject.name].node[
        "x-reorders"
    ]
    operation = next(iter(_changing(session, listing)), None)
    if operation is None or declared["direction"] != "descending":
        yield NotReached("no operation is known that changes an item of the listing")
        return
    reached = 0
    for target in session.targets.named(operation):
        exchange = session.send(target.call(operation, body_of(session, operation)))
        session.population.forget()
        if not exchange.succeeded:
            continue
        reached += 1
        page = fetched(session, listing, _SMALL, {**listing.first_page()}, {subject.name: True})
        ids = {str(value) for parameters in target.parameters.values() for value in parameters.values()}
        if ids.isdisjoint(keys_of(listing, page.items or [])[:1]):
            message = "what was changed last must be first in the order of the last change"
            yield Broken(message, (exchange, page.exchange))
        else:
            yield Held()
        if reached == _CHANGED:
            return
        session.connection.limits.sleep(_SECOND)
    yield NotReached(session.targets.reason)


def _changing(session: Session, listing: Listing) -> Iterator[str]:
    """Yield the operations that change an item of a listing and of which a valid body is known."""
    linked = linked_operations(session.contract, listing.operation)
    yield from sorted(linked & session.bodies.recipes.keys())


REORDERED: Final = Rule(
    "reordered",
    "A flag for another order lists every item once, and without effect if it is false",
    _flags,
    _check_items,
    calls=3,
)
CHANGED_FIRST: Final = Rule(
    "changed-first",
    "What was changed last is first in the order of the last change",
    _flags,
    _check_changed,
    frozenset({Need.WRITES}),
    calls=2 * _CHANGED,
)
