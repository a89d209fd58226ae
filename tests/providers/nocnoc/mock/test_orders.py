"""Properties of orders, and their visibility."""

from __future__ import annotations

from typing import Any

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock

OTHER = {"key": "merchant-two"}
OWN_PICKUP = {
    "contact_name": "Jessica Johnson",
    "street": "5050 Alternative Street",
    "zipcode": "9876",
    "city": "City of Victoria",
    "country": "HK",
}


def test_ids_count_upward_from_10000001(mock: InProcessMock, order_body: Json) -> None:
    created = [mock.create({**order_body, "merchant_invoice_id": name}).json() for name in "abc"]
    assert [order["id"] for order in created] == [10000001, 10000002, 10000003]
    assert created[2]["tracking_id"] == "NC10000003"


def test_an_order_of_another_merchant_is_not_found(mock: InProcessMock, order: Json) -> None:
    answers = [
        mock.get(order["id"], **OTHER),
        mock.place(order["id"], **OTHER),
        mock.cancel(order["id"], **OTHER),
        mock.track(order["tracking_id"], **OTHER),
    ]
    assert [answer.json()["code"] for answer in answers] == [312] * 4


def test_another_merchant_may_use_the_same_invoice_id(
    mock: InProcessMock, order: Json, order_body: Json
) -> None:
    assert mock.create(order_body, **OTHER).json()["id"] == order["id"] + 1


def test_a_refused_stranger_changes_nothing(mock: InProcessMock, order: Json) -> None:
    before = mock.stored()
    mock.cancel(order["id"], **OTHER)
    assert mock.stored() == before


@pytest.mark.parametrize("tracking_id", ["NC1", "NC010000001", "NC0", "NC9999999999"])
def test_an_unknown_tracking_id_is_not_found(mock: InProcessMock, order: Json, tracking_id: str) -> None:
    assert mock.track(tracking_id).json()["code"] == 312


@pytest.mark.parametrize("tracking_id", ["10000001", "nc10000001", "NC", "NC1000000100000", "NC\uff11"])
def test_what_is_no_tracking_id_is_an_invalid_param(
    mock: InProcessMock, order: Json, tracking_id: str
) -> None:
    assert mock.track(tracking_id).json()["message"].endswith(": tracking_id")


@pytest.mark.parametrize(
    "order_id",
    [
        "0",
        "-1",
        "1.0",
        "1_0",
        "%201",
        "1e3",
        "NC10000001",
        "010000001",
        "99999999999",
        "9" * 40,
        "%00",
        "%FF",
    ],
)
def test_what_is_no_order_id_is_an_invalid_param(mock: InProcessMock, order: Json, order_id: str) -> None:
    assert mock.get(order_id).json()["message"].endswith(": order_id")


def test_an_order_shows_its_pickup_once_when_it_is_created(order: Json, order_body: Json) -> None:
    pickup = {name: value for name, value in order_body["pickup"].items() if name != "packages"}
    assert order["pickup"] == pickup
    assert not any("pickup" in product for product in order["products"])


def test_an_order_shows_the_pickup_of_each_product_later(
    mock: InProcessMock, order: Json, order_body: Json
) -> None:
    placed = mock.place(order["id"]).json()
    assert "pickup" not in placed
    assert [product["pickup"] for product in placed["products"]] == [
        {**order["pickup"], "packages": 1},
        {**order["pickup"], "packages": 2},
    ]


def test_a_product_keeps_its_own_pickup(mock: InProcessMock, order_body: Json) -> None:
    order_body["products"][1]["pickup"] = {**OWN_PICKUP, "packages": 7}
    created = mock.create(order_body).json()
    products = mock.get(created["id"]).json()["products"]
    assert products[1]["pickup"] == {**OWN_PICKUP, "packages": 7}
    assert products[0]["pickup"]["city"] == "Shenzhen"


def test_no_pickup_is_shown_if_none_was_sent(mock: InProcessMock, order_body: Json) -> None:
    del order_body["pickup"]
    created = mock.create(order_body).json()
    assert "pickup" not in created
    assert not any("pickup" in product for product in mock.get(created["id"]).json()["products"])


@pytest.mark.parametrize(
    ("for_order", "for_products", "total"),
    [(5, (None, None), 5), (None, (None, None), 3), (None, (4, None), 6), (None, (4, 9), 13), (5, (4, 9), 5)],
)
def test_packages_are_counted_as_said(
    mock: InProcessMock, order_body: Json, for_order: int | None, for_products: tuple[Any, ...], total: int
) -> None:
    order_body["pickup"] = {} if for_order is None else {"packages": for_order}
    for product, packages in zip(order_body["products"], for_products, strict=True):
        if packages is not None:
            product["pickup"] = {"packages": packages}
    assert mock.create(order_body).json()["total_packages"] == total


OPTIONAL = [
    ("notification_url",),
    ("pickup",),
    ("customer", "personal_id"),
    ("address", "street_2"),
    ("address", "region"),
    ("products", 0, "hs_code"),
    ("products", 0, "native_description"),
]


@pytest.mark.parametrize("path", OPTIONAL, ids=lambda path: ".".join(map(str, path)))
def test_an_optional_property_that_was_not_sent_stays_absent(
    mock: InProcessMock, order_body: Json, path: tuple[Any, ...]
) -> None:
    sent, answered = order_body, None
    for step in path[:-1]:
        sent = sent[step]
    del sent[path[-1]]
    answered = mock.get(mock.create(order_body).json()["id"]).json()
    for step in path[:-1]:
        answered = answered[step]
    assert path[-1] not in answered


def test_unknown_properties_are_ignored(mock: InProcessMock, order: Json, order_body: Json) -> None:
    order_body |= {"merchant_invoice_id": "201", "seller_id": 7, "status": "delivered", "id": 3}
    order_body["products"][0] |= {"brand": "nocnoc", "tax_handling_usd": 0}
    created = mock.create(order_body).json()
    assert created == {
        **order,
        "id": 10000002,
        "tracking_id": "NC10000002",
        "merchant_invoice_id": "201",
        "label_url": "https://nocnocgroup.com/labelurn/10000002",
    }


def test_text_is_kept_as_it_was_sent(mock: InProcessMock, order_body: Json) -> None:
    text = '  Ünïcödé 个人 \U0001f600 "quoted" \\ \t end '
    order_body["products"][0]["name"] = text
    created = mock.create(order_body).json()
    assert mock.get(created["id"]).json()["products"][0]["name"] == text


def test_lengths_count_code_points(mock: InProcessMock, order_body: Json) -> None:
    order_body["merchant_invoice_id"] = "\U0001f600" * 20
    assert mock.create(order_body).status_code == 200


def test_a_quote_shows_only_the_country_of_a_pickup(mock: InProcessMock, order_body: Json) -> None:
    assert mock.quote(order_body).json()["pickup"] == {"country": "CN"}
