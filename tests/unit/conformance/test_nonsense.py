"""Servers that answer nonsense: it becomes a finding, and neither the run nor a report fails."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import httpx
import pytest
from nonsense import nonsense
from orderkit.conformance import ConformanceError, Run, Status, run
from orderkit.conformance.answers import ANSWER_RULES, outcomes_of
from orderkit.conformance.drift import drift_of
from orderkit.conformance.layouts import digits_after_point
from orderkit.conformance.numbers import number_of
from orderkit.conformance.outcome import conclude
from orderkit.conformance.problems import UNREADABLE
from orderkit.conformance.reports import data, html, junit, terminal
from orderkit.conformance.rule import NotReached
from orderkit.conformance.runner import answer_of
from orderkit.conformance.sums import holds
from orderkit.recordings.exchange import Exchange, RecordedResponse
from orderkit.runtime.protocol.raw_numbers import RawNumber
from orderkit.testing.session import MockSession
from tested_servers import Faulty, options

PROVIDERS = ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages")
RENDERERS = (data.render_json, data.render_ndjson, html.render, junit.render, terminal.render)


def hostile(mock: MockSession, provider: str, share: float, seed: int) -> Run:
    """Run against a server that answers a share of all calls with nonsense; the first call is answered as it should."""
    random = Random(f"{provider}{seed}")

    def change(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        is_first = len(server.requests) < 3
        return nonsense(random, response) if not is_first and random.random() < share else response

    server = Faulty(mock, change)
    return run(options(provider, calls=400), transport=server)


@pytest.mark.slow
@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_run_and_its_reports_survive_nonsense(mock: MockSession, provider: str) -> None:
    finished = hostile(mock, provider, 0.1, 1)
    outcome = conclude(finished, today=date(2026, 11, 30))
    assert any(verdict.status is Status.BROKEN for verdict in finished.verdicts)
    for render in RENDERERS:
        assert render(outcome)
    recorded = [Exchange(each.request, each.response) for each in finished.exchanges]
    assert drift_of(recorded).answers.total() > 0


@pytest.mark.slow
@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_rule_of_single_answers_fails_on_nonsense(mock: MockSession, provider: str) -> None:
    finished = run(options(provider, calls=60), transport=Faulty(mock))
    random, unread = Random(provider), list[str]()
    for exchange in finished.exchanges:
        for _ in range(4):
            given = exchange.response
            answered = nonsense(
                random, httpx.Response(given.status, headers=given.headers, content=given.body)
            )
            headers = tuple(
                (name.decode("latin-1").lower(), text.decode("latin-1"))
                for name, text in answered.headers.raw
            )
            answer = answer_of(finished.contract, exchange, finished.options.url, set())
            answer = type(answer)(
                answer.contract,
                answer.operation,
                answer.request,
                RecordedResponse(answered.status_code, headers, answered.content),
                answer.path,
            )
            unread += [
                f"{rule.id}: {outcome.reason}"
                for rule in ANSWER_RULES
                for _, outcome in outcomes_of(rule, answer)
                if isinstance(outcome, NotReached)
            ]
    assert unread == []


def test_nonsense_from_the_first_call_is_one_sentence(mock: MockSession) -> None:
    def change(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return httpx.Response(200, headers={"content-type": "application/json"}, content=b"[" * 100_000)

    with pytest.raises(ConformanceError, match="cannot be tested"):
        run(options("sendcloud"), transport=Faulty(mock, change))


@pytest.mark.parametrize(
    "value",
    [
        "NaN",
        "sNaN",
        "Infinity",
        "1e999999",
        "x",
        "",
        None,
        True,
        [],
        RawNumber("NaN"),
        RawNumber("1e9999999999999999999"),
    ],
)
def test_what_one_cannot_reckon_with_is_no_number(value: Any) -> None:
    assert number_of(value) is None


def test_digits_of_long_numbers_are_counted() -> None:
    assert digits_after_point(Decimal("1" * 50 + ".123400")) == 4
    assert digits_after_point(Decimal("0.00")) == 0
    assert digits_after_point(Decimal("1E+5")) == 0


@pytest.mark.parametrize("rounding", ["none", "half-up"])
def test_sums_of_the_largest_numbers_are_exact(rounding: str) -> None:
    equation = {"equals": "/total", "terms": [["/price", "/count"]], "decimals": 2, "rounding": rounding}
    price = Decimal("1e300")
    assert holds({"total": price * 2, "price": price, "count": 2}, equation)
    assert holds({"total": price, "price": price, "count": 2}, equation) is False
    assert holds({"total": "NaN", "price": price, "count": 2}, equation) is None


def test_what_a_rule_cannot_read_is_said(mock: MockSession, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise KeyError("/items")

    monkeypatch.setattr("orderkit.conformance.answers.sums.holds", fail)
    finished = run(options("epages", rules=frozenset({"sums", "head"})), transport=Faulty(mock))
    reasons = {each.reason for each in finished.verdicts if each.rule.id == "sums" and each.subject}
    assert f"{UNREADABLE} (KeyError: '/items')" in reasons
