"""Sizes of pages: the largest, what is beyond it, the default, and the same page read twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, expression_target
from ...asking import ask, exchanges_of, keys_of, on_existing, settled
from ...listing import Listing, Walk
from ...rule import Broken, Held, Outcome, Rule, Subject
from .pages import fetched, listings

if TYPE_CHECKING:
    from ...session import Session

_SMALL: Final = 3
"""Items of a page that is small enough to be one of several."""


def _limited(contract: Contract) -> Iterable[Subject]:
    limited = {each.operation.id for each in Listing.all(contract) if each.max_size}
    return [subject for subject in listings(contract) if subject.operation in limited]


def _with_defaults(contract: Contract) -> Iterable[Subject]:
    found = {each.operation.id for each in Listing.all(contract) if not _required_inputs(each)}
    return [subject for subject in listings(contract) if subject.operation in found]


def _required_inputs(listing: Listing) -> set[str]:
    inputs = {expression_target(each) for each in listing.declared["inputs"].values()}
    return {each["name"] for each in listing.operation.parameters if each.get("required")} & inputs


def _begins(
    session: Session,
    listing: Listing,
    asked: int | None,
    size: int | None,
    inputs: dict[str, Any],
    begin: int = 0,
) -> Callable[[Walk], Outcome]:
    """Return a try whether a page has the items from one on: `size` of them, or any number if that is not known."""

    def attempt(whole: Walk) -> Outcome:
        page = fetched(session, listing, asked, inputs)
        if page.items is None:
            return Broken(
                "a page of an allowed size must be a success with a list of items", (page.exchange,)
            )
        keys = keys_of(listing, whole.items)
        length = len(page.items) if size is None else min(size, len(keys) - begin)
        got = keys_of(listing, page.items)
        if len(got) != length:
            message = "a page must have as many items as it may have"
            return Broken(message, (page.exchange,), f"{len(got)} instead of {length}")
        if got != keys[begin : begin + length]:
            message = (
                "a page without a size must begin at its number or offset"
                if begin
                else "the first page must begin with the first items"
            )
            return Broken(message, (*exchanges_of(whole.pages[:1]), page.exchange))
        return Held()

    return attempt


def _largest_first(most: int, whole: Walk) -> Outcome:
    """Look at the first page of the whole listing, which was asked for in pages of the largest size."""
    page, length = whole.pages[0], min(most, len(whole.items))
    if len(page.items or ()) == length:
        return Held()
    message = "a page must have as many items as it may have"
    return Broken(message, (page.exchange,), f"{len(page.items or ())} instead of {length}")


@on_existing
def _check_largest(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    most = listing.max_size or 0
    first = listing.first_page()
    yield settled(session, subject.operation, partial(_largest_first, most))
    clamped = listing.declared["max-size"]["beyond"] == "clamped"
    for size in (most + 1, most * 10):
        if clamped:
            yield settled(session, subject.operation, _begins(session, listing, size, most, first))
            continue
        page = fetched(session, listing, size, first)
        if 400 <= page.exchange.status < 500:
            yield Held()
        else:
            yield Broken("a page larger than the largest must be refused", (page.exchange,))


def _check_default(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    default = listing.default_size
    yield settled(session, subject.operation, _begins(session, listing, None, default, {}))
    if not listing.jumps:
        return
    # Each is left out by itself too: where all items fit on a page of the default size, its place shows nothing.
    yield settled(session, subject.operation, _begins(session, listing, _SMALL, _SMALL, {}))
    begin = _SMALL if listing.declared["kind"] == "offset" else default
    if begin and begin < len(session.population.walk(subject.operation).items):
        inside = listing.page_at(begin, begin)
        yield settled(session, subject.operation, _begins(session, listing, None, default, inside, begin))


def _check_same_twice(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]

    def attempt(whole: Walk) -> Outcome:
        size = min(max(len(whole.items) // 3, 1), listing.max_size or len(whole.items))
        walks = [ask(session, listing, {}, size=size, most=2) for _ in range(2)]
        for one, other in zip(walks[0].pages, walks[1].pages, strict=False):
            if one.items != other.items or one.total != other.total:
                message = "the same page must be the same when it is read again"
                return Broken(message, exchanges_of([one, other]))
        return Held()

    yield settled(session, subject.operation, attempt)


PAGE_LARGEST: Final = Rule(
    "page-largest",
    "The largest page is as large as declared, and a larger one as declared",
    _limited,
    _check_largest,
    calls=2,
)
PAGE_DEFAULT: Final = Rule(
    "page-default",
    "Without a number, the first page is listed, and without a size, the default one",
    _with_defaults,
    _check_default,
    calls=3,
)
PAGE_SAME_TWICE: Final = Rule(
    "page-same-twice", "A page read twice is the same", listings, _check_same_twice, calls=4
)
