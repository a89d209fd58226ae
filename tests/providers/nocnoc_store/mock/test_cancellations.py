"""Asking for the cancellation of an order, and what the provider decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from in_process import Json

if TYPE_CHECKING:
    from tests.providers.nocnoc_store.mock.conftest import InProcessStore, MakeStore


STORE = {"provider": "nocnoc-store"}


def test_a_request_is_taken_and_leaves_the_order_as_it_is(store: InProcessStore, order: Json) -> None:
    response = store.cancel(order["tracking_id"])
    assert (response.status_code, response.text) == (201, "{}")
    assert store.orders(order_id=order["tracking_id"]) == [order]


def test_a_second_request_while_the_first_is_open_is_refused(store: InProcessStore, order: Json) -> None:
    store.cancel(order["tracking_id"])
    response = store.cancel(order["tracking_id"])
    name = order["tracking_id"]
    text = f"An order issue already exists for order: {name} and type: cancellation_request and status: open"
    assert (response.status_code, response.json()) == (400, {"code": 400, "message": text})


def test_an_accepted_request_cancels_the_order_now(store: InProcessStore, order: Json) -> None:
    store.cancel(order["tracking_id"])
    store.control.advance_clock(3600)
    store.control.advance_order(order["tracking_id"], **STORE)
    (after,) = store.orders(order_id=order["tracking_id"])
    assert (after["status"], after["status_date"]) == ("cancelled", "2026-06-15 11:00:00")
    assert after["status_description"] == "Cancelled at the seller's request"


def test_a_request_that_is_turned_down_may_be_made_again(store: InProcessStore, order: Json) -> None:
    store.cancel(order["tracking_id"])
    path = f"/_mock/nocnoc-store/orders/{order['tracking_id']}/advance"
    assert store.send("POST", path, json={"status": "in_process"}).json() == order
    assert store.cancel(order["tracking_id"]).status_code == 201


def test_a_cancelled_order_cannot_be_cancelled_and_its_refusal_has_no_code(store: InProcessStore) -> None:
    (order, *_) = store.orders(statuses="cancelled")
    response = store.cancel(order["tracking_id"])
    assert (response.status_code, response.json()) == (409, {"message": "Invalid Request"})


@pytest.mark.parametrize("order_id", ["NC9999999", "nc2200001", "-", "N%00", "x" * 46, "NC2200001%2F", "%F0"])
def test_an_order_that_does_not_exist_is_not_found(store: InProcessStore, order_id: str) -> None:
    assert store.cancel(order_id).json() == {"code": 404, "message": "Order not found"}


def test_an_order_of_another_seller_is_not_found(store: InProcessStore, order: Json) -> None:
    assert store.orders(key="merchant-two") == []
    assert store.orders(key="merchant-two", order_id=order["tracking_id"]) == []
    assert store.cancel(order["tracking_id"], key="merchant-two").status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [({"status": "placed"}, 400), ({"status": "in_process"}, 400), ({}, 200), ({"status": "cancelled"}, 200)],
)
def test_only_what_can_be_decided_is(
    store: InProcessStore, order: Json, body: dict[str, str], status: int
) -> None:
    path = f"/_mock/nocnoc-store/orders/{order['tracking_id']}/advance"
    assert store.send("POST", path, json=body).status_code == status


def test_a_cancelled_order_is_not_advanced(store: InProcessStore, order: Json) -> None:
    store.control.advance_order(order["tracking_id"], **STORE)
    with pytest.raises(ValueError, match="final status"):
        store.control.advance_order(order["tracking_id"], **STORE)


def test_an_unknown_order_is_not_advanced(store: InProcessStore) -> None:
    assert store.send("POST", "/_mock/nocnoc-store/orders/NC1/advance").status_code == 404


def test_requests_survive_a_restart(make_store: MakeStore, tmp_path: Path) -> None:
    first = make_store(state=tmp_path / "state.db")
    order = first.orders(statuses="in_process")[0]
    first.cancel(order["tracking_id"])
    listed = first.orders()
    first.close()
    second = make_store(state=tmp_path / "state.db", orders=99)
    assert second.orders() == listed
    assert second.cancel(order["tracking_id"]).status_code == 400
    second.close()
