"""Ranges that end before they begin, in queries and bodies, by days and by instants."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.mock.engine.reversed_ranges import find_reversed_ranges


@pytest.mark.parametrize(
    ("provider", "operation_id", "bounds", "wrong"),
    [
        ("nocnoc_store", "listOrders", {"date_from": "2026-01-02", "date_to": "2026-01-01"}, ["date_from"]),
        ("nocnoc_store", "listOrders", {"date_from": "2026-01-01", "date_to": "2026-01-01"}, []),
        ("nocnoc_store", "listOrders", {"date_from": "2026-01-02"}, []),
        (
            "nocnoc_store",
            "listProducts",
            {"updatedAtFrom": "2026-02-31T00:00:00.00Z", "updatedAtTo": "2026-02-30T00:00:00.00Z"},
            ["updatedAtFrom"],
        ),
        (
            "sendcloud",
            "listOrders",
            {"order_created_at_min": "2026-01-02", "order_updated_at_max": "2026-01-01"},
            [],
        ),
        (
            "epages",
            "listOrders",
            {
                "createdAfter": "2026-01-02",
                "createdBefore": "2026-01-01T23:59:59Z",
                "updatedFrom": "2027-01-01",
            },
            ["createdAfter"],
        ),
        (
            "epages",
            "listOrders",
            {"createdAfter": "2026-01-02T01:00:00+02:00", "createdBefore": "2026-01-01T23:30:00Z"},
            [],
        ),
    ],
)
def test_a_range_is_reversed_if_its_lower_bound_is_later(
    provider: str, operation_id: str, bounds: dict[str, Any], wrong: list[str]
) -> None:
    contract = Contract.load(provider)
    found = find_reversed_ranges(contract, contract.operation(operation_id), bounds, None)
    assert [(each.part, each.path) for each in found] == [("query", (name,)) for name in wrong]


def test_bounds_in_a_body_are_compared_as_instants() -> None:
    contract = Contract.load("noventiq")
    body = {"pay_date_from": "2026-01-01T12:00:00+03:00", "pay_date_to": "2026-01-01T08:59:59+00:00"}
    (found,) = find_reversed_ranges(contract, contract.operation("searchOrders"), {}, body)
    assert (found.part, str(found)) == ("body", "pay_date_from: must not be after pay_date_to")
