"""Events that only the provider lets happen, caused by the control API of a mock, and their notifications."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, JsonObject, Place
from ...calls import Exchange
from ...errors import texts_of
from ...lives import Life, provided, shown_by, status_pointer, statuses_of
from ...receiver import Notification, Receiver
from ...rule import Broken, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .notices import check_notification, is_about, may_repeat, notification_schema
from .providing import control_of

if TYPE_CHECKING:
    from ...session import Session

_PATIENCE: Final = 8.0
"""Seconds to wait for a notification: a provider may send again what it could not deliver at once."""
_SILENCE: Final = 0.5
"""Seconds to wait for what must not come."""
_UNREACHED: Final = "no notification came; the provider must be set to send to --listen"
_MOST_TRIED: Final = 40
"""Objects that are tried for one to which an event can happen."""


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
    control, receiver = control_of(session), session.receiver
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
    return receiver.is_asked_for or control_of(session).sends_to(
        receiver, session.contract.document["webhooks"][subject.operation]["post"]["x-notifies"]["events"]
    )


EVENTS: Final = Rule(
    "event-notified",
    "Each event is notified, as reads show it",
    _events,
    _check_event,
    frozenset({Need.WRITES, Need.RECEIVER, Need.CONTROL}),
    calls=16,
)
