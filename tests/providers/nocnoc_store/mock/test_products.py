"""Products: created, read, listed and changed by their seller alone."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_process import Json

if TYPE_CHECKING:
    from tests.providers.nocnoc_store.mock.conftest import InProcessStore


@pytest.fixture
def full(examples: Json) -> Json:
    return examples["CreateProductRequestFull"]


def test_a_created_product_is_returned_as_it_was_sent(
    store: InProcessStore, full: Json, examples: Json
) -> None:
    response = store.create(full)
    assert (response.status_code, response.json()) == (201, examples["CreatedProductFull"])


def test_a_product_without_a_condition_is_new(store: InProcessStore, examples: Json) -> None:
    assert store.create(examples["CreateProductRequestLeast"]).json()["condition"] == "NEW"


def test_a_read_product_has_what_nocnoc_adds(store: InProcessStore, full: Json) -> None:
    store.create(full)
    product = store.get(full["sku"]).json()
    added = {"status", "created_at", "updated_at", "description_html"}
    assert set(product) - set(full) == added
    assert (product["status"], product["created_at"]) == ("SUCCESS", "2026-06-15 10:00:00")


def test_a_product_from_an_asin_is_returned_in_short(store: InProcessStore, examples: Json) -> None:
    response = store.create_from_asin(examples["CreateProductFromAsinRequestOne"])
    assert (response.status_code, response.json()) == (200, examples["ProductOfferFromAsin"])


def test_a_product_from_an_asin_has_its_first_asin_and_no_description(
    store: InProcessStore, examples: Json
) -> None:
    body = examples["CreateProductFromAsinRequestOne"]
    body["international_ids"]["asin"].append("B0EXAMPLE9")
    store.create_from_asin(body)
    times = {"created_at": "2026-06-15 10:00:00", "updated_at": "2026-06-15 10:00:00"}
    assert store.get(body["sku"]).json() == {**examples["ProductFromAsin"], **times}


@pytest.mark.parametrize("path", ["/products", "/products/"])
def test_a_sku_is_used_once(store: InProcessStore, examples: Json, path: str) -> None:
    body = examples["CreateProductFromAsinRequestOne"]
    store.create_from_asin(body)
    store.create(examples["CreateProductRequestFull"])
    sent = {**(body if path.endswith("/") else examples["CreateProductRequestFull"])}
    before = store.stored()
    response = store.call("POST", path, json=sent)
    assert (response.status_code, response.json()) == (400, {"code": 400, "message": "Sku already exists."})
    assert store.stored() == before


def test_two_sellers_may_use_one_sku(store: InProcessStore, full: Json) -> None:
    store.create(full)
    assert store.get(full["sku"], key="merchant-two").json() == {"code": 404, "message": "Sku not found"}
    assert store.create(full, key="merchant-two").status_code == 201
    store.update(full["sku"], {"available_quantity": 1}, key="merchant-two")
    assert store.get(full["sku"]).json()["available_quantity"] == 100


def test_a_body_without_its_slash_is_refused(store: InProcessStore, examples: Json, full: Json) -> None:
    assert store.create(examples["CreateProductFromAsinRequestOne"]).status_code == 400
    assert store.create_from_asin(full).json()["errors"] == ["international_ids.asin: is missing"]


@pytest.mark.parametrize("name", ["Stock", "Price", "StockAndPrice"])
def test_an_update_sets_what_is_sent(store: InProcessStore, examples: Json, full: Json, name: str) -> None:
    store.create(full)
    body = examples[f"UpdateProductRequest{name}"]
    before = store.get(full["sku"]).json()
    store.control.advance_clock(60)
    response = store.update(full["sku"], body)
    assert (response.status_code, response.json()["status"]) == (200, "SUCCESS")
    assert store.get(full["sku"]).json() == {**before, **body, "updated_at": "2026-06-15 10:01:00"}


def test_the_same_update_again_changes_nothing_more(store: InProcessStore, full: Json) -> None:
    store.create(full)
    store.update(full["sku"], {"available_quantity": 7})
    before = store.stored()
    store.control._state.request_log.clear()
    store.update(full["sku"], {"available_quantity": 7})
    assert store.stored() == before


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "available_quantity or price is required."),
        ({"currency_code": "USD"}, "price: is missing"),
        ({"price": 1}, "currency_code: is missing"),
        ({"stock": 1}, "stock: is not known"),
        ({"price": 57.555, "currency_code": "USD"}, "price: has more than 2 decimals"),
        ({"price": "1", "currency_code": "USD"}, "price: is not of type number"),
        ({"available_quantity": 10000}, "available_quantity: is more than 9999"),
        ({"available_quantity": True}, "available_quantity: is not of type integer"),
        ([], "body: is not of type object"),
    ],
)
def test_an_update_that_does_not_fit_says_why_and_changes_nothing(
    store: InProcessStore, full: Json, body: Any, error: str
) -> None:
    store.create(full)
    before = store.stored()
    response = store.update(full["sku"], body)
    assert response.json() == {"code": 400, "message": "Invalid Request Payload.", "errors": [error]}
    assert store.stored() == before


@pytest.mark.parametrize("sku", ["NOBODY", "a.b", "-a", "x" * 46, "a%2Fb", "%0A"])
def test_a_product_that_does_not_exist_is_not_found(store: InProcessStore, sku: str) -> None:
    assert store.get(sku).json() == {"code": 404, "message": "Sku not found"}
    assert store.update(sku, {"available_quantity": 1}).status_code == 404


@given(size=st.integers(1, 200))
@settings(max_examples=15, deadline=None)
def test_a_walk_gives_every_product_once_by_sku(shelf: InProcessStore, size: int) -> None:
    pages = (shelf.products(page=number, size=size) for number in itertools.count())
    walked = [product["sku"] for page in itertools.takewhile(bool, pages) for product in page]
    assert walked == sorted(product["sku"] for product in shelf.products())
    assert len(walked) == 60


@pytest.fixture(scope="module")
def shelf(make_store: Callable[..., Any]) -> InProcessStore:
    return make_store()


BOUNDS = st.builds(
    "2026-0{}-{:02}T{:02}:00:0{}.{}Z".format,
    st.integers(2, 3),
    st.integers(1, 31),
    st.integers(0, 23),
    st.integers(0, 9),
    st.sampled_from(["0", "00", "5", "001"]),
)


@given(bounds=st.fixed_dictionaries({}, optional={"updatedAtFrom": BOUNDS, "updatedAtTo": BOUNDS}))
@settings(max_examples=40, deadline=None)
def test_times_give_what_a_search_by_hand_gives(shelf: InProcessStore, bounds: Json) -> None:
    def text(name: str, otherwise: str) -> tuple[Any, ...]:
        seconds, _, fraction = bounds.get(name, otherwise).rstrip("Z").partition(".")
        return seconds.replace("T", " "), int(fraction.ljust(3, "0"))

    lowest, highest = text("updatedAtFrom", "0.0Z"), text("updatedAtTo", "9.0Z")
    wanted = [one for one in shelf.products() if lowest <= (one["updated_at"], 0) <= highest]
    assert shelf.products(**bounds) == wanted


def test_page_and_size_may_be_left_out(shelf: InProcessStore) -> None:
    assert len(shelf.call("GET", "/products").json()["products"]) == 50


@pytest.mark.parametrize(
    "query",
    [
        "size=0",
        "size=201",
        "page=-1",
        "page=",
        "size=1&size=1",
        "updatedAtFrom=2026-06-01",
        "updatedAtTo=",
        "updatedAtFrom=2026-06-01T00:00:00Z",
        "updatedAtTo=2026-06-01T00:00:00.0000Z",
    ],
)
def test_a_wrong_query_is_refused(shelf: InProcessStore, query: str) -> None:
    assert shelf.call("GET", f"/products?{query}").json()["message"] == "Invalid query parameter format."


def test_seeded_products_show_every_optional_property_and_value(shelf: InProcessStore) -> None:
    products = shelf.products()
    optional = ("brand", "title", "attributes", "international_ids", "description_html", "images")
    for name in optional:
        assert {name in product for product in products} == {True, False}
    assert {product["condition"] for product in products} == {
        *("NEW", "USED", "OPEN_BOX", "REFURBISHED_A", "REFURBISHED_B", "REFURBISHED_C", "REFURBISHED_D")
    }
    text = json.dumps(products)
    for unit in ("cm", "inch", "inches", "mm", "kg", "lb", "gram", "kilogram", "pound", "COLOR", "SIZE"):
        assert f'"{unit}"' in text


@pytest.mark.parametrize("unit", ["cm", "inch", "inches", "mm"])
def test_units_are_returned_as_they_were_sent(store: InProcessStore, full: Json, unit: str) -> None:
    full["product_dimensions"]["size"]["unit"] = unit
    assert store.create(full).json()["product_dimensions"]["size"]["unit"] == unit


@pytest.mark.parametrize("price", [0, 9999999999.99])
def test_a_price_may_be_nothing_and_have_ten_digits(store: InProcessStore, full: Json, price: float) -> None:
    assert store.create({**full, "price": price}).json()["price"] == price


def test_a_third_decimal_is_seen_as_it_is_written(store: InProcessStore, full: Json) -> None:
    text = json.dumps(full).replace("49.99", "49.9900000000000000000001")
    response = store.call(
        "POST", "/products", content=text.encode(), headers={"Content-Type": "application/json"}
    )
    assert response.status_code == 400


def test_an_unknown_property_of_a_product_is_ignored(store: InProcessStore, full: Json) -> None:
    assert "colour" not in store.create({**full, "colour": "blue"}).json()


@pytest.mark.parametrize("sku", ["", "a.b", "a b", "-a", "x" * 46, "\x00", 7, None])
def test_a_wrong_sku_is_refused(store: InProcessStore, full: Json, sku: Any) -> None:
    assert store.create({**full, "sku": sku}).json()["errors"][0].startswith("sku: ")


def test_every_fault_of_a_body_is_reported_in_the_order_of_the_contract(
    store: InProcessStore, full: Json
) -> None:
    full |= {"price": 57.555, "title": "nul\x00l", "brand": ""}
    del full["images"]
    assert store.create(full).json()["errors"] == [
        "brand: is shorter than 1",
        "price: has more than 2 decimals",
        "title: has a wrong form",
        "images: is missing",
    ]
