"""The methods that plan a fault: one for each kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from orderkit.mock.faults.planned import FAULT_KINDS
from orderkit.testing import NextCall, ProviderMock

PLANS: dict[str, tuple[Callable[[NextCall], None], dict[str, Any]]] = {
    "drop": (lambda call: call.drop(), {}),
    "reset": (lambda call: call.reset(), {}),
    "lose": (lambda call: call.lose(delay=1), {"delay": 1}),
    "hang": (lambda call: call.hang(), {}),
    "cut": (lambda call: call.cut("head"), {"part": "head"}),
    "stall": (lambda call: call.stall("body"), {"part": "body"}),
    "truncate": (lambda call: call.truncate(), {}),
    "drip": (lambda call: call.drip("chunk_size"), {"part": "chunk_size"}),
    "stray": (lambda call: call.stray(), {"part": "packet"}),
    "repeat_page": (lambda call: call.repeat_page(), {}),
    "drift": (lambda call: call.drift("products[0].sku", None), {"path": "products[0].sku", "value": None}),
    "respond": (lambda call: call.respond(429, retry_after=3), {"status": 429, "retry_after": "3"}),
}


def test_there_is_a_method_for_every_kind() -> None:
    assert PLANS.keys() == set(FAULT_KINDS)


@pytest.mark.parametrize("kind", PLANS)
def test_a_method_plans_its_kind(nocnoc_store_mock: ProviderMock, kind: str) -> None:
    plan, shown = PLANS[kind]
    plan(nocnoc_store_mock.next("listProducts", call=3, times=2))
    known = {"provider": "nocnoc-store", "operation": "listProducts", "kind": kind, "call": 3, "times": 2}
    assert nocnoc_store_mock.control.faults() == [{**known, **shown}]


def test_a_page_can_only_be_repeated_after_another_one(nocnoc_store_mock: ProviderMock) -> None:
    nocnoc_store_mock.next().repeat_page()
    assert nocnoc_store_mock.control.faults()[0]["call"] == 2


def test_a_property_of_the_response_plans_at_once(nocnoc_store_mock: ProviderMock) -> None:
    nocnoc_store_mock.next("listProducts", body=b"x", delay=1)
    (fault,) = nocnoc_store_mock.control.faults()
    assert (fault["body"], fault["delay"]) == ("x", 1)


def test_a_call_without_a_plan_is_handled_as_usual(nocnoc_store_mock: ProviderMock) -> None:
    nocnoc_store_mock.next("listProducts")
    assert nocnoc_store_mock.control.faults() == []


def test_a_bad_plan_is_refused_and_nothing_is_planned(nocnoc_store_mock: ProviderMock) -> None:
    with pytest.raises(LookupError, match="operation must be one of listOrders"):
        nocnoc_store_mock.next("listOrder").drop()
    with pytest.raises(ValueError, match="status must be"):
        nocnoc_store_mock.next("listOrders", status=99)
    assert nocnoc_store_mock.control.faults() == []
