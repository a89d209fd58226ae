"""Rules of pages, on right and wrong servers."""

from __future__ import annotations

from collections import Counter
from typing import Any

import httpx
import pytest
from listing_servers import ChangeQuestion, ChangeResponse, Question, broken, run_rules
from orderkit.conformance import Status
from orderkit.mock import MockSettings
from orderkit.testing.session import MockSession

RULES = (
    "pages-partition",
    "pages-total",
    "pages-direct",
    "pages-beyond",
    "page-largest",
    "page-default",
    "page-same-twice",
)


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud", "noventiq", "epages"])
def test_the_pages_of_the_mock_hold(listed: MockSession, provider: str) -> None:
    finished = run_rules(listed, provider, *RULES)
    assert broken(finished) == []
    assert not [verdict for verdict in finished.verdicts if verdict.status is Status.NOT_REACHED]


def _clamped(question: Question) -> None:
    if int(question.get("page_size", 1)) > 200:
        question["page_size"] = "200"


def _last_again(question: Question) -> None:
    if int(question["page"]) * int(question["size"]) >= 60:
        question["page"] = "0"


def _longer_default(question: Question) -> None:
    question.setdefault("resultsPerPage", "20")


def _second_page_by_default(question: Question) -> None:
    if "resultsPerPage" in question:
        question.setdefault("page", "2")


def _first_page_without_a_size(question: Question) -> None:
    if "resultsPerPage" not in question:
        question["page"] = "1"


def _last_ids_by_default(question: dict[str, Any]) -> None:
    if "limit" in question:
        question.setdefault("offset", 40)


def _offset_needs_a_limit(question: dict[str, Any]) -> None:
    if "limit" not in question:
        question.pop("offset", None)


def _offset_in_pages(question: dict[str, Any]) -> None:
    if question.get("offset", 0) % 7:
        question["offset"] += 1


@pytest.mark.parametrize(
    ("provider", "rule", "change", "message"),
    [
        ("sendcloud", "page-largest", _clamped, "a page larger than the largest must be refused"),
        (
            "nocnoc_store",
            "pages-partition",
            _last_again,
            "a page must not have only items of the pages before it",
        ),
        ("epages", "page-default", _longer_default, "a page must have as many items as it may have"),
        ("epages", "page-default", _second_page_by_default, "the first page must begin with the first items"),
        (
            "epages",
            "page-default",
            _first_page_without_a_size,
            "a page without a size must begin at its number or offset",
        ),
        ("noventiq", "page-default", _last_ids_by_default, "the first page must begin with the first items"),
        (
            "noventiq",
            "page-default",
            _offset_needs_a_limit,
            "a page without a size must begin at its number or offset",
        ),
        (
            "noventiq",
            "pages-direct",
            _offset_in_pages,
            "a page asked for directly must have the items that are its own",
        ),
    ],
)
def test_a_wrong_page_is_found(
    listed: MockSession, provider: str, rule: str, change: ChangeQuestion, message: str
) -> None:
    assert message in broken(run_rules(listed, provider, rule, question=change))


def _loses_the_last(request: httpx.Request, value: Any, _: object) -> None:
    if "page=1&" in str(request.url) and "orders" in value:
        del value["orders"][-1:]


def _counts_the_page(_: object, value: Any, __: object) -> None:
    if "results" in value:
        value["results"] = len(value["items"])


def _one_too_many(_: object, value: Any, __: object) -> None:
    if "count_all" in value:
        value["count_all"] += 1


def _no_second_page(_: object, __: object, headers: httpx.Headers) -> None:
    headers.pop("link", None)


def _in_turn(request: httpx.Request, value: Any, _: object) -> None:
    if "size=10" in str(request.url):
        value.get("orders", []).reverse()


@pytest.mark.parametrize(
    ("provider", "rule", "change", "message"),
    [
        ("nocnoc_store", "pages-partition", _loses_the_last, "pages of any size must list the same items"),
        ("epages", "pages-total", _counts_the_page, "the total of each page must be the number of items of all pages"),
        ("noventiq", "pages-total", _one_too_many, "the total of each page must be the number of items of all pages"),
        ("sendcloud", "pages-partition", _no_second_page, "pages of any size must list the same items"),
        (
            "nocnoc_store",
            "pages-partition",
            _in_turn,
            "pages of any size must list the items in the same order",
        ),
    ],
)  # fmt: skip
def test_wrong_items_of_a_page_are_found(
    listed: MockSession, provider: str, rule: str, change: ChangeResponse, message: str
) -> None:
    assert message in broken(run_rules(listed, provider, rule, response=change))


def test_a_listing_that_changed_once_while_it_was_read_is_read_again(listed: MockSession) -> None:
    changes = iter([True])

    def lost_once(request: httpx.Request, value: Any, _: object) -> None:
        if "page=1&size=1&" in f"{request.url}&" and next(changes, False):
            value["orders"] = []

    assert broken(run_rules(listed, "nocnoc_store", "pages-partition", response=lost_once)) == []


def test_a_link_to_a_page_without_items_is_found(listed: MockSession) -> None:
    def links_on(request: httpx.Request, value: Any, headers: httpx.Headers) -> None:
        if value.get("data") and 'rel="next"' not in headers.get("link", ""):
            headers["link"] = f'<{request.url.copy_with(query=b"order_id=none")}>; rel="next"'

    messages = broken(run_rules(listed, "sendcloud", "pages-partition", response=links_on))
    assert "the last page with items must have no link to a next one" in messages


def test_a_page_that_is_another_when_it_is_read_again_is_found(listed: MockSession) -> None:
    counts = Counter[bytes]()

    def loses_every_other_time(request: httpx.Request, value: Any, _: object) -> None:
        counts[request.content] += 1
        if b'"offset":16' in request.content and counts[request.content] % 2:
            value["ids"] = value["ids"][1:]

    messages = broken(run_rules(listed, "noventiq", "page-same-twice", response=loses_every_other_time))
    assert "the same page must be the same when it is read again" in messages


def test_without_orders_nothing_is_reached() -> None:
    with MockSession(MockSettings(orders=0)) as empty:
        finished = run_rules(empty, "epages", *RULES, "empty-inputs", "input-forms")
    documents = [each for each in finished.verdicts if each.subject and "Documents" in each.subject.operation]
    assert {verdict.status for verdict in documents} == {Status.NOT_REACHED}
    assert broken(finished) == []
