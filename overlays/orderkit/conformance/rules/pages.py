"""Pages of a listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from ...contract import Contract
from ..answer import place_of
from ..listing import Listing
from ..rule import Broken, Held, NotReached, Outcome, Rule, Subject

if TYPE_CHECKING:
    from ..session import Session

_SIZES: Final = (7, 10)


def _listings(contract: Contract) -> Iterable[Subject]:
    for listing in Listing.all(contract):
        place = place_of(contract, listing.operation).child("x-pagination")
        yield Subject.at(place, listing.operation.id)


def _check_partition(session: Session, subject: Subject) -> Iterator[Outcome]:
    whole = session.population.walk(subject.operation)
    if whole.complaint:
        yield Broken(whole.complaint, (whole.pages[-1].exchange,))
        return
    if not whole.items:
        yield NotReached("the listing is empty")
        return
    listing = session.population.listings[subject.operation]
    wanted = [listing.key_of(item) for item in whole.items]
    if len({str(key) for key in wanted}) < len(wanted):
        yield Broken("no item may be listed twice", tuple(page.exchange for page in whole.pages))
    for size in _SIZES:
        walk = session.walk(listing, session.population.required(listing.operation), size=size)
        if [listing.key_of(item) for item in walk.items] == wanted:
            yield Held()
        else:
            exchanges = (whole.pages[0].exchange, *(page.exchange for page in walk.pages))
            yield Broken("pages of another size must list the same items", exchanges)


PAGES_PARTITION: Final = Rule(
    "pages-partition",
    "Pages of any size list every item once",
    _listings,
    _check_partition,
    calls=20,
)
