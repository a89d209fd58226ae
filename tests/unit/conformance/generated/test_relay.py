"""The relay between schemathesis and the server: whose requests it sends, with what, and within which limits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from orderkit.conformance.accounts import accounts_of
from orderkit.conformance.connection import Connection
from orderkit.conformance.generated.marks import CREDENTIAL, EXCHANGE, OPERATION, PHASE, SPENT
from orderkit.conformance.generated.relay import Relay, Reply
from orderkit.conformance.limits import Limits
from orderkit.contract import Contract
from orderkit.testing.session import MockSession
from tested_servers import ENVIRONMENT, Faulty

URL = "http://127.0.0.1/sendcloud"
LISTING = [(OPERATION, "listOrders"), ("Authorization", CREDENTIAL)]


@contextmanager
def relay_to(
    server: Faulty, *, most: int = 10, dense: int = 10, calls: int = 100, writes: bool = False
) -> Iterator[Relay]:
    contract = Contract.load("sendcloud")
    accounts = accounts_of("sendcloud", ENVIRONMENT)
    with Connection(
        contract, URL, accounts, Limits(calls), allows_writes=writes, transport=server
    ) as connection:
        yield Relay(connection, most, dense, 1)


def header(reply: Reply, name: str) -> str:
    return dict(reply.headers).get(name, "")


def test_a_credential_is_put_in_place_of_its_name_and_stays_secret(mock: MockSession) -> None:
    server = Faulty(mock)
    with relay_to(server) as relay:
        reply = relay.answer("GET", "/orders?page_size=5", [*LISTING, ("X-Own", "1")], b"")
    assert reply.status == 200
    assert header(reply, EXCHANGE) == "1"
    sent = server.requests[0].headers
    assert sent["authorization"].startswith("Basic ")
    assert sent["x-own"] == "1"
    assert sent["traceparent"].startswith(f"00-{relay.sent[0].trace}")
    assert not [name for name in sent if name.startswith("x-okc-")]
    assert dict(relay.sent[0].request.headers)["authorization"] == "***"


def test_a_request_without_the_credential_is_sent_without_it(mock: MockSession) -> None:
    server = Faulty(mock)
    with relay_to(server) as relay:
        wrong = relay.answer("GET", "/orders", [*LISTING[:1], ("Authorization", "Basic eDp5")], b"")
        missing = relay.answer("GET", "/orders", LISTING[:1], b"")
    assert (wrong.status, missing.status) == (401, 401)
    assert server.requests[0].headers["authorization"] == "Basic eDp5"
    assert "authorization" not in server.requests[1].headers


def test_path_and_body_are_those_of_the_request(mock: MockSession) -> None:
    with relay_to(Faulty(mock), writes=True) as relay:
        relay.answer("PATCH", "/orders/1%2F2", [(OPERATION, "updateOrder")], b'{"order_number": "a"}')
        relay.answer("PUT", "/orders/7", [(OPERATION, "updateOrder")], b"{")
    changed, other = (exchange.call for exchange in relay.sent)
    assert (changed.parameters, changed.body) == ({"id": "1/2"}, {"order_number": "a"})
    assert changed.is_documented
    assert (other.parameters, other.body, other.method) == ({"id": "7"}, b"{", "PUT")
    assert not other.is_documented


@pytest.mark.parametrize(
    ("headers", "method"),
    [([], "GET"), ([(OPERATION, "deleteOrder")], "DELETE"), (LISTING, "DELETE")],
    ids=["no operation", "a write", "another method"],
)
def test_what_the_run_may_not_do_is_not_sent(
    mock: MockSession, headers: list[tuple[str, str]], method: str
) -> None:
    server = Faulty(mock)
    with relay_to(server) as relay:
        reply = relay.answer(method, "/orders/1", headers, b"")
    assert reply.status in (404, 429)
    assert header(reply, EXCHANGE) == ""
    assert server.requests == []


@pytest.mark.parametrize(("most", "calls", "sent"), [(3, 100, 3), (50, 14, 4)])
def test_nothing_is_sent_once_the_budget_is_spent(mock: MockSession, most: int, calls: int, sent: int) -> None:
    server = Faulty(mock)
    with relay_to(server, most=most, calls=calls) as relay:
        replies = [relay.answer("GET", "/orders", LISTING, b"") for _ in range(6)]
    assert [reply.status for reply in replies] == [200] * sent + [429] * (6 - sent)
    assert header(replies[-1], SPENT) == "1"
    assert len(server.requests) == sent


def test_a_server_that_fails_three_times_in_a_row_ends_it(mock: MockSession) -> None:
    with relay_to(Faulty(mock, lambda *_: httpx.Response(500))) as relay:
        statuses = [relay.answer("GET", "/orders", LISTING, b"").status for _ in range(5)]
    assert statuses == [500, 500, 429, 429, 429]
    assert "3 calls in a row with 5xx" in str(relay.error)


def test_of_many_bounds_fewer_and_fewer_are_tried(mock: MockSession) -> None:
    server = Faulty(mock)
    headers = [*LISTING, (PHASE, "coverage")]
    with relay_to(server, most=1_000, dense=5, calls=1_000) as relay:
        sent = [bool(header(relay.answer("GET", "/orders", headers, b""), EXCHANGE)) for _ in range(100)]
    assert sum(sent[:5]) == 5
    assert 10 < sum(sent) < 25
    assert any(sent[40:])
