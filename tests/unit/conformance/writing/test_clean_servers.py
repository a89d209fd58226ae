"""A server that keeps to its contract, and what a run does to it."""

from __future__ import annotations

import pytest
from defective_servers import ENVIRONMENT, TryRules, broken_rules
from orderkit.conformance import RunOptions, Status, run
from orderkit.mock import MockSettings, SendcloudSettings
from orderkit.testing.session import MockSession

PROVIDERS = ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_a_server_that_keeps_to_its_contract_breaks_no_rule(try_rules: TryRules, provider: str) -> None:
    finished = try_rules(provider)
    broken = [
        (verdict.rule.id, verdict.subject, verdict.failures)
        for verdict in finished.verdicts
        if verdict.status is Status.BROKEN
    ]
    assert (broken, finished.stopped) == ([], "")


def test_nothing_is_written_without_leave(try_rules: TryRules) -> None:
    finished = try_rules("sendcloud", allow_writes=False)
    # The first call looks whether the server is usable.
    assert [exchange.request.method for exchange in finished.exchanges] == ["GET"]
    assert {verdict.reason for verdict in finished.verdicts if verdict.subject} == {"needs --allow-writes"}


def test_what_a_run_makes_is_gone_after_it(try_rules: TryRules, running_mock: MockSession) -> None:
    finished = try_rules("sendcloud", "sent-comes-back")
    assert finished.left == []
    assert finished.exchanges[-1].request.method == "DELETE"


def test_what_cannot_be_undone_is_listed(try_rules: TryRules) -> None:
    finished = try_rules("nocnoc_store", "sent-comes-back")
    assert all(name.startswith("what createProduct") and "okc-" in name for name in finished.left)
    assert len(finished.left) == 3


def test_an_order_that_nobody_named_stays_as_it_is(try_rules: TryRules) -> None:
    finished = try_rules("nocnoc_store", "valid-accepted", may_change=frozenset())
    verdict = next(
        each for each in finished.verdicts if each.subject and each.subject.operation == "createPackage"
    )
    assert verdict.status is Status.NOT_REACHED
    assert "--may-change" in verdict.reason


def test_rules_about_a_second_account_need_its_credentials(try_rules: TryRules) -> None:
    first = {name: value for name, value in ENVIRONMENT.items() if not name.endswith("_2")}
    finished = try_rules("nocnoc", "sent-comes-back", environment=first)
    assert [verdict.status for verdict in finished.verdicts if verdict.rule.id == "sent-comes-back"] == [
        Status.HELD
    ]


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud"])
def test_a_server_that_leaves_out_optional_members_breaks_nothing(provider: str) -> None:
    settings = MockSettings(orders=10, only_required=True, sendcloud=SendcloudSettings(rate_limits=None))
    with MockSession(settings) as mock:
        options = RunOptions(
            provider,
            f"http://127.0.0.1/{provider.replace('_', '-')}",
            ENVIRONMENT,
            allow_writes=True,
            rules=frozenset({"sent-comes-back", "created-as-read", "update-changes-what-is-sent"}),
        )
        finished = run(options, transport=mock.transport)
    assert broken_rules(finished) == set()
