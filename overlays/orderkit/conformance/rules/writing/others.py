"""Writes on objects that do not exist, and on objects that were removed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract
from ...answer import place_of
from ...asking import ask
from ...bodies import MissingValueError
from ...calls import Call
from ...errors import is_refusal
from ...filters import Filter
from ...listing import Listing
from ...lives import body_of, life_of, ready
from ...references import references
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .subjects import changing
from .unchanged import bystander, stays

if TYPE_CHECKING:
    from ...session import Session

_WRITES: Final = frozenset({Need.WRITES})


def _changing(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        yield Subject.at(place_of(contract, operation), operation.id)


def _check_missing(session: Session, subject: Subject) -> Iterator[Outcome]:
    target, body = prepared(session, subject.operation)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    operation = session.contract.operation(subject.operation)
    wanted = 404 if "404" in operation.responses else None
    for parameters in _unknown(session, target.parameters[operation.id]):
        exchange = session.send(Call(operation, parameters, body))
        if exchange.status == wanted or (wanted is None and is_refusal(exchange)):
            yield Held()
        else:
            message = "an id that does not exist must be answered with 404"
            yield Broken(message, (exchange,), f"HTTP {exchange.status}")


def _unknown(session: Session, parameters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield parameters with an id that does not exist, of the form of one that does."""
    given = session.connection.accounts[0].given
    for name, value in parameters.items():
        if name not in given:
            text = str(value)
            digits = {"0": "7", "7": "0"}
            other = "".join(digits.get(letter, letter) for letter in text[::-1])
            yield {**parameters, name: "9" * max(8, len(text)) if text.isdigit() else other}


def _removing(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        if operation.method == "DELETE" and life_of(contract, operation.id) is None:
            yield Subject.at(place_of(contract, operation), operation.id)


def _check_removed(session: Session, subject: Subject) -> Iterator[Outcome]:
    target = session.targets.fresh(subject.operation)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    other = bystander(session, subject.operation)
    others = other.reads() if other else {}
    questions = [*_finding(session, target)]
    exchange = session.send(target.call(subject.operation))
    session.population.forget()
    if not exchange.succeeded:
        yield Broken("an object must be removable", (exchange,), f"HTTP {exchange.status}")
        return
    for operation in target.parameters:
        later = session.send(target.call(operation, body_of(session, operation)))
        if later.status == 404:
            yield Held()
        else:
            message = f"{operation} must answer 404 after {subject.operation}"
            yield Broken(message, (exchange, later), f"HTTP {later.status}")
    for listing in session.targets.listings_of(target):
        count, pages = session.targets.listed(listing, target)
        if count:
            yield Broken("what was removed must not be listed", (exchange, *pages), f"listed {count} times")
        else:
            yield Held()
    for listing, question in questions:
        walk = ask(session, listing, question)
        if walk.items:
            pages = tuple(page.exchange for page in walk.pages)
            yield Broken("what was removed must not be found by a filter", (exchange, *pages))
        else:
            yield Held()
    if other:
        yield from stays(other, others, exchange, "another object must stay as it is")


def _finding(session: Session, target: Target) -> Iterator[tuple[Listing, dict[str, Any]]]:
    """Yield questions to listings that find an object only, by a reference that the run has given it."""
    for listing in session.targets.listings_of(target):
        for _, item in session.targets.items_of(listing, target):
            for tried in Filter.all(session.contract, listing.operation):
                known = [] if tried.object else tried.values(item)
                if tried.test == "equals" and known and references(known):
                    yield listing, {tried.name: known[0]}


def prepared(session: Session, operation: str) -> tuple[Target | None, Any]:
    """Return an object that an operation can act on, and a valid body; neither if there is none."""
    try:
        return ready(session, operation), body_of(session, operation)
    except MissingValueError as error:
        session.targets.reason = str(error)
        return None, None


MISSING_OBJECTS: Final = Rule(
    "write-to-unknown-id",
    "A write to an id that does not exist is answered with 404",
    _changing,
    _check_missing,
    _WRITES,
    calls=5,
)
REMOVED: Final = Rule(
    "removed-is-gone",
    "What was removed is not found, and not listed",
    _removing,
    _check_removed,
    _WRITES,
    calls=14,
)
