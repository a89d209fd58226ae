"""The mock on a real loopback socket."""

from __future__ import annotations

import http.server
import json
import queue
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from in_process import Json
from orderkit.mock import MockServer, MockSettings, WebhookSettings
from orderkit.mock import server as server_module
from orderkit.mock.server import listen, url_of

KEY = {"X-Api-Key": "merchant-one"}
SETTINGS = MockSettings(
    clock=datetime(2017, 4, 8, 10, tzinfo=UTC), webhooks=WebhookSettings(backoff=(0, 0, 0))
)


@pytest.fixture
def server() -> Iterator[Any]:
    with MockServer(SETTINGS) as running:
        yield running


@pytest.fixture
def client(server: MockServer) -> Iterator[Any]:
    with httpx.Client(base_url=server.url_for("nocnoc"), headers=KEY, trust_env=False) as client:
        yield client


@contextmanager
def receiving(*statuses: Any) -> Iterator[Any]:
    """A receiver of notifications on loopback, answering the given statuses, then 200; what it got is in a queue."""
    got: queue.Queue[Any] = queue.Queue()
    left = list(statuses)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.put(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(left.pop(0) if left else 200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as receiver:
        thread = threading.Thread(target=receiver.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{receiver.server_port}/hook", got
        finally:
            receiver.shutdown()
            thread.join()


def test_a_server_has_a_free_port_and_a_base_for_each_provider(server: MockServer) -> None:
    assert server.url.startswith("http://127.0.0.1:")
    assert server.url_for("nocnoc") == f"{server.url}/nocnoc"


def test_a_server_has_no_base_for_an_unknown_provider(server: MockServer) -> None:
    with pytest.raises(ValueError, match="nobody"):
        server.url_for("nobody")


def test_the_documented_order_is_created_over_a_socket(
    client: httpx.Client, order_body: Json, examples: Json
) -> None:
    created = client.put("/api/order", json=order_body).json()
    assert created == {**examples["OrderCreated"], "label_url": created["label_url"]}


def test_orders_created_by_twenty_threads_are_distinct(server: MockServer, order_body: Json) -> None:
    def create(number: int) -> list[Any]:
        with httpx.Client(base_url=server.url_for("nocnoc"), headers=KEY, trust_env=False) as client:
            bodies = [{**order_body, "merchant_invoice_id": f"{number}-{turn}"} for turn in range(5)]
            return [client.put("/api/order", json=body).json()["id"] for body in bodies]

    with ThreadPoolExecutor(20) as threads:
        ids = [order_id for created in threads.map(create, range(20)) for order_id in created]
    assert sorted(ids) == list(range(10000001, 10000101))


def test_of_twenty_threads_with_one_invoice_id_one_succeeds(client: httpx.Client, order_body: Json) -> None:
    with ThreadPoolExecutor(20) as threads:
        codes = list(threads.map(lambda _: client.put("/api/order", json=order_body).status_code, range(20)))
    assert sorted(codes) == [200] + [400] * 19


def test_control_in_process_and_over_a_socket_see_the_same(
    server: MockServer, client: httpx.Client, order_body: Json
) -> None:
    order = client.put("/api/order", json=order_body).json()
    server.control.advance_order(order["id"])
    assert client.get(f"/api/order/{order['id']}").json()["status"] == "placed"


def test_notifications_are_delivered_at_once_and_again_until_received(
    client: httpx.Client, order_body: Json
) -> None:
    with receiving(500, 500) as (url, got):
        order = client.put("/api/order", json={**order_body, "notification_url": url}).json()
        client.post(f"/api/order/{order['id']}")
        client.delete(f"/api/order/{order['id']}")
        told = [got.get(timeout=10)["status"] for _ in range(4)]
    assert told == ["placed", "placed", "placed", "cancelled"]


def test_a_change_from_another_thread_is_delivered(
    server: MockServer, client: httpx.Client, order_body: Json
) -> None:
    with receiving() as (url, got):
        order = client.put("/api/order", json={**order_body, "notification_url": url}).json()
        server.control.advance_clock(3 * 24 * 3600)
        assert got.get(timeout=10) == client.post(f"/api/order/tracking/{order['tracking_id']}").json()


def test_an_over_large_body_leaves_the_server_well(client: httpx.Client, order_body: Json) -> None:
    big = b'{"a": "' + b"x" * 3 * 1024 * 1024 + b'"}'
    response = client.put("/api/order", content=big, headers={"Content-Type": "application/json"})
    assert response.json()["code"] == 400
    assert client.put("/api/order", json=order_body).status_code == 200


def test_an_over_large_body_in_chunks_leaves_the_server_well(client: httpx.Client, order_body: Json) -> None:
    chunks = (b"x" * 65536 for _ in range(40))
    response = client.put("/api/order", content=chunks, headers={"Content-Type": "application/json"})
    assert response.json()["code"] == 400
    assert client.put("/api/order", json=order_body).status_code == 200


def test_a_head_request_gets_no_body(client: httpx.Client) -> None:
    response = client.head("/api/order/quote")
    assert (response.status_code, response.headers["allow"], response.content) == (405, "POST", b"")


def test_a_client_that_hangs_up_leaves_the_server_well(server: Any, client: Any, order_body: Any) -> None:
    with socket.create_connection(("127.0.0.1", int(server.url.rsplit(":", 1)[1]))) as connection:
        connection.sendall(
            b"PUT /nocnoc/api/order HTTP/1.1\r\nHost: x\r\nX-Api-Key: merchant-one\r\n"
            b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
    assert client.put("/api/order", json=order_body).status_code == 200


def test_a_stopped_server_refuses_connections() -> None:
    with MockServer(SETTINGS) as server:
        url = server.url
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, trust_env=False)


def test_a_server_that_was_never_started_can_be_stopped() -> None:
    MockServer(SETTINGS).stop()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.1", "example.com", "::"])
def test_a_host_beyond_loopback_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        MockServer(SETTINGS, host=host)


@pytest.mark.parametrize(("address", "url"), [("0.0.0.0", "http://127.0.0.1:9"), ("::", "http://[::1]:9")])
def test_a_socket_on_every_address_is_named_by_loopback(address: str, url: str) -> None:
    listening: Any = SimpleNamespace(getsockname=lambda: (address, 9))
    assert url_of(listening) == url


def test_another_host_needs_consent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        server_module, "is_loopback", lambda _: False
    )  # so that the test stays on this machine
    with pytest.raises(ValueError, match="unless --expose allows more"):
        listen("127.0.0.1", 0)
    with listen("127.0.0.1", 0, expose=True) as listening:
        assert url_of(listening).startswith("http://127.0.0.1:")


def test_a_port_in_use_is_an_os_error(server: MockServer) -> None:
    with pytest.raises(OSError, match="in use"):
        MockServer(SETTINGS, port=int(server.url.rsplit(":", 1)[1]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"api_keys": ()},
        {"api_keys": ("",)},
        {"api_keys": ("schlüssel",)},
        {"api_keys": ("two words",)},
        {"clock": datetime(2017, 4, 8)},  # noqa: DTZ001 - this is the mistake
        {"clock": datetime(1, 1, 1, tzinfo=UTC)},
        {"http_status": "any"},
    ],
)
def test_impossible_settings_are_a_value_error(wrong: Json) -> None:
    with pytest.raises(ValueError, match=r"api_keys|clock|http_status"):
        MockSettings(**wrong)
