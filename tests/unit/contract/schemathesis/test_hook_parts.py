"""The parts of the hooks for schemathesis: which objects they offer, how they mend bodies, how long they wait."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from orderkit.contract import document, providers
from orderkit.contract.schemathesis.bodies import mend, merged
from orderkit.contract.schemathesis.declarations import Declarations
from orderkit.contract.schemathesis.offers import Offers
from orderkit.contract.schemathesis.pacing import Pace

NOCNOC = Declarations(document("nocnoc"))
STORE = Declarations(document("nocnoc_store"))
NOVENTIQ = Declarations(document("noventiq"))
ORDER = next(each for each in NOCNOC.operations["createOrder"].examples if "expiration_date" in each)


def request(body: Any = None, **path: Any) -> Any:
    return SimpleNamespace(path_parameters=path, body=body)


def taken(offers: Offers, operation: str, count: int) -> list[Any]:
    """The path parameters of the next offers."""
    found = [offers.take(operation) for _ in range(count)]
    return [offer and next(iter(offer.parameters.values())) for offer in found]


def learned(declarations: Declarations, operation: str, value: Any) -> Offers:
    offers = Offers(declarations)
    offers.learn(operation, 200, request(), value)
    return offers


def test_every_item_of_a_list_is_offered_in_turn() -> None:
    products = {"products": [{"sku": "A"}, {"sku": "B"}]}
    assert taken(learned(STORE, "listProducts", products), "getProduct", 3) == ["A", "B", "A"]


def test_an_order_whose_status_forbids_the_move_is_not_offered() -> None:
    orders = [
        {"tracking_id": "N1", "status": "cancelled"},
        {"tracking_id": "N2", "status": "in_process"},
    ]
    assert taken(learned(STORE, "listOrders", {"orders": orders}), "cancelOrder", 2) == ["N2", "N2"]


def test_an_order_is_moved_once_only() -> None:
    offers = learned(NOVENTIQ, "searchOrders", {"ids": [7, 8]})
    offers.spend("createRefund", {"order_id": 7})
    assert taken(offers, "createRefund", 2) == [8, 8]
    assert not offers.is_usable("createRefund", {"order_id": 7})
    assert taken(offers, "getOrder", 2) == [7, 8]


def test_a_status_that_was_seen_later_counts() -> None:
    offers = learned(NOCNOC, "createOrder", {"id": 5, "tracking_id": "NC5", "status": "created"})
    assert offers.is_usable("placeOrder", {"order_id": 5})
    offers.learn("getOrder", 200, request(order_id=5), {"id": 5, "tracking_id": "NC5", "status": "placed"})
    assert not offers.is_usable("placeOrder", {"order_id": 5})
    assert offers.is_usable("cancelOrder", {"order_id": 5})


def test_a_failed_call_offers_nothing() -> None:
    offers = Offers(STORE)
    offers.learn("listProducts", 400, request(), {"products": [{"sku": "A"}]})
    assert offers.take("getProduct") is None


def test_a_package_is_offered_the_goods_of_one_order_that_is_not_cancelled() -> None:
    orders = [
        {"tracking_id": "N1", "status": "in_process", "products": [{"sku": "A"}]},
        {"tracking_id": "N3", "status": "cancelled", "products": [{"sku": "C"}]},
        {"tracking_id": "N2", "status": "in_process", "products": [{"sku": "B"}]},
    ]
    offers = learned(STORE, "listOrders", {"orders": orders})
    bodies = [offer.body for offer in (offers.take("createPackage"), offers.take("createPackage")) if offer]
    assert bodies == [
        {"order_reference_id": "N1", "items": [{"sku": "A", "quantity": 1}]},
        {"order_reference_id": "N2", "items": [{"sku": "B", "quantity": 1}]},
    ]


def test_a_part_is_merged_into_a_body() -> None:
    body = {"labels": [1], "items": [{"sku": "A", "note": "x"}, {"sku": "B"}]}
    assert merged(body, {"items": [{"sku": "C"}]}) == {"labels": [1], "items": [{"sku": "C", "note": "x"}]}


def mended_order(number: int = 0, **members: Any) -> dict[str, Any]:
    declared = NOCNOC.operations["createOrder"]
    body = {**copy.deepcopy(ORDER), **members}
    mend(body, declared, NOCNOC, number)
    return body


def test_an_example_is_mended_to_be_right_today() -> None:
    mended = mended_order()
    assert date.fromisoformat(mended["expiration_date"]) > datetime.now(UTC).date()
    days = [
        date.fromisoformat(body["pickup"]["date"]) - date.fromisoformat(body["expiration_date"])
        for body in (ORDER, mended)
    ]
    assert days[0] == days[1]


def test_days_to_come_stay_as_they_are() -> None:
    pickup = {**ORDER["pickup"], "date": "2999-01-02"}
    assert mended_order(expiration_date="2999-01-01", pickup=pickup)["expiration_date"] == "2999-01-01"


def test_unique_members_differ_each_time() -> None:
    assert mended_order()["merchant_invoice_id"] != mended_order()["merchant_invoice_id"]


def test_a_change_names_no_unique_member() -> None:
    declarations = Declarations(document("sendcloud"))
    body = {"order_id": "1", "order_number": "2"}
    mend(body, declarations.operations["updateOrder"], declarations, 0)
    assert body == {"order_number": "2"}


def test_two_of_three_unlisted_values_become_listed_ones() -> None:
    product = {**ORDER["products"][0], "subcategory_id": 7}
    found = [
        mended_order(number, products=[dict(product)])["products"][0]["subcategory_id"] for number in range(3)
    ]
    assert found[0] == 7
    assert 7 not in found[1:]


def test_amounts_get_the_digits_that_they_may_have() -> None:
    product = {**ORDER["products"][0], "amount_usd": 1.23456}
    assert mended_order(products=[product])["products"][0]["amount_usd"] == 1.23


@pytest.mark.parametrize("provider", providers())
def test_every_example_fits_what_it_is_an_example_of_once_it_is_mended(provider: str) -> None:
    declarations = Declarations(document(provider))
    for declared in declarations.operations.values():
        for example in declared.examples:
            body = copy.deepcopy(example)
            mend(body, declared, declarations, 1)
            assert type(body) is type(example)


class StoppedClock:
    """A clock that goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.time = 0.0

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds


def test_calls_are_spread_over_the_declared_limits() -> None:
    clock = StoppedClock()
    limits = [
        {"methods": ["POST"], "calls": 2, "seconds": 1},
        {"methods": ["POST"], "calls": 3, "seconds": 60},
    ]
    pace = Pace({"x-rate-limits": limits}, clock.now, clock.sleep)
    times = []
    for _ in range(4):
        pace.wait("POST")
        pace.count("POST")
        times.append(round(clock.time))
    pace.wait("GET")
    assert times == [0, 0, 1, 60]


def test_limits_of_an_hour_are_not_waited_for() -> None:
    clock = StoppedClock()
    pace = Pace(
        {"x-rate-limits": [{"methods": ["GET"], "calls": 1, "seconds": 3600}]}, clock.now, clock.sleep
    )
    pace.count("GET")
    pace.wait("GET")
    assert clock.time == 0
