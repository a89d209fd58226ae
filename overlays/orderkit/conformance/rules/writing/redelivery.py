"""Notifications that were not received: they are sent again, and no more once they are received."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from ....contract import Contract, Place
from ...bodies import MissingValueError
from ...calls import Exchange
from ...lives import Life, body_of
from ...receiver import Notification, Receiver, is_loopback
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .events import caused, is_sent_to
from .notices import is_about, may_repeat
from .notifying import sent_to

if TYPE_CHECKING:
    from ...session import Session

_PATIENCE: Final = 8.0
_SILENCE: Final = 2.0
"""Longer than a server that has just sent again would wait for the next time."""
_Caused = tuple[Target, tuple[Exchange, ...], tuple[Notification, ...]]


def _subjects(contract: Contract) -> Iterable[Subject]:
    for name, item in contract.document.get("webhooks", {}).items():
        place = Place.root(contract.document).child("webhooks", name, "post", "x-notifies")
        if item["post"].get("x-notifies", {}).get("unreceived") == "sent-again":
            yield Subject.at(place.child("unreceived"), name)


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    receiver = session.receiver
    if receiver is None or receiver.is_deaf:
        yield NotReached("no notification came; the provider must be set to send to --listen")
        return
    with receiver.refusing():
        found = _moved(session) or _happened(session, subject, receiver)
        if found is None:
            yield NotReached("the run causes no notification")
            return
        target, causes, known = found
        first = _wait(receiver, target, known)
    if not first:
        yield NotReached("no notification came")
        return
    again = receiver.wait(lambda each: each.is_received and each.body == first[0].body, _PATIENCE)
    if again:
        yield Held()
        yield from _once(session.contract, subject, receiver, again[0], causes)
    elif is_loopback(session.connection.base_url):
        yield Broken("a notification that was not received must be sent again", causes)
    else:
        yield NotReached(f"nothing was sent again within {_PATIENCE:.0f} s; the provider may wait longer")


def _wait(receiver: Receiver, target: Target, known: tuple[Notification, ...]) -> list[Notification]:
    return receiver.wait(lambda each: each not in known and is_about(each, target), _PATIENCE)


def _once(
    contract: Contract,
    subject: Subject,
    receiver: Receiver,
    received: Notification,
    causes: tuple[Exchange, ...],
) -> Iterator[Outcome]:
    time.sleep(_SILENCE)
    count = sum(each.is_received and each.body == received.body for each in receiver.notifications)
    if count > 1 and not may_repeat(contract, subject.operation):
        yield Broken("a notification that was received must not come again", causes, f"came {count} times")
    else:
        yield Held()


def _moved(session: Session) -> _Caused | None:
    """Move an object that the run makes, if its notifications are sent to a URL in its body."""
    made = sent_to(session)
    if made is None or session.receiver is None:
        return None
    for life in Life.all(session.contract):
        for move in life.moves:
            if life.initial in move.origins and move.operation in made.parameters:
                known = session.receiver.notifications
                try:
                    call = made.call(move.operation, body_of(session, move.operation))
                except MissingValueError:
                    continue
                exchange = session.send(call)
                session.population.forget()
                if exchange.succeeded:
                    return made, (exchange,), known
    return None


def _happened(session: Session, subject: Subject, receiver: Receiver) -> _Caused | None:
    """Let an event happen by the control API."""
    notifies = session.contract.document["webhooks"][subject.operation]["post"]["x-notifies"]
    if session.control is None:
        return None
    for event in notifies.get("events", ()):
        named = Subject(subject.operation, event, subject.pointer)
        found = caused(session, named) if is_sent_to(session, named, receiver) else None
        if found is not None:
            session.population.forget()
            session.made.add(f"{found[0].name}, to which {event} happened", None)
            return found
    return None


REDELIVERED: Final = Rule(
    "notification-sent-again",
    "A notification that was not received is sent again, and then no more",
    _subjects,
    _check,
    frozenset({Need.WRITES, Need.RECEIVER}),
    calls=8,
)
