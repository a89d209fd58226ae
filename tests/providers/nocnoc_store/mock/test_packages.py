"""Packages: a Son has goods of one order, a Father has Sons, and a box travels once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from in_process import Json

if TYPE_CHECKING:
    from tests.providers.nocnoc_store.mock.conftest import InProcessStore, MakeStore


UNKNOWN_SON = "there is no such Son, or it is in a Father already"


def test_the_response_to_a_son_is_its_id_alone(store: InProcessStore, son: Json) -> None:
    response = store.pack(son)
    assert (response.status_code, response.json()) == (201, {"package_id": "PK1000001"})


def test_goods_may_travel_in_several_sons_and_in_any_quantity(store: InProcessStore, son: Json) -> None:
    son["items"][0]["quantity"] = 0
    assert [store.pack(son).status_code for _ in range(2)] == [201, 201]


def test_a_father_takes_its_sons(store: InProcessStore, son: Json) -> None:
    sons = [store.pack(son).json()["package_id"] for _ in range(2)]
    assert store.pack({"subpackages": sons}).json() == {"package_id": "PK1000003"}
    errors = [f"subpackages[0]: {UNKNOWN_SON}", f"subpackages[1]: {UNKNOWN_SON}"]
    assert store.pack({"subpackages": sons}).json()["errors"] == errors


def test_a_father_may_have_labels_and_unknown_properties(store: InProcessStore, son: Json) -> None:
    package = store.pack(son).json()["package_id"]
    body = {"subpackages": [package], "labels": son["labels"], "type": "father"}
    assert store.pack(body).status_code == 201


def test_a_father_is_no_son(store: InProcessStore, son: Json) -> None:
    store.pack(son)
    father = store.pack({"subpackages": ["PK1000001"]}).json()["package_id"]
    assert store.pack({"subpackages": [father]}).status_code == 400


def test_the_package_of_another_seller_is_unknown(store: InProcessStore, son: Json) -> None:
    package = store.pack(son).json()["package_id"]
    response = store.pack({"subpackages": [package]}, key="merchant-two")
    assert response.json()["errors"] == [f"subpackages[0]: {UNKNOWN_SON}"]


@pytest.mark.parametrize("key", ["merchant-one", "merchant-two"])
def test_a_son_of_an_unknown_order_is_not_found(store: InProcessStore, son: Json, key: str) -> None:
    if key == "merchant-one":
        son["order_reference_id"] = "NC1"
    assert store.pack(son, key=key).json() == {"code": 404, "message": "Order not found"}


def test_a_son_has_only_goods_of_its_order(store: InProcessStore, son: Json) -> None:
    son["items"].append({"sku": "UNKNOWN", "quantity": 1})
    place = len(son["items"]) - 1
    assert store.pack(son).json()["errors"] == [f"items[{place}].sku: the order has no such product"]


def test_a_cancelled_order_is_not_packed(store: InProcessStore, son: Json) -> None:
    store.control.advance_order(son["order_reference_id"], provider="nocnoc-store")
    assert store.pack(son).json()["errors"] == ["order_reference_id: the order is cancelled"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"labels": []}, "labels: has fewer items than 1"),
        ({"items": [{"sku": "x", "quantity": -1}]}, "items[0].quantity: is less than 0"),
        ({"order_reference_id": "a b"}, "order_reference_id: has a wrong form"),
        ({"labels": [{"tracking_code": "1", "url": "http://x"}]}, "labels[0].carrier: is missing"),
        ({"labels": [{"tracking_code": "1", "carrier": "x", "url": "x"}]}, "labels[0].url: has a wrong form"),
    ],
)
def test_a_son_that_does_not_fit_says_why(store: InProcessStore, son: Json, change: Json, error: str) -> None:
    before = store.stored()
    assert store.pack({**son, **change}).json()["errors"] == [error]
    assert store.stored() == before


@pytest.mark.parametrize("sons", [[], ["PK1", "PK1"], ["1"], "PK1", [None], ["PK" + "1" * 19]])
def test_a_father_that_does_not_fit_says_why(store: InProcessStore, sons: object) -> None:
    assert store.pack({"subpackages": sons}).json()["errors"][0].startswith("subpackages")


def test_a_body_that_is_both_is_neither(store: InProcessStore, son: Json) -> None:
    body = {**son, "subpackages": ["PK1000001"]}
    assert store.pack(body).json()["errors"] == ["body: fits more than one of its forms"]


@pytest.mark.parametrize("body", [{}, [], None, "PK1", {"type": "father"}])
def test_a_body_that_is_nothing_is_refused(store: InProcessStore, body: object) -> None:
    assert (
        store.call(
            "POST", "/packages", content=json.dumps(body), headers={"Content-Type": "application/json"}
        ).json()["message"]
        == "Invalid Request Payload."
    )


def test_packages_survive_a_restart(make_store: MakeStore, tmp_path: Path, examples: Json) -> None:
    first = make_store(state=tmp_path / "state.db")
    order = first.orders(statuses="in_process")[0]
    items = [{"sku": order["products"][0]["sku"], "quantity": 1}]
    labels = examples["SonPackageRequest"]["labels"]
    first.pack({"order_reference_id": order["tracking_id"], "items": items, "labels": labels})
    first.close()
    second = make_store(state=tmp_path / "state.db")
    assert second.pack({"subpackages": ["PK1000001"]}).json() == {"package_id": "PK1000002"}
    second.close()
