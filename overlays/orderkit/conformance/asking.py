"""Questions to a listing, held against what is known of its items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from .filters import Filter, KnownItem, keeps
from .listing import MOST_PAGES, Listing, Page, Walk
from .rule import Broken, Held, NotReached, Outcome, Subject

if TYPE_CHECKING:
    from .calls import Exchange
    from .session import Session

Check = Callable[["Session", Subject], Iterator[Outcome]]

_MOST_READ: Final = 24
"""Objects that are read one by one, where the listing has their ids only."""
_MOST_SHOWN: Final = 3


def settled(session: Session, operation: str, attempt: Callable[[Walk], Outcome]) -> Outcome:
    """Try something with the unfiltered listing; what breaks is tried again with the listing as it is then.

    A listing may change while it is read, so only what breaks twice counts.
    """
    whole = session.population.walk(operation)
    if whole.complaint or not whole.items:
        return NotReached("the listing cannot be read" if whole.complaint else "the listing is empty")
    outcome = attempt(whole)
    return attempt(session.population.again(operation)) if isinstance(outcome, Broken) else outcome


def on_existing(check: Check) -> Check:
    """Let a rule not be reached for a listing that belongs to an object, while none exists."""

    def checked(session: Session, subject: Subject) -> Iterator[Outcome]:
        if session.population.walk(subject.operation).pages:
            yield from check(session, subject)
        else:
            yield NotReached("no object exists that the listing belongs to")

    return checked


def known_items(
    session: Session, listing: Listing, filters: Sequence[Filter], whole: Walk
) -> list[KnownItem]:
    """Return the items of a listing with all that the filters compare; a sample where objects must be read for it."""
    read_by = sorted({each.object for each in filters} - {""})
    items, most = whole.items, _most_read(session, listing)
    if read_by and len(items) > most:
        step = len(items) / most
        items = [items[int(index * step)] for index in range(most)]
    known = [
        KnownItem(
            str(listing.key_of(item)),
            {
                "": item,
                **{each: session.population.object_of(listing, item, each) for each in read_by},
            },
        )
        for item in items
    ]
    return [each for each in known if None not in each.views.values()]


def _most_read(session: Session, listing: Listing) -> int:
    """Return how many objects are read one by one: fewer where most filters need none of them."""
    shown = [each for each in Filter.all(session.contract, listing.operation) if each.members]
    return _MOST_READ if 2 * sum(bool(each.object) for each in shown) >= len(shown) else _MOST_READ // 2


def ask(
    session: Session,
    listing: Listing,
    question: Mapping[str, Any],
    *,
    size: int | None = None,
    most: int = MOST_PAGES,
) -> Walk:
    """Walk a listing with a question, in pages of the largest size if no other is given."""
    required = session.population.required(listing.operation)
    return session.walk(listing, {**required, **question}, size=size or listing.max_size, most=most)


def keys_of(listing: Listing, items: Sequence[Any]) -> list[str]:
    """Return the identities of items, as texts."""
    return [str(listing.key_of(item)) for item in items]


def compared(
    walk: Walk,
    listing: Listing,
    known: Sequence[KnownItem],
    filters: Mapping[str, Filter],
    question: Mapping[str, Any],
    whole: Walk,
) -> Outcome:
    """Hold a filtered walk against the items that are known: none may be missing, and none may be too many."""
    exchanges = exchanges_of(walk.pages)
    if walk.complaint:
        return Broken(walk.complaint, exchanges[-1:])
    got = set(keys_of(listing, walk.items))
    wanted = {item.key for item in known if keeps(filters, item, question)}
    missing = sorted(wanted - got)
    if missing:
        return Broken("a filter must keep every item that passes", exchanges, f"left out: {_shown(missing)}")
    everything = set(keys_of(listing, whole.items))
    strangers = sorted(got & {item.key for item in known} - wanted | got - everything)
    if strangers:
        message = "a filter must keep only items that pass"
        return Broken(message, exchanges, f"kept too: {_shown(strangers)}")
    return total_of(walk) or Held()


def total_of(walk: Walk) -> Broken | None:
    """Compare the totals of a walk with the number of its items."""
    count = len(walk.items)
    for page in walk.pages:
        if page.total is not None and page.total != count:
            message = "the total of each page must be the number of items of all pages"
            return Broken(message, exchanges_of(walk.pages), f"{page.total} for {count} items")
    return None


def exchanges_of(pages: Sequence[Page]) -> tuple[Exchange, ...]:
    """Return the exchanges of pages, each once."""
    return tuple({page.exchange.number: page.exchange for page in pages}.values())


def _shown(keys: Sequence[str]) -> str:
    more = f" and {len(keys) - _MOST_SHOWN} more" if len(keys) > _MOST_SHOWN else ""
    return ", ".join(keys[:_MOST_SHOWN]) + more
