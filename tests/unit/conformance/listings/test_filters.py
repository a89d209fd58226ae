"""Rules of single filters, on right and wrong servers."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from listing_servers import ChangeQuestion, Question, broken, run_rules
from orderkit.conformance import Status
from orderkit.testing.session import MockSession

RULES = ("filter-exact", "filter-forms", "filter-case", "filter-unknown")


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud", "noventiq", "epages"])
def test_the_filters_of_the_mock_hold(listed: MockSession, provider: str) -> None:
    finished = run_rules(listed, provider, *RULES)
    assert broken(finished) == []
    exact = [verdict for verdict in finished.verdicts if verdict.rule.id == "filter-exact"]
    assert {verdict.status for verdict in exact} == {Status.HELD}


def _day_earlier(question: Question) -> None:
    if "date_to" in question:
        question["date_to"] = str(date.fromisoformat(question["date_to"]) - timedelta(days=1))


def _first_status_only(question: Question) -> None:
    if "statuses" in question:
        question["statuses"] = question["statuses"].partition(",")[0]


def _without_offset(question: Question) -> None:
    if "create_date_from" in question:
        question["create_date_from"] = f"{question['create_date_from'][:19]}+00:00"


def _upper_case(question: Question) -> None:
    if "order_id" in question:
        question["order_id"] = question["order_id"].upper()


def _true_only(question: Question) -> None:
    if question.get("paidOn") == "false":
        del question["paidOn"]


def _ignored(question: Question) -> None:
    question.pop("status", None)


def _short_id(question: Question) -> None:
    if "order_id" in question:
        question["order_id"] = question["order_id"][:7]


def _without_empty(question: Question) -> None:
    if question.get("external_id") == "":
        question.pop("external_id")


@pytest.mark.parametrize(
    ("provider", "rule", "change", "message"),
    [
        ("nocnoc_store", "filter-exact", _day_earlier, "a filter must keep every item that passes"),
        ("nocnoc_store", "filter-exact", _first_status_only, "a filter must keep every item that passes"),
        ("noventiq", "filter-forms", _without_offset, "a filter must keep every item that passes"),
        ("nocnoc_store", "filter-case", _upper_case, "a filter must keep only items that pass"),
        ("epages", "filter-exact", _true_only, "a filter must keep only items that pass"),
        ("sendcloud", "filter-exact", _ignored, "a filter must keep only items that pass"),
        ("sendcloud", "filter-unknown", _short_id, "a filter must keep only items that pass"),
        ("noventiq", "filter-exact", _without_empty, "a filter must keep only items that pass"),
        ("noventiq", "filter-exact", _ignored, "a filter must keep only items that pass"),
    ],
)
def test_a_wrong_filter_is_found(
    listed: MockSession, provider: str, rule: str, change: ChangeQuestion, message: str
) -> None:
    assert message in broken(run_rules(listed, provider, rule, question=change))


def test_without_items_no_filter_is_reached(listed: MockSession) -> None:
    def emptied(request: object, value: dict[str, list[object]], headers: object) -> None:
        for name in ("orders", "products"):
            if name in value:
                value[name] = []

    finished = run_rules(listed, "nocnoc_store", *RULES, response=emptied)
    found = [verdict for verdict in finished.verdicts if verdict.subject]
    assert {verdict.status for verdict in found} == {Status.NOT_REACHED}


def test_days_of_the_written_offset_are_found(listed: MockSession) -> None:
    east = timezone(timedelta(hours=14))

    def by_the_written_day(request: httpx.Request, value: Any, _: object) -> None:
        for item in value["data"]:
            details = item["order_details"]
            created = datetime.fromisoformat(details["order_created_at"])
            details["order_created_at"] = created.astimezone(east).isoformat()
        last = request.url.params.get("order_created_at_max", "9999")
        value["data"] = [
            item for item in value["data"] if item["order_details"]["order_created_at"][:10] <= last
        ]

    messages = broken(run_rules(listed, "sendcloud", "filter-exact", response=by_the_written_day))
    assert set(messages) == {"a filter must keep every item that passes"}


@pytest.mark.parametrize(("hours", "is_found"), [(-3, True), (0, False)])
def test_days_of_another_zone_are_found(listed: MockSession, hours: int, is_found: bool) -> None:
    west = timezone(timedelta(hours=hours))
    last = dict[str, str]()

    def by_local_days(request: httpx.Request, value: Any, _: object) -> None:
        if last:
            value["orders"] = [
                each
                for each in value["orders"]
                if f"{datetime.fromisoformat(each['created_at']).astimezone(west):%Y-%m-%d}" <= last["day"]
            ]

    def without_bound(question: Question) -> None:
        last.clear()
        if "date_to" in question:
            last["day"] = question.pop("date_to")

    messages = broken(
        run_rules(listed, "nocnoc_store", "filter-exact", question=without_bound, response=by_local_days)
    )
    assert bool(messages) is is_found
