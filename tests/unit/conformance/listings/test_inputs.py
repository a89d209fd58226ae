"""Rules of ranges, of hidden members, of inputs of wrong forms and of objects that are listed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from defective_servers import Defective, Send
from listing_servers import ENVIRONMENT, ChangeQuestion, ChangeResponse, Question, broken, run_rules
from orderkit.conformance import RunOptions, Status, run
from orderkit.testing.session import MockSession

RULES = (
    "listed-as-read",
    "range-longest",
    "range-bounds",
    "range-reversed",
    "hidden-times",
    "hidden-values",
    "empty-inputs",
    "default-inputs",
    "required-inputs",
    "input-forms",
    "inputs-named",
)


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud", "noventiq", "epages"])
def test_the_inputs_of_the_mock_hold(listed: MockSession, provider: str) -> None:
    finished = run_rules(listed, provider, *RULES)
    assert broken(finished) == []
    assert Status.HELD in {verdict.status for verdict in finished.verdicts}


def _in_either_order(question: Question) -> None:
    begin, end = question.get("updatedAtFrom", ""), question.get("updatedAtTo", "")
    if begin > end > "":
        question["updatedAtFrom"], question["updatedAtTo"] = end, begin


def _up_to_and_including(question: Question) -> None:
    """Counts the upper bound as inside, but only beside a lower one."""
    if "createdAfter" in question and "createdBefore" in question:
        end = datetime.fromisoformat(question["createdBefore"]) + timedelta(milliseconds=1)
        question["createdBefore"] = end.isoformat()


def _any_length(question: Question) -> None:
    if "createdAfter" in question:
        question.pop("createdBefore", None)


def _never_updated(question: Question) -> None:
    if question.get("updatedFrom", "").startswith("20"):
        question.pop("updatedFrom")


def _same_letters(question: Question) -> None:
    if "payment_method" in question:
        question["payment_method"] = "CreditCard"


def _empty_is_a_value(question: Question) -> None:
    if question.get("currency") == "":
        question["currency"] = "EUR"


def _any_flag(question: Question) -> None:
    if "includePdf" in question:
        question["includePdf"] = "true"


def _size_is_optional(question: Question) -> None:
    question.setdefault("size", "10")


def _forgiving(question: Question) -> None:
    if question.get("date_from") == "2026-02-30":
        question["date_from"] = "2026-02-28"


@pytest.mark.parametrize(
    ("provider", "rule", "change", "message"),
    [
        ("nocnoc_store", "range-reversed", _in_either_order, "a range that ends before it begins must keep nothing"),
        ("epages", "range-bounds", _up_to_and_including, "a filter must keep only items that pass"),
        ("epages", "range-longest", _any_length, "a range longer than the longest must be refused"),
        ("epages", "hidden-times", _never_updated, "a bound beyond all times must keep nothing"),
        ("noventiq", "hidden-values", _same_letters, "different values must keep different items"),
        ("epages", "empty-inputs", _empty_is_a_value, "a parameter without a value must count as absent"),
        ("epages", "default-inputs", _any_flag, "a parameter with its default must be as without it"),
        ("nocnoc_store", "required-inputs", _size_is_optional, "a call without a required parameter must be refused"),
        ("nocnoc_store", "input-forms", _forgiving, "a value that the schema does not allow must be refused"),
    ],
)  # fmt: skip
def test_a_wrong_input_is_found(
    listed: MockSession, provider: str, rule: str, change: ChangeQuestion, message: str
) -> None:
    assert message in broken(run_rules(listed, provider, rule, question=change))


@pytest.mark.parametrize(
    ("provider", "wrong", "named"),
    [
        ("noventiq", "limit", "offset"),
        ("sendcloud", "page_size", "status"),
        ("epages", "page", "resultsPerPage"),
    ],
)
def test_an_error_that_names_another_parameter_is_found(
    listed: MockSession, provider: str, wrong: str, named: str
) -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        text = response.read().decode()
        other = re.sub(rf"\b{wrong}\b", named, text) if response.status_code == 400 else text
        return httpx.Response(response.status_code, headers=_kept(response), text=other)

    options = RunOptions(
        provider,
        f"http://127.0.0.1/{provider.replace('_', '-')}",
        ENVIRONMENT,
        rules=frozenset({"input-forms"}),
    )
    finished = run(options, transport=Defective(listed.transport, defect))
    assert set(broken(finished)) == {"the error must name the parameter that is wrong"}


@pytest.mark.parametrize("provider", ["sendcloud", "noventiq"])
@pytest.mark.parametrize("last", [False, True])
def test_a_server_that_reports_one_of_several_faults_is_found(
    listed: MockSession, provider: str, last: bool
) -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if response.status_code != 400:
            return response
        errors = response.json()["errors"]
        return httpx.Response(400, json={"errors": errors[-1:] if last else errors[:1]})

    options = RunOptions(
        provider, f"http://127.0.0.1/{provider}", ENVIRONMENT, rules=frozenset({"inputs-named"})
    )
    finished = run(options, transport=Defective(listed.transport, defect))
    assert set(broken(finished)) == {"each fault of a request must have an error of its own"}


def _kept(response: httpx.Response) -> dict[str, str]:
    return {name: text for name, text in response.headers.items() if name != "content-length"}


def _rounds(request: httpx.Request, value: Any, _: object) -> None:
    for product in value.get("products", []):
        product["available_quantity"] += 1


def _other_status(request: httpx.Request, value: Any, _: object) -> None:
    if isinstance(value.get("data"), dict):
        value["data"]["order_details"]["status"]["code"] = "other"


@pytest.mark.parametrize(
    ("provider", "change", "message"),
    [
        (
            "nocnoc_store",
            _rounds,
            "/available_quantity must be the same in the listing and by itself",
        ),
        (
            "sendcloud",
            _other_status,
            "/order_details/status/code must be the same in the listing and by itself",
        ),
    ],
)
def test_an_object_that_is_listed_otherwise_is_found(
    listed: MockSession, provider: str, change: ChangeResponse, message: str
) -> None:
    assert message in broken(run_rules(listed, provider, "listed-as-read", response=change))
