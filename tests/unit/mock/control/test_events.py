"""Server-sent events of the control API, over a socket."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from orderkit.contract import Contract
from orderkit.mock import MockServer, MockSettings, http_connection

KEY = {"X-Api-Key": "merchant-one"}


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(clock=datetime(2017, 4, 8, 10, tzinfo=UTC), orders=3)) as server:
        yield server


class Follower:
    """Reads events one by one."""

    def __init__(self, server: MockServer, last_event_id: str | None = None) -> None:
        headers = {} if last_event_id is None else {"Last-Event-ID": last_event_id}
        self._client = httpx.Client(timeout=30)
        request = self._client.build_request("GET", f"{server.url}/_mock/events", headers=headers)
        self.response = self._client.send(request, stream=True)
        self._lines = self.response.iter_lines()
        self.id = ""

    def read(self) -> tuple[str, Any]:
        event: dict[str, str] = {}
        for line in self._lines:
            if not line and "event" in event:
                self.id = event["id"]
                return event["event"], json.loads(event["data"])
            name, _, value = line.partition(": ")
            event[name] = value
        raise EOFError

    def close(self) -> None:
        self.response.close()
        self._client.close()


@pytest.fixture
def follower(server: MockServer) -> Iterator[Follower]:
    follower = Follower(server)
    assert follower.read() == ("start", {})
    yield follower
    follower.close()


@pytest.fixture
def order(server: MockServer) -> Any:
    examples = Contract.load("nocnoc").document["components"]["examples"]
    body = examples["CreateOrderRequestTabletAndDrones"]["value"]
    return httpx.put(f"{server.url_for('nocnoc')}/api/order", json=body, headers=KEY).json()


def test_a_request_and_the_order_that_it_made_are_reported(follower: Follower, order: Any) -> None:
    order_id = str(order["id"])
    created = {"provider": "nocnoc", "id": order_id, "change": "created", "statuses": ["created"]}
    assert follower.read() == ("order", created)
    kind, request = follower.read()
    assert (kind, request["operationId"], request["orders"]) == ("request", "createOrder", [order_id])


def test_the_clock_and_what_it_causes_are_reported(
    server: MockServer, follower: Follower, order: Any
) -> None:
    server.control.advance_clock(86_400 * 30)
    read = [follower.read() for _ in range(4)][2:]
    assert read[0] == ("clock", {"now": "2017-05-08T10:00:00+00:00", "frozen": True})
    assert (read[1][0], read[1][1]["statuses"]) == ("order", ["expired"])


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda control: control.plan_fault("noventiq", status=500), "faults"),
        (lambda control: control.clear_faults(), "faults"),
        (lambda control: control.inject_random_faults(0.5), "faults"),
        (lambda control: control.seed(3, provider="noventiq"), "orders"),
        (lambda control: control.change_settings({"nocnoc": {"shipping_usd": 20}}), "settings"),
        (lambda control: control.snapshots.take("a"), "snapshots"),
        (lambda control: control.reset(), "reset"),
    ],
)
def test_other_changes_are_reported_once(
    server: MockServer, follower: Follower, change: Any, kind: str
) -> None:
    change(server.control)
    server.control.advance_clock(1)
    assert [follower.read()[0] for _ in range(2)] == [kind, "clock"]


def test_changes_are_still_reported_after_a_snapshot_was_restored(
    server: MockServer, follower: Follower
) -> None:
    server.control.snapshots.take("a")
    server.control.snapshots.restore("a")
    server.control.advance_order("NC2200001", provider="nocnoc-store", status="cancelled")
    assert [follower.read()[0] for _ in range(3)] == ["snapshots", "reset", "order"]


def test_webhooks_and_their_attempts_are_reported(server: MockServer, follower: Follower) -> None:
    examples = Contract.load("nocnoc").document["components"]["examples"]
    body = {
        **examples["CreateOrderRequestTabletAndDrones"]["value"],
        "notification_url": "http://receiver.example",
    }
    order = httpx.put(f"{server.url_for('nocnoc')}/api/order", json=body, headers=KEY).json()
    server.control.advance_order(order["id"])
    read = [follower.read() for _ in range(5)][3:]
    about = {"id": 1, "provider": "nocnoc", "order_id": str(order["id"])}
    assert read == [
        ("webhook", {**about, "state": "pending", "attempts": 0}),
        ("webhook", {**about, "state": "refused", "attempts": 1}),
    ]
    assert httpx.post(f"{server.url}/_mock/webhooks/1/send").status_code == 200
    assert follower.read()[1]["state"] == "pending"
    assert follower.read() == ("webhook", {**about, "state": "refused", "attempts": 2})


def test_a_webhook_that_does_not_exist_is_not_sent(server: MockServer) -> None:
    answer = httpx.post(f"{server.url}/_mock/webhooks/7/send")
    error = "webhook must be the id of a notification (got 7)"
    assert (answer.status_code, answer.json()) == (404, {"error": error})


def test_a_reader_that_comes_back_gets_what_it_missed(server: MockServer, follower: Follower) -> None:
    server.control.advance_clock(1)
    follower.read()
    server.control.advance_clock(1)
    server.control.advance_clock(1)
    again = Follower(server, follower.id)
    try:
        assert [again.read()[1]["now"][-8:-6] for _ in range(2)] == ["02", "03"]
    finally:
        again.close()


def test_a_reader_of_another_mock_starts_afresh(server: MockServer) -> None:
    follower = Follower(server, "0badcafe-12")
    assert follower.read() == ("start", {})
    follower.close()


def test_a_server_that_stops_ends_its_streams(server: MockServer, follower: Follower) -> None:
    server._server.should_exit = True
    with pytest.raises(EOFError):
        follower.read()
    server._thread.join(timeout=4)  # requests that are under way are given five seconds
    assert not server._thread.is_alive()


def test_a_reader_that_reads_nothing_is_dropped(server: MockServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_connection, "SECONDS_TO_SEND", 0.1)
    host, port = server.url.removeprefix("http://").split(":")
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.connect((host, int(port)))
        reader.sendall(f"GET /_mock/events HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        reader.recv(15)
        feed = server._app._state.feed

        def is_dropped() -> bool:
            # More and more, because what is published faster than it is sent is forgotten.
            feed.publish("order", {"id": "x" * 500_000})
            return not feed._waiting

        assert wait_until(is_dropped)


def wait_until(is_so: Callable[[], bool]) -> bool:
    return any(is_so() or threading.Event().wait(0.05) for _ in range(400))


def test_a_page_of_another_site_cannot_follow(server: MockServer) -> None:
    answer = httpx.get(f"{server.url}/_mock/events", headers={"Origin": "http://elsewhere.example"})
    assert answer.status_code == 403
