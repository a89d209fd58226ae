"""The nocnoc store spec holds the facts of the page and of the public documentation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
import spec_files
import yaml
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
    "Order": "tracking_id! label_url created_at status! status_date status_description customer products! "
    "delivery_address",
    "Customer": "full_name tax_id",
    "OrderedProduct": "sku! quantity! fob_price",
    "DeliveryAddress": "contact_name belongs_to contact_phone street street_2 zipcode region city country deadline",
    "CreateProductRequest": "sku! brand! available_quantity! price! currency_code! title! description! "
    "description_language! condition package_dimensions! product_dimensions! images! international_ids attributes",
    "CreateProductFromAsinRequest": "sku! international_ids! available_quantity! price! currency_code!",
    "UpdateProductRequest": "available_quantity price currency_code",
    "DimensionsRequest": "size! weight!",
    "SizeRequest": "unit! length! width! height!",
    "WeightRequest": "unit! value!",
    "ImageRequest": "source_url!",
    "TradeNumbersRequest": "gtin",
    "AttributeRequest": "type! value!",
    "AsinNumbers": "asin!",
    "CreatedProduct": "sku! brand available_quantity! price! currency_code title description description_language "
    "condition package_dimensions product_dimensions images international_ids attributes",
    "ProductOffer": "sku! title brand available_quantity! price! currency_code status",
    "ProductList": "products!",
    "Product": "sku! brand available_quantity! price! currency_code title description description_html "
    "description_language condition package_dimensions product_dimensions images international_ids attributes status "
    "created_at updated_at",
    "KnownNumbers": "asin gtin",
    "SonPackageRequest": "order_reference_id! labels! items!",
    "FatherPackageRequest": "subpackages! labels",
    "PackageLabel": "tracking_code! carrier! url!",
    "PackageItem": "sku! quantity!",
    "CreatedPackage": "package_id!",
    "CancellationTaken": "",
    "Error": "code message! errors",
}
# Values that are known, each list open in responses and closed in requests.
VALUES = {
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
KEYWORDS = {
    *("minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *(
        "minItems",
        "maxItems",
        "uniqueItems",
        "minProperties",
        "maxProperties",
        "dependentRequired",
        "multipleOf",
    ),
}
REQUESTS = (
    "CreateProductRequest",
    "CreateProductFromAsinRequest",
    "UpdateProductRequest",
    "SonPackageRequest",
    "FatherPackageRequest",
)
RESPONSES = (
    "OrderList",
    "CancellationTaken",
    "CreatedProduct",
    "ProductOffer",
    "ProductList",
    "CreatedPackage",
    "Error",
)
# What a reader needs to act (ST-77); no other schema of a response requires anything.
REQUIRED = {
    "Error": {"message"},
    "OrderList": {"orders"},
    "Order": {"tracking_id", "status", "products"},
    "OrderedProduct": {"sku", "quantity"},
    "CreatedProduct": {"sku", "available_quantity", "price"},
    "ProductOffer": {"sku", "available_quantity", "price"},
    "ProductList": {"products"},
    "Product": {"sku", "available_quantity", "price"},
    "CreatedPackage": {"package_id"},
}
# Known messages: HTTP status, code, whether a list of errors is there too.
MESSAGES = {
    "Invalid Request Payload.": (400, 400, True),
    "Sku already exists.": (400, 400, False),
    "Invalid query parameter format.": (400, 400, False),
    "Unauthorized": (401, 401, False),
    "Order not found": (404, 404, False),
    "Sku not found": (404, 404, False),
    "Invalid Request": (409, None, False),
    "An order issue already exists for order: {order_id} and type: cancellation_request and status: open": (
        *(400, 400, False),
    ),
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
    *[("ST-12", of, "size", [1, 200, 1000], [0]) for of in ("listOrders", "listProducts")],
    ("ST-50", "listProducts", "updatedAtFrom", [f"{MIDNIGHT}{f}Z" for f in (".0", ".00", ".000")], []),
    ("ST-50", "listProducts", "updatedAtTo", [], [f"{MIDNIGHT}{end}" for end in ("Z", ".00", ".0000Z")]),
    ("ST-61", "getProduct", "sku", ["MY-SKU-002"], ["..", "", "A" * 46]),
    ("ST-62", "cancelOrder", "order_id", ["A" * 45], ["A" * 46, "a b", "a/b"]),
    ("ST-67", "listProducts", "updatedAtFrom", ["2026-02-31T00:00:00.00Z"], ["2026-13-01T00:00:00.00Z"]),
]


def schemas_in(document: Schema, *roots: str) -> dict[str, Schema]:
    """Return the named schemas that these hold, themselves included."""
    named: dict[str, Schema] = document["components"]["schemas"]
    found: dict[str, Schema] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = named[name]
            waiting += re.findall(r"#/components/schemas/(\w+)", json.dumps(named[name]))
    return found


def bounds_in(schema: Schema) -> set[str]:
    """Return the bounds of a schema, of its properties and of the items of those."""
    members = schema.get("properties", {}).values()
    return {
        key for each in (schema, *members, *(m.get("items", {}) for m in members)) for key in each
    } & KEYWORDS


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
        branches = follow(held["schema"]).get("oneOf", [held["schema"]])
        return [branch["$ref"].rpartition("/")[2] for branch in branches]

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


def test_both_listings_are_paged_from_zero_until_a_page_is_empty(by_name: Operations) -> None:
    paged = {name: o["x-pagination"] for name, (_, _, o) in by_name.items() if "x-pagination" in o}
    alike = {"kind": "page", "first": 0, "stop": ["empty-page"]}
    alike |= {"inputs": {"page": "$request.query.page", "size": "$request.query.size"}}
    alike |= {"max-size": {"items": 200, "beyond": "refused"}, "while-changing": "live"}
    keys = {"Orders": "/tracking_id", "Products": "/sku"}
    orders = {
        "Orders": [("/created_at", "descending"), ("/tracking_id", "descending")],
        "Products": [("/sku", "ascending")],
    }
    for of, key in keys.items():
        declared = paged.pop(f"list{of}")
        ours = declared.pop("x-provenance")["except"]["ours"]
        assert {"order", "max-size", "while-changing", "stop"} <= set(ours)
        assert [(term["by"], term["direction"]) for term in declared.pop("order")] == orders[of]
        assert declared == {**alike, "results": f"$response.body#/{of.lower()}", "key": key}
    assert paged == {}


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


def test_enums_are_as_documented_and_closed_in_requests_only(schemas: dict[str, Schema]) -> None:
    closed = {name: " ".join(schema["enum"]) for name, schema in schemas.items() if "enum" in schema}
    assert differences(closed, {f"{name}Request": values for name, values in VALUES.items()}) == []
    listed = {n: " ".join(s["x-extensible-enum"]) for n, s in schemas.items() if "x-extensible-enum" in s}
    assert differences(listed, VALUES | {"OrderStatus": "in_process cancelled"}) == []


def test_a_response_requires_what_a_reader_needs_to_act(document: Schema) -> None:
    found = schemas_in(document, *RESPONSES)
    assert {name: set(s["required"]) for name, s in found.items() if "required" in s} == REQUIRED
    assert [n for n in REQUIRED if "required" not in found[n]["x-provenance"]["except"]["ours"]] == []


def test_a_response_has_no_bound_that_only_requests_have(document: Schema) -> None:
    bounds = {name: bounds_in(schema) for name, schema in schemas_in(document, *RESPONSES).items()}
    # The form of times and prices is inferred from the examples.
    assert {name for name, found in bounds.items() if found} == {"Order", "OrderedProduct", "Product"}
    assert set().union(*bounds.values()) == {"pattern"}


def test_requests_and_responses_share_no_object(document: Schema) -> None:
    assert schemas_in(document, *REQUESTS).keys() & schemas_in(document, *RESPONSES).keys() == set()


def test_every_list_of_a_response_is_open(document: Schema) -> None:
    found = schemas_in(document, *RESPONSES)
    assert [name for name, schema in found.items() if '"enum"' in json.dumps(schema)] == []


def test_a_bound_of_a_request_is_ours_unless_the_documentation_states_it(document: Schema) -> None:
    stated = {(of, name): set(bounds) for name, holders, bounds in BOUNDS for of in holders}
    stated |= {(of, "price"): {"maximum", "multipleOf"} for of in REQUESTS}
    for of, schema in schemas_in(document, *REQUESTS).items():
        for name, held in schema.get("properties", {}).items():
            for each in (held, held.get("items", {})):
                marks = each.get("x-provenance", {}).get("except", {})
                marked = {keyword for mark in marks for keyword in marks[mark]}
                assert set(each) & KEYWORDS <= marked | stated.get((of, name), set()), (of, name)


def test_a_silence_is_marked_at_each_of_its_places(document: Schema) -> None:
    entries = yaml.safe_load((spec_files.SPECS / "ledger" / "nocnoc_store.yaml").read_text(encoding="utf-8"))
    for entry in (entry for entry in entries if entry["kind"] == "silence"):
        pointers = entry["pointer"] if isinstance(entry["pointer"], list) else [entry["pointer"]]
        for pointer in (pointer for pointer in pointers if pointer != "none"):
            place: Any = document
            for step in pointer.removeprefix("#/").split("/"):
                key = step.replace("~1", "/").replace("~0", "~")
                place = place[int(key)] if isinstance(place, list) else place[key]
            assert place["x-ledger"][entry["id"]] != "documented", (entry["id"], pointer)


@pytest.mark.parametrize(
    ("schema", "name", "mark", "words"),
    [
        ("OrderedProduct", "fob_price", "Ours", "the price of one unit"),
        ("Customer", "tax_id", "Inferred", "in the form of the customer's country"),
        ("OrderList", "orders", "Ours", "newest first"),
        ("ProductList", "products", "Ours", "by SKU"),
    ],
)
def test_a_sentence_of_ours_is_marked_where_it_stands(
    schemas: dict[str, Schema], schema: str, name: str, mark: str, words: str
) -> None:
    text = " ".join(schemas[schema]["properties"][name]["description"].split())
    assert words in text.partition(f"{mark}: ")[2]


def test_no_summary_says_in_which_order_a_listing_is(by_name: Operations) -> None:
    assert [n for n, (_, _, o) in by_name.items() if re.search("first|sorted|by SKU$", o["summary"])] == []


def test_every_operation_names_its_page(document: Schema, by_name: Operations) -> None:
    places = [document, *(operation for _, _, operation in by_name.values())]
    assert all(
        place["externalDocs"]["url"].startswith("https://nocnoc.mintlify.app/api/") for place in places
    )
    urls = [place["externalDocs"]["url"] for place in places]
    assert len(set(urls)) == len(urls)


def test_each_filter_declares_its_member_and_test(parameters: Parameters) -> None:
    found = {
        held["name"]: (held["x-filter"]["member"], held["x-filter"]["test"])
        for known in parameters.values()
        for held in known.values()
        if "x-filter" in held
    }
    assert found == {
        "statuses": ("/status", "one-of"),
        "date_from": ("/created_at", "at-least"),
        "date_to": ("/created_at", "at-most"),
        "order_id": ("/tracking_id", "equals"),
        "updatedAtFrom": ("/updated_at", "at-least"),
        "updatedAtTo": ("/updated_at", "at-most"),
    }


def test_a_link_gives_every_parameter_that_its_target_needs(document: Schema, parameters: Parameters) -> None:
    for name, link in document["components"]["links"].items():
        needed = {key for key, held in parameters[link["operationId"]].items() if held.get("required")}
        assert needed <= link["parameters"].keys(), name
    read = [document["components"]["links"][f"Read{of}Order"] for of in ("Listed", "Cancelled", "Packed")]
    assert {(link["parameters"]["query.page"], link["parameters"]["query.size"]) for link in read} == {
        ("0", "1")
    }


def test_what_can_be_used_once_or_repeated_is_declared(by_name: Operations) -> None:
    declared = {name: operation for name, (_, _, operation) in by_name.items()}
    for name in ("createProduct", "createProductFromAsin"):
        (unique,) = declared[name]["x-unique"]
        assert (unique["members"], unique["scope"]) == (["$request.body#/sku"], "account")
        assert (unique["error"], unique["freed-by"]) == ("SKU_EXISTS", [])
    repeated = {
        n: (o["x-repeat"]["effect"], o["x-repeat"].get("error"))
        for n, o in declared.items()
        if "x-repeat" in o
    }
    assert repeated == {
        "cancelOrder": ("error", "CANCELLATION_OPEN"),
        "createProduct": ("error", "SKU_EXISTS"),
        "createProductFromAsin": ("error", "SKU_EXISTS"),
        "updateProduct": ("same", None),
    }


def test_whose_objects_an_operation_sees_is_declared(by_name: Operations) -> None:
    owned = {name: operation["x-owner"] for name, (_, _, operation) in by_name.items()}
    assert {owner["scope"] for owner in owned.values()} == {"account"}
    strangers = {name for name, owner in owned.items() if owner.get("stranger") == 404}
    assert strangers == {"cancelOrder", "getProduct", "updateProduct"}


def test_what_comes_back_is_declared(by_name: Operations) -> None:
    kept = {
        name: {
            pair["sent"].rpartition("#/")[2].partition("/")[0]
            for pair in operation["x-keeps"].get("values", ())
        }
        for name, (_, _, operation) in by_name.items()
        if "x-keeps" in operation
    }
    created = set(MEMBERS["CreateProductRequest"].replace("!", "").split()) - {"international_ids"}
    assert kept == {
        "createProduct": created,
        "createProductFromAsin": set(MEMBERS["CreateProductFromAsinRequest"].replace("!", "").split()),
        "updateProduct": {"available_quantity", "price", "currency_code"},
        "createPackage": set(),
    }


def test_most_properties_have_an_example(document: Schema, follow: Follow, matches: Matches) -> None:
    held = [
        (f"{name}.{member}", schema)
        for name, of in document["components"]["schemas"].items()
        for member, schema in of.get("properties", {}).items()
    ]
    shown = {place: values for place, schema in held if (values := follow(schema).get("examples"))}
    assert len(shown) > 0.6 * len(held)
    assert [
        place
        for place, schema in held
        if not all(matches(follow(schema), value) for value in shown.get(place, ()))
    ] == []


def test_bounds_are_those_of_the_documentation(schemas: dict[str, Schema]) -> None:
    for name, holders, bounds in BOUNDS:
        for of in holders:
            schema = schemas[of]["properties"][name]
            assert {key: schema.get(key) for key in bounds} == bounds, f"{of}.{name}"


def test_an_order_leads_from_in_process_to_cancelled_and_no_further(schemas: dict[str, Schema]) -> None:
    life = schemas["OrderStatus"]["x-lifecycle"]
    assert {row["from"]: row["to"] for row in life["transitions"]} == {
        "in_process": ["cancelled"],
        "cancelled": [],
    }
    assert life["initial"] == "in_process"


def test_a_request_for_a_cancellation_moves_nothing_at_once(schemas: dict[str, Schema]) -> None:
    (move,) = schemas["OrderStatus"]["x-lifecycle"]["moves"]
    assert move == {"operation": "cancelOrder", "from": ["in_process"], "error": "INVALID_REQUEST"}


def test_the_known_messages_travel_with_status_and_code_as_documented(schemas: dict[str, Schema]) -> None:
    errors = schemas["Error"]["x-errors"]
    public = {
        e["message"]["en-US"]: e
        for e in errors
        if e["x-provenance"]["status"] == "public" and "message" not in e["x-provenance"]["except"]["ours"]
    }
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
    texts = [schemas["OrderedProduct"]["properties"]["fob_price"], *prices.values()]
    assert {(price["format"], price["x-decimals"]) for price in texts} == {("decimal", 2)}
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
