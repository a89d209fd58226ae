"""Rules about what bodies of one account name of another."""

from __future__ import annotations

import base64

import httpx
import pytest
from defective_servers import Send, TryRules, broken_rules
from orderkit.conformance import Run, Status
from orderkit.testing.session import MockSession

RULES = ("key-of-another-account", "reference-to-another-account")
OWNER = "Basic " + base64.b64encode(b"merchant-one:merchant-one-secret").decode()


@pytest.fixture
def orders_of_both(running_mock: MockSession, try_rules: TryRules) -> TryRules:
    """Let rules run where the second account has orders too."""
    for provider in ("sendcloud", "nocnoc-store"):
        running_mock.control.seed(12, seed=3, api_key="merchant-two", provider=provider)
    return try_rules


def statuses(finished: Run) -> dict[str, Status]:
    return {verdict.rule.id: verdict.status for verdict in finished.verdicts if verdict.subject}


def _ignores_the_sender(request: httpx.Request, send: Send) -> httpx.Response:
    """Takes every order for one of the first account's, if it has a key."""
    if request.method == "POST" and b'"id":"' in request.content:
        request.headers["authorization"] = OWNER
    return send(request)


def _packs_everything(request: httpx.Request, send: Send) -> httpx.Response:
    """Makes a package of an order that the sender does not have."""
    response = send(request)
    if request.url.path.endswith("/packages") and response.status_code == 404:
        return httpx.Response(201, json={"packages": []})
    return response


@pytest.mark.parametrize(
    ("provider", "rule"), [("sendcloud", RULES[0]), ("nocnoc_store", RULES[1])]
)  # fmt: skip
def test_a_clean_server_refuses_what_belongs_to_others(
    orders_of_both: TryRules, provider: str, rule: str
) -> None:
    assert statuses(orders_of_both(provider, *RULES))[rule] is Status.HELD


def test_an_order_that_is_replaced_by_its_key_is_found(orders_of_both: TryRules) -> None:
    finished = orders_of_both("sendcloud", *RULES, defect=_ignores_the_sender)
    assert broken_rules(finished) == {"key-of-another-account"}
    messages = {failure.message for verdict in finished.verdicts for failure in verdict.failures}
    assert "a body with the key of another account's object must be answered with 400" in messages


def test_a_package_of_anothers_order_is_found(orders_of_both: TryRules) -> None:
    finished = orders_of_both("nocnoc_store", *RULES, defect=_packs_everything)
    assert "reference-to-another-account" in broken_rules(finished)


def test_without_orders_of_the_second_account_nothing_can_be_referred_to(try_rules: TryRules) -> None:
    finished = try_rules("nocnoc_store", *RULES)
    assert statuses(finished)["reference-to-another-account"] is Status.NOT_REACHED
