"""The orders that a new mock holds: as documented, of every kind, and the same every time."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract

if TYPE_CHECKING:
    from tests.providers.noventiq.mock.conftest import InProcessNoventiq


@pytest.fixture(scope="module")
def seeded(make_noventiq: Callable[..., Any]) -> InProcessNoventiq:
    return make_noventiq(orders=300)


@pytest.fixture(scope="module")
def orders(seeded: InProcessNoventiq) -> list[Any]:
    numbers = [number for (number,) in seeded.rows("SELECT id FROM noventiq_orders")]
    return [seeded.get(number).json() for number in numbers]


def test_every_seeded_order_follows_the_contract(orders: list[Any], contract: Contract) -> None:
    schema = contract.standalone(contract.schema("Order"))
    validator = Draft202012Validator(schema, validate_formats=True)
    assert len(orders) == 300
    for order in orders:
        validator.validate(order)


def test_orders_show_every_optional_property_present_and_absent(
    orders: list[Any], contract: Contract
) -> None:
    order = contract.schema("Order")
    for name in contract.members(order):
        seen = {name in one for one in orders}
        assert seen == ({True} if name in order["required"] else {True, False})


def test_orders_show_every_status_and_every_text_with_and_without_a_value(
    orders: list[Any], contract: Contract
) -> None:
    assert {order["status"] for order in orders} == set(contract.values("OrderStatus"))
    for name in ("external_id", "pay_date"):
        assert {bool(order[name]) for order in orders if name in order} == {True, False}


def test_a_text_without_a_value_is_empty_in_checkout_and_left_out_by_payments(
    seeded: InProcessNoventiq, orders: list[Any]
) -> None:
    kinds = dict(seeded.rows("SELECT id, is_payment FROM noventiq_orders"))
    for order in orders:
        texts = [order.get(name) for name in ("external_id", "pay_date")]
        assert "" not in texts if kinds[order["order_id"]] else None not in texts


def test_what_was_paid_agrees_with_the_status(orders: list[Any]) -> None:
    paid = {(order["status"], bool(order.get("pay_date"))) for order in orders}
    assert paid == {
        *(("not paid", False), ("paid", True), ("deleted", False)),
        *(("deleted", True), ("terminated", False), ("terminated", True)),
    }


def test_nothing_seeded_is_to_come_nor_due_to_be_deleted(
    seeded: InProcessNoventiq, orders: list[Any]
) -> None:
    assert all(order["create_date"] < "2026-06-15T13:00:00+03:00" for order in orders)
    assert all(order["create_date"] < (order.get("pay_date") or "9") for order in orders)
    assert all(order.get("pay_date", "") < "2026-06-15T13:00:00+03:00" for order in orders)
    seeded.control.advance_clock(86400)
    assert len(seeded.login_again().ids(status="not paid")) == sum(
        order["status"] == "not paid" for order in orders
    )


def test_some_orders_share_a_second(orders: list[Any]) -> None:
    assert len({order["create_date"] for order in orders}) < len(orders)


def test_later_orders_have_the_customers_and_products_of_the_first_ones(
    make_noventiq: Callable[..., Any],
) -> None:
    rows = make_noventiq(orders=2100).rows(
        "SELECT details, cents, is_payment, external_id FROM noventiq_orders ORDER BY id"
    )
    assert [row[:3] for row in rows[:1050]] == [row[:3] for row in rows[1050:]]
    assert len({details for details, *_ in rows}) > 500
    for details, _, is_payment, external_id in rows:
        told = json.loads(details)
        assert bool(told["customer"]) == (not is_payment or external_id != "")
        assert {type(product["id"]) for product in told["products"]} == {int if is_payment else str}


def test_the_same_settings_make_the_same_orders(make_noventiq: Callable[..., Any]) -> None:
    assert make_noventiq().stored() == make_noventiq().stored()


def test_another_seed_makes_other_orders(make_noventiq: Callable[..., Any]) -> None:
    first, second = make_noventiq(orders=0), make_noventiq(orders=0)
    first.control.seed(11, seed=1, provider="noventiq")
    second.control.seed(11, seed=2, provider="noventiq")
    assert first.stored() != second.stored()


def test_no_orders_is_an_empty_list(make_noventiq: Callable[..., Any]) -> None:
    assert make_noventiq(orders=0).search() == {"count_all": 0, "limit": 100, "offset": 0, "ids": []}


def test_more_orders_can_be_seeded_for_a_merchant(noventiq: InProcessNoventiq) -> None:
    answer = noventiq.send(
        "POST", "/_mock/noventiq/seed", json={"orders": 11, "seed": 3, "api_key": "merchant-two"}
    ).json()
    shown = {"paid": 5, "not paid": 2, "deleted": 2, "terminated": 2}
    assert (answer["orders"], answer["statuses"]) == (list(range(10000034, 10000045)), shown)
    assert set(noventiq.ids(key="merchant-two")) < set(answer["orders"])
    assert max(noventiq.ids()) <= 10000033


def test_a_reset_makes_the_first_orders_again(noventiq: InProcessNoventiq, paid: int) -> None:
    before = noventiq.search(limit=1000)
    noventiq.refund(paid)
    noventiq.advance(paid)
    noventiq.control.reset()
    assert noventiq.login_again().search(limit=1000) == before
    assert noventiq.control.summary()["providers"]["noventiq"]["refunds"] == {}


@pytest.mark.parametrize("days", [1, 30])
def test_nothing_is_due_to_be_deleted_however_few_the_days(
    make_noventiq: Callable[..., Any], days: int
) -> None:
    from orderkit.mock import NoventiqSettings

    noventiq = make_noventiq(orders=100, noventiq=NoventiqSettings(days_until_deletion=days))
    assert len(noventiq.ids(status="not paid")) == 18
