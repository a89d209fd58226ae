"""Listing orders: pages, filters, bounds and the order of orders."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_process import Json

if TYPE_CHECKING:
    from tests.providers.nocnoc_store.mock.conftest import InProcessStore


@pytest.fixture(scope="module")
def seeded(make_store: Callable[..., Any]) -> InProcessStore:
    return make_store(orders=137)


@pytest.fixture(scope="module")
def everything(seeded: InProcessStore) -> list[Any]:
    return seeded.orders()


def walk(store: InProcessStore, size: int, **query: Any) -> list[Any]:
    pages = (store.orders(page=number, size=size, **query) for number in itertools.count())
    return [order for page in itertools.takewhile(bool, pages) for order in page]


@given(size=st.integers(1, 200))
@settings(max_examples=25, deadline=None)
def test_a_walk_gives_every_order_once_in_the_stated_order(
    seeded: InProcessStore, everything: list[Any], size: int
) -> None:
    walked = walk(seeded, size)
    assert walked == everything
    keys = [(order["created_at"], order["tracking_id"]) for order in walked]
    assert len(walked) == 137
    assert keys == sorted(set(keys), reverse=True)


def test_orders_of_one_second_stand_by_the_highest_tracking_id(everything: list[Any]) -> None:
    pairs = itertools.pairwise(everything)
    ties = [(a["tracking_id"], b["tracking_id"]) for a, b in pairs if a["created_at"] == b["created_at"]]
    assert ties
    assert all(first > second for first, second in ties)


DAYS = st.dates(min_value=date(2026, 3, 1), max_value=date(2026, 6, 20))
STATUSES = st.sampled_from(
    ["in_process", "cancelled", "in_process,cancelled", "cancelled,in_process", "cancelled,cancelled"]
)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "statuses": STATUSES,
        "date_from": DAYS.map(str),
        "date_to": DAYS.map(str),
        "order_id": st.integers(2200001, 2200140).map("NC{}".format),
    },
)


def matches(order: Json, query: Any) -> bool:
    return (
        order["status"] in query.get("statuses", order["status"]).split(",")
        and order["created_at"][:10] >= query.get("date_from", "0")
        and order["created_at"][:10] <= query.get("date_to", "9")
        and order["tracking_id"] == query.get("order_id", order["tracking_id"])
    )


@pytest.mark.slow
@given(query=FILTERS, size=st.integers(1, 60))
@settings(max_examples=80, deadline=None)
def test_filters_give_what_a_search_by_hand_gives(
    seeded: InProcessStore, everything: list[Any], query: Json, size: int
) -> None:
    assert walk(seeded, size, **query) == [order for order in everything if matches(order, query)]


def test_both_days_belong_to_a_range(seeded: InProcessStore, everything: list[Any]) -> None:
    day = everything[40]["created_at"][:10]
    found = seeded.orders(date_from=day, date_to=day)
    assert found == [order for order in everything if order["created_at"].startswith(day)] != []


def test_a_range_that_ends_before_it_begins_matches_nothing(store: InProcessStore) -> None:
    assert store.orders(date_from="2026-06-15", date_to="2026-01-01") == []


def test_a_page_after_the_last_one_is_empty(store: InProcessStore) -> None:
    assert store.orders(page=1) == store.orders(page=2147483647) == []


def test_the_order_of_an_id_stands_on_page_zero(store: InProcessStore, order: Json) -> None:
    assert store.orders(order_id=order["tracking_id"], size=1) == [order]
    assert store.orders(order_id=order["tracking_id"], size=1, page=1) == []


def test_a_response_has_neither_total_nor_page(store: InProcessStore) -> None:
    assert list(store.call("GET", "/orders?page=0&size=3").json()) == ["orders"]


WRONG = [
    "",
    "page=0",
    "size=10",
    "page=0&size=0",
    "page=0&size=201",
    "page=-1&size=1",
    "page=2147483648&size=1",
    "page=99999999999999999999&size=1",
    "page=&size=1",
    "page&size=1",
    "page=+0&size=1",
    "page=%2B0&size=1",
    "page=-0&size=1",
    "page=0.0&size=1",
    "page=1e1&size=1",
    "page=1_0&size=1",
    "page=%D9%A1&size=1",
    "page=0&page=0&size=1",
    "page=0&size=1&statuses=",
    "page=0&size=1&statuses=placed",
    "page=0&size=1&statuses=IN_PROCESS",
    "page=0&size=1&statuses=in_process,",
    "page=0&size=1&statuses=in_process&statuses=cancelled",
    "page=0&size=1&statuses=in_process%0A",
    "page=0&size=1&date_from=2026-02-31",
    "page=0&size=1&date_from=2026-2-1",
    "page=0&size=1&date_to=2026-02-01T00:00:00Z",
    "page=0&size=1&date_to=",
    "page=0&size=1&order_id=",
    "page=0&size=1&order_id=-NC1",
    "page=0&size=1&order_id=NC%00",
    "page=0&size=1&order_id=%FF",
    "order_id=NC2200001",
]


@pytest.mark.parametrize("query", WRONG)
def test_a_wrong_query_is_refused_and_changes_nothing(store: InProcessStore, query: str) -> None:
    before = store.stored()
    response = store.call("GET", f"/orders?{query}")
    assert (response.status_code, response.json()) == (
        400,
        {"code": 400, "message": "Invalid query parameter format."},
    )
    assert store.stored() == before


def test_an_unknown_parameter_is_ignored(store: InProcessStore) -> None:
    assert store.call("GET", "/orders?page=0&size=1&colour=blue&colour=red").status_code == 200


def test_seeded_orders_show_every_status_null_and_warehouse(everything: list[Any]) -> None:
    assert {order["status"] for order in everything} == {"in_process", "cancelled"}
    told = {(order["status"], order["status_description"] is None) for order in everything}
    assert len(told) == 4
    assert {order["delivery_address"]["street_2"] for order in everything} == {"", "Dock 4"}
    assert {len(order["products"]) for order in everything} == {1, 2, 3}


def test_a_status_is_not_dated_before_the_order_nor_to_come(everything: list[Any]) -> None:
    assert all(order["created_at"] <= order["status_date"] <= "2026-06-15 10:00:00" for order in everything)


def test_an_order_is_due_two_days_after_its_creation(make_store: Callable[..., Any]) -> None:
    store = make_store(orders=1)
    (order,) = store.orders()
    created = date.fromisoformat(order["created_at"][:10])
    deadline = date.fromisoformat(order["delivery_address"]["deadline"])
    assert (deadline - created).days == 2


def test_prices_of_orders_are_texts_of_the_products_prices(store: InProcessStore) -> None:
    prices = {product["sku"]: product["price"] for product in store.products()}
    lines = [line for order in store.orders() for line in order["products"]]
    assert all(line["fob_price"] == f"{prices[line['sku']]:.2f}" for line in lines)


def test_later_orders_have_the_products_of_the_first_ones(make_store: Callable[..., Any]) -> None:
    newest_first = [order["products"] for order in walk(make_store(orders=1005), 200)]
    assert newest_first[:5] == newest_first[1000:]
    assert len({str(products) for products in newest_first}) > 200


def test_the_same_settings_make_the_same_store(make_store: Callable[..., Any]) -> None:
    assert make_store().stored() == make_store().stored()


def test_no_orders_is_an_empty_store(make_store: Callable[..., Any]) -> None:
    store = make_store(orders=0)
    assert (store.orders(), store.products()) == ([], [])


def test_fewer_than_no_orders_is_a_value_error(make_store: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="orders"):
        make_store(orders=-1)


def test_more_orders_can_be_seeded_for_a_seller(store: InProcessStore) -> None:
    answer = store.send(
        "POST", "/_mock/nocnoc-store/seed", json={"orders": 7, "seed": 3, "api_key": "merchant-two"}
    )
    listed = store.orders(key="merchant-two")
    assert sorted(order["tracking_id"] for order in listed) == answer.json()["orders"]
    assert answer.json()["statuses"] == {"in_process": 5, "cancelled": 2}
    assert len(store.orders()) == 24


def test_a_reset_makes_the_first_orders_again(store: InProcessStore, order: Json) -> None:
    before = store.orders()
    store.cancel(order["tracking_id"])
    store.control.advance_order(order["tracking_id"], provider="nocnoc-store")
    store.control.reset()
    assert store.orders() == before
