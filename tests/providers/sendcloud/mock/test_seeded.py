"""The orders of a seed: they satisfy the contract, and together they show everything that it allows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from in_process import Json
from jsonschema_rs import Draft202012Validator
from orderkit.contract import Contract

if TYPE_CHECKING:
    from tests.providers.sendcloud.mock.conftest import InProcessSendcloud


SENDCLOUD: Any = {"provider": "sendcloud"}


@pytest.fixture(scope="module")
def orders(make_sendcloud: Callable[..., Any]) -> list[Any]:
    return make_sendcloud(orders=300).orders(sort="pk")


@pytest.fixture(scope="module")
def schema(contract: Contract) -> Json:
    """What an order may be when it is sent: the schema of responses leaves more open."""
    return contract.schema("NewOrder")


class Sights:
    """Return the parts of a schema that values show: present and absent properties, nulls, enums, alternatives."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.seen: defaultdict[str, set[str]] = defaultdict(set)
        self.allowed: defaultdict[str, set[str]] = defaultdict(set)

    def look(self, value: Any, schema: Json, place: str) -> None:
        """Note what a value shows at a place, and what the schema would allow there."""
        node = self.contract.resolve(schema)
        self.choose(value, node, place)
        if isinstance(value, list):
            self.allowed[place] |= {"some items"}
            self.seen[place] |= {"some items"} if value else {"no items"}
            for item in value:
                self.look(item, node["items"], f"{place}[]")
        if isinstance(value, dict):
            self.look_at_members(value, node, place)

    def choose(self, value: Any, node: Json, place: str) -> None:
        options = [
            self.contract.resolve(option) for name in ("anyOf", "oneOf") for option in node.get(name, [])
        ]
        types = node.get("type", [])
        kinds = {types} if isinstance(types, str) else set(types)
        kinds |= {option["type"] for option in options if "type" in option}
        kinds |= {"object" for option in options if "allOf" in option}
        self.allowed[place] |= {f"a {kind}" for kind in kinds} if len(kinds) > 1 else set()
        self.seen[place].add(f"a {kind_of(value)}")
        named: list[str] = node.get("enum") or node.get("x-extensible-enum") or []
        group = node.get("description", place)  # a status of an order and of a payment share their values
        self.allowed[group] |= {f"= {text}" for text in named}
        self.seen[group] |= {f"= {value}"} if isinstance(value, str) else set()

    def look_at_members(self, value: Json, node: Json, place: str) -> None:
        for option in [*node.get("anyOf", []), *node.get("oneOf", [])]:
            if self.contract.members(option):
                node = self.contract.resolve(option)
        required = required_of(self.contract, node)
        for name, member in self.contract.members(node).items():
            inner = f"{place}.{name}"
            self.allowed[inner] |= {"there"} | (set() if name in required else {"missing"})
            self.seen[inner].add("there" if name in value else "missing")
            if name in value:
                self.look(value[name], member, inner)

    def unseen(self) -> Json:
        return {
            place: wanted - self.seen[place]
            for place, wanted in self.allowed.items()
            if wanted - self.seen[place]
        }


def required_of(contract: Contract, node: Json) -> set[Any]:
    inner = (required_of(contract, contract.resolve(part)) for part in node.get("allOf", []))
    return set(node.get("required", [])).union(*inner)


def kind_of(value: Any) -> str:
    kinds = {bool: "boolean", str: "string", dict: "object", list: "array", type(None): "null"}
    return kinds.get(type(value), "integer" if isinstance(value, int) else "number")


def test_every_seeded_order_satisfies_the_contract(
    contract: Contract, schema: Json, orders: list[Any]
) -> None:
    for form in (schema, contract.schema("Order")):
        validator = Draft202012Validator(contract.standalone(form), validate_formats=True)
        assert [error for order in orders for error in validator.iter_errors(order)] == []


def test_the_seeded_orders_show_everything_that_the_contract_allows(
    contract: Contract, schema: Json, orders: list[Any]
) -> None:
    sights = Sights(contract)
    for order in orders:
        sights.look(order, schema, "order")
    assert len(sights.allowed) > 150
    assert sights.unseen() == {"order.id": {"missing"}}


def test_what_is_missed_would_be_noticed(contract: Contract, schema: Json, orders: list[Any]) -> None:
    sights = Sights(contract)
    for order in orders[:2]:
        sights.look(order, schema, "order")
    assert len(sights.unseen()) > 50


def test_the_same_wish_makes_the_same_orders(make_sendcloud: Callable[..., Any], orders: list[Any]) -> None:
    assert make_sendcloud(orders=300).orders(sort="pk") == orders


def test_another_seed_makes_other_orders(sendcloud: InProcessSendcloud) -> None:
    for seed in (1, 2):
        sendcloud.control.seed(5, seed=seed, **SENDCLOUD)
    dates = [order["order_details"]["order_created_at"] for order in sendcloud.orders(sort="pk")]
    assert dates[:5] != dates[5:]


def test_a_seed_may_be_sown_again_for_another_account(sendcloud: InProcessSendcloud) -> None:
    first = sendcloud.control.seed(20, **SENDCLOUD)
    second = sendcloud.control.seed(3, api_key="merchant-two", **SENDCLOUD)
    assert (first["orders"], second["orders"]) == (list(range(1, 21)), [21, 22, 23])
    assert sendcloud.ids(page_size=200) == list(range(20, 0, -1))
    assert [int(order["id"]) for order in sendcloud.orders(key="merchant-two")] == [23, 22, 21]


def test_a_seed_tells_how_many_orders_have_each_status(sendcloud: InProcessSendcloud) -> None:
    told = sendcloud.control.seed(50, **SENDCLOUD)["statuses"]
    listed = Counter(order["order_details"]["status"]["code"] for order in sendcloud.orders())
    assert told == listed == sendcloud.control.summary()["providers"]["sendcloud"]["orders"]


def test_the_later_orders_have_the_higher_ids_and_none_is_of_the_future(
    sendcloud: InProcessSendcloud, orders: list[Any]
) -> None:
    stored = [order["created_at"] for order in orders]
    assert stored == sorted(stored)
    now = sendcloud.control.now()
    assert all(datetime.fromisoformat(order["modified_at"]) < now for order in orders)


def test_the_totals_of_seeded_orders_add_up(orders: list[Any]) -> None:
    for order in orders:
        items = order["order_details"]["order_items"]
        total = sum(round(item["total_price"]["value"] * 100) for item in items)
        assert round(order["payment_details"]["total_price"]["value"] * 100) == total
        for item in items:
            if "unit_price" in item:
                pieces = round(item["unit_price"]["value"] * 100) * item["quantity"]
                assert round(item["total_price"]["value"] * 100) == pieces
