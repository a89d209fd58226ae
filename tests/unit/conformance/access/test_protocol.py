"""Rules of HTTP, of ids that do not exist, and of reads that do not depend on each other."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from defective_servers import Defect, Send, TryRules, changed
from orderkit.conformance import Run, Status
from orderkit.conformance.rules.protocol import PROTOCOL_RULES
from orderkit.contract import providers

RULES = [rule.id for rule in PROTOCOL_RULES]


def failures(finished: Run) -> set[tuple[str, str]]:
    return {
        (verdict.rule.id, verdict.subject.operation)
        for verdict in finished.verdicts
        if verdict.subject and verdict.failures
    }


@pytest.mark.parametrize("provider", providers())
@pytest.mark.parametrize("writes", [False, True])
def test_a_clean_server_breaks_no_rule(try_rules: TryRules, provider: str, writes: bool) -> None:
    finished = try_rules(provider, *RULES, allow_writes=writes)
    assert failures(finished) == set()
    assert {verdict.rule.id for verdict in finished.verdicts if verdict.status is Status.HELD} >= {
        "accept",
        "unknown-id",
    }
    assert len(finished.exchanges) < 70


def rewriting(edit: Callable[[httpx.Request], Any]) -> Defect:
    """Return a defect that edits requests in place."""

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        edit(request)
        return send(request)

    return defect


def _finds_the_nearest(request: httpx.Request, send: Send) -> httpx.Response:
    """Answer with another order where there is none."""
    response = send(request)
    if response.status_code == 404 and "/orders/" in request.url.path:
        listing = httpx.Request(
            "GET", request.url.copy_with(path="/sendcloud/orders"), headers=request.headers
        )
        first = changed(send(listing), lambda page: {"data": page["data"][0]})
        return httpx.Response(200, json=first.json())
    return response


def _fails_on_text(request: httpx.Request, send: Send) -> httpx.Response:
    if request.url.path.endswith("/okc"):
        return httpx.Response(500, json={"errors": []})
    return send(request)


def _mixes_up_case(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    name = request.url.path.rpartition("/")[2]
    if "/orders/" in request.url.path and name != name.upper() and response.is_success:
        return changed(response, lambda order: order.update(orderNumber="another"))
    return response


def _head_fails(request: httpx.Request, send: Send) -> httpx.Response:
    return httpx.Response(500) if request.method == "HEAD" else send(request)


def _counts_reads() -> Defect:
    """Show in each order how often orders were read."""
    count = itertools.count()

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if "/order/" not in request.url.path or not response.is_success or request.method != "GET":
            return response
        return changed(response, lambda order: order.update(order_name=f"A{next(count)}"))

    return defect


@pytest.mark.parametrize(
    ("provider", "defect", "found"),
    [
        ("sendcloud", _finds_the_nearest, ("unknown-id", "retrieveOrder")),
        ("sendcloud", _fails_on_text, ("wrong-id", "retrieveOrder")),
        ("epages", _mixes_up_case, ("id-case", "getOrder")),
        ("sendcloud", _head_fails, ("head", "listOrders")),
        ("noventiq", _counts_reads(), ("repeatable", "getOrder")),
    ],
)
def test_a_defect_is_found(
    try_rules: TryRules, provider: str, defect: Defect, found: tuple[str, str]
) -> None:
    assert found in failures(try_rules(provider, *RULES, defect=defect))
