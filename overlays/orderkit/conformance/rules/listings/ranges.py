"""Bounds of ranges, and filters by what no response shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract
from ...asking import ask, compared, exchanges_of, keys_of, known_items, settled
from ...combining import range_too_long
from ...filters import Filter, other_bound
from ...listing import Listing, Walk
from ...probes import written
from ...rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ...times import UNITS, later

if TYPE_CHECKING:
    from ...session import Session

_LOWER: Final = frozenset({"at-least", "after"})
_FAR: Final = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC))


def _subjects(of: Callable[[Filter, Mapping[str, Filter]], bool]) -> Callable[[Contract], Iterable[Subject]]:
    def found(contract: Contract) -> Iterable[Subject]:
        for listing in Listing.all(contract):
            filters = {each.name: each for each in Filter.all(contract, listing.operation)}
            for each in filters.values():
                if of(each, filters):
                    yield Subject.at(each.place, listing.operation.id, each.name)

    return found


def _found(session: Session, subject: Subject) -> tuple[Listing, dict[str, Filter]]:
    listing = session.population.listings[subject.operation]
    return listing, {each.name: each for each in Filter.all(session.contract, listing.operation)}


def _upper_of(lower: Filter, filters: Mapping[str, Filter]) -> Filter | None:
    """Return the other bound of the range that a filter begins; None if it begins none."""
    if lower.test not in _LOWER or not lower.members:
        return None
    return next(
        (
            each
            for each in filters.values()
            if each.members == lower.members
            and each.test not in _LOWER
            and each.test in ("at-most", "before")
        ),
        None,
    )


def _check_longest(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, filters = _found(session, subject)
    lower = filters[subject.name]
    upper = filters[other_bound(lower) or ""]
    times = _times(session, listing, lower)
    if not times:
        yield NotReached("no item has a time to begin a range with")
        return
    begin = times[len(times) // 3]
    end = later(begin.astimezone(lower.zone), lower.declared["range"]["longest"])
    question = _written(lower, upper, begin, end)
    yield settled(session, subject.operation, _exact(session, listing, filters, question))
    if lower.declared["range"]["beyond"] == "refused":
        longer = _written(lower, upper, begin, end + UNITS[lower.unit or "day"])
        page = ask(session, listing, longer, most=1).pages[0]
        if 400 <= page.exchange.status < 500:
            yield Held()
        else:
            yield Broken("a range longer than the longest must be refused", (page.exchange,))


def _times(session: Session, listing: Listing, tried: Filter) -> list[datetime]:
    whole = session.population.walk(listing.operation.id)
    known = known_items(session, listing, [tried], whole)
    return sorted(time for item in known for time in tried.values(item.view(tried)))


def _written(lower: Filter, upper: Filter, begin: datetime, end: datetime) -> dict[str, Any]:
    return {lower.name: written(lower, begin), upper.name: written(upper, end)}


def _exact(
    session: Session, listing: Listing, filters: Mapping[str, Filter], question: Mapping[str, Any]
) -> Callable[[Walk], Outcome]:
    def attempt(whole: Walk) -> Outcome:
        known = known_items(session, listing, [filters[name] for name in question], whole)
        return compared(ask(session, listing, question), listing, known, filters, question, whole)

    return attempt


def _check_bounds(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, filters = _found(session, subject)
    lower = filters[subject.name]
    upper = _upper_of(lower, filters)
    times = _times(session, listing, lower)
    if upper is None or not times:
        yield NotReached("no item has a time to bound a range with")
        return
    begin = times[len(times) // 4]
    ranges = [_written(lower, upper, begin, end) for end in times if end >= begin]
    possible = [each for each in ranges if not range_too_long(filters, each)]
    yield settled(session, subject.operation, _exact(session, listing, filters, possible[len(possible) // 2]))


def _check_reversed(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, filters = _found(session, subject)
    lower = filters[subject.name]
    upper = _upper_of(lower, filters)
    times = _times(session, listing, lower)
    if upper is None or len(times) < 2 or times[0] == times[-1]:
        yield NotReached("the items have no two times for a range")
        return
    end, begin = times[len(times) // 4], times[-1 - len(times) // 4]
    if begin == end:
        end, begin = times[0], times[-1]
    question = _written(lower, upper, begin + UNITS[lower.unit or "day"], end)
    page = ask(session, listing, question, most=1).pages[0]
    if page.items:
        yield Broken("a range that ends before it begins must keep nothing", (page.exchange,))
    elif page.items is None and not 400 <= page.exchange.status < 500:
        yield Broken("a range that ends before it begins must be answered", (page.exchange,))
    else:
        yield Held()


def _check_hidden_times(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, filters = _found(session, subject)
    tried = filters[subject.name]
    visible = [each for each in filters.values() if each.unit and each.members and not each.object]
    times = _times(session, listing, visible[0]) if visible else []
    chosen = [_FAR[0], *times[len(times) // 4 :: max(len(times) // 4, 1)][:2], _FAR[1]]
    values = [text for text in (written(tried, time) for time in chosen) if text]
    if tried.test not in _LOWER:
        values.reverse()
    yield settled(session, subject.operation, _nested(session, listing, tried, values))


def _nested(
    session: Session, listing: Listing, tried: Filter, values: list[str]
) -> Callable[[Walk], Outcome]:
    """Return a try whether each narrower bound keeps a part of what the one before it kept, and the last nothing."""

    def attempt(whole: Walk) -> Outcome:
        before, shown = set(keys_of(listing, whole.items)), whole.pages
        sizes = list[int]()
        for value in values:
            walk = ask(session, listing, {tried.name: value})
            if walk.complaint:
                return Broken(walk.complaint, exchanges_of(walk.pages)[-1:])
            kept = set(keys_of(listing, walk.items))
            if kept - before:
                message = "a narrower bound must keep a part of what a wider one keeps"
                return Broken(message, exchanges_of((*shown, *walk.pages)))
            before, shown = kept, walk.pages
            sizes.append(len(kept))
        if before:
            return Broken("a bound beyond all times must keep nothing", exchanges_of(shown))
        if len(set(sizes)) < 2:
            return NotReached("no bound keeps anything")
        return Held()

    return attempt


def _check_hidden_values(session: Session, subject: Subject) -> Iterator[Outcome]:
    listing, filters = _found(session, subject)
    tried = filters[subject.name]
    examples = [str(each) for each in tried.schema.get("examples", ()) if tried.accepts(each)]
    if not examples:
        yield NotReached("no value is known to try the filter with")
    for value in examples[:2]:
        for other in dict.fromkeys([value.swapcase(), value + value[-1:], value[:-1]]):
            if other != value and tried.accepts(other):
                yield settled(session, subject.operation, _kept_alike(session, listing, tried, value, other))


def _kept_alike(
    session: Session, listing: Listing, tried: Filter, value: str, other: str
) -> Callable[[Walk], Outcome]:
    """Return a try whether two values keep the same items if they are the same, and otherwise none in common."""
    same = tried.ignores_case and value.casefold() == other.casefold()

    def attempt(whole: Walk) -> Outcome:
        walks = [ask(session, listing, {tried.name: each}) for each in (value, other)]
        shown = exchanges_of([page for walk in walks for page in walk.pages])
        if walks[0].complaint or walks[1].complaint:
            return Broken(walks[0].complaint or walks[1].complaint, shown)
        one, two = (set(keys_of(listing, walk.items)) for walk in walks)
        if not one:
            return NotReached("no item has a value that is known")
        if (one | two) - set(keys_of(listing, whole.items)):
            return Broken("a filter must keep only items of the listing", shown)
        if same and one != two:
            return Broken("the case of letters must not count", shown)
        if not same and one & two:
            return Broken("different values must keep different items", shown)
        return Held()

    return attempt


RANGE_LONGEST: Final = Rule(
    "range-longest",
    "The longest range is allowed, and a longer one does as declared",
    _subjects(lambda each, _: each.test in _LOWER and "range" in each.declared),
    _check_longest,
    calls=5,
)
RANGE_BOUNDS: Final = Rule(
    "range-bounds",
    "A range between times of items keeps what lies on its bounds as declared",
    _subjects(lambda each, filters: _upper_of(each, filters) is not None),
    _check_bounds,
    calls=4,
)
RANGE_REVERSED: Final = Rule(
    "range-reversed",
    "A range that ends before it begins keeps nothing",
    _subjects(lambda each, filters: _upper_of(each, filters) is not None),
    _check_reversed,
    calls=1,
)
HIDDEN_TIMES: Final = Rule(
    "hidden-times",
    "A narrower bound of a time that is not shown keeps a part of what a wider one keeps",
    _subjects(lambda each, _: not each.members and each.unit is not None),
    _check_hidden_times,
    calls=12,
)
HIDDEN_VALUES: Final = Rule(
    "hidden-values",
    "Different values of a member that is not shown keep different items",
    _subjects(lambda each, _: not each.members and each.test == "equals" and each.unit is None),
    _check_hidden_values,
    calls=12,
)
