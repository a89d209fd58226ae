"""Sorts of a listing, and the order that it has on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from ....contract import Contract
from ...asking import ask, exchanges_of, keys_of, settled
from ...listing import MOST_PAGES, Listing, Walk
from ...rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ...sorting import SortKey, SortParameter, listed_order, out_of_order
from .pages import listings, neighbours, page_with, same_items

if TYPE_CHECKING:
    from ...session import Session

_UNKNOWN: Final = "no_such_key"
_PAGES: Final = 4
_MOST_COMBINED: Final = 3


def _parameters(contract: Contract) -> Iterable[tuple[Listing, SortParameter]]:
    for listing in Listing.all(contract):
        for parameter in SortParameter.all(contract, listing.operation):
            yield listing, parameter


def _keys(contract: Contract) -> Iterable[Subject]:
    for listing, parameter in _parameters(contract):
        for key in parameter.keys:
            yield Subject.at(
                parameter.place.child("keys", key), listing.operation.id, f"{parameter.name}.{key}"
            )


def _with(*members: str) -> Callable[[Contract], Iterable[Subject]]:
    """Return the sort parameters that declare some members."""

    def found(contract: Contract) -> Iterable[Subject]:
        for listing, parameter in _parameters(contract):
            if all(parameter.place.has(member) for member in members):
                place = parameter.place.child(members[0]) if members else parameter.place
                yield Subject.at(place, listing.operation.id, parameter.name)

    return found


def _ordered(contract: Contract) -> Iterable[Subject]:
    ordered = {each.operation.id for each in Listing.all(contract) if "order" in each.declared}
    return [subject for subject in listings(contract) if subject.operation in ordered]


def _found(session: Session, subject: Subject) -> tuple[Listing, SortParameter]:
    listing = session.population.listings[subject.operation]
    name = subject.name.partition(".")[0]
    parameters = SortParameter.all(session.contract, listing.operation)
    return listing, next(each for each in parameters if each.name == name)


def _check_own_order(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing = session.population.listings[subject.operation]

    def attempt(whole: Walk) -> Outcome:
        return _misplaced(whole, listed_order(listing.declared)) or Held()

    yield settled(session, subject.operation, attempt)


def _misplaced(walk: Walk, keys: Sequence[SortKey]) -> Broken | None:
    index = next(out_of_order(walk.items, keys), None)
    if index is None:
        return None
    shown = exchanges_of([*neighbours(walk, index), page_with(walk, index - 1)])
    return Broken("items must stand in the declared order", shown, f"item {index + 1} comes too late")


def _check_key(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, parameter = _found(session, subject)
    key = subject.name.partition(".")[2]
    yield settled(session, subject.operation, _sorted(session, listing, parameter, key))
    if parameter.descending:
        value = f"{parameter.descending}{key}"
        # The first page shows the direction; whether all items are listed was seen the other way round.
        yield settled(session, subject.operation, _sorted(session, listing, parameter, value, most=1))


def _sorted(
    session: Session, listing: Listing, parameter: SortParameter, value: str, *, most: int = MOST_PAGES
) -> Callable[[Walk], Outcome]:
    keys = parameter.order(value)

    def attempt(whole: Walk) -> Outcome:
        if len({str(keys[0].value(item)) for item in whole.items}) < 2:
            return NotReached("all items have the same value, so that no sort shows")
        walk = ask(session, listing, {parameter.name: value}, most=most)
        shown = exchanges_of(walk.pages)
        if walk.complaint:
            return Broken(walk.complaint, shown[-1:])
        got, wanted = keys_of(listing, walk.items), keys_of(listing, whole.items)
        if most == MOST_PAGES and sorted(got) != sorted(wanted):
            return Broken("a sort must list every item once", shown, f"{len(got)} of {len(wanted)} items")
        return _misplaced(walk, keys) or _too_early(whole, walk, keys[0]) or Held()

    return attempt


def _too_early(whole: Walk, walk: Walk, key: SortKey) -> Broken | None:
    """Find out whether items without the member stand first though others are left."""
    listed = [key.value(item) is not None for item in walk.items]
    left = sum(key.value(item) is not None for item in whole.items) - sum(listed)
    if key.absent == "last" and left > 0 and not all(listed):
        return Broken("items without the member must stand last", exchanges_of(walk.pages))
    return None


def _check_several(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, parameter = _found(session, subject)
    whole = session.population.walk(subject.operation)
    keys = _by_ties(parameter, whole)
    pairs = [(one, other) for one in keys[:2] for other in keys if one != other]
    mark = parameter.descending
    for one, other in session.random.sample(pairs, min(len(pairs), _MOST_COMBINED)):
        first, second = session.random.choice([("", mark), (mark, ""), (mark, mark)])
        value = f"{first}{one}{parameter.separator}{second}{other}"
        yield settled(session, subject.operation, _sorted(session, listing, parameter, value, most=1))


def _by_ties(parameter: SortParameter, whole: Walk) -> list[str]:
    """Return the keys, those with the fewest values first."""

    def values(key: str) -> int:
        return len({str(parameter.order(key)[0].value(item)) for item in whole.items})

    return sorted(parameter.keys, key=values)


def _check_pages(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, parameter = _found(session, subject)
    whole = session.population.walk(subject.operation)
    keys = _by_ties(parameter, whole)
    absent = [key for key in keys if any(parameter.order(key)[0].value(item) is None for item in whole.items)]
    for key in dict.fromkeys([*keys[:1], *absent[:1]]):
        value = session.random.choice([key, f"{parameter.descending}{key}"])
        yield settled(session, subject.operation, _paged(session, listing, parameter, value))


def _paged(
    session: Session, listing: Listing, parameter: SortParameter, value: str
) -> Callable[[Walk], Outcome]:
    def attempt(whole: Walk) -> Outcome:
        question = {parameter.name: value}
        large = ask(session, listing, question)
        size = min(len(whole.items) // _PAGES + 1, listing.max_size or len(whole.items))
        small = ask(session, listing, question, size=size)
        for walk in (large, small):
            if walk.complaint:
                return Broken(walk.complaint, exchanges_of(walk.pages)[-1:])
        return same_items(listing, large, small) or _misplaced(small, parameter.order(value)) or Held()

    return attempt


def _alike(
    session: Session, listing: Listing, parameter: SortParameter, value: str, other: str
) -> Callable[[Walk], Outcome]:
    """Return a try whether two values of a sort list alike; an empty one is no sort."""

    def attempt(_: Walk) -> Outcome:
        walks = [
            ask(session, listing, {parameter.name: each} if each else {}, most=1) for each in (value, other)
        ]
        if walks[0].complaint:
            return Broken(walks[0].complaint, exchanges_of(walks[0].pages))
        if keys_of(listing, walks[0].items) != keys_of(listing, walks[1].items):
            shown = exchanges_of([*walks[0].pages, *walks[1].pages])
            return Broken("both sorts must list the same items in the same order", shown)
        return Held()

    return attempt


def _refused(session: Session, listing: Listing, parameter: SortParameter, value: str) -> Outcome:
    exchange = ask(session, listing, {parameter.name: value}, most=1).pages[-1].exchange
    if 400 <= exchange.status < 500:
        return Held()
    return Broken("the sort must be refused", (exchange,))


def _check_unknown(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, parameter = _found(session, subject)
    effect = parameter.declared["unknown"]
    if effect == "refused":
        yield _refused(session, listing, parameter, _UNKNOWN)
        return
    yield settled(session, subject.operation, _alike(session, listing, parameter, _UNKNOWN, ""))
    if effect == "ignored" and parameter.separator:
        key = parameter.keys[0]
        value = f"{key}{parameter.separator}{_UNKNOWN}"
        yield settled(session, subject.operation, _alike(session, listing, parameter, value, key))


def _check_repeated(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, parameter = _found(session, subject)
    key = session.random.choice(parameter.keys)
    value = f"{key}{parameter.separator}{parameter.descending}{key}"
    if parameter.declared["repeated"] == "refused":
        yield _refused(session, listing, parameter, value)
    else:
        yield settled(session, subject.operation, _alike(session, listing, parameter, value, key))


def _check_default(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, parameter = _found(session, subject)
    default = parameter.declared["default"]
    yield settled(session, subject.operation, _alike(session, listing, parameter, default, ""))


SORT_RULES: Final = (
    Rule("listing-order", "A listing has its declared order on all pages", _ordered, _check_own_order),
    Rule("sort-key", "A sort lists every item in the order of its key", _keys, _check_key, calls=4),
    Rule("sort-keys", "A second key orders ties of the first", _with("separator"), _check_several, calls=3),
    Rule("sort-pages", "Pages of a sort list every item once", _with(), _check_pages, calls=16),
    Rule("sort-unknown", "An unknown key does as declared", _with("unknown"), _check_unknown, calls=4),
    Rule("sort-repeated", "A repeated key does as declared", _with("repeated"), _check_repeated, calls=2),
    Rule("sort-default", "The default sort may be left out", _with("default"), _check_default, calls=2),
)
"""In the order in which they are tried."""
