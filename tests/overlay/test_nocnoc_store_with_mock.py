"""The client of the nocnoc store against the mock, once the mock serves it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from orderkit import ConflictError, NotFoundError, UnauthorizedError
from orderkit.mock import MockServer, MockSettings
from orderkit.mock.world import build_world

SERVED = "nocnoc-store" in build_world(MockSettings()).providers
pytestmark = pytest.mark.skipif(not SERVED, reason="the mock does not serve the store yet")

BOX = {
    "size": {"unit": "cm", "length": 30, "width": 20, "height": 10},
    "weight": {"unit": "kg", "value": 1.2},
}
LAMP = {
    "sku": "LAMP-1",
    "brand": "Lumen",
    "available_quantity": 5,
    "price": 49.99,
    "currency_code": "USD",
    "title": "Desk lamp",
    "description": "A desk lamp with a bulb",
    "description_language": "en",
    "package_dimensions": BOX,
    "product_dimensions": BOX,
    "images": [{"source_url": "https://images.example/lamp.png"}],
}


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer() as server:
        yield server


@pytest.fixture
def caller(store: Any, mock: MockServer) -> Any:
    mock.control.reset()
    return store(base_url=f"{mock.url}/nocnoc-store", api_key="merchant-one")


@pytest.mark.parametrize("page_size", [7, 50, 200])
def test_any_page_size_gives_the_same_orders_each_once(caller: Any, page_size: int) -> None:
    found = [order.tracking_id for order in caller.gather(caller.client.list_orders(page_size=page_size))]
    assert found == [order.tracking_id for order in caller.gather(caller.client.list_orders())]
    assert len(set(found)) == len(found) > 0


def test_a_filter_gives_what_matches_and_nothing_else(caller: Any) -> None:
    orders = caller.gather(caller.client.list_orders())
    cancelled = caller.gather(caller.client.list_orders(statuses="cancelled"))
    assert cancelled == [order for order in orders if order.status == "cancelled"]
    both = caller.client.list_orders(statuses=["in_process", "cancelled"])
    assert caller.gather(both) == orders


def test_a_listing_is_resumed_where_a_limit_ended_it(caller: Any) -> None:
    products = caller.gather(caller.client.list_products())
    listing = caller.client.list_products(page_size=10, limit=13)
    before = caller.gather(listing)
    rest = caller.gather(caller.client.list_products(page_size=10, cursor=listing.cursor))
    assert before + rest == products


def test_a_product_is_created_read_and_changed(caller: Any) -> None:
    assert caller.call("create_product", LAMP).to_dict() == {**LAMP, "condition": "NEW"}
    assert caller.call("get_product", "LAMP-1").title == "Desk lamp"
    changed = {"price": 45.5, "currency_code": "USD"}
    assert caller.call("update_product", "LAMP-1", changed).price == 45.5
    with pytest.raises(ConflictError):
        caller.call("create_product", LAMP)


def test_a_product_is_created_from_its_asin(caller: Any) -> None:
    offer = {"available_quantity": 1, "price": 20, "currency_code": "USD"}
    body = {"sku": "BOOK-1", "international_ids": {"asin": ["B000000001"]}, **offer}
    assert caller.call("create_product_from_asin", body).sku == "BOOK-1"


def test_a_cancellation_that_is_open_is_a_conflict(caller: Any) -> None:
    order = caller.run(caller.client.list_orders(statuses="in_process").first())
    assert caller.call("cancel_order", order.tracking_id).to_dict() == {}
    with pytest.raises(ConflictError):
        caller.call("cancel_order", order.tracking_id)
    with pytest.raises(NotFoundError):
        caller.call("cancel_order", "NC0")


def test_sons_travel_in_a_father(caller: Any) -> None:
    order = caller.run(caller.client.list_orders(statuses="in_process").first())
    label = {"tracking_code": "1Z", "carrier": "UPS", "url": "https://labels.example/1Z.pdf"}
    items = [{"sku": order.products[0].sku, "quantity": 1}]
    body = {"order_reference_id": order.tracking_id, "labels": [label], "items": items}
    son = caller.call("create_package", body)
    father = caller.call("create_package", {"subpackages": [son.package_id]})
    assert father.package_id != son.package_id


def test_a_wrong_key_is_refused(store: Any, mock: MockServer) -> None:
    caller = store(base_url=f"{mock.url}/nocnoc-store", api_key="nobody")
    with pytest.raises(UnauthorizedError):
        caller.gather(caller.client.list_orders())
