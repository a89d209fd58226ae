"""The client of the nocnoc store against the mock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from orderkit import ConflictError, NotFoundError, UnauthorizedError, to_json
from orderkit.mock import MockServer, MockSettings

pytestmark = pytest.mark.slow

NOW = datetime(2026, 6, 15, 10, tzinfo=UTC)
QUICK = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

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


@pytest.fixture(scope="module")
def seeded() -> Iterator[MockServer]:
    """A mock that nothing changes."""
    with MockServer(MockSettings(clock=NOW, orders=60)) as server:
        yield server


@pytest.fixture
def reader(store: Any, seeded: MockServer) -> Any:
    return store(base_url=f"{seeded.url}/nocnoc-store", api_key="merchant-one")


def rows(mock: MockServer, query: str) -> list[Any]:
    """Return the content of the mock's database."""
    with mock._app._state.store.transaction() as connection:
        return connection.execute(query).fetchall()


DAYS = st.none() | st.dates(date(2026, 3, 1), date(2026, 6, 20))
MOMENTS = st.none() | st.integers(-3_000_000, 3_000).map(lambda seconds: NOW + timedelta(seconds=seconds))


@QUICK
@given(
    statuses=st.none() | st.lists(st.sampled_from(["in_process", "cancelled"]), min_size=1, unique=True),
    first=DAYS,
    last=DAYS,
    page_size=st.integers(1, 70),
    concurrency=st.integers(1, 4),
)
def test_orders_are_what_a_look_at_every_order_finds(
    reader: Any,
    seeded: MockServer,
    statuses: list[str] | None,
    first: date | None,
    last: date | None,
    page_size: int,
    concurrency: int,
) -> None:
    query = "SELECT tracking_id, created_at, status FROM nocnoc_store_orders ORDER BY created_at DESC, tracking_id DESC"
    expected = [
        tracking_id
        for tracking_id, created_at, status in rows(seeded, query)
        if (statuses is None or status in statuses)
        and (first is None or created_at[:10] >= first.isoformat())
        and (last is None or created_at[:10] <= last.isoformat())
    ]
    found = reader.client.list_orders(
        statuses=statuses, date_from=first, date_to=last, page_size=page_size, concurrency=concurrency
    )
    assert [order.tracking_id for order in reader.gather(found)] == expected


@QUICK
@given(first=MOMENTS, last=MOMENTS, page_size=st.integers(1, 70), concurrency=st.integers(1, 4))
def test_products_are_what_a_look_at_every_product_finds(
    reader: Any,
    seeded: MockServer,
    first: datetime | None,
    last: datetime | None,
    page_size: int,
    concurrency: int,
) -> None:
    found = reader.client.list_products(
        updated_at_from=first, updated_at_to=last, page_size=page_size, concurrency=concurrency
    )
    kept = (
        json.loads(text)
        for (text,) in rows(seeded, "SELECT document FROM nocnoc_store_products ORDER BY sku")
    )
    expected = [
        product["sku"]
        for product in kept
        if (first is None or moment_of(product) >= first) and (last is None or moment_of(product) <= last)
    ]
    assert [product.sku for product in reader.gather(found)] == expected


def moment_of(product: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(product["updated_at"]).replace(tzinfo=UTC)


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
    assert json.loads(to_json(caller.call("create_product", LAMP))) == {**LAMP, "condition": "NEW"}
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
