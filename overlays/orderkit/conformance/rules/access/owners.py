"""Whose objects an operation shows: those of another account never."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ....contract import Contract, JsonObject, Operation, expression_target
from ... import pointers
from ...answer import place_of
from ...calls import Call, Exchange
from ...connection import only_reads
from ...listing import Listing
from ...population import path_names
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...samples import SMALL_PAGE, known_parameters, made_parameters
from ...session import Session

_MOST_OBJECTS: Final = 3
_EQUAL_TESTS: Final = frozenset({"equals", "one-of", "contains", "starts-with"})
_SAME: Final = "both accounts have the same objects by their credentials"
_MESSAGE: Final = "no object of another account may be listed"


def _owned(contract: Contract) -> Iterable[Subject]:
    for operation in contract.operations.values():
        place = place_of(contract, operation)
        if place.has("x-owner") and only_reads(contract, operation):
            yield Subject.at(place.child("x-owner"), operation.id)


def _owned_listings(contract: Contract) -> Iterable[Subject]:
    for subject in _owned(contract):
        if contract.declared(subject.operation, "x-pagination"):
            yield subject


def _owned_filters(contract: Contract) -> Iterable[Subject]:
    for subject in _owned_listings(contract):
        for name, declared in contract.filters(subject.operation).items():
            if declared["test"] in _EQUAL_TESTS and "member" in declared and "unit" not in declared:
                yield Subject(subject.operation, name, subject.pointer, subject.ledger, subject.mark)


def _owned_objects(contract: Contract) -> Iterable[Subject]:
    for subject in _owned(contract):
        if "stranger" in contract.declared(subject.operation, "x-owner"):
            yield subject


def _check_listing(session: Session, subject: Subject) -> Iterator[Outcome]:
    if _are_the_same(session, subject):
        yield NotReached(_SAME)
        return
    listing = session.population.listings[subject.operation]
    if path_names(listing.operation, session.connection.accounts[0].given):
        yield NotReached("the listing belongs to an object, whose owner is tried by itself")
        return
    foreign = session.population.walk(subject.operation)
    own = session.population.walk(subject.operation, 1)
    if not foreign.items:
        yield NotReached("the first account has no objects")
    elif _shared(foreign.items, own.items) and _chosen_by_accounts(session.contract, listing):
        yield NotReached("both accounts have objects with the same ids, which they choose themselves")
        return
    elif _shared(foreign.items, own.items):
        yield Broken(_MESSAGE, (foreign.pages[0].exchange, own.pages[0].exchange))
    else:
        yield Held()
    # A cursor of the first account must not open its pages to the second.
    for page in foreign.pages[1:2]:
        call = page.exchange.call
        asked = session.send(Call(call.operation, call.parameters, call.body, 1))
        if _shared(foreign.items, listing.page(asked).items or []):
            yield Broken("a page of another account must not be shown", (page.exchange, asked))


def _check_filter(session: Session, subject: Subject) -> Iterator[Outcome]:
    if _are_the_same(session, subject):
        yield NotReached(_SAME)
        return
    listing = session.population.listings[subject.operation]
    declared = session.contract.filters(subject.operation)[subject.name]
    foreign = session.population.walk(subject.operation).items
    value = next(_values(session, listing, declared, foreign), None)
    if value is None:
        yield NotReached("no object of the first account has a value to ask for")
        return
    call = listing.call({subject.name: value}, size=SMALL_PAGE, account=1, **listing.first_page())
    asked = session.send(call)
    if _shared(foreign, listing.page(asked).items or []):
        yield Broken(_MESSAGE, (asked,))
    elif asked.succeeded:
        yield Held()
    else:
        yield NotReached("the second account may not list")


def _values(session: Session, listing: Listing, declared: Any, items: list[Any]) -> Iterator[Any]:
    """Yield values of a filter's member in items, or in the object that the list shows the id of."""
    if "object" not in declared:
        yield from (value for item in items for value in _texts(item, declared["member"]))
        return
    operation = session.contract.operation(declared["object"])
    for parameters in list(session.population.parameters(operation))[:_MOST_OBJECTS]:
        read = session.population.read(operation.id, parameters)
        yield from _texts(read.value, declared["member"])


