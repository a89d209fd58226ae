"""Filters and orders that a contract declares are written as SQL in one place, for every provider alike."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.mock.engine.listing_query import join_conditions, write_condition, write_order

ROWS = [
    (1, "2026-06-01T23:59:59Z"),
    (2, "2026-06-02T00:00:00Z"),
    (3, "2026-06-02T23:59:59.999Z"),
    (10, "2026-06-03"),
]


def kept(condition: tuple[str, list[Any]]) -> list[int]:
    """Return the numbers of the rows that meet a condition."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE orders (number INTEGER, time TEXT)")
    connection.executemany("INSERT INTO orders VALUES (?, ?)", ROWS)
    sql, values = condition
    rows = connection.execute(f"SELECT number FROM orders WHERE {sql} ORDER BY number", values)
    found = [number for (number,) in rows]
    connection.close()
    return found


@pytest.mark.parametrize(
    ("test", "numbers"), [("equals", [2, 3]), ("at-least", [2, 3, 10]), ("at-most", [1, 2, 3])]
)
def test_a_day_is_kept_from_its_first_to_its_last_moment(test: str, numbers: list[int]) -> None:
    assert kept(write_condition({"test": test, "unit": "day"}, "time", "2026-06-02")) == numbers


@pytest.mark.parametrize(
    ("test", "numbers"),
    [
        ("equals", [2]),
        ("at-least", [2, 3, 10]),
        ("at-most", [1, 2]),
        ("after", [3, 10]),
        ("before", [1]),
    ],
)
def test_a_value_is_compared_as_the_column_holds_it(test: str, numbers: list[int]) -> None:
    assert kept(write_condition({"test": test}, "number", "2", int)) == numbers


def test_a_list_of_values_makes_the_same_condition_in_any_order() -> None:
    declared = {"test": "one-of", "separator": ";"}
    written = write_condition(declared, "number", "10;1;10", int)
    assert written == write_condition(declared, "number", "1;10", int)
    assert kept(written) == [1, 10]


def test_an_unknown_test_is_not_taken_for_another() -> None:
    with pytest.raises(KeyError, match="begins-with"):
        write_condition({"test": "begins-with"}, "number", "2")


def test_all_conditions_must_hold_and_none_keeps_everything() -> None:
    at_least = write_condition({"test": "at-least"}, "number", "2", int)
    at_most = write_condition({"test": "at-most"}, "number", "3", int)
    assert kept(join_conditions([at_least, at_most])) == [2, 3]
    assert kept(join_conditions([])) == [1, 2, 3, 10]


def test_the_order_is_that_of_the_contract() -> None:
    columns = {"/created_at": "born", "/tracking_id": "name"}
    order = write_order(Contract.load("nocnoc_store"), "listOrders", columns.__getitem__)
    assert order == "born DESC, name DESC"
