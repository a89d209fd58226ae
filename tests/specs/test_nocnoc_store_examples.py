"""The page's printed JSON is what the spec's example holds; and what may be changed in the examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.specs.conftest import Exactly, Fits, Matches, Misjudged, Named, Schema, Shape, Through

# The example of each printed block: the page prints the same one beside and below its text.
EXAMPLE_OF = {
    "OrderListOneInProcess": "OrderListOneInProcess",
    "OrderListOneInProcessRepeated": "OrderListOneInProcess",
}
# The schema, and so the model, of each example that is a body. No printed block needs a repair.
SCHEMA_OF = {
    "OrderListOneInProcess": "OrderList",
    "OrderListOneCancelled": "OrderList",
    "OrderListEmpty": "OrderList",
    "CancellationTaken": "CancellationTaken",
    "CreateProductRequestFull": "CreateProductRequest",
    "CreateProductRequestLeast": "CreateProductRequest",
    "CreateProductFromAsinRequestOne": "CreateProductFromAsinRequest",
    "UpdateProductRequestStock": "UpdateProductRequest",
    "UpdateProductRequestPrice": "UpdateProductRequest",
    "UpdateProductRequestStockAndPrice": "UpdateProductRequest",
    "CreatedProductFull": "CreatedProduct",
    "ProductOfferFromAsin": "ProductOffer",
    "ProductOfferUpdated": "ProductOffer",
    "ProductFull": "Product",
    "ProductFromAsin": "Product",
    "ProductListTwo": "ProductList",
    "ProductListEmpty": "ProductList",
    "SonPackageRequest": "SonPackageRequest",
    "FatherPackageRequest": "FatherPackageRequest",
    "FatherPackageRequestWithoutLabels": "FatherPackageRequest",
    "CreatedPackageSon": "CreatedPackage",
    "CreatedPackageFather": "CreatedPackage",
}
ABSENT = ...

ORDERS = ("OrderList", "OrderListOneInProcess")
CREATE = ("CreateProductRequest", "CreateProductRequestFull")
FROM_ASIN = ("CreateProductFromAsinRequest", "CreateProductFromAsinRequestOne")
UPDATE = ("UpdateProductRequest", "UpdateProductRequestStockAndPrice")
CREATED = ("CreatedProduct", "CreatedProductFull")
PRODUCT = ("Product", "ProductFull")
OFFER = ("ProductOffer", "ProductOfferFromAsin")
SON = ("SonPackageRequest", "SonPackageRequest")
FATHER = ("FatherPackageRequest", "FatherPackageRequest")
PACKED = ("CreatedPackage", "CreatedPackageSon")
ERROR = ("Error", "ErrorInvalidPayload")
LABEL = {"tracking_code": "A", "carrier": "nocnoc", "url": "https://nocnoc.example/a"}
UNITS = {"size": ("cm", "inch", "inches", "mm"), "weight": ("kg", "lb", "gram", "kilogram", "pound")}
# What may be changed in an example: see Shape.
SHAPES: list[Shape] = [
    ("ST-01", ORDERS, "orders/0/status", "cancelled", True),
    ("ST-01", ORDERS, "orders/0/status", "shipped", True),
    ("ST-08", ORDERS, "orders/0/tracking_id", "ORD-123456", True),
    ("ST-09", SON, "order_reference_id", "NC0000", True),
    ("ST-09", SON, "order_reference_id", "ORD-123456", True),
    ("ST-13", ORDERS, "total", 45, True),
    ("ST-17", ORDERS, "orders/0/products/0/fob_price", 20.0, False),
    ("ST-17", ORDERS, "orders/0/products/0/fob_price", "20.0", False),
    ("ST-17", ORDERS, "orders/0/products/0/fob_price", "9999999999.99", True),
    ("ST-17", CREATE, "price", "49.99", False),
    ("ST-17", PRODUCT, "price", "49.99", False),
    ("ST-19", ORDERS, "orders/0/label_url", "https://labels.example.com/a", True),
    ("ST-20", ORDERS, "orders/0/status_description", "Out of stock", True),
    ("ST-20", ORDERS, "orders/0/status_description", None, True),
    ("ST-21", ORDERS, "orders/0/status_date", "2025-05-16", False),
    ("ST-22", ORDERS, "orders/0/delivery_address/deadline", "2025-05-18 00:00:00", False),
    ("ST-23", ORDERS, "orders/0/delivery_address/belongs_to", "SOMEONE", True),
    ("ST-24", ORDERS, "orders/0/customer/address", {"city": "Lima"}, True),
    ("ST-25", ORDERS, "orders/0/delivery_address/contact_phone", "Ext 70129", True),
    ("ST-26", ORDERS, "orders/0/delivery_address/street_2", None, False),
    ("ST-26", ORDERS, "orders/0/delivery_address/street_2", "Dock 4", True),
    ("ST-27", ORDERS, "orders/0/created_at", "2025-05-16T08:39:29Z", False),
    ("ST-27", ORDERS, "orders/0/created_at", "2025-05-16 24:00:00", False),
    ("ST-31", ERROR, "code", ABSENT, True),
    ("ST-31", ERROR, "message", ABSENT, False),
    ("ST-37", PACKED, "package_id", ABSENT, False),
    *[("ST-38", SON, f"labels/0/{name}", ABSENT, False) for name in LABEL],
    *[("ST-38", FATHER, f"labels/0/{name}", ABSENT, False) for name in LABEL],
    ("ST-39", SON, "labels", ABSENT, False),
    ("ST-39", SON, "labels", [LABEL] * 11, False),
    ("ST-39", FATHER, "labels", ABSENT, True),
    ("ST-39", FATHER, "labels", [], False),
    ("ST-40", SON, "items/0/quantity", 0, True),
    ("ST-40", SON, "items/0/quantity", 10_000, False),
    ("ST-41", FATHER, "type", "father", True),
    ("ST-46", PRODUCT, "status", "a_status_nobody_has_seen", True),
    ("ST-46", OFFER, "status", ABSENT, True),
    ("ST-47", FROM_ASIN, "international_ids/asin", "B0EXAMPLE1", False),
    ("ST-47", PRODUCT, "international_ids/asin", ["B0EXAMPLE1"], False),
    *[("ST-48", CREATE, f"package_dimensions/{of}/unit", unit, True) for of in UNITS for unit in UNITS[of]],
    ("ST-48", CREATE, "package_dimensions/weight/unit", "g", False),
    ("ST-48", CREATE, "package_dimensions/size/unit", "CM", False),
    ("ST-51", CREATE, "international_ids/gtin/0", "4901234567890", True),
    ("ST-58", CREATE, "sku", "A" * 45, True),
    ("ST-58", CREATE, "sku", "A" * 46, False),
    *[("ST-59", of, "price", 9999999999.99, True) for of in (CREATE, FROM_ASIN, UPDATE)],
    *[("ST-59", of, "price", 10_000_000_000, False) for of in (CREATE, FROM_ASIN, UPDATE)],
    ("ST-59", CREATE, "price", 0, True),
    ("ST-61", CREATE, "sku", "MY-SKU_002", True),
    ("ST-61", CREATE, "sku", "-", False),
    ("ST-61", CREATE, "sku", "MY SKU", False),
    ("ST-62", SON, "order_reference_id", "NC/1", False),
    ("ST-63", CREATE, "condition", ABSENT, True),
    ("ST-63", CREATED, "condition", "REFURBISHED_E", True),
    ("ST-63", CREATED, "updated_at", "2026-06-01 09:30:00", True),
    ("ST-63", PRODUCT, "updated_at", "yesterday", False),
    ("ST-64", CREATE, "title", "", False),
    ("ST-64", CREATE, "title", "a\0b", False),
    ("ST-64", CREATE, "title", "a" * 256, False),
    ("ST-64", CREATE, "description", "a" * 10_001, False),
    ("ST-64", CREATE, "images/0/source_url", "ftp://images.example.com/a.jpg", False),
    ("ST-64", CREATE, "international_ids", {}, True),
    ("ST-64", CREATE, "international_ids/gtin", [], False),
    ("ST-64", FROM_ASIN, "international_ids/asin", [], False),
    ("ST-64", FROM_ASIN, "international_ids/asin/0", "b0example1", False),
    ("ST-66", CREATE, "warehouse", "of no interest", True),
    ("ST-66", UPDATE, "title", "not to be changed here", False),
    ("ST-66", UPDATE, "currency_code", ABSENT, False),
    ("ST-66", UPDATE, "price", ABSENT, False),
    ("ST-66", UPDATE, "available_quantity", ABSENT, True),
    *[("ST-68", PRODUCT, name, ABSENT, True) for name in ("brand", "title", "description", "images")],
    ("ST-69", FATHER, "subpackages", [], False),
    ("ST-69", FATHER, "subpackages", ["PK1", "PK1"], False),
    ("ST-69", FATHER, "subpackages/0", "PK1", True),
    ("ST-69", FATHER, "subpackages/0", "SON-7", True),
    ("ST-69", FATHER, "subpackages/0", "a/b", False),
    ("ST-69", PACKED, "package_id", "a box", True),
    ("ST-72", PRODUCT, "price", 259.15, True),
    ("ST-73", CREATE, "package_dimensions/size/length", 0, False),
    ("ST-73", CREATE, "package_dimensions/size/length", 0.01, True),
    ("ST-73", CREATE, "package_dimensions/weight/value", 0.001, True),
    ("ST-73", CREATE, "package_dimensions/weight/value", 0, False),
    ("ST-73", CREATE, "package_dimensions/weight/value", 1_000_001, False),
    ("ST-76", ORDERS, "orders/0/customer/tax_id", "20-01234567-5", True),
    ("ST-77", ORDERS, "orders/0/tracking_id", ABSENT, False),
    ("ST-77", ORDERS, "orders/0/status", ABSENT, False),
    ("ST-77", ORDERS, "orders/0/products", ABSENT, False),
    ("ST-77", ORDERS, "orders/0/products", [], True),
    *[
        ("ST-77", ORDERS, f"orders/0/{name}", ABSENT, True)
        for name in (
            *("label_url", "created_at", "status_date", "status_description", "customer", "delivery_address"),
            *(
                "customer/tax_id",
                "delivery_address/region",
                "delivery_address/deadline",
                "products/0/fob_price",
            ),
        )
    ],
    ("ST-77", ORDERS, "orders/0/tracking_id", "a/b " * 20, True),
    ("ST-77", ORDERS, "orders/0/delivery_address/country", "usa", True),
    ("ST-77", PRODUCT, "sku", ABSENT, False),
    ("ST-77", PRODUCT, "price", ABSENT, False),
    *[
        ("ST-77", PRODUCT, name, ABSENT, True)
        for name in ("currency_code", "status", "created_at", "updated_at")
    ],
    ("ST-77", PRODUCT, "currency_code", "BRL", True),
    ("ST-77", PRODUCT, "package_dimensions/size/unit", "m", True),
    ("ST-77", PRODUCT, "package_dimensions/weight", ABSENT, True),
    ("ST-77", PRODUCT, "attributes/0/type", "FLAVOUR", True),
    ("ST-77", CREATE, "currency_code", "BRL", False),
    ("ST-77", CREATE, "attributes/0/type", "FLAVOUR", False),
    # As the documentation prints them, though no caller may send such a GTIN.
    ("ST-51", PRODUCT, "international_ids/gtin/0", "123123TEST1", True),
    ("ST-47", PRODUCT, "international_ids/asin", "BTEST1", True),
    ("ST-46", OFFER, "title", "Product title from Amazon", True),
    ("ST-80", CREATED, "international_ids", ABSENT, True),
]

each_block = pytest.mark.parametrize("name", EXAMPLE_OF)
each_body = pytest.mark.parametrize("name", SCHEMA_OF)


@each_block
def test_a_printed_block_equals_its_example(
    name: str, block: Named, example: Named, exactly: Exactly
) -> None:
    assert exactly(example(EXAMPLE_OF[name])) == exactly(block(name))


@each_block
def test_a_printed_block_fits_its_schema(name: str, block: Named, fits: Fits) -> None:
    assert fits("OrderList", block(name))


@each_block
def test_a_printed_block_is_written_back_as_it_was_read(
    name: str, block: Named, through: Through, exactly: Exactly
) -> None:
    assert exactly(through("OrderList", block(name))) == exactly(block(name))


@each_body
def test_an_example_fits_its_schema_and_is_written_back_as_it_was_read(
    name: str, example: Named, fits: Fits, through: Through, exactly: Exactly
) -> None:
    assert fits(SCHEMA_OF[name], example(name))
    assert exactly(through(SCHEMA_OF[name], example(name))) == exactly(example(name))


def test_every_example_is_checked_here_or_is_an_error(document: Schema, fits: Fits) -> None:
    held = document["components"]["examples"]
    errors = [name for name in held if name.startswith("Error")]
    assert {*SCHEMA_OF, *errors} == held.keys()
    assert [name for name in errors if not fits("Error", held[name]["value"])] == []


def test_the_order_of_the_page_is_identified_by_its_tracking_id_alone(block: Named) -> None:
    (order,) = block("OrderListOneInProcess")["orders"]
    assert [name for name in order if name.endswith("id")] == ["tracking_id"]
    assert "items" not in order


def test_the_order_of_the_page_is_due_two_days_after_its_creation(block: Named) -> None:
    (order,) = block("OrderListOneInProcess")["orders"]
    assert (order["created_at"][:10], order["delivery_address"]["deadline"]) == ("2025-05-16", "2025-05-18")


def test_the_tax_number_of_the_page_has_the_form_of_a_country(block: Named) -> None:
    (order,) = block("OrderListOneInProcess")["orders"]
    digits = [int(digit) for digit in order["customer"]["tax_id"]]
    assert digits[9:] == [check_digit(digits[:9]), check_digit(digits[:10])]  # a Brazilian CPF


def check_digit(digits: list[int]) -> int:
    weighed = sum(digit * weight for digit, weight in zip(digits, range(len(digits) + 1, 1, -1), strict=True))
    return weighed * 10 % 11 % 10


def test_a_body_that_is_both_a_son_and_a_father_is_neither(
    document: Schema, example: Named, matches: Matches
) -> None:
    content = document["paths"]["/api/v2/packages"]["post"]["requestBody"]["content"]
    body = content["application/json"]["schema"]
    son, father = example("SonPackageRequest"), example("FatherPackageRequest")
    fitting = [matches(body, sent) for sent in (son, father, {**son, **father}, {})]
    assert fitting == [True, True, False, False]


@pytest.mark.parametrize("sent", [{}, {"currency_code": "USD"}, {"quantity": 5}])
def test_an_update_that_changes_nothing_does_not_fit(sent: dict[str, Any], fits: Fits) -> None:
    assert not fits("UpdateProductRequest", sent)


@pytest.mark.parametrize("entry", sorted({row[0] for row in SHAPES}))
def test_an_example_may_be_changed_as_its_entry_says(entry: str, misjudged: Misjudged) -> None:
    assert misjudged(SHAPES, entry) == []
