"""Statuses and their transitions, as `x-lifecycle` declares them."""

from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.mock.engine.lifecycle import Lifecycle, Move, parse_order_number

FOLLOWING = {
    "new": ["sent", "cancelled"],
    "sent": ["lost", "arrived"],
    "lost": [],
    "arrived": [],
    "cancelled": [],
}


@pytest.fixture
def lifecycle() -> Lifecycle:
    rows = [{"from": status, "to": following} for status, following in FOLLOWING.items()]
    moves = [
        {"operation": "sendOrder", "from": ["new"], "to": "sent", "error": 311},
        {"operation": "askForOrder", "from": ["new", "sent"]},
        {"operation": "returnOrder", "from": ["arrived"], "http-status": 409},
    ]
    schema: dict[str, Any] = {"x-lifecycle": {"transitions": rows, "moves": moves}}
    return Lifecycle(Contract({"paths": {}, "components": {"schemas": {"OrderStatus": schema}}}))


def test_statuses_are_in_the_order_of_the_contract(lifecycle: Lifecycle) -> None:
    assert lifecycle.statuses == tuple(FOLLOWING)


def test_moves_are_known_by_their_operation(lifecycle: Lifecycle) -> None:
    assert lifecycle.moves == {
        "sendOrder": Move(frozenset({"new"}), "sent", 311),
        "askForOrder": Move(frozenset({"new", "sent"}), None, None),
        "returnOrder": Move(frozenset({"arrived"}), None, 409),
    }


def test_the_usual_next_status_is_the_first_one(lifecycle: Lifecycle) -> None:
    assert lifecycle.next("new") == lifecycle.resolve("new", None) == "sent"


def test_a_requested_status_has_to_follow(lifecycle: Lifecycle) -> None:
    assert lifecycle.resolve("new", "cancelled") == "cancelled"
    with pytest.raises(ValueError, match="new cannot become arrived"):
        lifecycle.resolve("new", "arrived")


def test_nothing_follows_a_final_status(lifecycle: Lifecycle) -> None:
    with pytest.raises(ValueError, match="arrived is a final status"):
        lifecycle.next("arrived")


def test_a_path_is_the_shortest_one(lifecycle: Lifecycle) -> None:
    assert lifecycle.path_to("arrived") == ("new", "sent", "arrived")
    assert lifecycle.path_to("new") == ("new",)


def test_an_unreachable_status_has_no_path(lifecycle: Lifecycle) -> None:
    with pytest.raises(ValueError, match="no order can become stolen"):
        lifecycle.path_to("stolen")


@pytest.mark.parametrize(
    ("text", "number"), [("10000001", 10000001), ("", 0), ("-1", 0), ("1.0", 0), ("²", 0), ("1" * 11, 0)]
)
def test_only_a_number_is_an_order_number(text: str, number: int) -> None:
    assert parse_order_number(text) == number
