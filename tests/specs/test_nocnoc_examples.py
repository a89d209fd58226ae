"""The page's printed JSON, repaired by rule, is what the examples hold; and what may be changed in it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.specs.conftest import Exactly, Fits, Misjudged, Named, Printed, Shape, Through

# The schema, and so the model, of each printed block. The blocks are named as the spec's examples.
SCHEMA_OF = {
    "QuoteRequestTablet": "QuoteRequest",
    "QuoteTablet": "Quote",
    "CreateOrderRequestTabletAndDrones": "CreateOrderRequest",
    "CreateOrderRequestWithoutExpirationDate": "CreateOrderRequest",
    "OrderCreated": "Order",
    "OrderPlaced": "Order",
    "OrderCancelled": "Order",
    "OrderDetailCancelled": "OrderDetail",
    "TrackingClearedByCustoms": "Tracking",
}
# Ledger entry: what the page prints, and what it must say.
REPAIRS = {
    "EL-01": ("2017-04-17 216:03:14", "2017-04-17 16:03:14"),
    "EL-29": ('"country":"CN",\n\n        },', '"country":"CN"\n        },'),
    "EL-68": ("[email\N{NO-BREAK SPACE}protected]", "customer@example.com"),
}
BROKEN = {
    "EL-01": ["TrackingClearedByCustoms"],
    "EL-29": ["OrderCreated"],
    "EL-68": [name for name in SCHEMA_OF if name.startswith(("CreateOrder", "Order"))],
}
LIFE = ("created", "placed", "in_process", "picked_up", "in_warehouse", "shipped", "arrived")
ABSENT = ...

CREATE = ("CreateOrderRequest", "CreateOrderRequestTabletAndDrones")
QUOTE = ("QuoteRequest", "QuoteRequestTablet")
QUOTED = ("Quote", "QuoteTablet")
ORDER = ("Order", "OrderCreated")
DETAIL = ("OrderDetail", "OrderDetailCancelled")
TRACKING = ("Tracking", "TrackingClearedByCustoms")
ERROR = ("Error", "ErrorAuthenticationFailed")
PLACE = {"contact_name": "A", "street": "B", "zipcode": "C", "city": "D", "country": "CN"}
LIMITS = {
    "products/0/dimension/width": 1_000,
    "products/0/weight": 100_000_000,
    "products/0/quantity": 10_000,
    "pickup/packages": 10_000,
    "products/0/amount_usd": 1_000_000,
}
# What may be changed in an example: see Shape.
SHAPES: list[Shape] = [
    ("EL-01", TRACKING, "historic/1/date", "2017-04-17 216:03:14", False),
    ("EL-01", TRACKING, "historic/1/date", "2017-04-17 24:00:00", False),
    ("EL-03", TRACKING, "historic/1/date", "2017-04-17", True),
    ("EL-03", TRACKING, "historic/1/date", "2017-04-17 23:59:59", True),
    ("EL-04", TRACKING, "date", "2017-04-20 10:00:00", False),
    ("EL-08", TRACKING, "estimated_time_arrival", "2017-05-31", True),
    ("EL-09", TRACKING, "historic", [], True),
    ("EL-10", ORDER, "products/0/subcategory_name", 200, False),
    ("EL-14", ERROR, "key", ABSENT, True),
    ("EL-14", ERROR, "key", "a_key_nobody_has_seen", True),
    ("EL-18", ERROR, "code", 403, True),
    ("EL-21", CREATE, "products", {}, False),
    ("EL-21", CREATE, "products", [], False),
    ("EL-26", CREATE, "products/0/pickup", PLACE, True),
    ("EL-26", ORDER, "products/0/pickup", PLACE, True),
    ("EL-27", QUOTED, "pickup", ABSENT, True),
    ("EL-27", ORDER, "pickup", ABSENT, True),
    ("EL-28", ORDER, "pickup/packages", 2, True),
    ("EL-33", CREATE, "expiration_date", ABSENT, True),
    ("EL-33", ORDER, "expiration_date", ABSENT, True),
    ("EL-33", ORDER, "expiration_date", None, False),
    ("EL-34", CREATE, "pickup/region", ABSENT, True),
    ("EL-35", CREATE, "products/0/native_description", ABSENT, True),
    ("EL-37", CREATE, "pickup", {"date": "2017-04-15", "packages": 2}, True),
    ("EL-37", CREATE, "pickup", PLACE, True),
    *[("EL-37", CREATE, f"pickup/{member}", ABSENT, False) for member in PLACE],
    ("EL-38", CREATE, "pickup/contact_phone", ABSENT, True),
    ("EL-39", QUOTE, "pickup/street", "Main Street", True),
    ("EL-40", CREATE, "products/0/hs_code", "8471.30", False),
    ("EL-41", CREATE, "products/0/description", "\u4e2a" * 255, True),
    ("EL-41", CREATE, "products/0/native_description", "\u4e2a" * 256, False),
    ("EL-42", CREATE, "products/0/amount_usd", 16, True),
    ("EL-42", CREATE, "products/0/amount_usd", 100.8, True),
    ("EL-42", CREATE, "products/0/amount_usd", "57.55", False),
    ("EL-43", CREATE, "products/0/weight", 0, False),
    ("EL-43", CREATE, "products/0/dimension/height", 0, False),
    ("EL-43", CREATE, "products/0/quantity", 0, False),
    ("EL-43", CREATE, "products/0/amount_usd", 0, False),
    ("EL-43", CREATE, "products/0/amount_usd", 0.01, True),
    ("EL-50", ORDER, "created_at", "2017-04-08", False),
    ("EL-60", ORDER, "status", "lost", True),
    ("EL-60", ORDER, "status", 1, False),
    ("EL-61", TRACKING, "description", "", True),
    ("EL-61", TRACKING, "description", ABSENT, True),
    ("EL-61", DETAIL, "description", ABSENT, True),
    ("EL-62", TRACKING, "date", "cleared_by_customs", False),
    ("EL-63", DETAIL, "historic/0/status", ABSENT, False),
    *[("EL-63", DETAIL, f"historic/0/{name}", ABSENT, True) for name in ("description", "date")],
    ("EL-67", ORDER, "label_url", ABSENT, True),
    ("EL-67", ORDER, "label_url", "https://nocnocgroup.com/" + "a" * 233, False),
    ("EL-75", CREATE, "customer/country", "BR", True),
    ("EL-76", CREATE, "customer/tax_id", "any number of any country", True),
    *[("EL-77", QUOTE, member, ABSENT, False) for member in ("customer/full_name", "customer/tax_id")],
    ("EL-77", QUOTE, "address/zipcode", ABSENT, False),
    ("EL-78", QUOTE, "products/0/description", ABSENT, False),
    ("EL-79", QUOTE, "products/0/brand", "of no interest", True),
    ("EL-79", CREATE, "seller_id", 1, True),
    ("EL-81", TRACKING, "tracking_id", "10000001", True),
    ("EL-81", TRACKING, "tracking_id", "NC10000000001", False),
    ("EL-84", QUOTE, "products/0/subcategory_id", 99, True),
    ("EL-84", QUOTE, "products/0/subcategory_id", "Tablets", False),
    *[("EL-89", CREATE, path, top + more, not more) for path, top in LIMITS.items() for more in (0, 1)],
    ("EL-90", ORDER, "amount_usd", 259.15, True),
    ("EL-91", CREATE, "address/country", "ar", False),
    ("EL-91", CREATE, "address/city", "", False),
    ("EL-91", CREATE, "address/city", "Buenos\0Aires", False),
    ("EL-91", CREATE, "notification_url", "ftp://www.merchantsite.com/api", False),
    ("EL-91", CREATE, "notification_url", "http://www.merchantsite.com/api", True),
    ("EL-91", ORDER, "address/country", "ar", True),
    ("EL-91", ORDER, "address/city", "", True),
    ("EL-93", ORDER, "address/region", ABSENT, True),
    ("EL-93", ORDER, "customer", ABSENT, True),
    *[
        ("EL-93", ORDER, name, ABSENT, False)
        for name in ("id", "merchant_invoice_id", "tracking_id", "status")
    ],
    ("EL-95", CREATE, "address/region", None, False),
]

each_block = pytest.mark.parametrize("name", SCHEMA_OF)


@pytest.fixture
def exact(repaired: Printed) -> Named:
    """Return a printed block with its decimals as they are written."""
    return lambda name: json.loads(repaired(name), parse_float=Decimal)


@pytest.mark.parametrize("entry", REPAIRS)
def test_a_repair_touches_the_blocks_that_need_it_and_no_other(entry: str, printed: Printed) -> None:
    assert [name for name in SCHEMA_OF if REPAIRS[entry][0] in printed(name)] == BROKEN[entry]


def test_the_printed_creation_is_no_json_without_its_repair(printed: Printed) -> None:
    with pytest.raises(json.JSONDecodeError):
        json.loads(printed("OrderCreated"))


@each_block
def test_a_printed_block_equals_the_example_of_the_same_name(
    name: str, block: Named, example: Named, exactly: Exactly
) -> None:
    assert exactly(example(name)) == exactly(block(name))


@each_block
def test_a_printed_block_fits_its_schema(name: str, block: Named, fits: Fits) -> None:
    assert fits(SCHEMA_OF[name], block(name))


@each_block
def test_a_printed_block_is_written_back_as_it_was_read(
    name: str, block: Named, through: Through, exactly: Exactly
) -> None:
    assert exactly(through(SCHEMA_OF[name], block(name))) == exactly(block(name))


@pytest.mark.parametrize("name", ["QuoteTablet", "OrderCreated"])
def test_money_weight_and_volume_add_up_to_the_cent(name: str, exact: Named) -> None:
    """Grams and cubic centimetres (EL-45), tax by the unit (EL-47), shipping by the order (EL-48)."""
    order = exact(name)
    products = [(product, product["quantity"]) for product in order["products"]]
    sizes = [(product["dimension"], quantity) for product, quantity in products]
    assert order["total_weight"] == sum(product["weight"] * quantity for product, quantity in products)
    assert order["total_volume"] == sum(
        s["length"] * s["width"] * s["height"] * quantity for s, quantity in sizes
    )
    for total in ("amount_usd", "tax_handling_usd"):
        assert order[total] == sum(product[total] * quantity for product, quantity in products)
    assert all(p["total_amount_usd"] == p["amount_usd"] + p["tax_handling_usd"] for p, _ in products)
    assert (
        order["total_amount_usd"] == order["amount_usd"] + order["tax_handling_usd"] + order["shipping_usd"]
    )


def test_shipping_costs_the_same_for_one_tablet_and_with_two_drones(exact: Named) -> None:
    assert exact("QuoteTablet")["shipping_usd"] == exact("OrderCreated")["shipping_usd"] == 16


def test_the_same_tablet_is_taxed_at_two_rates(exact: Named) -> None:
    quoted, created = (exact(name)["products"][0] for name in ("QuoteTablet", "OrderCreated"))
    differing = {member for member in quoted if quoted[member] != created[member]}
    assert differing == {"tax_handling_usd", "total_amount_usd"}
    assert (quoted["tax_handling_usd"], created["tax_handling_usd"]) == (Decimal("46.04"), Decimal("6.62"))


def test_the_created_order_matches_the_body_with_the_expiration_date(block: Named) -> None:
    order, sent = block("OrderCreated"), block("CreateOrderRequestTabletAndDrones")
    assert order["expiration_date"] == sent["expiration_date"]
    assert order["total_packages"] == sent["pickup"]["packages"]
    assert order["pickup"] == {
        member: sent["pickup"][member] for member in sent["pickup"] if member != "packages"
    }


def test_the_two_creation_bodies_differ_in_expiration_date_and_packages_only(block: Named) -> None:
    long, short = (
        block(f"CreateOrderRequest{name}") for name in ("TabletAndDrones", "WithoutExpirationDate")
    )
    assert short["pickup"].pop("packages") != long["pickup"].pop("packages")
    assert {**short, "expiration_date": long["expiration_date"]} == long


def test_cancelling_changes_nothing_but_the_status(block: Named) -> None:
    assert {**block("OrderPlaced"), "status": "cancelled"} == block("OrderCancelled")


def test_reading_adds_the_history_to_the_order(block: Named) -> None:
    added = {"description", "date", "historic"}
    detail = block("OrderDetailCancelled")
    assert {member: detail[member] for member in detail if member not in added} == block("OrderCancelled")


@pytest.mark.parametrize("name", ["OrderDetailCancelled", "TrackingClearedByCustoms"])
def test_history_runs_back_through_the_life_of_the_order_without_its_current_status(
    name: str, block: Named
) -> None:
    order = block(name)
    statuses = [earlier["status"] for earlier in order["historic"]]
    assert tuple(statuses) == LIFE[::-1]
    assert order["status"] not in statuses


def test_the_histories_of_one_order_are_of_two_different_days(block: Named) -> None:
    detail, tracking = block("OrderDetailCancelled"), block("TrackingClearedByCustoms")
    assert detail["id"] == tracking["id"]
    assert detail["historic"][-1]["date"] == "2017-04-08"
    assert tracking["historic"][-1]["date"] == "2017-04-14 07:25:23"
    assert detail["estimated_time_arrival"] != tracking["estimated_time_arrival"]


def test_the_goods_are_picked_up_before_every_day_arranged_for_it(block: Named) -> None:
    detail = block("OrderDetailCancelled")
    (picked_up,) = (earlier["date"] for earlier in detail["historic"] if earlier["status"] == "picked_up")
    assert picked_up < min(product["pickup"]["date"] for product in detail["products"])


def test_the_warehouse_is_dated_before_the_pick_up(block: Named) -> None:
    dates = {earlier["status"]: earlier["date"] for earlier in block("TrackingClearedByCustoms")["historic"]}
    assert dates["in_warehouse"] < dates["picked_up"]


@pytest.mark.parametrize("entry", sorted({row[0] for row in SHAPES}))
def test_an_example_may_be_changed_as_its_entry_says(entry: str, misjudged: Misjudged) -> None:
    assert misjudged(SHAPES, entry) == []
