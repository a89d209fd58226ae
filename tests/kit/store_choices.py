"""Choices that the ledger of nocnoc's store leaves open."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import httpx
from choices import Caller, Json, choice, example, is_sorted

WAREHOUSE = {
    "contact_name": "Partner",
    "belongs_to": "PARTNER",
    "contact_phone": "3055550100",
    "street": "1 Example Way",
    "street_2": "",
    "zipcode": "33166",
    "region": "Florida",
    "city": "Doral",
    "country": "US",
}
PRODUCT: Json = example("nocnoc_store", "CreateProductRequestFull")
SON: Json = example("nocnoc_store", "SonPackageRequest")


@choice("nocnoc_store.strict_content_type", True, default=200, other=415)
def no_content_type(it: Caller) -> int:
    return it.store("?page=0&size=1").status_code


@choice("nocnoc_store.largest_page", 2, default=200, other=400)
def page_of_three(it: Caller) -> int:
    return it.store("?page=0&size=3").status_code


@choice("nocnoc_store.newest_first", False, default=True, other=False)
def order_of_store(it: Caller) -> bool:
    return is_sorted(it.store("?page=0&size=9"), "created_at")


@choice("nocnoc_store.days_until_deadline", 9, default=2, other=9)
def days_to_send(it: Caller) -> int:
    (order,) = it.store("?page=0&size=1").json()["orders"]
    created = datetime.fromisoformat(order["created_at"]).date()
    return (date.fromisoformat(order["delivery_address"]["deadline"]) - created).days


@choice(
    "nocnoc_store.label_url", "http://127.0.0.1/{id}", default="www.live.nocnocstore.com", other="127.0.0.1"
)
def label_of_store(it: Caller) -> Any:
    return httpx.URL(it.store("?page=0&size=1").json()["orders"][0]["label_url"]).host


@choice("nocnoc_store.warehouses", [WAREHOUSE], default="NOCNOC", other="PARTNER")
def owner_of_warehouse(it: Caller) -> Any:
    return it.store("?page=0&size=1").json()["orders"][0]["delivery_address"]["belongs_to"]


def product(it: Caller, **changes: Any) -> Json:
    response = it.store("", "POST", resource="products", json={**PRODUCT, **changes})
    created: Json = response.json()
    return created


@choice("nocnoc_store.default_size", 2, default=50, other=2)
def products_of_a_page(it: Caller) -> int:
    for number in range(60):
        product(it, sku=f"sku-{number}")
    return len(it.store("", resource="products").json()["products"])


@choice("nocnoc_store.products_from_page_one", True, default=(200, False), other=(400, True))
def first_page(it: Caller) -> tuple[int, bool]:
    first = it.store("", resource="products").json()
    page_one = it.store("?page=1&size=50", resource="products").json()
    return it.store("?page=0&size=1", resource="products").status_code, first == page_one


@choice(
    "nocnoc_store.status_beyond_last_page",
    404,
    default=200,
    other=404,
    undocumented="a page that is not there is no case of the document",
)
def page_beyond_the_last(it: Caller) -> int:
    return it.store("?page=9&size=9").status_code


@choice("nocnoc_store.null_is_absent", True, default="message", other="sku")
def null_for_an_optional_property(it: Caller) -> str:
    return "sku" if "sku" in product(it, condition=None) else "message"


@choice("nocnoc_store.cancels_at_once", True, default=400, other=409)
def second_cancellation(it: Caller) -> int:
    (order,) = it.store("?page=0&size=1&statuses=in_process").json()["orders"]
    path = f"/{order['tracking_id']}/cancellation"
    assert it.store(path, "POST").status_code == 201
    return it.store(path, "POST").status_code


@choice("nocnoc_store.checks_packed_quantities", True, default=201, other=400)
def package_of_too_many(it: Caller) -> int:
    (order,) = it.store("?page=0&size=1&statuses=in_process").json()["orders"]
    item = {"sku": order["products"][0]["sku"], "quantity": order["products"][0]["quantity"] + 1}
    package = {**SON, "order_reference_id": order["tracking_id"], "items": [item]}
    return it.store("", "POST", resource="packages", json=package).status_code


@choice("nocnoc_store.returns_international_ids", False, default=True, other=False)
def ids_of_a_new_product(it: Caller) -> bool:
    return "international_ids" in product(it)


@choice("nocnoc_store.product_status", "active", default="SUCCESS", other="active")
def status_of_a_product(it: Caller) -> Any:
    return it.store("", resource="products").json()["products"][0]["status"]


@choice("nocnoc_store.utc_offset", "-12:00", default=(True, True), other=(True, False))
def zone(it: Caller) -> tuple[bool, bool]:
    """Return whether a filter finds the day that an order shows, and whether that is the day in UTC."""
    it.app.control.put_order(
        {"tracking_id": "NC7", "created_at": "2026-11-21 06:00:00"}, provider="nocnoc-store"
    )
    order = it.store("?page=0&size=1&order_id=NC7").json()["orders"][0]
    day = order["created_at"][:10]
    found = it.store(f"?page=0&size=9&order_id=NC7&date_from={day}&date_to={day}").json()["orders"]
    return found == [order], day == "2026-11-21"
