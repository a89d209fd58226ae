"""Sendcloud's printed JSON is what the examples hold, models lose nothing of it; and what may be changed in it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.specs.conftest import Exactly, Fits, Misjudged, Named, Schema, Shape, Through

# The schema, and so the model, of each example of a body; a list of new orders is a list of models.
# The page prints one JSON block, and nothing in it needs a repair.
SCHEMA_OF = {
    "OrderList": "OrderList",
    "OrderListEmpty": "OrderList",
    "OrderComplete": "OrderAnswer",
    "NewOrdersMinimal": "NewOrder",
    "NewOrdersComplete": "NewOrder",
    "SavedOrderList": "SavedOrderList",
    "OrderChangesAddress": "OrderChanges",
    "OrderChangesServicePoint": "OrderChanges",
    "OrderChangesItem": "OrderChanges",
    "SavedOrder": "SavedOrderAnswer",
}
ABSENT = ...

ORDER = ("Order", "OrderComplete/data")
LISTED = ("OrderList", "OrderList")
NEW = ("NewOrder", "NewOrdersComplete/0")
SAVED = ("SavedOrderAnswer", "SavedOrder")
ITEM_CHANGES = ("OrderChanges", "OrderChangesItem")
ERROR = ("ErrorList", "ErrorIntegrationNotAvailable")
ITEM = "order_details/order_items/0"
GOODS = f"{ITEM}/dangerous_goods"
POINT = "service_point_details"
PRICE = "payment_details/total_price"
# A value that no list has, in each of the lists.
UNKNOWN = {
    f"{ITEM}/measurement/weight/unit": "stone",
    f"{ITEM}/measurement/dimension/unit": "mi",
    "customs_details/shipment_type": "loan",
    "customs_details/export_type": "commercial_c2b",
    "shipping_details/ship_with/type": "shipping_product_code",
}
COSTS = ("discount_granted", "insurance_costs", "freight_costs", "other_costs")
# What may be changed in an example: see Shape.
SHAPES: list[Shape] = [
    ("SC-40", LISTED, "data/0/payment_details/total_price/value", "7", False),
    ("SC-40", LISTED, "data/0/payment_details/discount_granted/value", 3.5, True),
    ("SC-40", LISTED, "data/0/payment_details/discount_granted/value", None, True),
    *[("SC-40", NEW, "payment_details/discount_granted/value", value, True) for value in (3.5, None, "3.99")],
    ("SC-41", ORDER, f"{PRICE}/value", 7, True),
    ("SC-41", ORDER, f"{PRICE}/value", 7.25, True),
    *[("SC-42", NEW, "payment_details/discount_granted/value", text, False) for text in ("EUR 3", "3,5", "")],
    *[("SC-42", of, "payment_details/discount_granted/value", True, False) for of in (ORDER, NEW)],
    *[("SC-43", of, f"{PRICE}/currency", "CHF", True) for of in (ORDER, NEW)],
    ("SC-43", NEW, f"{PRICE}/currency", "EU", False),
    *[("SC-43", of, "payment_details/discount_granted/currency", None, True) for of in (ORDER, NEW)],
    ("SC-44", ORDER, f"{ITEM}/delivery_dates", None, True),
    ("SC-44", NEW, f"{ITEM}/delivery_dates", None, True),
    *[("SC-45", of, f"{ITEM}/delivery_dates/handover_at", None, True) for of in (ORDER, NEW)],
    ("SC-47", ORDER, "id", 669, False),
    ("SC-47", SAVED, "data/id", "669", False),
    ("SC-48", NEW, "id", 669, False),
    *[("SC-49", ORDER, f"order_details/{m}", v, True) for m in ("order_updated_at", "notes") for v in (None, ABSENT)],
    *[("SC-50", ORDER, "billing_address/house_number", value, True) for value in ("", None, ABSENT)],
    *[("SC-52", ORDER, member, None, True) for member in ("customs_details", "customs_details/tax_numbers")],
    *[("SC-53", ORDER, "order_details/status/message", v, True) for v in ("Order has been fulfilled", ABSENT)],
    ("SC-54", NEW, "order_details/status/code", "to_review", True),
    ("SC-54", NEW, "order_details/status/code", "", False),
    *[("SC-59", ORDER, f"payment_details/{member}", None, True) for member in COSTS],
    ("SC-60", ORDER, f"{GOODS}/proper_shipping_name", None, True),
    ("SC-61", NEW, f"{ITEM}/image_url", "ftp://shop.example.com/orange.jpeg", False),
    ("SC-61", NEW, "order_details/integration/id", 0, False),
    ("SC-62", NEW, f"{ITEM}/quantity", 0, False),
    ("SC-62", ITEM_CHANGES, f"{ITEM}/quantity", 0, True),
    ("SC-62", ITEM_CHANGES, f"{ITEM}/quantity", -1, False),
    *[("SC-62", ORDER, f"{ITEM}/quantity", quantity, True) for quantity in (0, -1)],
    ("SC-63", ORDER, f"{ITEM}/measurement/volume/value", 0.5, True),
    *[("SC-64", ORDER, f"{ITEM}/measurement/volume/unit", unit, True) for unit in ("m3", "gal", "pint")],
    ("SC-65", NEW, f"{GOODS}/unit_of_measurement", "kg", True),
    ("SC-65", NEW, f"{GOODS}/weight_type", "net", True),
    ("SC-66", NEW, GOODS, {}, True),
    *[("SC-68", NEW, "billing_address/state_province_code", code, True) for code in ("IT-RM", "DE")],
    *[("SC-69", NEW, "shipping_address/country_code", code, False) for code in ("", "nl", "NLD")],
    *[("SC-69", ORDER, "shipping_address/country_code", code, True) for code in ("", "nl", "NLD")],
    ("SC-70", ORDER, "payment_details/invoice_date", "14 July 2018", True),
    ("SC-70", ORDER, "payment_details/invoice_date", None, True),
    ("SC-71", ORDER, "billing_address/email", "", True),
    ("SC-71", ORDER, "customer_details/email", " ", True),
    *[("SC-72", NEW, f"{ITEM}/hs_code", code, True) for code in ("6205.20", "010130")],
    ("SC-73", NEW, f"{ITEM}/properties", {"size": 7, "colours": ["red", {"shade": None}]}, True),
    *[("SC-74", of, "order_details/tags", None, True) for of in (ORDER, NEW)],
    *[("SC-75", ORDER, POINT, {name: "1"}, True) for name in ("id", "carrier_service_point_id")],
    *[("SC-76", ORDER, POINT, value, True) for value in (None, ABSENT)],
    ("SC-78", ORDER, f"{POINT}/latitude", 51.427063, False),
    ("SC-79", NEW, "shipping_details/ship_with/properties/shipping_option_code", None, True),
    ("SC-79", NEW, "shipping_details/ship_with/properties/shipping_option_code", ABSENT, False),
    ("SC-80", NEW, f"{ITEM}/measurement", ABSENT, True),
    ("SC-88", ERROR, "errors/0/status", 400, False),
    ("SC-90", ERROR, "errors/0/code", "extra_forbidden", True),
    ("SC-91", ERROR, "errors", {"status": "400", "code": "invalid", "detail": "Invalid"}, False),
    *[("SC-92", ERROR, f"errors/0/{member}", ABSENT, True) for member in ("title", "source")],
    ("SC-93", ERROR, "errors/0/source", {"pointer": "/data/attributes/[0]/order_id"}, True),
    ("SC-93", ERROR, "errors/0/source", {"pointer": "order/order_details/order_items"}, True),
    *[("SC-117", NEW, "order_number", "n" * length, length < 1001) for length in (1000, 1001)],
    ("SC-117", NEW, "order_number", "OXSDF\0", False),
    ("SC-117", NEW, f"{PRICE}/value", 1_000_000_001, False),
    *[("SC-117", NEW, f"{ITEM}/measurement/weight/value", value, value > 0) for value in (0, 0.000001)],
    *[("SC-117", ORDER, "order_number", text, True) for text in ("", "n" * 1001)],
    *[("SC-130", NEW, path, value, False) for path, value in UNKNOWN.items()],
    *[("SC-130", ORDER, path, value, True) for path, value in UNKNOWN.items()],
    ("SC-119", NEW, "created_at", "2018-02-27T10:00:00.555Z", True),
    ("SC-119", NEW, "warehouse", {"shelf": 4}, True),
]  # fmt: skip


def holders(value: Any) -> list[Any]:
    """A model holds an object: of a list of orders each is one."""
    return list(value) if isinstance(value, list) else [value]


@pytest.fixture
def orders(block: Named) -> list[Any]:
    found: list[Any] = block("OrderList")["data"]
    return found


def test_the_printed_block_equals_the_example_of_the_same_name(
    block: Named, example: Named, exactly: Exactly
) -> None:
    assert exactly(example("OrderList")) == exactly(block("OrderList"))


def test_the_printed_block_fits_its_schema(block: Named, fits: Fits) -> None:
    assert fits("OrderList", block("OrderList"))


def test_the_printed_block_is_written_back_as_it_was_read(
    block: Named, through: Through, exactly: Exactly
) -> None:
    assert exactly(through("OrderList", block("OrderList"))) == exactly(block("OrderList"))


@pytest.mark.parametrize("name", SCHEMA_OF)
def test_an_example_is_written_back_as_it_was_read(
    name: str, example: Named, through: Through, exactly: Exactly
) -> None:
    written = [through(SCHEMA_OF[name], value) for value in holders(example(name))]
    assert exactly(written) == exactly(holders(example(name)))


def test_every_error_is_written_back_as_it_was_read(document: Schema, through: Through) -> None:
    named = document["components"]["examples"]
    errors = [held["value"] for name, held in named.items() if name.startswith("Error")]
    assert [through("ErrorList", error) for error in errors] == errors


def test_the_totals_of_the_printed_orders_do_not_add_up(orders: list[Any]) -> None:
    totals = [order["payment_details"]["total_price"]["value"] for order in orders]
    items = [
        [item["total_price"]["value"] for item in order["order_details"]["order_items"]] for order in orders
    ]
    assert (totals, items) == ([7, 7], [[3.5], [6, 11]])


def test_the_printed_orders_were_stored_when_the_shop_created_them_or_weeks_later(orders: list[Any]) -> None:
    moments = [(order["created_at"], order["order_details"]["order_created_at"]) for order in orders]
    delays = [datetime.fromisoformat(stored) - datetime.fromisoformat(made) for stored, made in moments]
    assert delays == [timedelta(0), timedelta(days=22)]


def test_the_printed_orders_are_not_in_the_default_order(orders: list[Any]) -> None:
    numbers = [int(order["id"]) for order in orders]
    assert numbers == [669, 1337] != sorted(numbers, reverse=True)


def test_the_complete_order_has_every_property_of_every_schema_it_reaches(
    schemas: dict[str, Schema], example: Named
) -> None:
    missing: list[str] = []

    def visit(schema: Any, value: Any, path: str) -> None:
        while "$ref" in schema:
            schema = schemas[schema["$ref"].rpartition("/")[2]]
        for part in (*schema.get("allOf", ()), *schema.get("anyOf", ())):
            visit(part, value, path)
        for name, member in schema.get("properties", {}).items() if isinstance(value, dict) else ():
            missing.extend([] if name in value else [f"{path}.{name}"])
            visit(member, value.get(name), f"{path}.{name}")
        for item in value if isinstance(value, list) else ():
            visit(schema.get("items", {}), item, f"{path}[]")

    visit({"$ref": "Order"}, example("OrderComplete")["data"], "")
    assert [
        path
        for path in missing
        if not path.startswith((".shipping_address", ".shipping_details.measurement"))
    ] == []


def test_an_order_of_required_properties_alone_is_read(example: Named, fits: Fits, through: Through) -> None:
    order = {
        "id": "669",
        "order_id": "555413",
        "order_number": "OXSDFGHTD-12",
        "order_details": {
            "integration": {"id": 739283},
            "status": {"code": "fulfilled"},
            "order_items": [{"name": "Cylinder candle", "quantity": 1}],
        },
        "payment_details": {"status": {"code": "paid"}},
    }
    assert fits("Order", order)
    assert through("Order", order) == order
    bare = {**order, "shipping_address": {}, "billing_address": {"postal_code": ""}, "customer_details": {}}
    assert fits("Order", bare)
    assert through("Order", bare) == bare


@pytest.mark.parametrize("entry", sorted({row[0] for row in SHAPES}))
def test_an_example_may_be_changed_as_its_entry_says(entry: str, misjudged: Misjudged) -> None:
    assert misjudged(SHAPES, entry) == []
