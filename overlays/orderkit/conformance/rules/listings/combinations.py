"""Several filters at once, and filters with pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ....contract import Contract
from ...asking import ask, compared, exchanges_of, known_items, settled, total_of
from ...combining import Combiner, Question
from ...filters import Filter, KnownItem, keeps
from ...listing import Listing, Walk
from ...probes import Kind, probes
from ...rule import Broken, Held, NotReached, Outcome, Rule, Subject
from .pages import listings, same_items, short_page

if TYPE_CHECKING:
    from ...session import Session

_MOST_COMBINED: Final = 10
_MOST_PAGED: Final = 8
_PAGES: Final = 2
_MOST_BROKEN: Final = 2


def _subjects(least: int) -> Callable[[Contract], Iterable[Subject]]:
    def found(contract: Contract) -> Iterable[Subject]:
        counts = {listing.operation.id: len(_visible(contract, listing)) for listing in Listing.all(contract)}
        return [subject for subject in listings(contract) if counts[subject.operation] >= least]

    return found


def _visible(contract: Contract, listing: Listing) -> list[Filter]:
    return [each for each in Filter.all(contract, listing.operation) if each.members]


def _check_combined(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    questions = _questions(session, listing, _MOST_COMBINED)
    if not questions:
        yield NotReached("no two filters keep other items together than each of them")
    broken = 0
    for question in questions:
        outcome = settled(session, subject.operation, _combined(session, listing, question))
        yield outcome
        broken += isinstance(outcome, Broken)
        if broken >= _MOST_BROKEN:
            return


def _questions(session: Session, listing: Listing, most: int) -> list[Question]:
    """Return questions of filters that the items answer, then of those that need objects."""
    visible = _visible(session.contract, listing)
    plain = [each for each in visible if not each.object]
    found = list[Question]()
    for filters in [plain] if len(plain) == len(visible) else [plain, visible]:
        known = known_items(session, listing, filters, session.population.walk(listing.operation.id))
        if known and len(filters) > 1:
            count = most if filters == plain or not plain else most // 4
            found += Combiner(filters, known, session.random).questions(count)
    return found


def _combined(session: Session, listing: Listing, question: Question) -> Callable[[Walk], Outcome]:
    visible = _visible(session.contract, listing)
    filters = {each.name: each for each in visible}

    def attempt(whole: Walk) -> Outcome:
        known = known_items(session, listing, [filters[name] for name in question], whole)
        return compared(ask(session, listing, question), listing, known, filters, question, whole)

    return attempt


def _check_paged(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]
    whole = session.population.walk(subject.operation)
    filters = _visible(session.contract, listing)
    plain = [each for each in filters if not each.object] or filters
    known = known_items(session, listing, plain, whole)
    # On the way along links any filter may be lost.
    most = _MOST_PAGED // 2 if listing.jumps else _MOST_PAGED
    questions = [*_paged_questions(session, filters, plain, known)][:most]
    if not questions:
        yield NotReached("no filter keeps enough items for several pages, and not all")
    for question in questions:
        yield settled(session, subject.operation, _paged(session, listing, question))


def _paged_questions(
    session: Session, filters: list[Filter], tried: list[Filter], known: list[KnownItem]
) -> Iterator[Question]:
    """Yield for each tried filter a question that keeps as few items as fill several pages."""
    named = {each.name: each for each in filters}
    fewest = dict[str, tuple[int, Question]]()
    for each in tried:
        for probe in probes(each, known, session.random):
            if probe.kind not in (Kind.VALUE, Kind.BORDER):
                continue
            question = {each.name: probe.value}
            count = sum(keeps(named, item, question) for item in known)
            if _PAGES <= count < fewest.get(each.name, (len(known), {}))[0]:
                fewest[each.name] = count, question
    chosen = [question for _, question in fewest.values()]
    session.random.shuffle(chosen)
    yield from chosen


def _paged(session: Session, listing: Listing, question: Question) -> Callable[[Walk], Outcome]:
    """Return a try whether pages of a question have what passes, each item once and in the listing's order."""
    filters = {each.name: each for each in _visible(session.contract, listing)}

    def attempt(whole: Walk) -> Outcome:
        wanted = _wanted(session, listing, filters, question, whole)
        if wanted.complaint:
            return Broken(wanted.complaint, exchanges_of(wanted.pages)[-1:])
        size = min(max(-(-len(wanted.items) // _PAGES), 1), listing.max_size or len(wanted.items))
        walk = ask(session, listing, question, size=size)
        if walk.complaint:
            return Broken(walk.complaint, exchanges_of(walk.pages)[-1:])
        return same_items(listing, wanted, walk) or short_page(walk, size) or total_of(walk) or Held()

    return attempt


def _wanted(
    session: Session, listing: Listing, filters: Mapping[str, Filter], question: Question, whole: Walk
) -> Walk:
    """Return the items that a question keeps: of the listing, or on large pages if objects are needed for that."""
    asked = [filters[name] for name in question]
    if any(each.object for each in asked):
        return ask(session, listing, question)
    known = known_items(session, listing, asked, whole)
    keys = {item.key for item in known if keeps(filters, item, question)}
    return Walk(
        tuple(
            replace(page, items=[item for item in page.items or () if str(listing.key_of(item)) in keys])
            for page in whole.pages
        )
    )


FILTERS_COMBINED: Final = Rule(
    "filters-combined",
    "Several filters keep what passes all of them",
    _subjects(2),
    _check_combined,
    calls=2 * _MOST_COMBINED,
)
FILTERED_PAGES: Final = Rule(
    "filtered-pages",
    "Pages of a filtered listing keep to the filter and list every item once",
    _subjects(1),
    _check_paged,
    calls=5 * _MOST_PAGED,
)
