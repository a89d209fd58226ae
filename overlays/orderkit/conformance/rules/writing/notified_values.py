"""Filters by what no response shows, tried with the values that notifications show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract
from ... import pointers
from ...asking import ask, keys_of
from ...errors import texts_of
from ...filters import Filter
from ...listing import Listing
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...schema_places import notification_places

if TYPE_CHECKING:
    from ...session import Session


def _subjects(contract: Contract) -> Iterable[Subject]:
    for listing in Listing.all(contract):
        for tried in Filter.all(contract, listing.operation):
            is_hidden = not tried.members and tried.unit is None and tried.test == "equals"
            if is_hidden and _pointers(contract, tried.name):
                yield Subject.at(tried.place, listing.operation.id, tried.name)


def _pointers(contract: Contract, name: str) -> list[str]:
    """Return where notifications show a member of a name."""
    return [
        pointer
        for webhook in contract.document.get("webhooks", {})
        for pointer, _ in notification_places(contract, webhook)
        if pointer.rpartition("/")[2] == name
    ]


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    filters = Filter.all(session.contract, listing.operation)
    tried = next(each for each in filters if each.name == subject.name)
    listed = {*keys_of(listing, session.population.walk(subject.operation).items)}
    places = _pointers(session.contract, tried.name)
    for notification in session.receiver.notifications[::-1] if session.receiver else ():
        shown: list[Any] = [pointers.first(notification.value, place) for place in places]
        keys = listed & {*texts_of(notification.value)}
        for value in shown:
            if isinstance(value, str) and tried.accepts(value) and keys:
                yield from _found(session, listing, tried, value, keys)
                return
    yield NotReached("no notification about a listed object shows the value")


def _found(
    session: Session, listing: Listing, tried: Filter, value: str, keys: set[str]
) -> Iterator[Outcome]:
    wanted = {value.swapcase(): tried.ignores_case, value: True}
    for text, is_wanted in wanted.items():
        if not tried.accepts(text):
            continue
        walk = ask(session, listing, {tried.name: text})
        pages = tuple(page.exchange for page in walk.pages)
        if walk.complaint:
            yield Broken(walk.complaint, pages[-1:])
        elif keys.isdisjoint(keys_of(listing, walk.items)) is is_wanted:
            does = "must" if is_wanted else "must not"
            yield Broken(f"a filter by {tried.name} {does} find what a notification shows so", pages, text)
        else:
            yield Held()


NOTIFIED_FOUND: Final = Rule(
    "notified-found",
    "A filter by what only notifications show finds their objects",
    _subjects,
    _check,
    frozenset({Need.WRITES, Need.RECEIVER}),
    calls=4,
)
