"""The mock does what the contract declares of filters, paging, repetition, moves, owners, tokens and signatures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from in_process import Json
from orderkit.contract import Contract, expression_target

if TYPE_CHECKING:
    from tests.providers.noventiq.mock.conftest import InProcessNoventiq

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "equals": lambda value, asked: value == asked,
    "at-least": lambda value, asked: value >= asked,
    "at-most": lambda value, asked: value <= asked,
}


def filters(contract: Contract) -> dict[str, Json]:
    members = contract.members(contract.schema("SearchRequest"))
    return {name: member["x-filter"] for name, member in members.items() if "x-filter" in member}


def test_a_condition_keeps_the_orders_that_pass_its_declared_test(
    noventiq: InProcessNoventiq, contract: Contract
) -> None:
    orders = {number: noventiq.get(number).json() for number in noventiq.ids()}
    for name, declared in filters(contract).items():
        if "member" not in declared:
            continue
        member, test = declared["member"][1:], OPERATORS[declared["test"]]
        for asked in sorted({order[member] for order in orders.values() if order.get(member)})[::5]:
            passed = [
                number for number, order in orders.items() if order.get(member) and test(order[member], asked)
            ]
            assert noventiq.ids(**{name: asked}) == passed, name


def test_the_case_of_letters_counts_where_it_is_declared(
    noventiq: InProcessNoventiq, contract: Contract
) -> None:
    columns = ("status", "external_id", "currency", "email", "payment_method")
    values = dict(
        zip(columns, noventiq.rows(f"SELECT {', '.join(columns)} FROM noventiq_orders")[0], strict=True)
    )
    for name, declared in filters(contract).items():
        if name in values and values[name].swapcase() != values[name]:
            other = noventiq.ask({name: values[name].swapcase(), "limit": 1000}).json().get("ids", [])
            assert bool(other) == (declared["case"] == "insensitive"), name


def test_ids_come_in_the_declared_order_and_a_larger_page_is_refused(
    noventiq: InProcessNoventiq, contract: Contract
) -> None:
    paging = contract.declared("searchOrders", "x-pagination")
    assert [row["direction"] for row in paging["order"]] == ["ascending"]
    assert noventiq.ids() == sorted(noventiq.ids())
    most, name = paging["max-size"]["items"], expression_target(paging["inputs"]["size"])[1:]
    assert noventiq.ask({name: most}).status_code == 200
    assert (noventiq.ask({name: most + 1}).status_code, paging["max-size"]["beyond"]) == (400, "refused")


def test_pages_move_with_the_data(noventiq: InProcessNoventiq, contract: Contract) -> None:
    assert contract.declared("searchOrders", "x-pagination")["while-changing"] == "live"
    unpaid = noventiq.ids(status="not paid")
    noventiq.advance(unpaid[0], "paid")
    second = noventiq.search(status="not paid", limit=2, offset=2)
    assert (second["ids"], second["count_all"]) == (unpaid[3:5], len(unpaid) - 1)


def test_a_repeated_request_has_the_declared_effect(
    noventiq: InProcessNoventiq, contract: Contract, paid: int
) -> None:
    calls: dict[str, Callable[[], Any]] = {
        "createToken": lambda: noventiq.login("merchant-one", "merchant-one-secret"),
        "searchOrders": lambda: noventiq.ask({}),
        "createRefund": lambda: noventiq.refund(paid),
    }
    for name, call in calls.items():
        declared, first, again = contract.declared(name, "x-repeat"), call(), call()
        assert first.status_code == 200
        assert again.status_code == declared.get("error", 200), name
        assert (again.content == first.content) == (declared["effect"] == "same"), name


def test_a_refund_is_taken_of_the_declared_statuses_only(
    noventiq: InProcessNoventiq, contract: Contract
) -> None:
    (move,) = contract.schema("OrderStatus")["x-lifecycle"]["moves"]
    rows = noventiq.rows("SELECT status, max(id) FROM noventiq_orders WHERE cents > 0 GROUP BY status")
    assert len(rows) == 4
    for status, number in rows:
        before, wanted = noventiq.get(number).json(), 200 if status in move["from"] else move["http-status"]
        assert noventiq.refund(number).status_code == wanted
        assert noventiq.get(number).json() == before


@pytest.mark.parametrize("operation_id", ["getOrder", "createRefund"])
def test_a_stranger_gets_the_declared_status(
    noventiq: InProcessNoventiq, contract: Contract, paid: int, operation_id: str
) -> None:
    call = {"getOrder": noventiq.get, "createRefund": noventiq.refund}[operation_id]
    declared = contract.declared(operation_id, "x-owner")
    assert call(paid, key="merchant-two").status_code == declared["stranger"]
    assert call(paid).status_code == 200


def test_a_token_lives_as_long_as_declared_and_ends_in_the_declared_errors(
    noventiq: InProcessNoventiq, contract: Contract
) -> None:
    token = contract.document["components"]["securitySchemes"]["tokenAuth"]["x-token"]

    def code(*headers: Any) -> int:
        found: int = noventiq.bare("GET", "/order/10000001", headers=headers).json()["errors"][0]["error"]
        return found

    assert code() == token["missing"]
    assert code(("AuthorizationJWT", "Bearer nobody")) == token["invalid"]
    noventiq.token()
    noventiq.control.advance_clock(timedelta(seconds=token["lives"] - 1))
    assert noventiq.get(10000001).status_code == 200
    noventiq.control.advance_clock(1)
    assert noventiq.get(10000001).json()["errors"][0]["error"] == token["expired"]
