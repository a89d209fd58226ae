"""Links of a page to the next one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import httpx

from ...contract import Contract, expression_target
from ..answer import Answer, place_of
from ..listing import Listing
from ..rule import AnswerRule, Broken, Held, Outcome, Subject
from ..sorting import asked_order

_ELSEWHERE: Final = "the link to the next page must lead to the same listing"
_OTHER_QUESTION: Final = "the link to the next page must keep the parameters of the request"


@cache
def _linking(contract: Contract) -> dict[str, tuple[Listing, Subject]]:
    """Return the listings whose pages link to the next one."""
    found = dict[str, tuple[Listing, Subject]]()
    for listing in Listing.all(contract):
        if "link" in listing.declared.get("next", {}):
            place = place_of(contract, listing.operation).child("x-pagination", "next")
            found[listing.operation.id] = listing, Subject.at(place, listing.operation.id)
    return found


def _subjects(contract: Contract) -> list[Subject]:
    return [subject for _, subject in _linking(contract).values()]


def _check(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    found = _linking(answer.contract).get(answer.operation.id)
    if found is None or not answer.succeeded:
        return
    listing, subject = found
    declared = listing.declared["next"]
    text = answer.header(expression_target(declared["link"]))
    link = httpx.Response(200, headers={"link": text}).links.get(declared["rel"]) if text else None
    if link is None:
        return
    try:
        target = urljoin(answer.request.url, link["url"])
        urlsplit(target)
    except ValueError:
        yield subject, Broken("a link must be a URL", got=link["url"])
        return
    if not _leads_to(answer, target):
        yield subject, Broken(_ELSEWHERE, got=target)
    elif lost := _lost(answer, listing, target):
        yield subject, Broken(_OTHER_QUESTION, got=lost)
    else:
        yield subject, Held()


def _leads_to(answer: Answer, target: str) -> bool:
    """Return whether a URL ends with the path of the operation: a proxy may have another host, and a path before it."""
    path = answer.operation.path
    for name, value in answer.path.items():
        path = path.replace(f"{{{name}}}", value)
    return unquote(urlsplit(target).path).endswith(path)


def _lost(answer: Answer, listing: Listing, target: str) -> str:
    """Return the parameter that a URL does not keep; empty if there is none."""
    kept = parse_qs(urlsplit(target).query, keep_blank_values=True)
    size = expression_target(listing.declared["inputs"]["size"])
    for parameter in listing.operation.parameters:
        name: str = parameter["name"]
        sent = answer.query.get(name, "")
        sort = answer.contract.resolve(parameter["schema"]).get("x-sort")
        # A sort by an unknown key may be left out, as everything that has no effect.
        counts = name == size or "x-filter" in parameter or (sort and asked_order(sort, sent) is not None)
        if sent and counts and kept.get(name, [""])[-1] != sent:
            return name
    return ""


PAGE_LINKS: Final = AnswerRule(
    "page-links",
    "A page links to the next one of the same listing, with the same parameters",
    _subjects,
    _check,
)
