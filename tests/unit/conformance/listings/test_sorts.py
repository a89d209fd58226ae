"""Rules of sorts, on right and wrong servers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from listing_servers import ChangeQuestion, Question, broken, run_rules
from orderkit.conformance import Status
from orderkit.mock import MockSettings
from orderkit.testing.session import MockSession

RULES = (
    "listing-order",
    "sort-key",
    "sort-keys",
    "sort-pages",
    "sort-unknown",
    "sort-repeated",
    "sort-default",
)


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud", "noventiq", "epages"])
def test_the_sorts_of_the_mock_hold(listed: MockSession, provider: str) -> None:
    finished = run_rules(listed, provider, *RULES)
    assert broken(finished) == []
    assert {verdict.status for verdict in finished.verdicts if verdict.subject} == {Status.HELD}


def _always_ascending(question: Question) -> None:
    if "sort" in question:
        question["sort"] = question["sort"].replace("-", "")


def _first_key_only(question: Question) -> None:
    if "sort" in question:
        question["sort"] = question["sort"].partition(",")[0]


def _updates_are_creations(question: Question) -> None:
    if "sort" in question:
        question["sort"] = question["sort"].replace("order_updated_at", "order_created_at")


def _last_key_wins(question: Question) -> None:
    if question.get("sort", "").count(",") == 1:
        first, second = question["sort"].split(",")
        if first == second.removeprefix("-"):
            question["sort"] = second


def _ids_unless_known(question: Question) -> None:
    if question.get("sort") == "no_such_key":
        question["sort"] = "pk"


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("sort-key", _always_ascending),
        ("sort-keys", _first_key_only),
        ("sort-key", _updates_are_creations),
        ("sort-repeated", _last_key_wins),
        ("sort-unknown", _ids_unless_known),
        ("sort-default", _always_ascending),
    ],
)
def test_a_wrong_sort_is_found(listed: MockSession, rule: str, change: ChangeQuestion) -> None:
    assert broken(run_rules(listed, "sendcloud", rule, question=change))


def _swaps_the_ends_of_pages(_: object, value: Any, __: object) -> None:
    items = value.get("data", [])
    if items:
        items[0], items[-1] = items[-1], items[0]


def _leaves_out_without_update(request: httpx.Request, value: Any, _: object) -> None:
    if "sort=order_updated_at" in str(request.url):
        value["data"] = [item for item in value["data"] if "order_updated_at" in item["order_details"]]


@pytest.mark.parametrize(
    ("rule", "change", "message"),
    [
        ("listing-order", _swaps_the_ends_of_pages, "items must stand in the declared order"),
        ("sort-key", _leaves_out_without_update, "a sort must list every item once"),
    ],
)
def test_a_wrong_order_is_found(listed: MockSession, rule: str, change: Any, message: str) -> None:
    assert message in broken(run_rules(listed, "sendcloud", rule, response=change))


@pytest.mark.parametrize(("provider", "rule"), [("sendcloud", "sort-pages"), ("epages", "filter-exact")])
def test_members_that_a_server_never_shows_are_no_failure(provider: str, rule: str) -> None:
    settings = MockSettings(orders=60, only_required=True, clock=datetime(2026, 11, 30, 12, tzinfo=UTC))
    with MockSession(settings) as short:
        assert broken(run_rules(short, provider, rule)) == []
