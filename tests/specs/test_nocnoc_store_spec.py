"""The nocnoc store spec holds the facts of the page and of the public documentation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from tables import differences

if TYPE_CHECKING:
    from tests.specs.conftest import Follow, Matches, Operations, Parameters, Schema

Taken = Callable[[str, str, Any], bool]
Bodies = Callable[["Schema"], list[str]]

# Method, path, bodies, success and its body.
OPERATIONS = {
    "listOrders": "get /api/v2/orders 200 OrderList",
    "cancelOrder": "post /api/v2/orders/{order_id}/cancellation 201 CancellationTaken",
    "listProducts": "get /api/v2/products 200 ProductList",
    "createProduct": "post /api/v2/products CreateProductRequest 201 CreatedProduct",
    "createProductFromAsin": "post /api/v2/products/ CreateProductFromAsinRequest 200 ProductOffer",
    "getProduct": "get /api/v2/products/sku/{sku} 200 Product",
    "updateProduct": "patch /api/v2/products/sku/{sku} UpdateProductRequest 200 ProductOffer",
    "createPackage": "post /api/v2/packages SonPackageRequest FatherPackageRequest 201 CreatedPackage",
}
PARAMETERS = {
    "listOrders": "query.page! query.size! query.statuses query.date_from query.date_to query.order_id",
    "cancelOrder": "path.order_id!",
    "listProducts": "query.updatedAtFrom query.updatedAtTo query.page query.size",
    "getProduct": "path.sku!",
    "updateProduct": "path.sku!",
}
REFUSALS = {
    "listOrders": "400 401 415",
    "cancelOrder": "400 401 404 409 415",
    "listProducts": "400 401 415",
    "createProduct": "400 401 415",
    "createProductFromAsin": "400 401 415",
    "getProduct": "401 404 415",
    "updateProduct": "400 401 404 415",
    "createPackage": "400 401 404 415",
}
# Properties of each body in order; those that must be there end in an exclamation mark.
MEMBERS = {
    "OrderList": "orders!",
    "Order": "tracking_id! label_url! created_at! status! status_date! status_description! customer! products! "
    "delivery_address!",
    "Customer": "full_name! tax_id!",
    "OrderedProduct": "sku! quantity! fob_price!",
    "DeliveryAddress": "contact_name! belongs_to! contact_phone! street! street_2! zipcode! region! city! country! "
    "deadline!",
    "CreateProductRequest": "sku! brand! available_quantity! price! currency_code! title! description! "
    "description_language! condition package_dimensions! product_dimensions! images! international_ids attributes",
    "CreateProductFromAsinRequest": "sku! international_ids! available_quantity! price! currency_code!",
    "UpdateProductRequest": "available_quantity price currency_code",
    "Dimensions": "size! weight!",
    "Size": "unit! length! width! height!",
    "Weight": "unit! value!",
    "Image": "source_url!",
    "Attribute": "type! value!",
    "SonPackageRequest": "order_reference_id! labels! items!",
    "FatherPackageRequest": "subpackages! labels",
    "PackageLabel": "tracking_code! carrier! url!",
    "PackageItem": "sku! quantity!",
    "CreatedPackage": "package_id!",
    "CancellationTaken": "",
    "Error": "code message! errors",
}
ENUMS = {
    "OrderStatus": "in_process cancelled",
    "Currency": "USD",
    "DescriptionLanguage": "en",
    "Condition": "NEW USED OPEN_BOX REFURBISHED_A REFURBISHED_B REFURBISHED_C REFURBISHED_D",
    "SizeUnit": "cm inch inches mm",
    "WeightUnit": "kg lb gram kilogram pound",
    "AttributeType": "COLOR SIZE",
}
# Property, the schemas that send it, and its bounds as the documentation gives them.
CREATIONS = ("CreateProductRequest", "CreateProductFromAsinRequest")
BOUNDS: list[tuple[str, tuple[str, ...], Schema]] = [
    ("sku", (*CREATIONS, "PackageItem"), {"minLength": 1, "maxLength": 45}),
    ("brand", ("CreateProductRequest",), {"minLength": 1, "maxLength": 45}),
    ("available_quantity", (*CREATIONS, "UpdateProductRequest"), {"minimum": 0, "maximum": 9999}),
    (
        "price",
        (*CREATIONS, "UpdateProductRequest"),
        {"minimum": 0, "maximum": 9999999999.99, "x-decimals": 2},
    ),
    ("images", ("CreateProductRequest",), {"minItems": 1, "maxItems": 10}),
    ("labels", ("SonPackageRequest", "FatherPackageRequest"), {"minItems": 1, "maxItems": 10}),
    ("items", ("SonPackageRequest",), {"minItems": 1, "maxItems": 10}),
    ("quantity", ("PackageItem",), {"minimum": 0, "maximum": 9999}),
]
# Known messages: HTTP status, code, whether a list of errors is there too.
MESSAGES = {
    "Invalid Request Payload.": (400, 400, True),
    "Sku already exists.": (400, 400, False),
    "Invalid query parameter format.": (400, 400, False),
    "Unauthorized": (401, 401, False),
    "Order not found": (404, 404, False),
    "Sku not found": (404, 404, False),
    "Invalid Request": (409, None, False),
}
MIDNIGHT = "2026-06-01T00:00:00"
# Ledger entry, operation, parameter, values that fit and values that do not.
QUERIES: list[tuple[str, str, str, list[Any], list[Any]]] = [
    ("ST-02", "listOrders", "statuses", ["in_process,in_process", "cancelled"], ["in_process;cancelled"]),
    ("ST-03", "listOrders", "statuses", ["in_process"], ["shipped", "in_process,shipped", "CANCELLED", ""]),
    ("ST-04", "listOrders", "date_from", ["2025-05-16"], ["2025-05-16 08:39:29", "16/05/2025"]),
    ("ST-04", "listOrders", "date_to", ["2025-05-16"], ["2025-02-30"]),
    ("ST-06", "listOrders", "order_id", ["NC2202936"], [""]),
    ("ST-08", "cancelOrder", "order_id", ["NC2202936", "ORD-123456"], []),
    *[("ST-11", of, "page", [0, 1], []) for of in ("listOrders", "listProducts")],
    *[("ST-12", of, "page", [0, 2**31 - 1], [-1, 2**31]) for of in ("listOrders", "listProducts")],
    *[("ST-12", of, "size", [1, 200], [0, 201]) for of in ("listOrders", "listProducts")],
    ("ST-50", "listProducts", "updatedAtFrom", [f"{MIDNIGHT}{f}Z" for f in (".0", ".00", ".000")], []),
    ("ST-50", "listProducts", "updatedAtTo", [], [f"{MIDNIGHT}{end}" for end in ("Z", ".00", ".0000Z")]),
    ("ST-61", "getProduct", "sku", ["MY-SKU-002"], ["..", "", "A" * 46]),
    ("ST-62", "cancelOrder", "order_id", ["A" * 45], ["A" * 46, "a b", "a/b"]),
    ("ST-67", "listProducts", "updatedAtFrom", ["2026-02-31T00:00:00.00Z"], ["2026-13-01T00:00:00.00Z"]),
]


def marked(names: Schema, required: set[str]) -> str:
    return " ".join(f"{name}!" if name in required else name for name in names)


@pytest.fixture
def bodies_of(follow: Follow) -> Bodies:
    """Name the schemas of a JSON body."""

    def names(holder: Schema) -> list[str]:
        content = follow(holder).get("content", {})
        if not content:
            return []
        (media, held), *_ = content.items()
        assert media == "application/json"
        return [branch["$ref"].rpartition("/")[2] for branch in held["schema"].get("oneOf", [held["schema"]])]

    return names


@pytest.fixture
def takes(parameters: Parameters, matches: Matches) -> Taken:
    """Say whether a value fits a parameter of an operation."""

    def check(operation: str, name: str, value: Any) -> bool:
        (schema,) = (held["schema"] for held in parameters[operation].values() if held["name"] == name)
        return matches(schema, value)

    return check


def test_the_operations_take_and_return_what_the_documentation_says(
    by_name: Operations, bodies_of: Bodies
) -> None:
    for name, (method, path, operation) in by_name.items():
        sent = bodies_of(operation.get("requestBody", {}))
        ((status, answer),) = ((s, a) for s, a in operation["responses"].items() if s[0] == "2")
        assert OPERATIONS[name].split() == [method, path, *sent, status, *bodies_of(answer)]
    assert by_name.keys() == OPERATIONS.keys()


def test_only_the_listing_of_orders_is_known_from_the_page(by_name: Operations) -> None:
    known = {name: operation["x-provenance"]["status"] for name, (_, _, operation) in by_name.items()}
    assert known == dict.fromkeys(OPERATIONS, "public") | {"listOrders": "documented"}


def test_parameters_are_those_of_the_tables(parameters: Parameters) -> None:
    found = {
        name: " ".join(f"{place}{'!' if p.get('required') else ''}" for place, p in held.items())
        for name, held in parameters.items()
        if held
    }
    assert differences(found, PARAMETERS) == []


def test_each_operation_describes_the_refusals_it_knows(by_name: Operations) -> None:
    more = {"4XX", "500", "default"}
    found = {
        name: " ".join(sorted(s for s in operation["responses"] if s[0] != "2" and s not in more))
        for name, (_, _, operation) in by_name.items()
    }
    assert differences(found, REFUSALS) == []
    assert all(more <= operation["responses"].keys() for _, _, operation in by_name.values())


def test_a_write_is_never_sent_twice_unless_it_only_sets_values(by_name: Operations) -> None:
    classes = {name: operation["x-retry"] for name, (_, _, operation) in by_name.items()}
    reads = dict.fromkeys(("listOrders", "listProducts", "getProduct"), "safe")
    assert classes == dict.fromkeys(OPERATIONS, "never") | reads | {"updateProduct": "upsert"}


def test_both_listings_are_paged_from_zero_until_a_page_is_short(by_name: Operations) -> None:
    paged = {name: o["x-pagination"] for name, (_, _, o) in by_name.items() if "x-pagination" in o}
    alike = {"kind": "page", "first": 0, "stop": ["short-page"]}
    alike |= {"inputs": {"page": "$request.query.page", "size": "$request.query.size"}}
    keys = {"Orders": "/tracking_id", "Products": "/sku"}
    assert paged == {
        f"list{of}": {**alike, "results": f"$response.body#/{of.lower()}", "key": key}
        for of, key in keys.items()
    }


def test_the_only_server_is_live_and_has_the_host_of_the_page(document: Schema) -> None:
    assert [(server["url"], server["x-environment"]) for server in document["servers"]] == [
        ("https://live.nocnocstore.com", "live")
    ]


def test_every_operation_needs_the_key_and_no_other_header(
    document: Schema, by_name: Operations, parameters: Parameters
) -> None:
    assert document["security"] == [{"apiKey": []}]
    assert document["components"]["securitySchemes"]["apiKey"]["name"] == "X-Api-Key"
    assert [name for name, (_, _, operation) in by_name.items() if "security" in operation] == []
    assert {held["in"] for found in parameters.values() for held in found.values()} == {"query", "path"}
    assert "webhooks" not in document


@pytest.mark.parametrize("name", MEMBERS)
def test_a_body_has_the_properties_of_the_documentation(name: str, schemas: dict[str, Schema]) -> None:
    schema = schemas[name]
    found = marked(schema["properties"], set(schema.get("required", ())))
    assert differences({name: found}, {name: MEMBERS[name]}) == []


def test_enums_are_closed_and_as_documented(schemas: dict[str, Schema]) -> None:
    found = {name: " ".join(schema["enum"]) for name, schema in schemas.items() if "enum" in schema}
    assert differences(found, ENUMS) == []


def test_bounds_are_those_of_the_documentation(schemas: dict[str, Schema]) -> None:
    for name, holders, bounds in BOUNDS:
        for of in holders:
            schema = schemas[of]["properties"][name]
            assert {key: schema.get(key) for key in bounds} == bounds, f"{of}.{name}"


def test_an_order_leads_from_in_process_to_cancelled_and_no_further(schemas: dict[str, Schema]) -> None:
    assert {row["from"]: row["to"] for row in schemas["OrderStatus"]["x-lifecycle"]["transitions"]} == {
        "in_process": ["cancelled"],
        "cancelled": [],
    }


def test_the_known_messages_travel_with_status_and_code_as_documented(schemas: dict[str, Schema]) -> None:
    errors = schemas["Error"]["x-errors"]
    public = {e["message"]["en-US"]: e for e in errors if e["x-provenance"]["status"] == "public"}
    assert {m: (e["http_status"], e["code"], "has_list" in e) for m, e in public.items()} == MESSAGES
    assert all(e["code"] in (None, e["http_status"]) for e in errors)


def test_an_error_example_repeats_a_known_message(document: Schema, schemas: dict[str, Schema]) -> None:
    examples = {n: e["value"] for n, e in document["components"]["examples"].items() if n.startswith("Error")}
    known = {
        (e["message"]["en-US"].replace("{order_id}", "NC2202936"), e["code"]): e
        for e in schemas["Error"]["x-errors"]
    }
    for value in examples.values():
        assert known[value["message"], value.get("code")].get("has_list", False) is ("errors" in value)
    assert {(value["message"], value.get("code")) for value in examples.values()} == known.keys()


def test_what_taken_states_refuse_is_a_conflict_whichever_status_carries_it(
    schemas: dict[str, Schema],
) -> None:
    meant = {e["name"] for e in schemas["Error"]["x-errors"] if e["semantic_status"] == 409}
    assert meant == {"SKU_EXISTS", "CANCELLATION_OPEN", "INVALID_REQUEST"}


def test_money_is_a_text_in_orders_and_a_number_in_products(schemas: dict[str, Schema]) -> None:
    assert schemas["OrderedProduct"]["properties"]["fob_price"]["type"] == "string"
    prices = {
        of: schema["properties"]["price"]
        for of, schema in schemas.items()
        if "price" in schema.get("properties", {})
    }
    assert {price["type"] for price in prices.values()} == {"number"}
    assert {("multipleOf" in price, price.get("x-decimals")) for price in prices.values()} == {(False, 2)}
    texts = [schemas["OrderedProduct"]["properties"]["fob_price"], *prices.values()]
    assert all("USD" in price["description"] for price in texts)


def test_every_time_says_that_it_is_in_utc(schemas: dict[str, Schema]) -> None:
    texts = [
        schema["description"]
        for of in schemas.values()
        for schema in of.get("properties", {}).values()
        if schema.get("format") == "date" or schema.get("pattern", "").startswith(r"^\d{4}-")
    ]
    assert len(texts) == 5
    assert [text for text in texts if "UTC" not in text] == []


@pytest.mark.parametrize("entry", sorted({row[0] for row in QUERIES}))
def test_a_parameter_takes_what_its_entry_says(entry: str, takes: Taken) -> None:
    for of, name, good, bad in [row[1:] for row in QUERIES if row[0] == entry]:
        assert [value for value in good if not takes(of, name, value)] == [], name
        assert [value for value in bad if takes(of, name, value)] == [], name
