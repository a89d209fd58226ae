"""Filters of a request against the items of its response."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from ...contract import Contract, expression_target
from .. import pointers
from ..answer import Answer
from ..filters import Filter
from ..listing import Listing
from ..rule import AnswerRule, Broken, Held, Outcome, Subject
from ..times import read_time

_TRUTH: Final = (True, False, "true", "false")


@cache
def _filters(contract: Contract) -> dict[str, tuple[Listing, list[tuple[Filter, Subject]]]]:
    """Return the filters of each listing whose items have the members that are compared."""
    return {
        listing.operation.id: (
            listing,
            [
                (each, Subject.at(each.place, listing.operation.id, each.name))
                for each in Filter.all(contract, listing.operation)
                if each.members and not each.object
            ],
        )
        for listing in Listing.all(contract)
    }


def _subjects(contract: Contract) -> list[Subject]:
    return [subject for _, filters in _filters(contract).values() for _, subject in filters]


def _check(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    found = _filters(answer.contract).get(answer.operation.id)
    if found is None or not answer.succeeded or answer.value is None:
        return
    listing, filters = found
    items = pointers.first_list(answer.value, expression_target(listing.declared["results"]))
    for each, subject in filters if items else ():
        value = _value(answer, each)
        if value is None:
            continue
        wrong = [item for item in items or () if not each.keeps(item, value)]
        if wrong:
            got = f"{each.values(wrong[0])} for {value}"
            yield subject, Broken(f"an item must pass the filter {each.name}", got=got)
        else:
            yield subject, Held()


def _value(answer: Answer, filter_: Filter) -> Any:
    """Return the value that a request gives for a filter; None if it gives none that can be compared."""
    value: Any = answer.query.get(filter_.name)
    if value is None:
        value = pointers.first(answer.sent, f"/{filter_.name}")
    if value in (None, "", []):
        return None
    if filter_.test == "is-set":
        return value if value in _TRUTH else None
    return None if filter_.unit and read_time(value, filter_.zone) is None else value


FILTER_SOUND: Final = AnswerRule(
    "filter-sound", "Each item of a page passes the filters of its request", _subjects, _check
)
