"""Requests that schemathesis generates in a run: no alarm, the limits kept, repeatable, and what they find."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from orderkit.conformance import Run, RunOptions, Status, run
from orderkit.conformance.generated import GENERATED_RULES
from orderkit.conformance.power.serving import serve
from orderkit.mock import MockSettings
from orderkit.testing.session import MockSession
from tested_servers import Faulty, options

pytestmark = [pytest.mark.slow, pytest.mark.fuzz]

RULES = frozenset(rule.id for rule in GENERATED_RULES)
ANSWERS = frozenset({"status-documented", "fits-schema"})


def tried(provider: str, requests: int) -> Run:
    with serve(provider, seed=1) as served:
        return run(
            RunOptions(
                provider,
                served.url,
                served.environment,
                allow_writes=True,
                may_change=frozenset({"any"}),
                rules=RULES | ANSWERS,
                generated=requests,
            )
        )


def statuses(found: Run) -> dict[str, set[Status]]:
    by_rule: dict[str, set[Status]] = {}
    for verdict in found.verdicts:
        by_rule.setdefault(verdict.rule.id, set()).add(verdict.status)
    return by_rule


def sent(found: Run) -> list[tuple[str, str, str]]:
    """What was sent, without what is new in each run."""
    made = re.compile(r"okc-\w{6}-\d+")
    return [
        (
            each.request.method,
            re.sub(r"^http://[^/]*", "", each.request.url),
            made.sub("", each.request.body.decode("latin-1")),
        )
        for each in found.exchanges
    ]


def test_a_clean_server_has_no_alarm_and_the_seed_repeats_the_run() -> None:
    first, second = tried("noventiq", 60), tried("noventiq", 60)
    assert Status.BROKEN not in set().union(*statuses(first).values())
    assert all(Status.HELD in statuses(first)[rule] for rule in RULES - {"generated-followed"})
    assert sum(exchange.call.is_generated for exchange in first.exchanges) <= 60
    assert first.stopped == ""
    assert sent(first) == sent(second)


@pytest.fixture(scope="module")
def session() -> Iterator[MockSession]:
    with MockSession(MockSettings(orders=10)) as running:
        yield running


def test_what_schemathesis_finds_is_in_the_report(session: MockSession) -> None:
    def lenient(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return httpx.Response(200, json={"data": []}) if response.status_code == 400 else response

    found = run(options("sendcloud", generated=60, rules=RULES), transport=Faulty(session, lenient))
    broken = [verdict for verdict in found.verdicts if verdict.status is Status.BROKEN]
    assert {(each.rule.id, each.subject.operation) for each in broken if each.subject} == {
        ("generated-refused", "listOrders")
    }
    failure = broken[0].failures[0]
    assert failure.message.startswith("schemathesis: ")
    assert failure.exchanges[0].status == 200
    assert {each.request.method for each in found.exchanges} <= {"GET", "HEAD", "OPTIONS"}


def test_a_server_that_fails_ends_the_run(session: MockSession) -> None:
    def failing(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return (
            httpx.Response(500) if "cursor" in request.url.params or response.status_code == 400 else response
        )

    found = run(
        options("sendcloud", generated=200, rules=RULES | ANSWERS), transport=Faulty(session, failing)
    )
    assert "3 calls in a row with 5xx" in found.stopped
    assert Status.BROKEN in statuses(found)["fits-schema"]
