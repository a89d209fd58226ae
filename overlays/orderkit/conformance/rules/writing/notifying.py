"""Notifications of what happens to an object, at the receiver of the run."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from jsonschema_rs import Draft202012Validator

from ....contract import Contract, Place, expression_target
from ... import pointers
from ...bodies import MissingValueError, Recipe
from ...calls import Exchange
from ...lives import Life, Move, body_of, shown_by, status_pointer
from ...receiver import Notification, Receiver
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .notices import check_notification, is_about, may_repeat, notification_schema

if TYPE_CHECKING:
    from ...session import Session

_NEEDS: Final = frozenset({Need.WRITES, Need.RECEIVER})
_PATIENCE: Final = 8.0
"""Seconds to wait for a notification: a provider may send again what it could not deliver at once."""
_SILENCE: Final = 0.5
"""Seconds to wait for what must not come."""

_Change = Move | str
"""A change of an object: the move of an operation, or the status to which the provider moves it."""


def _subjects(contract: Contract) -> Iterable[Subject]:
    for name, item in contract.document.get("webhooks", {}).items():
        place = Place.root(contract.document).child("webhooks", name, "post")
        for status in item["post"].get("x-notifies", {}).get("moves", ()):
            yield Subject.at(place.child("x-notifies"), name, status)


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    life = next((life for life in Life.all(session.contract) if subject.name in life.statuses), None)
    if session.receiver is None or life is None or _recipe(session) is None:
        yield NotReached("no object of the run has a URL to which its changes are sent")
        return
    for changes in _ways(session, life, subject.name):
        target = sent_to(session)
        if target is None:
            yield NotReached(session.targets.reason)
            return
        cause = target.creation
        for change in changes:
            made = _changed(session, life, target, change)
            if made is None:
                yield NotReached(session.targets.reason)
                return
            cause = made
        statuses = [change.to if isinstance(change, Move) else change for change in changes]
        has_come = yield from _follow(session, session.receiver, subject, target, life, (cause, statuses))
        if has_come and isinstance(changes[-1], Move):
            yield from _refused(session, subject, target, life, changes[-1])


def _ways(session: Session, life: Life, status: str) -> list[list[_Change]]:
    """Return the changes that bring an object into a status: by operations, else by the control API."""
    shortest, longest = life.way_to(status), life.longest_way_to(status)
    if shortest:
        # Only the notifications of several changes have an order.
        ways: list[list[_Change]] = [[*shortest], [*longest]]
        return ways[: 1 + (len(longest) > len(shortest))]
    provided = life.transitions_to(status) if session.control else None
    return [[*provided]] if provided else []


def _changed(session: Session, life: Life, target: Target, change: _Change) -> Exchange | None:
    """Make a change of an object; None if that fails, with `targets.reason`."""
    if isinstance(change, Move):
        try:
            body = body_of(session, change.operation)
        except MissingValueError as error:
            session.targets.reason = str(error)
            return None
        exchange = session.send(target.call(change.operation, body))
        session.targets.reason = f"{change.operation} refuses to bring an object to {change.to}"
        return exchange if exchange.succeeded else None
    reader = shown_by(session.contract, life)[0]
    session.targets.reason = f"the provider moves no such object to {change}"
    moved = session.control is not None and session.control.advance(target.id_for(reader), change)
    return target.creation if moved else None


def sent_to(session: Session) -> Target | None:
    """Make an object whose changes are sent to the receiver of the run; None if there is none."""
    recipe = _recipe(session)
    if recipe is None or session.receiver is None:
        return None
    session.bodies.receiver = session.receiver.url
    try:
        return session.targets.make(recipe)
    finally:
        session.bodies.receiver = ""


def _follow(
    session: Session,
    receiver: Receiver,
    subject: Subject,
    target: Target,
    life: Life,
    made: tuple[Exchange, list[str]],
) -> Generator[Outcome, None, bool]:
    """Check the notifications of changes; return whether the last one came."""
    cause, expected = made
    shows = _statuses(session.contract, subject.operation, life)
    found = receiver.wait(lambda each: is_about(each, target) and shows(each) == subject.name, _PATIENCE)
    if not found:
        if receiver.is_asked_for or receiver.notifications:
            yield Broken(f"the change to {subject.name} must be notified", (cause,))
        else:
            yield NotReached("no notification came; --listen and --receiver say where to send")
        return False
    yield from check_notification(session, subject.operation, target, (cause,), found[0])
    time.sleep(_SILENCE)
    about = [each for each in receiver.notifications if is_about(each, target)]
    statuses = [status for status in map(shows, about) if status is not None]
    yield from _check_sequence(session, subject, (cause,), statuses, expected)
    return True


def _refused(session: Session, subject: Subject, target: Target, life: Life, move: Move) -> Iterator[Outcome]:
    """Try a move once more: it is refused, and so it is not notified."""
    receiver = session.receiver
    before = len(receiver.notifications) if receiver else 0
    refused = session.send(target.call(move.operation, body_of(session, move.operation)))
    time.sleep(_SILENCE)
    new = [each for each in (receiver.notifications if receiver else ())[before:] if is_about(each, target)]
    if new and not refused.succeeded:
        yield Broken("a change that is refused must not be notified", (refused,))
    else:
        yield Held()


def _check_sequence(
    session: Session, subject: Subject, causes: tuple[Exchange, ...], statuses: list[str], expected: list[str]
) -> Iterator[Outcome]:
    declared: Mapping[str, Any] = session.contract.document["webhooks"][subject.operation]["post"][
        "x-notifies"
    ]
    firsts = list(dict.fromkeys(statuses))
    wanted = [status for status in expected if status in declared["moves"]]
    if firsts != wanted:
        message = "notifications must be about the changes of the object, in their order"
        yield Broken(message, causes, f"expected {wanted}, got {firsts}")
    elif len(statuses) > len(firsts) and not may_repeat(session.contract, subject.operation):
        yield Broken("each change must be notified once", causes, f"got {statuses}")
    else:
        yield Held()


def _recipe(session: Session) -> Recipe | None:
    """Return a recipe of an object whose changes are sent to a URL in its body."""
    return next(
        (
            recipe
            for recipes in session.bodies.recipes.values()
            for recipe in recipes
            if "{receiver}" in recipe.values.values()
        ),
        None,
    )


def _statuses(contract: Contract, webhook: str, life: Life) -> Callable[[Notification], str | None]:
    """Return what reads the status in a notification."""
    pointer = status_pointer(contract, notification_schema(contract, webhook), life.schema)

    def read(notification: Notification) -> str | None:
        value = None if pointer is None else pointers.first(notification.value, pointer)
        return value if isinstance(value, str) else None

    return read


def _signing(contract: Contract) -> Iterable[Subject]:
    for name, item in contract.document.get("webhooks", {}).items():
        place = Place.root(contract.document).child("webhooks", name, "post")
        if "signature" in item["post"].get("x-notifies", {}):
            yield Subject.at(place.child("x-notifies", "signature"), name)


def _check_signatures(session: Session, subject: Subject) -> Iterator[Outcome]:
    receiver = session.receiver
    if receiver is None or not receiver.secret:
        yield NotReached("the secret that signs notifications must be in the environment")
        return
    found = receiver.wait(lambda each: each.value is not None, 0 if receiver.is_deaf else _PATIENCE)
    if not found:
        yield NotReached("no notification came; the provider must be set to send to --listen")
        return
    formula = session.contract.signature(subject.operation)
    declared = session.contract.document["webhooks"][subject.operation]["post"]["x-notifies"]["signature"]
    header = expression_target(declared["header"]).lower()
    validator = Draft202012Validator(
        session.contract.standalone(notification_schema(session.contract, subject.operation))
    )
    for notification in found:
        sent = dict(notification.headers).get(header, "")
        try:
            wanted = formula.sign(receiver.secret, formula.values(notification.value))
        except (KeyError, TypeError):
            wanted = ""
        if not validator.is_valid(notification.value):
            yield Broken("a notification must fit its schema")
        elif not wanted or sent.lower() != wanted:
            yield Broken(
                "the signature of a notification must follow the declared formula", got=f"signed {sent}"
            )
        else:
            yield Held()


SIGNED: Final = Rule(
    "notification-signed",
    "Notifications are signed by the declared formula",
    _signing,
    _check_signatures,
    _NEEDS,
    calls=0,
)
NOTIFIED: Final = Rule(
    "notified",
    "Each change of status is notified once it is made, as reads show it",
    _subjects,
    _check,
    _NEEDS,
    calls=16,
)