def _texts(value: Any, pointer: str) -> list[Any]:
    return [
        found for found in pointers.values(value, pointer) if isinstance(found, str | int) and found != ""
    ]


def _check_objects(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    if _are_the_same(session, subject):
        yield NotReached(_SAME)
        return
    stranger: int = session.contract.declared(subject.operation, "x-owner")["stranger"]
    reached = False
    for owner, other in ((0, 1), (1, 0)):
        # Where accounts choose the ids themselves, the same one may be another object for each.
        of_other = list(known_parameters(session, operation, other))
        known = list(known_parameters(session, operation, owner))
        found = [each for each in known if each not in of_other]
        if known and not found:
            found = list(made_parameters(session, operation, owner))
        # The other direction is tried once.
        for parameters in _spread(found)[: 1 + other]:
            own = _read(session, operation, parameters, owner, owner)
            if own.succeeded:
                reached = True
                yield _judged(own, _read(session, operation, parameters, owner, other), stranger)
    if not reached:
        yield NotReached("no object of an account is known; --given names one")


def _read(
    session: Session, operation: Operation, parameters: Mapping[str, Any], owner: int, account: int
) -> Exchange:
    """Read an object of the owner with the credentials of an account."""
    question = {**session.connection.accounts[owner].given, **parameters}
    listing = session.population.listings.get(operation.id)
    if listing is None and owner == account == 0:
        return session.population.read(operation.id, dict(parameters))
    if listing is None:
        return session.send(Call(operation, question, account=account))
    return session.send(listing.call(question, size=SMALL_PAGE, account=account, **listing.first_page()))


def _judged(own: Exchange, foreign: Exchange, stranger: int) -> Outcome:
    if foreign.status == stranger:
        return Held()
    message = f"an object of another account must be answered with HTTP {stranger}"
    return Broken(message, (own, foreign), f"HTTP {foreign.status}")


def _spread(found: list[Any]) -> list[Any]:
    """Return the first and the last of a list."""
    places = dict.fromkeys((0, len(found) - 1))
    return [found[place] for place in places if 0 <= place < len(found)]


def _shared(one: list[Any], other: list[Any]) -> bool:
    # Keys may be the merchant's own, so that two accounts can have the same; whole items cannot be.
    return any(item in one for item in other)


def _chosen_by_accounts(contract: Contract, listing: Listing) -> bool:
    """Return whether accounts choose the key of an item themselves: it is unique within their scope only."""
    entries: Iterator[JsonObject] = (
        entry for name in contract.operations for entry in contract.declared(name, "x-unique") or ()
    )
    members: list[list[str]] = [each["members"] for each in entries if each["scope"] != "everywhere"]
    return any(len(each) == 1 and expression_target(each[0]) == listing.key for each in members)


def _are_the_same(session: Session, subject: Subject) -> bool:
    """Return whether both accounts are given the same scope, such as one shop, and both may read there."""
    scope: str = session.contract.declared(subject.operation, "x-owner")["scope"]
    first, second = (session.connection.accounts[number].given for number in (0, 1))
    if scope != "shop" or not first or first != second:
        return False
    own = [
        listing
        for listing in session.population.listings.values()
        if not path_names(listing.operation, first)
    ]
    return all(
        session.population.walk(listing.operation.id, 1).pages[0].exchange.succeeded for listing in own
    )


OWNER_LISTINGS: Final = Rule(
    "owner-listings",
    "A listing shows no object of another account",
    _owned_listings,
    _check_listing,
    needs=frozenset({Need.SECOND_ACCOUNT}),
    calls=3,
)
OWNER_FILTERS: Final = Rule(
    "owner-filters",
    "A filter finds no object of another account",
    _owned_filters,
    _check_filter,
    needs=frozenset({Need.SECOND_ACCOUNT}),
    calls=4,
)
OWNER_OBJECTS: Final = Rule(
    "owner-objects",
    "An object of another account is refused as declared",
    _owned_objects,
    _check_objects,
    needs=frozenset({Need.SECOND_ACCOUNT}),
    calls=8,
)
