"""Moves and events that only the provider makes, caused by the control API of a mock."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, JsonObject, Place, expression_target
from ... import pointers
from ...asking import ask, keys_of
from ...calls import Exchange
from ...control import Control
from ...errors import texts_of
from ...filters import Filter
from ...listing import Listing, Walk
from ...lives import Life, provided, shown_by, status_pointer, statuses_of
from ...receiver import Notification, Receiver
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .notices import check_notification, is_about, may_repeat, notification_schema

if TYPE_CHECKING:
    from ...session import Session

_PATIENCE: Final = 8.0
"""Seconds to wait for a notification: a provider may send again what it could not deliver at once."""
_SILENCE: Final = 0.5
"""Seconds to wait for what must not come."""
_UNREACHED: Final = "no notification came; the provider must be set to send to --listen"
_MOST_TRIED: Final = 40
"""Objects that are tried for one to which an event can happen."""


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
    control = _control(session)
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
    for operation, read in target.reads().items():
        yield from _judged(operation, life.status(session.contract, read), to, (before[operation], read))
    for listing in listings:
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


def _events(contract: Contract) -> Iterable[Subject]:
    for name, item in contract.document.get("webhooks", {}).items():
        place = Place.root(contract.document).child("webhooks", name, "post", "x-notifies")
        for event in item["post"].get("x-notifies", {}).get("events", ()):
            yield Subject.at(place.child("events"), name, event)


def _check_event(session: Session, subject: Subject) -> Iterator[Outcome]:
    receiver = session.receiver
    if receiver is None or receiver.is_deaf or not is_sent_to(session, subject, receiver):
        yield NotReached(_UNREACHED)
        return
    found = caused(session, subject)
    if found is None:
        yield NotReached("the provider makes no such event happen to an object that the run may change")
        return
    target, before, known = found
    session.population.forget()
    session.made.add(f"{target.name}, to which {subject.name} happened", None)

    def is_wanted(notification: Notification) -> bool:
        return is_about(notification, target) and subject.name in texts_of(notification.value)

    receiver.wait(lambda each: each not in known and is_wanted(each), _PATIENCE)
    time.sleep(_SILENCE)
    wanted = [each for each in receiver.notifications if each not in known and is_wanted(each)]
    others = [each for each in receiver.notifications if each not in known and is_about(each, target)]
    if not wanted and not receiver.is_asked_for and not receiver.notifications:
        receiver.is_deaf = True
        yield NotReached(_UNREACHED)
        return
    if not wanted:
        yield Broken("each event must be notified", before, subject.name)
    for notification in wanted:
        yield from check_notification(session, subject.operation, target, before, notification)
    if len({each.body for each in wanted}) < len(wanted) and not may_repeat(
        session.contract, subject.operation
    ):
        yield Broken("a notification must come once", before, subject.name)
    if len(others) > len(wanted):
        yield Broken("a notification must be about the event that happened", before, subject.name)


def caused(
    session: Session, subject: Subject
) -> tuple[Target, tuple[Exchange, ...], tuple[Notification, ...]] | None:
    """Let an event happen; return its object, how it was read before, and what had been notified before."""
    control, receiver = _control(session), session.receiver
    for target, operation, change in _candidates(session, subject):
        before = tuple(target.reads().values())
        known = receiver.notifications if receiver else ()
        if control.advance(target.id_for(operation), change):
            return target, before, known
        session.targets.release(operation, target)
    return None


def _candidates(session: Session, subject: Subject) -> Iterator[tuple[Target, str, str]]:
    """Yield objects to which an event may happen, each with its reading operation and the change to ask for."""
    contract = session.contract
    life = _life_of(contract, subject.operation)
    if life is None:
        return
    declared: JsonObject = contract.document["webhooks"][subject.operation]["post"]["x-notifies"]
    causes: list[Mapping[str, Any]] = [
        each for each in declared.get("causes", ()) if each["event"] == subject.name
    ]
    for reader in shown_by(contract, life)[:1]:
        for cause in causes:
            target = provided(session, life, reader, cause["from"])
            if target is not None:
                yield target, reader, cause["to"]
        yield from ((target, reader, subject.name) for target in _one_in_each_status(session, life, reader))


def _one_in_each_status(session: Session, life: Life, reader: str) -> Iterator[Target]:
    seen = set[str | None]()
    for target in islice(session.targets.named(reader), _MOST_TRIED):
        statuses = statuses_of(session, life, target)
        if statuses <= seen:
            session.targets.release(reader, target)
        else:
            seen |= statuses
            yield target


def _life_of(contract: Contract, webhook: str) -> Life | None:
    schema = notification_schema(contract, webhook)
    lives = Life.all(contract)
    return next((life for life in lives if status_pointer(contract, schema, life.schema) is not None), None)


def is_sent_to(session: Session, subject: Subject, receiver: Receiver) -> bool:
    """Return whether notifications come to the receiver; the control API is asked to send them there."""
    return receiver.is_asked_for or _control(session).sends_to(
        receiver, session.contract.document["webhooks"][subject.operation]["post"]["x-notifies"]["events"]
    )


def _control(session: Session) -> Control:
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
EVENTS: Final = Rule(
    "event-notified",
    "Each event is notified, as reads show it",
    _events,
    _check_event,
    frozenset({Need.WRITES, Need.RECEIVER, Need.CONTROL}),
    calls=16,
)
