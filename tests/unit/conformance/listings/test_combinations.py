"""Rules of several filters and of filters with pages, on right and wrong servers."""

from __future__ import annotations

import re

import httpx
import pytest
from listing_servers import ChangeQuestion, Question, broken, run_rules
from orderkit.conformance import Status
from orderkit.testing.session import MockSession


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud", "noventiq", "epages"])
def test_combined_filters_of_the_mock_hold(listed: MockSession, provider: str) -> None:
    finished = run_rules(listed, provider, "filters-combined", "filtered-pages")
    assert broken(finished) == []
    assert {verdict.status for verdict in finished.verdicts if verdict.subject} == {Status.HELD}


def _day_ignored_with_a_status(question: Question) -> None:
    if "statuses" in question:
        question.pop("date_from", None)


def _id_goes_first(question: Question) -> None:
    if "order_id" in question:
        question.pop("statuses", None)


def _currency_ignored_with_a_flag(question: Question) -> None:
    if "viewedOn" in question:
        question.pop("currency", None)


def _status_ignored_with_an_id(question: Question) -> None:
    if "external_id" in question:
        question.pop("status", None)


@pytest.mark.parametrize(
    ("provider", "change"),
    [
        ("nocnoc_store", _day_ignored_with_a_status),
        ("nocnoc_store", _id_goes_first),
        ("epages", _currency_ignored_with_a_flag),
        ("noventiq", _status_ignored_with_an_id),
    ],
)
def test_a_filter_that_another_one_drops_is_found(
    listed: MockSession, provider: str, change: ChangeQuestion
) -> None:
    messages = broken(run_rules(listed, provider, "filters-combined", question=change))
    assert "a filter must keep only items that pass" in messages


@pytest.mark.parametrize("name", ["status", "order_created_at_min", "integration"])
def test_a_next_link_that_forgets_a_filter_is_found(listed: MockSession, name: str) -> None:
    def forgets(_: object, __: object, headers: httpx.Headers) -> None:
        if "link" in headers:
            headers["link"] = re.sub(rf"([?&]){name}=[^&>]*&?", r"\1", headers["link"])

    assert broken(run_rules(listed, "sendcloud", "filtered-pages", response=forgets))


def test_a_filter_that_looks_at_one_page_only_is_found(listed: MockSession) -> None:
    def drops_from_the_page(question: Question) -> None:
        if "statuses" in question and int(question["size"]) < 50:
            question["size"] = str(int(question["size"]) - 1)

    assert broken(run_rules(listed, "nocnoc_store", "filtered-pages", question=drops_from_the_page))
