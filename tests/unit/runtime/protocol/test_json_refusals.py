"""Values that JSON cannot hold are refused with their paths."""

from __future__ import annotations

import collections
import dataclasses
import enum
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.runtime.protocol.json_codec import dumps, to_json
from orderkit_clients.sendcloud.models import NewOrder

NAIVE = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001 - that is the mistake


class Plain(enum.Enum):
    ONE = 1


class Text(enum.StrEnum):
    ONE = "one"


@dataclasses.dataclass
class Record:
    one: int = 1


def holding_itself() -> dict[str, Any]:
    value: dict[str, Any] = {"a": []}
    value["a"].append(value)
    return value


TYPE_ERRORS: tuple[tuple[Any, str], ...] = (
    ({1}, "must be of a type that JSON has (got set): pass a list"),
    (frozenset(), "must be of a type that JSON has (got frozenset): pass a list"),
    (iter([1]), "must be of a type that JSON has (got list_iterator): pass a list"),
    (range(2), "must be of a type that JSON has (got range): pass a list"),
    (b"a", "must be of a type that JSON has (got bytes): pass a str"),
    (bytearray(), "must be of a type that JSON has (got bytearray): pass a str"),
    (collections.UserDict(a=1), "must be of a type that JSON has (got UserDict): pass a dict"),
    (uuid.UUID(int=1), "must be of a type that JSON has (got UUID): pass its text, str(value)"),
    (Plain.ONE, "must be of a type that JSON has (got Plain): pass its value"),
    (Record(), "must be of a type that JSON has (got Record)"),
    (object(), "must be of a type that JSON has (got object)"),
    (NewOrder, "must be of a type that JSON has (got type)"),
    (1j, "must be of a type that JSON has (got complex)"),
    (time(1), "must be of a type that JSON has (got time)"),
    (timedelta(1), "must be of a type that JSON has (got timedelta)"),
    ({(1, 2): 3}, "must have keys of type str (got tuple)"),
    ({b"a": 3}, "must have keys of type str (got bytes)"),
)
VALUE_ERRORS: tuple[tuple[Any, str], ...] = (
    (float("nan"), "must be finite (got nan): pass a number, or leave it out"),
    (float("-inf"), "must be finite (got -inf): pass a number, or leave it out"),
    (Decimal("NaN"), "must be finite (got NaN): pass a number, or leave it out"),
    (Decimal("sNaN"), "must be finite (got sNaN): pass a number, or leave it out"),
    (Decimal("Infinity"), "must be finite (got Infinity): pass a number, or leave it out"),
    (Decimal("1e400"), "must not be too large for a float (got 1.000e+400)"),
    (10**5000, "must have fewer digits"),
    ("\ud800", "must be Unicode, without half of a character"),
    ({"\udfff": 1}, "must have keys of Unicode, without half of a character"),
    (NAIVE, "must have a time zone (got 2026-03-29 02:30:00): add one, for example with replace(tzinfo=UTC)"),
)
PLACES: dict[str, Callable[[Any], Any]] = {
    "": lambda value: value,
    ".a": lambda value: {"a": value, "b": {1, 2}},
    "[1]": lambda value: [1, value],
    ".items[2].price": lambda value: {"items": [{}, {"price": Decimal(1)}, {"price": value}]},
    "[0][0].a.b": lambda value: (({"a": {"b": value}},),),
}


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize(("value", "reason"), TYPE_ERRORS, ids=lambda part: type(part).__name__)
def test_a_type_that_json_does_not_have(path: str, value: Any, reason: str) -> None:
    with pytest.raises(TypeError) as raised:
        dumps(PLACES[path](value), "order")
    assert str(raised.value) == f"order{path} {reason}"


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize(("value", "reason"), VALUE_ERRORS, ids=lambda part: type(part).__name__)
def test_a_value_that_json_does_not_have(path: str, value: Any, reason: str) -> None:
    with pytest.raises(ValueError, match="must") as raised:
        dumps(PLACES[path](value), "order")
    assert str(raised.value) == f"order{path} {reason}"


def test_a_value_that_holds_itself() -> None:
    with pytest.raises(ValueError, match=r"^value\[0\]\.a\[0\] must not hold itself$"):
        dumps([holding_itself()])


def test_a_value_that_is_held_twice_is_written_twice() -> None:
    shared = {"a": [1]}
    assert dumps([shared, shared, {"b": shared["a"]}]) == b'[{"a":[1]},{"a":[1]},{"b":[1]}]'


@pytest.mark.parametrize("depth", [250, 5_000])
def test_a_value_that_is_nested_deeply_is_refused_without_its_path(depth: int) -> None:
    value: Any = {1}
    for _ in range(depth):
        value = [value]
    with pytest.raises((TypeError, ValueError), match=r"nested so deeply|\(got set\)"):
        dumps(value)


def test_what_json_has_a_form_for_is_written() -> None:
    moment = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)
    value = {"a": (1, Text.ONE, moment, moment.date(), Decimal("1.50"), None, True), 1: 2}
    assert to_json(value) == ('{"a":[1,"one","2026-03-29T02:30:00+00:00","2026-03-29",1.50,null,true],"1":2}')


class Unwritable:
    def __init__(self, error: Exception) -> None:
        self.error = error

    def to_dict(self) -> Any:
        raise self.error


@pytest.fixture
def order() -> NewOrder:
    examples = Contract.load("sendcloud").document["components"]["examples"]
    return NewOrder.from_dict(examples["NewOrdersMinimal"]["value"][0])


def change_time(order: NewOrder) -> None:
    order.order_details.order_created_at = NAIVE


def change_item(order: NewOrder) -> None:
    order.order_details.order_items.append({"name": "a"})  # type: ignore[arg-type]


def change_extra(order: NewOrder) -> None:
    order.order_details.order_items[0].additional_properties["extra"] = {"at": [NAIVE]}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (change_time, r"^all\[0\]\.order_details\.order_created_at must have a time zone"),
        (
            change_item,
            r"^all\[0\]\.order_details must be a NewOrderDetails whose properties have the right types",
        ),
        (change_extra, r"^all\[0\]\.order_details\.order_items\[0\]\.extra\.at\[0\] must have a time zone"),
    ],
)
def test_a_part_of_a_model(order: NewOrder, change: Callable[[NewOrder], None], message: str) -> None:
    change(order)
    with pytest.raises((TypeError, ValueError, AttributeError), match=message):
        dumps([order], "all")


def test_a_model_that_cannot_be_written_says_why() -> None:
    with pytest.raises(TypeError, match=r"^value\.a must be a Unwritable .* \(no such thing\)$"):
        dumps({"a": Unwritable(TypeError("no such thing"))})
    with pytest.raises(TypeError, match=r"^value\.a must be a Unwritable .* \(no such value\)$"):
        dumps({"a": Unwritable(ValueError("no such value"))})
    with pytest.raises(ValueError, match=r"^value\.a\.price must be a number$"):
        dumps({"a": Unwritable(ValueError("Unwritable.price must be a number"))})
