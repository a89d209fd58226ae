"""Rules of HTTP, of ids, paths and methods that do not exist, and of reads that do not depend on each other."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from defective_servers import Defect, Send, TryRules, changed
from orderkit.conformance import Run, Status
from orderkit.conformance.rules.ids import ID_RULES
from orderkit.conformance.rules.protocol import PROTOCOL_RULES
from orderkit.conformance.rules.routing import ROUTING_RULES
from orderkit.contract import providers

RULES = [rule.id for rule in (*PROTOCOL_RULES, *ID_RULES, *ROUTING_RULES)]


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
        "unknown-path",
        "options",
    }
    assert len(finished.exchanges) < 110


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


def _head_says_another_length(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "HEAD" and request.url.path.rpartition("/")[2].isdigit():
        return httpx.Response(200, headers={"content-type": "application/json", "content-length": "2"})
    return send(request)


def _head_finds_everything(request: httpx.Request, send: Send) -> httpx.Response:
    response = send(request)
    if request.method == "HEAD":
        return httpx.Response(200, headers={"content-type": "application/json"})
    return response


def _serves_any_type(request: httpx.Request, send: Send) -> httpx.Response:
    request.headers["accept"] = "application/json"
    return send(request)


def with_status(status: int, change: Callable[[httpx.Response], httpx.Response]) -> Defect:
    """Return a defect of the responses with a status."""

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        return change(response) if response.status_code == status else response

    return defect


def _as_page(response: httpx.Response) -> httpx.Response:
    headers = {"content-type": "text/html", "allow": response.headers.get("allow", "")}
    return httpx.Response(response.status_code, headers=headers, text="<h1>Error</h1>")


def _without_body(response: httpx.Response) -> httpx.Response:
    return httpx.Response(response.status_code, headers={"allow": response.headers.get("allow", "")})


def _with_another_status_inside(response: httpx.Response) -> httpx.Response:
    return changed(response, lambda body: body["errors"][0].update(status="400"))


def _without_allow(response: httpx.Response) -> httpx.Response:
    return httpx.Response(response.status_code, json=response.json())


def _allows_less(response: httpx.Response) -> httpx.Response:
    response.headers["allow"] = "GET"
    return response


def _as_not_found(response: httpx.Response) -> httpx.Response:
    return httpx.Response(400, json=response.json())


def _fails_on_options(request: httpx.Request, send: Send) -> httpx.Response:
    return httpx.Response(500) if request.method == "OPTIONS" else send(request)


def _finds_unknown_paths(request: httpx.Request, send: Send) -> httpx.Response:
    if request.url.path.endswith("-okc"):
        return httpx.Response(200, json={"data": []})
    return send(request)


def _puts_like_post(request: httpx.Request, send: Send) -> httpx.Response:
    if request.method == "PUT" and request.url.path.endswith("/orders"):
        return httpx.Response(201, json={"data": []})
    return send(request)


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
        ("sendcloud", _head_says_another_length, ("head", "retrieveOrder")),
        ("sendcloud", _head_finds_everything, ("head", "retrieveOrder")),
        ("epages", _serves_any_type, ("accept", "listOrders")),
        ("noventiq", _counts_reads(), ("repeatable", "getOrder")),
        ("sendcloud", _finds_unknown_paths, ("unknown-path", "listOrders")),
        ("nocnoc_store", with_status(404, _as_page), ("unknown-path", "listOrders")),
        ("nocnoc_store", with_status(404, _without_body), ("unknown-path", "listOrders")),
        ("sendcloud", with_status(404, _with_another_status_inside), ("unknown-path", "listOrders")),
        ("sendcloud", _fails_on_options, ("options", "listOrders")),
        ("sendcloud", with_status(405, _allows_less), ("options", "listOrders")),
        ("sendcloud", with_status(405, _as_page), ("options", "retrieveOrder")),
        ("nocnoc", with_status(405, _without_allow), ("unsupported-method", "createOrder")),
        ("nocnoc", with_status(405, _as_not_found), ("unsupported-method", "createOrder")),
    ],
)
def test_a_defect_is_found(
    try_rules: TryRules, provider: str, defect: Defect, found: tuple[str, str]
) -> None:
    assert found in failures(try_rules(provider, *RULES, defect=defect))


@pytest.mark.parametrize("defect", [_puts_like_post, with_status(405, _as_page)])
def test_methods_that_change_something_are_tried_where_that_is_allowed(
    try_rules: TryRules, defect: Defect
) -> None:
    found = ("unsupported-method", "listOrders")
    assert found not in failures(try_rules("sendcloud", "unsupported-method", defect=defect))
    assert found in failures(try_rules("sendcloud", "unsupported-method", defect=defect, allow_writes=True))


def test_a_run_that_only_reads_sends_no_other_method(try_rules: TryRules) -> None:
    finished = try_rules("sendcloud", *RULES)
    assert {exchange.request.method for exchange in finished.exchanges} == {"GET", "HEAD", "OPTIONS"}
