"""Nine tests as somebody who integrates the providers writes them, with another HTTP client than ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
import requests
from orderkit.contract import Contract
from orderkit.testing import ProviderMock


class Shop:
    """Code under test: calls two providers with `requests`, and knows nothing of orderkit."""

    def __init__(self, logistics: str, store: str, key: str) -> None:
        self._logistics, self._store = logistics, store
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["X-Api-Key"] = key
        self.waits: list[float] = []

    def create(self, order: Any) -> Any:
        return self._read(self._session.put(f"{self._logistics}/api/order", json=order, timeout=5))

    def order(self, order_id: int, timeout: float = 5) -> Any:
        for _ in range(3):
            response = self._session.get(f"{self._logistics}/api/order/{order_id}", timeout=timeout)
            if response.status_code != 429:
                return self._read(response)
            self.waits.append(float(response.headers["Retry-After"]))
        raise RuntimeError("the provider has no time for us")

    def place(self, order_id: int) -> Any:
        return self._read(self._session.post(f"{self._logistics}/api/order/{order_id}", timeout=5))

    def open_orders(self) -> list[str]:
        found: list[str] = []
        page = 0
        while True:
            query: dict[str, Any] = {"page": page, "size": 10, "statuses": "in_process"}
            response = self._session.get(f"{self._store}/api/v2/orders", params=query, timeout=5)
            ids = [order["tracking_id"] for order in self._read(response)["orders"]]
            if not ids:
                return found
            if set(ids) & set(found):
                raise RuntimeError(f"page {page} repeats orders")
            found += ids
            page += 1

    def close(self) -> None:
        self._session.close()

    def _read(self, response: requests.Response) -> Any:
        if response.status_code >= 400:
            raise RuntimeError(f"the provider refused us: {response.status_code} {response.text[:40]}")
        return response.json()


@pytest.fixture
def shop(nocnoc_mock: ProviderMock, nocnoc_store_mock: ProviderMock) -> Iterator[Shop]:
    shop = Shop(nocnoc_mock.url, nocnoc_store_mock.url, nocnoc_mock.api_key)
    yield shop
    shop.close()


@pytest.fixture
def order() -> Any:
    examples = Contract.load("nocnoc").document["components"]["examples"]
    return {**examples["CreateOrderRequestTabletAndDrones"]["value"], "expiration_date": "2999-01-01"}


def test_the_order_is_sent_with_its_products(shop: Shop, nocnoc_mock: ProviderMock, order: Any) -> None:
    shop.create(order)
    nocnoc_mock.calls.assert_called(
        "createOrder",
        times=1,
        body={
            "merchant_invoice_id": order["merchant_invoice_id"],
            "products": [...] * len(order["products"]),
        },
        headers={"X-Api-Key": "***"},
    )


def test_we_wait_as_long_as_the_provider_says(shop: Shop, nocnoc_mock: ProviderMock, order: Any) -> None:
    order_id = shop.create(order)["id"]
    nocnoc_mock.next("getOrder", status=429, retry_after=3)
    assert shop.order(order_id)["status"] == "created"
    assert shop.waits == [3.0]


def test_an_order_whose_response_is_lost_is_there_all_the_same(
    shop: Shop, nocnoc_mock: ProviderMock, order: Any
) -> None:
    nocnoc_mock.next("createOrder").lose()
    with pytest.raises(requests.ConnectionError):
        shop.create(order)
    with pytest.raises(RuntimeError, match='"code":313'):
        shop.create(order)


def test_the_page_of_a_gateway_is_no_order(shop: Shop, nocnoc_mock: ProviderMock) -> None:
    nocnoc_mock.next("getOrder").html(502)
    with pytest.raises(RuntimeError, match="502 <html>"):
        shop.order(1)


def test_half_an_order_is_no_order(shop: Shop, nocnoc_mock: ProviderMock, order: Any) -> None:
    order_id = shop.create(order)["id"]
    nocnoc_mock.next("getOrder").truncate()
    with pytest.raises(requests.exceptions.JSONDecodeError):
        shop.order(order_id)


def test_a_slow_provider_does_not_hold_us_up(shop: Shop, nocnoc_mock: ProviderMock) -> None:
    nocnoc_mock.next("getOrder", delay=5)
    with pytest.raises(requests.Timeout):
        shop.order(1, timeout=0.1)


def test_a_page_that_comes_twice_ends_the_export(shop: Shop, nocnoc_store_mock: ProviderMock) -> None:
    nocnoc_store_mock.next("listOrders").repeat_page()
    with pytest.raises(RuntimeError, match="page 1 repeats orders"):
        shop.open_orders()
    nocnoc_store_mock.calls.assert_called("listOrders", times=2, query={"statuses": "in_process"})


def test_an_order_expires_when_nobody_places_it(shop: Shop, nocnoc_mock: ProviderMock, order: Any) -> None:
    del order["expiration_date"]
    order_id = shop.create(order)["id"]
    nocnoc_mock.clock.advance(days=3)
    assert shop.order(order_id)["status"] == "expired"


def test_the_shop_hears_of_each_step(
    shop: Shop, nocnoc_mock: ProviderMock, order: Any, receiver: Any
) -> None:
    order_id = shop.create({**order, "notification_url": receiver.url})["id"]
    shop.place(order_id)
    nocnoc_mock.orders.advance(order_id, "in_process")
    nocnoc_mock.webhooks.deliver()
    assert receiver.received == 2
    nocnoc_mock.webhooks.assert_sent(order_id, body={"status": "in_process"}, state="delivered")


class Receiver(HTTPServer):
    """An endpoint of the shop that takes every notification."""

    received = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"


class Hook(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        assert isinstance(self.server, Receiver)
        self.server.received += 1
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - its name in the standard library
        """Print nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver(("127.0.0.1", 0), Hook) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
