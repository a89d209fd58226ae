"""A mock that is started with a hundred thousand orders of each provider lists them, first page and last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from orderkit.mock import MockServer, MockSettings

pytestmark = pytest.mark.slow

ORDERS = 100_000
BASIC = ("merchant-one", "merchant-one-secret")


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=ORDERS)) as server:
        yield server


def get(mock: MockServer, path: str, **options: Any) -> httpx.Response:
    return httpx.get(f"{mock.url}{path}", trust_env=False, timeout=30, **options).raise_for_status()


def test_every_provider_holds_them(mock: MockServer) -> None:
    held = mock.control.summary()["providers"]
    counts = {name: sum(_orders_in(held[name]).values()) for name in held if name != "nocnoc"}
    assert counts == dict.fromkeys(("nocnoc-store", "sendcloud", "noventiq", "epages"), ORDERS)


def _orders_in(provider: Any) -> dict[str, int]:
    orders = provider["orders"]
    return orders if isinstance(orders, dict) else {"all": orders}


def test_the_store_shows_its_last_page(mock: MockServer) -> None:
    for page, count in ((0, 100), (ORDERS // 100 - 1, 100), (ORDERS // 100, 0)):
        answer = get(
            mock,
            "/nocnoc-store/api/v2/orders",
            params={"page": page, "size": 100},
            headers={"X-Api-Key": "merchant-one", "Content-Type": "application/json"},
        )
        assert len(answer.json()["orders"]) == count


def test_sendcloud_links_on_from_deep_pages(mock: MockServer) -> None:
    first = get(mock, "/sendcloud/orders", auth=BASIC, params={"page_size": 200})
    assert len(first.json()["data"]) == 200
    following = httpx.get(first.links["next"]["url"], auth=BASIC, trust_env=False, timeout=30)
    assert int(following.json()["data"][0]["id"]) == int(first.json()["data"][-1]["id"]) - 1
    oldest = get(mock, "/sendcloud/orders", auth=BASIC, params={"page_size": 200, "sort": "pk"})
    assert oldest.json()["data"][0]["id"] == "1"


def test_noventiq_counts_and_reaches_its_end(mock: MockServer) -> None:
    login = {"username": BASIC[0], "password": BASIC[1]}
    token = httpx.post(f"{mock.url}/noventiq/v1/login_check", json=login, trust_env=False).json()["token"]
    headers = {"AuthorizationJWT": f"Bearer {token}"}
    search = f"{mock.url}/noventiq/v1/order/search"
    found = httpx.post(search, json={"limit": 10}, headers=headers, trust_env=False).json()
    assert len(found["ids"]) == 10
    last = {"limit": 10, "offset": found["count_all"] - 3}
    assert len(httpx.post(search, json=last, headers=headers, trust_env=False).json()["ids"]) == 3


def test_epages_counts_and_reaches_its_end(mock: MockServer) -> None:
    headers = {"Authorization": "Bearer merchant-one"}
    for page, count in ((1, 100), (ORDERS // 100, 100), (ORDERS // 100 + 1, 0)):
        query = {"page": page, "resultsPerPage": 100}
        answer = get(mock, "/epages/DemoShop/orders", headers=headers, params=query).json()
        assert (answer["results"], len(answer["items"])) == (ORDERS, count)
