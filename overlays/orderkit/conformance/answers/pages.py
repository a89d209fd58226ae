"""Pages of a listing, each by itself: its length, total, keys and order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from ...contract import Contract, JsonObject, expression_target
from .. import pointers
from ..answer import Answer, place_of
from ..listing import Listing
from ..numbers import number_of
from ..rule import AnswerRule, Broken, Held, Outcome, Subject
from ..sorting import SortKey, asked_order, listed_order, out_of_order
from ..values import has_optional

_WITHOUT_ORDER: Final = frozenset({"x-filter", "x-languages"})
"""Extensions of parameters that do not change the order."""
_Check = Callable[[Answer, Listing, list[Any]], str | None]
"""Returns what is wrong, an empty text if nothing is, or None if nothing can be said."""


@cache
def _listings(contract: Contract) -> dict[str, tuple[Listing, Subject]]:
    found = dict[str, tuple[Listing, Subject]]()
    for listing in Listing.all(contract):
        place = place_of(contract, listing.operation).child("x-pagination")
        found[listing.operation.id] = listing, Subject.at(place, listing.operation.id)
    return found


def _subjects(contract: Contract) -> list[Subject]:
    return [subject for _, subject in _listings(contract).values()]


def _echoing(contract: Contract) -> list[Subject]:
    return [subject for listing, subject in _listings(contract).values() if "echoed" in listing.declared]


def _applied(check: _Check) -> Callable[[Answer], Iterator[tuple[Subject, Outcome]]]:
    def apply(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
        found = _listings(answer.contract).get(answer.operation.id)
        if found is None or not answer.succeeded or answer.value is None:
            return
        listing, subject = found
        items = pointers.first_list(answer.value, expression_target(listing.declared["results"]))
        problem = None if items is None else check(answer, listing, items)
        if problem is not None:
            yield subject, Broken(problem) if problem else Held()

    return apply


def _size_problem(answer: Answer, listing: Listing, items: list[Any]) -> str | None:
    asked = _input(answer, listing.declared["inputs"]["size"])
    sizes = [size for size in (asked, listing.max_size) if size is not None]
    if not sizes:
        return None
    return "a page must not be longer than was asked for" if len(items) > min(sizes) else ""


def _total_problem(answer: Answer, listing: Listing, items: list[Any]) -> str | None:
    total = listing.declared.get("total")
    number = pointers.first(answer.value, expression_target(total)) if total else None
    if not isinstance(number, int) or isinstance(number, bool):
        return None
    return "the total must not be less than the items of a page" if number < len(items) else ""


def _key_problem(_: Answer, listing: Listing, items: list[Any]) -> str | None:
    keys = [key for key in map(listing.key_of, items) if isinstance(key, str | int)]
    if len(keys) < 2:
        return None
    return "no item may be twice on a page" if len(set(keys)) < len(keys) else ""


def _order_problem(answer: Answer, listing: Listing, items: list[Any]) -> str | None:
    keys = _order_of(answer, listing)
    if not keys or len(items) < 2:
        return None
    return "items must be in their order" if any(out_of_order(items, keys)) else ""


def _echo_problem(answer: Answer, listing: Listing, items: list[Any]) -> str | None:
    for name, expression in listing.declared.get("echoed", {}).items():
        shown = pointers.first(answer.value, expression_target(expression))
        if shown is None and not _shows_optional(answer):
            return None
        if not isinstance(shown, int) or isinstance(shown, bool):
            return f"the page must show its {name}"
        if shown not in _expected(answer, listing, name, shown):
            return f"the {name} that a page shows must be the one that was asked for, or the default"
        if name == "size" and len(items) > shown:
            return "a page must not be longer than the size that it shows"
    return "" if "echoed" in listing.declared else None


def _shows_optional(answer: Answer) -> bool:
    schema = answer.operation.responses.get(str(answer.response.status))
    return schema is not None and has_optional(answer.contract, answer.value, schema)


def _expected(answer: Answer, listing: Listing, name: str, shown: int) -> list[int]:
    """Return the numbers that a page may show; any where neither the request nor the spec gives one."""
    asked = _number(answer, listing.declared["inputs"][name])
    if asked is None:
        asked = listing.default_size if name == "size" else listing.declared.get("first", 0)
    if asked is None:
        return [shown]
    clamps = name == "size" and listing.declared.get("max-size", {}).get("beyond") == "clamped"
    return [asked, listing.max_size or asked] if clamps else [asked]


def _order_of(answer: Answer, listing: Listing) -> list[SortKey]:
    """Return the order that an answer must have; empty if a parameter without a declared effect may change it."""
    inputs = {expression_target(each) for each in listing.declared["inputs"].values()}
    for parameter in listing.operation.parameters:
        name, text = parameter["name"], answer.query.get(parameter["name"])
        if parameter["in"] != "query" or text is None or name in inputs:
            continue
        declared: JsonObject | None = answer.contract.resolve(parameter["schema"]).get("x-sort")
        if declared is not None and text:
            return asked_order(declared, text) or []
        if not parameter.keys() & _WITHOUT_ORDER:
            return []
    return listed_order(listing.declared)


def _input(answer: Answer, expression: str) -> int | None:
    """Return the number that a request gives for a parameter; None if it gives none above zero."""
    return _number(answer, expression) or None


def _number(answer: Answer, expression: str) -> int | None:
    target = expression_target(expression)
    if "#" in expression:
        # JSON may write 10 as 10.0 or 1e1.
        number = number_of(pointers.first(answer.sent, target))
        return (
            int(number)
            if number is not None and number >= 0 and number == number.to_integral_value()
            else None
        )
    text = answer.query.get(target, "")
    return int(text) if text.isascii() and text.isdigit() else None


PAGE_SIZE: Final = AnswerRule(
    "page-size", "A page is not longer than was asked for", _subjects, _applied(_size_problem)
)
PAGE_TOTAL: Final = AnswerRule(
    "page-total", "A total is not less than the items of a page", _subjects, _applied(_total_problem)
)
PAGE_KEYS: Final = AnswerRule("page-keys", "No item is twice on a page", _subjects, _applied(_key_problem))
PAGE_ORDER: Final = AnswerRule(
    "page-order", "The items of a page are in their order", _subjects, _applied(_order_problem)
)
PAGE_ECHOES: Final = AnswerRule(
    "page-echoes", "A page shows the place and size that it was asked for", _echoing, _applied(_echo_problem)
)
