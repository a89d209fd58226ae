"""Runs against the mock in process: verdicts, budgets, writes, and what makes a server unusable."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from orderkit.conformance import RefusedSettingError, RunOptions, Status, UnusableServerError, run
from orderkit.conformance.calls import Call
from orderkit.conformance.connection import Connection
from orderkit.conformance.limits import Limits
from orderkit.conformance.problems import UNREADABLE, StoppedError
from orderkit.conformance.rule import Held, Outcome, Rule, Subject
from orderkit.conformance.rules import RULES
from orderkit.conformance.session import Session
from orderkit.contract import Contract
from orderkit.testing.session import MockSession
from tested_servers import ENVIRONMENT, Faulty, options, with_body

PROVIDERS = ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nothing_is_broken_on_the_mock(mock: MockSession, provider: str) -> None:
    finished = run(options(provider), transport=Faulty(mock))
    assert [verdict for verdict in finished.verdicts if verdict.status is Status.BROKEN] == []
    assert finished.stopped == ""
    assert any(verdict.status is Status.HELD for verdict in finished.verdicts)
    assert [verdict for verdict in finished.verdicts if verdict.reason.startswith(UNREADABLE)] == []


def test_a_response_that_no_rule_foresees_does_not_end_the_run(
    mock: MockSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(session: Session, subject: Subject) -> Iterator[Outcome]:
        yield Held()
        raise KeyError("/items")

    failing = Rule("fails", "A rule fails", lambda _: [Subject("listOrders", "", "#/paths")], fail)
    monkeypatch.setattr("orderkit.conformance.runner.RULES", (failing, *RULES))
    finished = run(options("nocnoc_store", rules=frozenset({"fails", "pages-total"})), transport=Faulty(mock))
    assert finished.stopped == ""
    found = {verdict.rule.id: verdict for verdict in finished.verdicts}
    assert found["fails"].reason == f"{UNREADABLE} (KeyError: '/items')"
    assert found["pages-total"] is not None


def test_a_success_of_another_status_is_broken_and_tried_further(mock: MockSession) -> None:
    def with_200(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        response.status_code = 200 if response.status_code == 201 else response.status_code
        return response

    rules = frozenset({"status-documented", "created-is-listed"})
    finished = run(options("nocnoc_store", rules=rules, allow_writes=True), transport=Faulty(mock, with_200))
    found = {(each.rule.id, each.subject.label): each for each in finished.verdicts if each.subject}
    assert found["status-documented", "createProduct"].status is Status.BROKEN
    assert found["created-is-listed", "createProduct/in listProducts"].status is Status.HELD


@pytest.mark.parametrize("provider", PROVIDERS)
def test_nothing_is_written_unless_it_is_allowed(mock: MockSession, provider: str) -> None:
    server = Faulty(mock)
    run(options(provider), transport=server)
    reads = {"GET", "HEAD", "OPTIONS"}
    paths = [request.url.path for request in server.requests if request.method not in reads]
    # Tracking an order is a POST that only reads; it ends with the id.
    posted = {"tracking" if "/tracking/" in path else path.rpartition("/")[2] for path in paths}
    assert posted <= {"search", "login_check", "quote", "tracking"}


def test_a_call_that_writes_is_refused_by_the_connection(mock: MockSession) -> None:
    contract = Contract.load("sendcloud")
    call = Call(contract.operation("deleteOrder"), {"id": 1}, account=None)
    with (
        Connection(contract, "http://127.0.0.1", [], Limits(5), transport=Faulty(mock)) as connection,
        pytest.raises(PermissionError, match="deleteOrder"),
    ):
        connection.send(call)


def test_a_broken_rule_has_its_exchange_and_its_place(mock: MockSession) -> None:
    def without_status(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        value = response.json() if response.content else {}
        found = value.get("data", [])
        for order in found if isinstance(found, list) else [found]:
            del order["order_details"]["status"]
        return with_body(response, value) if found else response

    finished = run(options("sendcloud"), transport=Faulty(mock, without_status))
    broken = [verdict for verdict in finished.verdicts if verdict.status is Status.BROKEN]
    found = next(verdict for verdict in broken if verdict.rule.id == "fits-schema")
    assert found.subject is not None
    assert found.subject.pointer == "#/paths/~1orders/get"
    assert "order_details.status" in found.failures[0].message
    assert found.failures[0].exchanges[0].call.operation.id == "listOrders"


def test_a_rule_of_single_answers_alone_has_the_calls_of_the_others(mock: MockSession) -> None:
    chosen = options("sendcloud", rules=frozenset({"page-size"}), subject="listOrders")
    finished = run(chosen, transport=Faulty(mock))
    assert {verdict.rule.id for verdict in finished.verdicts} == {"page-size"}
    assert sum(verdict.held for verdict in finished.verdicts) > 50
    assert len(finished.exchanges) > 100


def test_a_run_ends_with_its_budget(mock: MockSession) -> None:
    server = Faulty(mock)
    finished = run(options("sendcloud", calls=5), transport=server)
    assert len(server.requests) == 5
    assert finished.stopped == "all 5 calls that the run may make are made"


def test_a_run_ends_at_the_third_server_error_in_a_row() -> None:
    statuses = iter([500, 503, 200, 500, 502, 599])

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(next(statuses), json={})

    contract = Contract.load("nocnoc_store")
    call = Call(contract.operation("listProducts"), account=None)
    transport = httpx.MockTransport(answer)
    with Connection(contract, "http://127.0.0.1", [], Limits(9), transport=transport) as connection:
        for _ in range(5):
            connection.send(call)
        with pytest.raises(StoppedError, match="3 calls in a row with 5xx"):
            connection.send(call)


def test_429_is_waited_for(mock: MockSession) -> None:
    waits: list[float] = []

    def closed_once(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        return response if waits else httpx.Response(429, headers={"Retry-After": "7"}, json={})

    contract = Contract.load("nocnoc_store")
    limits = Limits(5, sleep=waits.append)
    with Connection(
        contract, "http://127.0.0.1/nocnoc-store", [], limits, transport=Faulty(mock, closed_once)
    ) as connection:
        exchange = connection.send(Call(contract.operation("listProducts"), account=None))
    assert waits == [7.0]
    assert exchange.status == 401


def test_calls_are_spaced_by_the_rate() -> None:
    waits: list[float] = []
    limits = Limits(10, rate=2.0, sleep=waits.append)
    for _ in range(3):
        limits.take()
    assert len(waits) == 2
    assert 0.4 < waits[0] <= 0.5
    assert 0.9 < waits[1] <= 1.0


def test_each_call_has_a_trace_of_its_own(mock: MockSession) -> None:
    server = Faulty(mock)
    finished = run(options("noventiq"), transport=server)
    traces = [request.headers["traceparent"].split("-")[1] for request in server.requests]
    assert sorted(traces) == sorted(exchange.trace for exchange in finished.exchanges)
    assert len({*traces}) == len(traces)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_secret_is_kept(mock: MockSession, provider: str) -> None:
    def echoing(request: httpx.Request, response: httpx.Response) -> httpx.Response:
        response.headers["X-Echo"] = str(request.headers)
        return response

    finished = run(options(provider), transport=Faulty(mock, echoing))
    assert "merchant-one" not in repr(finished.exchanges)
    tokens = [exchange for exchange in finished.exchanges if exchange.call.operation.id == "createToken"]
    assert all(exchange.value["token"] == "***" for exchange in tokens if exchange.succeeded)
    assert bool(tokens) == (provider == "noventiq")


def redirect(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    return httpx.Response(302, headers={"Location": "https://elsewhere.example/"})


def html(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    return httpx.Response(200, html="<p>Welcome</p>")


def another_api(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    return httpx.Response(200, json={"pets": []})


def refusing(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    return httpx.Response(403, json={"message": "no"})


def down(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    raise httpx.ConnectError("Connection refused")


def slow(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    raise httpx.ReadTimeout("timed out")


@pytest.mark.parametrize("provider", PROVIDERS)
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (redirect, "redirects"),
        (html, "text/html"),
        (another_api, "another API"),
        (refusing, "refuses the credentials"),
        (down, "Connection refused"),
        (slow, "no answer in time"),
    ],
)
def test_an_unusable_server_is_one_sentence(
    mock: MockSession, provider: str, change: object, reason: str
) -> None:
    if provider == "noventiq" and change not in (down, slow):
        reason = "createToken must return a token"
    with pytest.raises(UnusableServerError) as raised:
        run(options(provider), transport=Faulty(mock, change))  # type: ignore[arg-type]
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)


def test_missing_credentials_are_named() -> None:
    with pytest.raises(
        RefusedSettingError, match="SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY, or SENDCLOUD_TOKEN"
    ):
        run(options("sendcloud", environment={}))


@pytest.mark.parametrize(
    ("provider", "url"),
    [
        ("sendcloud", "https://panel.sendcloud.sc/api/v3"),
        ("sendcloud", "https://PANEL.sendcloud.sc:443/api/v3"),
        ("nocnoc", "https://live.nocnocgroup.com"),
        ("epages", "https://my-shop.example/rs/shops"),
        ("noventiq", "https://api.ecommerce.noventiq.com"),
    ],
)
def test_a_live_environment_needs_consent(provider: str, url: str) -> None:
    with pytest.raises(RefusedSettingError, match="--allow-live"):
        run(RunOptions(provider, url, ENVIRONMENT))


@pytest.mark.parametrize(
    "url", ["https://sandbox.nocnocgroup.com", "http://[::1]:8787/nocnoc", "https://staging.example"]
)
def test_other_servers_need_none(url: str) -> None:
    def unreachable(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("down")

    with pytest.raises(UnusableServerError, match="down"):
        run(RunOptions("nocnoc", url, ENVIRONMENT), transport=httpx.MockTransport(unreachable))


def test_a_named_object_that_is_not_there_is_one_sentence(mock: MockSession) -> None:
    with pytest.raises(
        UnusableServerError, match=r"--given must name what exists \(got order_id=99999999; getOrder"
    ):
        run(options("nocnoc", given={"order_id": "99999999"}), transport=Faulty(mock))


def test_an_object_that_the_user_names_is_read(mock: MockSession) -> None:
    order = mock.provider("nocnoc").orders.put()
    finished = run(options("nocnoc", given={"order_id": str(order["id"])}), transport=Faulty(mock))
    verdicts = {(each.rule.id, each.subject.operation): each for each in finished.verdicts if each.subject}
    assert verdicts["fits-schema", "getOrder"].held >= 1
    assert any(exchange.succeeded for exchange in finished.exchanges)
