"""Pages of a listing against the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract
from ...answer import place_of
from ...asking import ask, exchanges_of, keys_of, settled, total_of
from ...listing import Listing, Page, Walk
from ...rule import Broken, Held, NotReached, Outcome, Rule, Subject

if TYPE_CHECKING:
    from ...session import Session

_PAGES: Final = 6
"""About as many pages show every border: the first, one inside and the last."""
_UNEVEN_PAGES: Final = 4
_SMALL_PAGES: Final = 3


def listings(contract: Contract) -> Iterable[Subject]:
    """Find the listings of a contract."""
    for listing in Listing.all(contract):
        place = place_of(contract, listing.operation).child("x-pagination")
        yield Subject.at(place, listing.operation.id)


def jumping_listings(contract: Contract) -> Iterable[Subject]:
    """Find the listings whose pages can be asked for by number or offset."""
    jumping = {listing.operation.id for listing in Listing.all(contract) if listing.jumps}
    return [subject for subject in listings(contract) if subject.operation in jumping]


def _check_partition(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    whole = session.population.walk(subject.operation)
    if whole.complaint:
        yield Broken(whole.complaint, (whole.pages[-1].exchange,))
        return
    for choose in (_dividing_size, _uneven_size):
        yield settled(session, subject.operation, _partition(session, listing, choose))
    # Where pages can be asked for directly, small ones are seen that way.
    for size in () if listing.jumps else (1, 3):
        yield settled(session, subject.operation, _beginning(session, listing, size))


def _beginning(session: Session, listing: Listing, size: int) -> Callable[[Walk], Outcome]:
    """Return a try of the first small pages."""

    def attempt(whole: Walk) -> Outcome:
        walk = ask(session, listing, {}, size=size, most=_SMALL_PAGES)
        wanted = Walk((replace(whole.pages[0], items=whole.items[: size * _SMALL_PAGES]),))
        if walk.complaint:
            return Broken(walk.complaint, exchanges_of(walk.pages)[-1:])
        return same_items(listing, wanted, walk) or Held()

    return attempt


def _partition(
    session: Session, listing: Listing, choose: Callable[[int, int], int]
) -> Callable[[Walk], Outcome]:
    def attempt(whole: Walk) -> Outcome:
        size = choose(len(whole.items), listing.max_size or len(whole.items))
        wanted = keys_of(listing, whole.items)
        if len(set(wanted)) < len(wanted):
            return Broken("no item may be listed twice", exchanges_of(whole.pages))
        walk = ask(session, listing, {}, size=size)
        if walk.complaint:
            return Broken(walk.complaint, exchanges_of(walk.pages)[-1:])
        problem = same_items(listing, whole, walk) or short_page(walk, size)
        return problem or _needless_page(listing, walk) or Held()

    return attempt


def _needless_page(listing: Listing, walk: Walk) -> Broken | None:
    """Find out whether a link leads to a page without items."""
    if listing.jumps or len(walk.pages) < 2 or walk.pages[-1].items:
        return None
    return Broken("the last page with items must have no link to a next one", exchanges_of(walk.pages[-2:]))


def same_items(listing: Listing, whole: Walk, walk: Walk) -> Broken | None:
    """Compare the items of a walk with those of another, in their order."""
    wanted, got = keys_of(listing, whole.items), keys_of(listing, walk.items)
    if got == wanted:
        return None
    index = next(
        (index for index, (one, other) in enumerate(zip(wanted, got, strict=False)) if one != other),
        min(len(wanted), len(got)),
    )
    shown = exchanges_of([page_with(whole, index), *neighbours(walk, index)])
    message = (
        "pages of any size must list the same items"
        if sorted(got) != sorted(wanted)
        else "pages of any size must list the items in the same order"
    )
    return Broken(message, shown, f"item {index + 1} of {len(wanted)} differs")


def short_page(walk: Walk, size: int) -> Broken | None:
    """Find a page before the last one that is not full."""
    for page in walk.pages[:-1]:
        if len(page.items or ()) < size and _has_items_after(walk, page):
            message = "a page before the last must have as many items as were asked for"
            return Broken(message, (page.exchange,), f"{len(page.items or ())} instead of {size}")
    return None


def _has_items_after(walk: Walk, page: Page) -> bool:
    index = walk.pages.index(page)
    return any(each.items for each in walk.pages[index + 1 :])


def page_with(walk: Walk, index: int) -> Page:
    """Return the page that has an item by its number in the walk; the last page if none has."""
    count = 0
    for page in walk.pages:
        count += len(page.items or ())
        if index < count:
            return page
    return walk.pages[-1]


def neighbours(walk: Walk, index: int) -> list[Page]:
    """Return the page with an item, and the page before it."""
    position = walk.pages.index(page_with(walk, index))
    return list(walk.pages[max(position - 1, 0) : position + 1])


def _dividing_size(count: int, most: int) -> int:
    """Return a size whose last page is full."""
    sizes = [size for size in range(1, min(count, most) + 1) if count % size == 0]
    return min(sizes, key=lambda size: abs(count // size - _PAGES))


def _uneven_size(count: int, most: int) -> int:
    """Return a size whose last page is not full, if there is one."""
    size = min(count // _UNEVEN_PAGES + 1, most)
    return next((each for each in range(size, min(count, most + 1)) if count % each), size)


def _check_totals(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]

    def attempt(whole: Walk) -> Outcome:
        walk = ask(
            session,
            listing,
            {},
            size=_uneven_size(len(whole.items), listing.max_size or len(whole.items)),
            most=2,
        )
        for page in (*whole.pages, *walk.pages):
            if page.total != len(whole.items):
                message = "the total of each page must be the number of items of all pages"
                shown = exchanges_of((*whole.pages, page))
                got = f"{page.total} for {len(whole.items)} items"
                return Broken(message, shown, got)
        return total_of(whole) or Held()

    yield settled(session, subject.operation, attempt)


def _check_jumps(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    count = len(session.population.walk(subject.operation).items)
    middle = session.random.randrange(count) if count else 0
    wanted = [(1, 0), (1, middle), (1, count - 1), (2, 2), (3, middle), (7, middle), (7, count - 1)]
    by_page = listing.declared["kind"] == "page"
    begins = [(index // size * size if by_page else index, size) for size, index in wanted if index < count]
    for begin, size in dict.fromkeys(begins):
        if begin or size < count:
            yield settled(session, subject.operation, _jump(session, listing, begin, size))


def _jump(session: Session, listing: Listing, begin: int, size: int) -> Callable[[Walk], Outcome]:
    def attempt(whole: Walk) -> Outcome:
        wanted = keys_of(listing, whole.items)[begin : begin + size]
        page = fetched(session, listing, size, listing.page_at(begin, size))
        if not wanted:
            return NotReached("the listing is too short")
        if page.items is None or keys_of(listing, page.items) != wanted:
            shown = exchanges_of([page_with(whole, begin), page])
            return Broken("a page asked for directly must have the items that are its own", shown)
        return Held()

    return attempt


def fetched(
    session: Session,
    listing: Listing,
    size: int | None,
    inputs: dict[str, Any],
    question: Mapping[str, Any] | None = None,
) -> Page:
    """Fetch one page of the listing, unfiltered unless a question is given."""
    required = session.population.required(listing.operation)
    return listing.page(session.send(listing.call({**required, **(question or {})}, size=size, **inputs)))


def _check_beyond(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    for pages in (1, 1_000):
        yield settled(session, subject.operation, _beyond(session, listing, pages))


def _beyond(session: Session, listing: Listing, pages: int) -> Callable[[Walk], Outcome]:
    def attempt(whole: Walk) -> Outcome:
        size = _dividing_size(len(whole.items), listing.max_size or len(whole.items))
        begin = len(whole.items) + (pages - 1) * size
        page = fetched(session, listing, size, listing.page_at(begin, size))
        if page.items:
            return Broken("a page beyond the last must have no items", (page.exchange,))
        if page.items is None and "empty-page" in listing.declared["stop"]:
            return Broken("a page beyond the last must be a success without items", (page.exchange,))
        if page.total not in (None, len(whole.items)):
            return Broken(
                "the total must be the same beyond the last page", (page.exchange,), f"{page.total}"
            )
        return Held()

    return attempt


PAGES_PARTITION: Final = Rule(
    "pages-partition", "Pages of any size list every item once", listings, _check_partition, calls=28
)
PAGES_TOTAL: Final = Rule(
    "pages-total",
    "Each page has the number of all items",
    lambda contract: [
        each for each in listings(contract) if "total" in contract.declared(each.operation, "x-pagination")
    ],
    _check_totals,
    calls=2,
)
PAGES_DIRECT: Final = Rule(
    "pages-direct",
    "A page asked for by its number or offset has the items that are its own",
    jumping_listings,
    _check_jumps,
    calls=7,
)
PAGES_BEYOND: Final = Rule(
    "pages-beyond", "Beyond the last page there are no items", jumping_listings, _check_beyond, calls=2
)
