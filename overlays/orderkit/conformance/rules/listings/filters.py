"""Single filters: each keeps exactly the items that pass its test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract
from ...asking import ask, compared, keys_of, known_items, settled
from ...filters import Filter, keeps
from ...listing import Listing, Walk
from ...probes import Kind, Probe, probes
from ...rule import Broken, Held, NotReached, Outcome, Rule, Subject

if TYPE_CHECKING:
    from ...session import Session

_MOST_BROKEN: Final = 2
"""After as many broken probes of a parameter the others would show the same."""


def _subjects(of: Callable[[Filter], bool]) -> Callable[[Contract], Iterable[Subject]]:
    def found(contract: Contract) -> Iterable[Subject]:
        for listing in Listing.all(contract):
            for each in Filter.all(contract, listing.operation):
                if each.members and of(each):
                    yield Subject.at(each.place, listing.operation.id, each.name)

    return found


def _check(kinds: frozenset[Kind]) -> Callable[[Session, Subject], Iterator[Outcome]]:
    def check(session: Session, subject: Subject) -> Iterator[Outcome]:
        listing = session.population.listings[subject.operation]
        tried = next(
            each for each in Filter.all(session.contract, listing.operation) if each.name == subject.name
        )
        whole = session.population.walk(subject.operation)
        known = known_items(session, listing, [tried], whole)
        wanted = [probe for probe in probes(tried, known, session.random) if probe.kind in kinds]
        if not wanted:
            yield NotReached("no item has a value to try the filter with")
        broken = 0
        for probe in wanted:
            outcome = _tried(session, listing, tried, probe)
            yield outcome
            broken += isinstance(outcome, Broken)
            if broken >= _MOST_BROKEN:
                return

    return check


def _tried(session: Session, listing: Listing, tried: Filter, probe: Probe) -> Outcome:
    question: dict[str, Any] = {tried.name: probe.value}
    filters = {each.name: each for each in Filter.all(session.contract, listing.operation)}

    def attempt(whole: Walk) -> Outcome:
        known = known_items(session, listing, [tried], whole)
        kept = [item.key for item in known if keeps(filters, item, question)]
        if _is_counted(listing, tried, len(kept)):
            return _first_page(session, listing, question, kept)
        walk = ask(session, listing, question)
        if probe.kind == Kind.UNKNOWN and tried.declared.get("unknown") == "refused":
            return _refused(walk)
        outcome = compared(walk, listing, known, filters, question, whole)
        if isinstance(outcome, Held) and probe.kind in (Kind.VALUE, Kind.BORDER) and len(kept) == len(known):
            return NotReached("every item passes the filter, so that it shows nothing")
        return outcome

    return settled(session, listing.operation.id, attempt)


def _is_counted(listing: Listing, tried: Filter, kept: int) -> bool:
    """Return whether the total of the first page says enough about a long list."""
    return "total" in listing.declared and not tried.object and kept > (listing.max_size or kept)


def _first_page(session: Session, listing: Listing, question: dict[str, Any], kept: list[str]) -> Outcome:
    walk = ask(session, listing, question, most=1)
    page = walk.pages[0]
    if walk.complaint:
        return Broken(walk.complaint, (page.exchange,))
    if page.total != len(kept):
        message = "the total must be the number of items that pass the filter"
        return Broken(message, (page.exchange,), f"{page.total} instead of {len(kept)}")
    if keys_of(listing, walk.items) != kept[: len(walk.items)]:
        return Broken("a filter must keep the items that pass, in their order", (page.exchange,))
    return Held()


def _refused(walk: Walk) -> Outcome:
    exchange = walk.pages[-1].exchange
    if 400 <= exchange.status < 500:
        return Held()
    return Broken("a value that no item can have must be refused", (exchange,))


FILTER_EXACT: Final = Rule(
    "filter-exact",
    "A filter keeps every item that passes its test, and no others",
    _subjects(lambda _: True),
    _check(frozenset({Kind.VALUE, Kind.BORDER})),
    calls=14,
)
FILTER_FORMS: Final = Rule(
    "filter-forms",
    "The same time in another zone or form is the same filter",
    _subjects(lambda each: each.unit not in (None, "day") and each.test != "is-set"),
    _check(frozenset({Kind.FORM})),
    calls=8,
)
FILTER_CASE: Final = Rule(
    "filter-case",
    "The case of letters counts in a filter as declared",
    _subjects(lambda each: "case" in each.declared),
    _check(frozenset({Kind.CASE})),
    calls=6,
)
FILTER_UNKNOWN: Final = Rule(
    "filter-unknown",
    "A filter by a value that no item has keeps nothing, or is refused if so declared",
    _subjects(lambda each: each.test in ("equals", "one-of")),
    _check(frozenset({Kind.UNKNOWN})),
    calls=3,
)
